/* tokens.c - words, marks and blanks
 *
 * Goes in: the text and where sentences begin and end. Comes out: tokens that
 * tile the text. "He can't.  Yes" is "He", "ca", "n't", ".", a token of the
 * second blank, "Yes": after a word one U+0020 is dropped, all blanks that are
 * left are one token (records.md, as spaCy asks).
 *
 * A run without blanks is cut at sentence borders, else by token_end(); most
 * runs are plain words and never get there.
 *
 * Source: the guidelines of UD English; Penn Treebank for contractions.
 */
#include "nlp/tokens.h"

#include "nlp/chars.h"
#include "nlp/clitics.h"
#include "nlp/windows.h"
#include "nlp/words.h"

struct maker {
	struct article *article;
	const char *text;
	struct token *tokens;
	size_t count, room;
};

static inline void token_add(struct maker *m, const char *start,
			     const char *end, bool space)
{
	struct token token = { .space = space };

	token.span.start = (uint32_t)(start - m->text);
	token.span.end = (uint32_t)(end - m->text);
	if (m->count == m->room)
		m->tokens = arena_grow(m->article->arena, m->tokens, m->count,
				       &m->room, sizeof *m->tokens);
	m->tokens[m->count++] = token;
}

/* A word, which perhaps holds nothing but letters, in its parts. */
static void word_add(struct maker *m, const char *at, const char *end,
		     bool letters)
{
	const char *cuts[CLITIC_CUTS];
	const char *text_end = m->text + m->article->text.length;
	/* "70's" is whole; other numbers hold no apostrophe. */
	int count = byte_kind(at) == BYTE_DIGIT ? 0
		  : letters ? letter_cuts(at, end, text_end, cuts)
			    : clitic_cuts(at, end, text_end, cuts);

	for (int i = 0; i < count; i++) {
		token_add(m, at, cuts[i], false);
		at = cuts[i];
	}
	token_add(m, at, end, false);
}

/* Blanks from `at` on: one U+0020 behind a word is dropped. */
static const char *blanks_add(struct maker *m, const char *at,
			      const char *end)
{
	if (end - at > 1 && *at == ' ' && at > m->text &&
	    byte_kind(at + 1) != BYTE_BLANK && byte_kind(at + 1) != BYTE_HIGH)
		return at + 1;

	const char *stop = blanks_end(at, end);

	if (at > m->text && at < stop && *at == ' ')
		at++;
	if (at < stop)
		token_add(m, at, stop, true);
	return stop;
}

/* Where the run ends; *joints tells of ".", "@" or ":" before its last
 * byte: without them there is no address in it. */
static const char *run_end(const char *at, const char *end, bool *joints)
{
	*joints = false;
	for (;;) {
		at = letters_end(at, end);
		if (at == end || byte_kind(at) == BYTE_BLANK)
			return at;
		if (*at == '.' || *at == '@' || *at == ':')
			*joints |= at + 1 < end &&
				   byte_kind(at + 1) != BYTE_BLANK;
		if (byte_kind(at) != BYTE_HIGH) {
			at++;
			continue;
		}
		struct sight s = sight_at(at);
		if (s.class == CHAR_BLANK)
			return at;
		at += s.length;
	}
}

static void run_add(struct maker *m, const struct run *run)
{
	for (const char *at = run->start; at < run->end;) {
		const char *end = token_end(run, at);
		word_add(m, at, end, false);
		at = end;
	}
}

/* Longer words are no abbreviations. */
#define LONGEST_ABBREVIATION 8

/* U+2019, U+201C and U+201D are these three bytes but for the last. */
static bool is_curly(const char *at, const char *end, char last)
{
	return end - at >= 3 && *at == (char)0xE2 && at[1] == (char)0x80 &&
	       at[2] == last;
}

#define APOSTROPHE (char)0x99
#define OPENING (char)0x9C
#define CLOSING (char)0x9D

/* A part of the text up to a border; `last` is where its blanks begin. */
struct part {
	const char *end, *last;
};

static bool is_over(const struct part *part, const char *at)
{
	return at >= part->end || byte_kind(at) == BYTE_BLANK;
}

/* The marks behind a plain word, each of one token, ",", "?", ".\"": where
 * they end, or NULL if they are others or the full stop may be the word's. */
static const char *tail_end(const struct part *part, const char *word,
			    const char *at)
{
	const char *p = at;
	bool stop = *p == '.', mark = stop || *p == ',' || *p == ';' ||
				      *p == ':' || *p == '?' || *p == '!';

	p += mark;
	if (p < part->end && (*p == '"' || (*p == ')' && !mark)))
		p++;
	else if (is_curly(p, part->end, CLOSING))
		p += 3;
	if (!is_over(part, p))
		return NULL;
	if (stop && p != part->last && byte_kind(word) != BYTE_DIGIT &&
	    at - word <= LONGEST_ABBREVIATION)
		return NULL;
	return p;
}

