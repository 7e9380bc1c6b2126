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
#include "nlp/words.h"

struct maker {
	struct article *article;
	const char *text;
	struct token *tokens;
	size_t count, room;
};

static void token_add(struct maker *m, const char *start, const char *end,
		      bool space)
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

static const char *run_end(const char *at, const char *end)
{
	while (at < end && byte_kind(at) != BYTE_BLANK) {
		if (byte_kind(at) != BYTE_HIGH) {
			at++;
			continue;
		}
		struct sight s = sight_at(at);
		if (s.class == CHAR_BLANK)
			break;
		at += s.length;
	}
	return at;
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

/* A word of plain letters up to a blank, perhaps with a comma or, if it is
 * long, a full stop: most of a text. Returns where it ends, or `at` if what
 * stands there is not that simple. */
static const char *plain_add(struct maker *m, const char *at, const char *end)
{
	const char *p = at;

	while (p < end && (byte_kind(p) == BYTE_LOWER ||
			   byte_kind(p) == BYTE_UPPER))
		p++;
	if (p == at)
		return at;
	if (p == end || byte_kind(p) == BYTE_BLANK) {
		word_add(m, at, p, true);
		return p;
	}
	bool mark = *p == ',' ||
		    (*p == '.' && p - at > LONGEST_ABBREVIATION);
	if (!mark || (p + 1 < end && byte_kind(p + 1) != BYTE_BLANK))
		return at;
	word_add(m, at, p, true);
	token_add(m, p, p + 1, false);
	return p + 1;
}

/* The runs up to the border at `end`; returns where the next part begins,
 * behind the blanks at the border. */
static const char *part_add(struct maker *m, const char *at, const char *end,
			    const char *text_end)
{
	while (at < end) {
		const char *plain = plain_add(m, at, end);
		if (plain > at) {
			at = blanks_add(m, plain, text_end);
			continue;
		}
		struct run run = { .start = at, .end = run_end(at, end) };
		if (run.end > at) {
			const char *next = blanks_end(run.end, end);
			run.last = next == end;
			run.before_digit = next < end &&
					   byte_kind(next) == BYTE_DIGIT;
			run_add(m, &run);
		}
		at = blanks_add(m, run.end, text_end);
	}
	return at;
}

void tokens_make(struct article *article)
{
	const char *text = article->text.data;
	const char *at = text, *end = text + article->text.length;
	struct maker m = { .article = article, .text = text };

	/* News has a token for each five or six bytes. */
	m.room = article->text.length / 5 + 16;
	m.tokens = arena_alloc(article->arena, m.room * sizeof *m.tokens);
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		struct span span = article->sentences[s].span;
		at = part_add(&m, at, text + span.start, end);
		at = part_add(&m, at, text + span.end, end);
	}
	part_add(&m, at, end, end);
	article->tokens = m.tokens;
	article->token_count = (uint32_t)m.count;
}
