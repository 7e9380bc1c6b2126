/* gaps.c - the places where a sentence may end, and what they look like
 *
 * Goes in: a block. Comes out: its gaps, that is, blanks between two runs of
 * characters, one after the other, but not those where no sentence ends:
 * between a word or comma and a small letter. Of "met Mr. Roe. He" these are
 * the gaps before "Roe" and "He" ("met|Mr." is one too).
 *
 * A gap is described by the words and marks on both sides, by how long the
 * sentence is, and by the brackets and quotation marks open at it.
 */
#include "nlp/gaps.h"

#include <string.h>

/* Bytes of a word and its blank, on average. */
#define WORD_LENGTH 6

/* Where the run ends; *marks tells whether it holds more than letters and
 * digits. */
static const char *run_end(const char *at, const char *end, bool *marks)
{
	unsigned seen = 0;

	at = letters_end(at, end);
	while (at < end) {
		enum byte_kind kind = byte_kind(at);
		if (kind == BYTE_BLANK)
			break;
		seen |= 1u << kind;
		if (kind != BYTE_HIGH) {
			at = letters_end(at + 1, end);
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

/* Brackets and quotation marks change what is open behind them. */
static void sign_read(struct gaps *g, const char *at)
{
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
		if (g->end - at >= 3 && at[1] == (char)0x80 &&
		    (at[2] == (char)0x9C || at[2] == (char)0x9D))
			g->quoted = at[2] == (char)0x9C;
		break;
	default:
		break;
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

/* The marks that the run before the gap ends with; returns where the word
 * before them ends. */
static const char *marks_read(struct gap *gap)
{
	const char *at = gap->run_end;
	unsigned marks = 0;

	while (at > gap->run) {
		struct sight s = sight_before(at);
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
	return at;
}

/* Where the word that ends at `end` begins: full stops are inside it. */
static const char *left_start(struct gap *gap, const char *end)
{
	const char *at = end;

	while (at > gap->run) {
		struct sight s = sight_before(at);
		bool dot = s.code == '.';
		if (!is_word_class(s.class) && !dot && s.code != '\'' &&
		    s.code != '&' && s.code != 0x2019)
			break;
		gap->dotted |= dot;
		at -= s.length;
	}
	while (at < end && is_opener((unsigned char)*at))
		at++;
	return at;
}

/* The run before the gap. */
static void left_read(struct gap *gap, const char *limit)
{
	struct gap_word *left = &gap->left;

	left->end = marks_read(gap);
	left->start = gap->run;
	if (!gap_word_is_letters(left, limit)) {
		if (letters_end(gap->run, left->end) < left->end)
			left->start = left_start(gap, left->end);
		gap_word_describe(left, limit);
	}
	if (gap->mark == GAP_STOP)
		gap->abbreviation = abbreviation_find(
			left->start, (size_t)(left->end - left->start));
}

/* A sentence begins at the run behind the gap. */
void gaps_cut(struct gaps *g)
{
	g->words = 1;
	g->depth = 0;
	g->quoted = false;
	gap_word_read(&g->first, g->run, g->end);
}

void gaps_start(struct gaps *g, struct string text, const struct block *block)
{
	memset(g, 0, sizeof *g);
	g->start = text.data + block->span.start;
	g->end = text.data + block->span.end;
	g->limit = text.data + text.length;
	g->run = g->earlier = g->window = g->start;
	g->sieve = sieve_at(g->start, g->end, g->limit);
	gaps_cut(g);
	g->kind = block->kind;
	g->small = sight_at(g->start).class == CHAR_LOWER;
	g->terminal = g->end > g->start &&
		      (g->end[-1] == '.' || g->end[-1] == '!' ||
		       g->end[-1] == '?');
}

static const char *max_at(const char *a, const char *b)
{
	return a > b ? a : b;
}

/* The start of the run that ends at `at`; between `first` and there all blanks
 * are U+0020, one each. */
static inline const char *run_start(const struct gaps *g, const char *first,
				    const char *at)
{
	if (at > g->window) {
		uint64_t before = g->sieve.spaces &
				  bits_below((size_t)(at - g->window));
		if (before)
			return max_at(first, g->window + 1 +
						     highest_bit(before));
		at = g->window;
	}
	while (at > first && at[-1] != ' ')
		at--;
	return max_at(first, at);
}

/* The run behind the gap and its word, mostly letters and perhaps a mark. */
static inline void next_read(struct gap *gap, const char *end)
{
	const char *stop;

	if (!gap_letters_read(&gap->right, gap->next, end)) {
		gap->next_end = run_end(gap->next, end, &gap->marks);
		gap_word_read_far(&gap->right, gap->next, end);
		return;
	}
	stop = gap->right.end; /* before `end` */
	gap->marks = byte_kind(stop) == BYTE_MARK;
	stop += gap->marks;
	if (stop < end && byte_kind(stop) != BYTE_BLANK)
		stop = run_end(gap->next, end, &gap->marks);
	gap->next_end = stop;
}

/* Plain gaps are counted up to a place in the window. */
static inline void words_count(struct gaps *g, size_t place)
{
	uint64_t below = bits_below(place);

	g->words += bit_count(g->sieve.plain & below);
	g->sieve.plain &= ~below;
}

/* What stands between the run that ends at `stop` and the one at `next`. */
static void gap_note(struct gaps *g, struct gap *gap, const char *stop,
		     const char *next)
{
	words_count(g, (size_t)(stop - g->window));
	gap->run = run_start(g, g->run, stop);
	gap->run_end = stop;
	gap->behind = g->run;
	gap->earlier = g->earlier;
	gap->next = next;
	next_read(gap, g->end);
	gap->words = g->words;
	gap->words_left = (uint32_t)(g->end - next) / WORD_LENGTH;
	gap->depth = g->depth;
	gap->quoted = g->quoted;
}

void gap_read(const struct gaps *g, struct gap *gap)
{
	struct sight s = sight_at(gap->next);

	if (gap->run > gap->behind)
		gap->earlier = run_start(g, gap->behind, gap->run - 1);
	gap->mark = GAP_NONE;
	gap->abbreviation = ABBREVIATION_NONE;
	gap->closer = 0;
	gap->opener = is_opener(s.code) ? s.code : 0;
	gap->dotted = gap->repeated = false;
	left_read(gap, g->end);
	gap_word_read(&gap->before, gap->earlier, g->end);
	gap_word_read(&gap->after, blanks_end(gap->next_end, g->end), g->end);
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

/* The next byte that needs a look; NULL at the block's end. */
static const char *look_find(struct gaps *g)
{
	while (!g->sieve.looks) {
		g->words += bit_count(g->sieve.plain);
		g->window += WINDOW;
		if (g->window >= g->end)
			return NULL;
		g->sieve = sieve_at(g->window, g->end, g->limit);
	}
	unsigned bit = lowest_bit(g->sieve.looks);
	g->sieve.looks &= g->sieve.looks - 1;
	return g->window + bit;
}

bool gaps_find(struct gaps *g, struct gap *gap)
{
	const char *at, *next;

	while ((at = look_find(g)) != NULL) {
		if (at < g->run)
			continue; /* more blanks of a gap */
		next = blanks_end(at, g->end);
		if (next == at) {
			sign_read(g, at);
			continue;
		}
		bool plain = is_plain(at - 1, next, g->end);
		if (plain && next == at + 1 && *at == ' ') {
			g->words++;
			continue;
		}
		gap_note(g, gap, at, next);
		g->earlier = gap->run;
		g->run = next;
		g->words++;
		if (!plain)
			return true;
	}
	return false;
}
