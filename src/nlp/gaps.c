/* gaps.c - the places where a sentence may end, and what they look like
 *
 * Goes in: a block. Comes out: its gaps, that is, blanks between two runs of
 * characters, one after the other, but not those where no sentence ends:
 * between a word or comma and a small letter. Of "met Mr. Roe. He" these are
 * the gaps before "Roe" and "He" ("met|Mr." is one too).
 *
 * A gap is described by the words and marks on both sides, by how long the
 * sentence is, and by the brackets and quotation marks open at it; features.
 * The features are hashed with one multiplication each (Weinberger et al.
 * 2009), since this is done for each capital of a text.
 */
#include "nlp/gaps.h"

#include <string.h>

#include "nlp/chars.h"

/* Words are hashed by so many of their first bytes. */
#define HASHED 10
/* Bytes of a word and its blank, on average. */
#define WORD_LENGTH 6

/* Where the run ends; *marks tells whether it holds more than letters and
 * digits. */
static const char *run_end(const char *at, const char *end, bool *marks)
{
	unsigned seen = 0;

	while (at < end) {
		enum byte_kind kind = byte_kind(at);
		if (kind == BYTE_BLANK)
			break;
		seen |= 1u << kind;
		if (kind != BYTE_HIGH) {
			at++;
			continue;
		}
		struct sight s = sight_at(at);
		if (s.class == CHAR_BLANK)
			break;
		at += s.length;
	}
	*marks = seen & (1u << BYTE_MARK | 1u << BYTE_HIGH);
	return at;
}

/* Brackets and quotation marks of a run change what is open behind it. */
static void run_open(struct gaps *g, const char *at, const char *end)
{
	for (; at < end; at++) {
		switch (*at) {
		case '(': case '[':
			g->depth++;
			break;
		case ')': case ']':
			g->depth -= g->depth > 0;
			break;
		case '"':
			g->quoted = !g->quoted;
			break;
		case (char)0xE2: /* U+201C, U+201D */
			if (end - at >= 3 && at[1] == (char)0x80 &&
			    (at[2] == (char)0x9C || at[2] == (char)0x9D))
				g->quoted = at[2] == (char)0x9C;
			break;
		default:
			break;
		}
	}
}

static void word_describe(struct gap_word *word)
{
	const char *at = word->start;
	uint32_t hash = 2166136261u; /* FNV-1a */
	bool upper = false, lower = false, digit = false;

	for (; at < word->end && at - word->start < HASHED; at++) {
		unsigned char c = (unsigned char)*at;
		enum byte_kind kind = byte_kind(at);
		upper |= kind == BYTE_UPPER;
		lower |= kind == BYTE_LOWER;
		if (kind == BYTE_UPPER)
			c |= 0x20;
		if (kind == BYTE_DIGIT) {
			if (digit)
				continue;
			digit = true;
			c = '0';
		}
		hash = (hash ^ c) * 16777619u;
	}
	word->hash = hash;
	if (word->start == word->end) {
		word->letters = GAP_SIGN;
		return;
	}
	switch (sight_at(word->start).class) {
	case CHAR_UPPER:
		word->letters = upper && !lower && at - word->start > 1
					? GAP_UPPER : GAP_TITLE;
		break;
	case CHAR_LOWER: case CHAR_LETTER: word->letters = GAP_LOWER; break;
	case CHAR_DIGIT: word->letters = GAP_DIGIT; break;
	default: word->letters = GAP_SIGN; break;
	}
}

static enum gap_mark mark_of(uint32_t c)
{
	switch (c) {
	case '.': case 0x3002: return GAP_STOP;
	case '!': return GAP_BANG;
	case '?': return GAP_QUESTION;
	case 0x2026: return GAP_DOTS;
	case ':': return GAP_COLON;
	case ';': return GAP_SEMICOLON;
	case ',': return GAP_COMMA;
	case '-': case 0x2013: case 0x2014: case 0x2015: return GAP_DASH;
	default: return GAP_OTHER;
	}
}

static bool is_word_class(enum char_class class)
{
	return class >= CHAR_UPPER && class <= CHAR_NUMBER;
}