/* Where the letters or digits at `at` end, with one clitic, "Roe's". */
static const char *body_end(const char *at, const char *end, bool *letters)
{
	const char *p = letters_end(at, end), *behind;

	*letters = true;
	if (p == at)
		while (p < end && byte_kind(p) == BYTE_DIGIT)
			p++;
	else if (p < end && (*p == '\'' || is_curly(p, end, APOSTROPHE))) {
		behind = p + (*p == '\'' ? 1 : 3);
		*letters = letters_end(behind, end) == behind;
		if (!*letters)
			p = letters_end(behind, end);
	}
	return p;
}

/* The mark that opens a quotation or bracket before a letter. */
static const char *opener_end(const char *at, const char *end)
{
	const char *p = at;

	if (*p == '"' || *p == '(')
		p++;
	else if (is_curly(p, end, OPENING))
		p += 3;
	return p < end && (byte_kind(p) == BYTE_LOWER ||
			   byte_kind(p) == BYTE_UPPER) ? p : at;
}

/* A run that is a plain word, perhaps between plain marks: most of a text.
 * Returns where it ends, or `at` if what stands there is not that simple. */
static const char *plain_add(struct maker *m, const char *at,
			     const struct part *part)
{
	const char *word = at, *stop, *tail;
	bool letters;

	if (byte_kind(at) == BYTE_MARK || byte_kind(at) == BYTE_HIGH)
		word = opener_end(at, part->end);
	stop = body_end(word, part->end, &letters);
	if (stop == word)
		return at;
	tail = is_over(part, stop) ? stop : tail_end(part, word, stop);
	if (!tail)
		return at;
	if (word > at)
		token_add(m, at, word, false);
	if (letters && !may_be_cut(word, (size_t)(stop - word)))
		token_add(m, word, stop, false);
	else
		word_add(m, word, stop, letters);
	while (stop < tail) {
		const char *next = stop + (*stop == (char)0xE2 ? 3 : 1);
		token_add(m, stop, next, false);
		stop = next;
	}
	return tail;
}

static void room_make(struct maker *m, size_t more)
{
	while (m->room - m->count < more) {
		size_t room = m->room;
		m->tokens = arena_grow(m->article->arena, m->tokens, room,
				       &m->room, sizeof *m->tokens);
	}
}

/* The tokens of a window's plain words; a comma is one of its own. */
static void window_add(struct maker *m, const char *at,
		       const struct window *window, struct plain_words *words)
{
	uint32_t from = (uint32_t)(at - m->text);
	struct token *out = m->tokens + m->count;

	for (; words->ends; words->ends &= words->ends - 1) {
		unsigned start = lowest_bit(words->starts);
		unsigned stop = lowest_bit(words->ends);
		words->starts &= words->starts - 1;
		if (may_be_cut(at + start, stop - start)) {
			m->count = (size_t)(out - m->tokens);
			word_add(m, at + start, at + stop, true);
			room_make(m, WINDOW);
			out = m->tokens + m->count;
		} else {
			*out++ = (struct token){
				.span = { from + start, from + stop } };
		}
		if (window->commas >> stop & 1)
			*out++ = (struct token){
				.span = { from + stop, from + stop + 1 } };
	}
	m->count = (size_t)(out - m->tokens);
}

/* Words that windows.h calls plain: the first word that is not. */
static const char *words_add(struct maker *m, struct moving *moving,
			     const char *at, const char *end)
{
	const char *limit = m->text + m->article->text.length;

	for (;;) {
		struct window window = window_move(moving, at, end, limit);
		struct plain_words words = plain_words(&window);
		if (!words.ends)
			return at;
		room_make(m, WINDOW);
		window_add(m, at, &window, &words);
		at += lowest_bit(words.starts);
	}
}

static const char *other_add(struct maker *m, const char *at, const char *end)
{
	struct run run = { .start = at };

	run.end = run_end(at, end, &run.address);
	if (run.end > at) {
		const char *next = blanks_end(run.end, end);
		run.last = next == end;
		run.before_digit = next < end && byte_kind(next) == BYTE_DIGIT;
		run_add(m, &run);
	}
	return run.end;
}

/* The runs up to the border at `end`; returns where the next part begins,
 * behind the blanks at the border. */
static const char *part_add(struct maker *m, const char *at, const char *end,
			    const char *text_end)
{
	struct part part = { end, end };
	struct moving moving = { .from = NULL };

	if (at >= end)
		return at;
	while (part.last > at && byte_kind(part.last - 1) == BYTE_BLANK)
		part.last--;
	while (at < end) {
		at = words_add(m, &moving, at, end);
		const char *stop = plain_add(m, at, &part);
		if (stop == at)
			stop = other_add(m, at, end);
		at = blanks_add(m, stop, text_end);
	}
	return at;
}

void tokens_make(struct article *article)
{
	const char *text = article->text.data;
	const char *at = text, *end = text + article->text.length;
	struct maker m = { .article = article, .text = text };

	/* News has a token for each five or six bytes. */
	m.room = article->text.length / 4 + WINDOW;
	m.tokens = arena_alloc(article->arena, m.room * sizeof *m.tokens);
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		struct span span = article->sentences[s].span;
		at = part_add(&m, at, text + span.start, end);
		article->sentences[s].token = (uint32_t)m.count;
		at = part_add(&m, at, text + span.end, end);
	}
	part_add(&m, at, end, end);
	article->tokens = m.tokens;
	article->token_count = (uint32_t)m.count;
}