/* The run before the gap, from its end: closers, marks, word. */
static void left_read(struct gap *gap)
{
	const char *start = gap->run, *at = gap->run_end;
	struct sight s = { 0, CHAR_OTHER, 0 };
	unsigned marks = 0;

	while (at > start) {
		s = sight_before(at);
		if (is_word_class(s.class))
			break;
		bool closer = is_closer(s.code);
		if (closer && !gap->closer && !marks)
			gap->closer = s.code;
		if (!closer) {
			enum gap_mark mark = mark_of(s.code);
			if (!marks || (gap->mark == GAP_STOP &&
				       (mark == GAP_BANG ||
					mark == GAP_QUESTION)))
				gap->mark = mark;
			if (marks && mark == GAP_STOP && gap->mark == GAP_STOP)
				gap->mark = GAP_DOTS;
			marks++;
		}
		at -= s.length;
	}
	gap->repeated = marks > 1;
	gap->left.end = at;
	while (at > start) {
		s = sight_before(at);
		bool dot = s.code == '.';
		if (!is_word_class(s.class) && !dot && s.code != '\'' &&
		    s.code != '&' && s.code != 0x2019)
			break;
		gap->dotted |= dot;
		at -= s.length;
	}
	while (at < gap->left.end && is_opener((unsigned char)*at))
		at++;
	gap->left.start = at;
	word_describe(&gap->left);
	if (gap->mark == GAP_STOP)
		gap->abbreviation = abbreviation_find(
			at, (size_t)(gap->left.end - at));
}

static void word_read(struct gap_word *word, const char *start,
		      const char *end)
{
	const char *at = start;

	while (at < end && byte_kind(at) != BYTE_HIGH &&
	       is_opener((unsigned char)*at))
		at++;
	if (at == start && at < end && is_opener(sight_at(at).code))
		at += sight_at(at).length;
	word->start = at;
	while (at < end) {
		struct sight s = sight_at(at);
		if (!is_word_class(s.class) && s.code != '\'' &&
		    s.code != 0x2019 && s.code != '&')
			break;
		at += s.length;
	}
	if (at == word->start && at < end)
		at += sight_at(at).length; /* a mark is its own word */
	word->end = at;
	word_describe(word);
}

/* A sentence begins at the run read last. */
void gaps_cut(struct gaps *g)
{
	g->words = 1;
	g->depth = 0;
	g->quoted = false;
	word_read(&g->first, g->run, g->run_end);
}

void gaps_start(struct gaps *g, struct string text, const struct block *block)
{
	memset(g, 0, sizeof *g);
	g->start = text.data + block->span.start;
	g->end = text.data + block->span.end;
	g->run = g->before = g->start;
	g->run_end = run_end(g->start, g->end, &g->marks);
	gaps_cut(g);
	g->kind = block->kind;
	g->small = sight_at(g->start).class == CHAR_LOWER;
	g->terminal = g->end > g->start &&
		      (g->end[-1] == '.' || g->end[-1] == '!' ||
		       g->end[-1] == '?');
}

static void gap_read(const struct gaps *g, struct gap *gap, const char *run,
		     const char *run_stop, const char *next)
{
	memset(gap, 0, sizeof *gap);
	gap->run = run;
	gap->run_end = run_stop;
	gap->next = next;
	gap->next_end = run_end(next, g->end, &gap->marks);
	gap->words = g->words;
	gap->words_left = (uint32_t)(g->end - next) / WORD_LENGTH;
	gap->depth = g->depth;
	gap->quoted = g->quoted;
	left_read(gap);
	word_read(&gap->right, next, gap->next_end);
	struct sight s = sight_at(next);
	if (is_opener(s.code))
		gap->opener = s.code;
	const char *after = blanks_end(gap->next_end, g->end);
	bool marks;
	word_read(&gap->after, after, run_end(after, g->end, &marks));
	word_read(&gap->before, g->before, run);
}

/* Between these two bytes no sentence ends; "b." may begin a list item. */
static bool is_plain(const char *last, const char *next, const char *end)
{
	if (byte_kind(next) != BYTE_LOWER)
		return false;
	if (end - next > 2 && (next[1] == '.' || next[1] == ')') &&
	    next[2] == ' ')
		return false;
	if (byte_kind(last) == BYTE_MARK)
		return *last == ',' || *last == '\'' || *last == '-' ||
		       *last == '(';
	return byte_kind(last) != BYTE_HIGH;
}

bool gaps_next(struct gaps *g, struct gap *gap)
{
	for (;;) {
		const char *run = g->run, *stop = g->run_end;
		const char *next = blanks_end(stop, g->end);
		if (next == g->end)
			return false;
		if (g->marks)
			run_open(g, run, stop);
		bool plain = is_plain(stop - 1, next, g->end);
		if (!plain)
			gap_read(g, gap, run, stop, next);
		g->before = run;
		g->run = next;
		if (plain) {
			g->run_end = run_end(next, g->end, &g->marks);
		} else {
			g->run_end = gap->next_end;
			g->marks = gap->marks;
		}
		g->words++;
		if (!plain)
			return true;
	}
}

static uint32_t bucket(uint32_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 25 ? 7
	     : n < 40 ? 8 : 9;
}

/* One feature: a template's number and up to 32 bits of what it saw. */
static uint32_t mix(uint32_t kind, uint32_t value)
{
	uint64_t h = (value + kind * 0x9E3779B9u) * 0x9E3779B97F4A7C15u;

	return (uint32_t)(h >> 32);
}

unsigned gap_features(const struct gaps *g, const struct gap *gap,
		      const struct habits *habits,
		      uint32_t f[GAP_FEATURES])
{
	uint32_t left_length = (uint32_t)(gap->left.end - gap->left.start);
	uint32_t right_length = (uint32_t)(gap->right.end - gap->right.start);
	uint32_t mark = (uint32_t)gap->mark |
			(uint32_t)gap->repeated << 4;
	uint32_t right_case = (uint32_t)gap->right.letters;
	uint32_t closed = gap->closer ? 1 : 0;
	uint32_t opened = gap->opener ? 1 : 0;
	uint32_t core = mark | right_case << 5 | closed << 8 | opened << 9;
	uint32_t left_case = (uint32_t)gap->left.letters |
			     (uint32_t)gap->dotted << 3 |
			     (left_length < 4 ? left_length : 4) << 4;
	uint32_t abbreviation = (uint32_t)gap->abbreviation;
	uint32_t in = (uint32_t)(gap->depth > 0) | (uint32_t)gap->quoted << 1;
	uint32_t style = (uint32_t)g->small | (uint32_t)g->terminal << 1;
	uint32_t after_case = (uint32_t)gap->after.letters;
	uint32_t before_case = (uint32_t)gap->before.letters;
	uint32_t starter = gap->right.letters == GAP_LOWER
		? 10 : habits->starters[word_habit(&gap->right)];
	uint32_t stopped = habits->stopped[word_habit(&gap->left)];
	uint32_t whole = gap->next_end == gap->right.end &&
			 gap->next == gap->right.start;
	unsigned n = 0;

	f[n++] = mix(0, 0);
	f[n++] = mix(1, core);
	f[n++] = mix(2, mark | abbreviation << 5 | right_case << 8);
	f[n++] = mix(3, mark | left_case << 5 | right_case << 13);
	f[n++] = mix(4, gap->closer ^ mark << 20 ^ right_case << 26);
	f[n++] = mix(5, gap->opener ^ mark << 20 ^ right_case << 26);
	f[n++] = mix(6, gap->right.hash ^ mark);
	f[n++] = mix(7, gap->right.hash ^ right_case);
	f[n++] = mix(8, gap->left.hash ^ mark);
	f[n++] = mix(9, gap->left.hash ^ right_case);
	f[n++] = mix(10, bucket(gap->words) | core << 4);
	f[n++] = mix(11, bucket(gap->words_left) | core << 4);
	f[n++] = mix(12, in | core << 2);
	f[n++] = mix(13, style | core << 2);
	f[n++] = mix(14, after_case | core << 3);
	f[n++] = mix(15, before_case | core << 3);
	f[n++] = mix(16, (uint32_t)g->kind | core << 4);
	f[n++] = mix(17, right_length | right_case << 8 | mark << 12);
	f[n++] = mix(18, abbreviation | gap->right.hash << 4);
	f[n++] = mix(19, left_case | after_case << 8 | core << 12);
	f[n++] = mix(20, gap->left.hash * 31 ^ gap->right.hash);
	f[n++] = mix(21, gap->after.hash ^ core);
	f[n++] = mix(22, gap->before.hash ^ core);
	f[n++] = mix(23, bucket(gap->words) | bucket(gap->words_left) << 4 |
				 core << 8);
	f[n++] = mix(24, left_case | before_case << 8 | core << 12);
	f[n++] = mix(25, gap->next_end > gap->next
			? (unsigned char)gap->next_end[-1] | core << 8 : 0);
	f[n++] = mix(26, gap->depth > 0 ? gap->closer | core << 8 : core);
	f[n++] = mix(27, starter | core << 4);
	f[n++] = mix(28, starter | abbreviation << 4 | mark << 8 |
				 (uint32_t)gap->dotted << 16);
	f[n++] = mix(29, stopped | core << 4);
	f[n++] = mix(30, stopped | starter << 4 | mark << 8 | left_case << 14);
	f[n++] = mix(31, whole | after_case << 1 | core << 4);
	return n;
}
