/* marks.c - quotation marks, paired inside each paragraph
 *
 * In: text and blocks. Out: the spans between marks.
 *
 * A mark is first judged by itself: “ opens, ” closes, and a straight one
 * opens where a blank is before it and a letter behind it. One that could be
 * both, or a curly one that is mistyped by its place, takes the side that is
 * lacking. Pairs never cross a
 * paragraph, since a mark forgotten there would turn every later one around;
 * an open one runs to the end of its paragraph, which is also how a quotation
 * of several paragraphs is written:
 *
 *     “We came at dawn. We saw nothing.
 *     “Then the gate opened,” she said.
 *
 * Single marks are the same characters as apostrophes, so they are paired last
 * and with care: ' opens only after a blank and before a letter that begins no
 * elision ('em, '90s); it is closed by the first ' behind punctuation, or else
 * by the first at the end of a word without plural s.
 *
 * Gets wrong: a plural possessive at the end of single-quoted words.
 */
#include "nlp/marks.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum side { SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER };

/* One quotation mark, as it stands in the text. */
struct mark {
	struct span span;
	enum side side;
	bool single, straight;
	bool after_stop;   /* punctuation stands before it */
	bool after_s;      /* the letter s stands before it */
};

struct marks {
	struct mark *items;
	uint32_t count;
	size_t room;
};

bool marks_are_read(enum block_kind kind)
{
	return kind == BLOCK_PARAGRAPH || kind == BLOCK_LIST ||
	       kind == BLOCK_HEADING || kind == BLOCK_DATELINE;
}

static bool is_letter(uint32_t c)
{
	enum char_class class = char_class(c);

	return class == CHAR_UPPER || class == CHAR_LOWER ||
	       class == CHAR_LETTER || class == CHAR_MARK;
}

static bool is_digit(uint32_t c)
{
	return char_class(c) == CHAR_DIGIT;
}

static bool opens_after(uint32_t before)
{
	return before == 0 || char_is_blank(before) || before == '(' ||
	       before == '[' || before == 0x2014 || before == 0x2013 ||
	       before == '-' || before == 0x201C || before == '"' ||
	       before == 0x2018 || before == '/';
}

static bool closes_before(uint32_t after)
{
	return after == 0 || char_is_blank(after) ||
	       (char_class(after) == CHAR_PUNCT && after != '(' &&
		after != '[' && after != 0x201C && after != 0x2018);
}

static bool is_stop(uint32_t c)
{
	return c == '.' || c == ',' || c == '?' || c == '!' || c == ';' ||
	       c == ':' || c == 0x2026 || c == 0x2014 || c == '-' ||
	       c == ')' || c == ']';
}

static enum side side_between(uint32_t before, uint32_t after)
{
	bool opens = opens_after(before) && !(after == 0 ||
					      char_is_blank(after));
	bool closes = closes_before(after) && !opens_after(before);

	return opens == closes ? SIDE_EITHER : opens ? SIDE_OPEN : SIDE_CLOSE;
}

/* 'em, 'til, '90s: letters were left out, nothing is quoted. */
static bool is_elision(const char *at, const char *end)
{
	static const char *const rests[] = { "em", "til", "tis", "twas",
					     "cause", "bout", "n", "round" };

	if (at < end && *at >= '0' && *at <= '9')
		return true;
	for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
		size_t length = strlen(rests[i]);
		if ((size_t)(end - at) >= length &&
		    memcmp(at, rests[i], length) == 0 &&
		    ((size_t)(end - at) == length ||
		     !((at[length] | 32) >= 'a' && (at[length] | 32) <= 'z')))
			return true;
	}
	return false;
}

/* Judges a double mark by itself; false if it is none (5'10", 24" screen). */
static bool double_judge(struct mark *mark, uint32_t c, uint32_t before,
			 uint32_t after)
{
	enum side looks = side_between(before, after);

	mark->single = false;
	mark->straight = c == '"';
	switch (c) {
	case 0x201C: case 0x201E: case 0xAB:
		mark->side = looks == SIDE_CLOSE ? SIDE_EITHER : SIDE_OPEN;
		return true;
	case 0x201D: case 0xBB:
		mark->side = looks == SIDE_OPEN ? SIDE_EITHER : SIDE_CLOSE;
		return true;
	default:
		mark->side = looks;
		return !(is_digit(before) && mark->side != SIDE_OPEN &&
			 (is_digit(after) || is_letter(after)));
	}
}

/* The same for a single mark; false if it is an apostrophe for certain. */
static bool single_judge(struct mark *mark, uint32_t c, uint32_t before,
			 uint32_t after, const char *rest, const char *end)
{
	bool begins = opens_after(before) &&
		      (is_letter(after) || is_digit(after) || after == '[' ||
		       after == 0x2026 || after == '.');

	mark->single = true;
	mark->straight = c == '\'';
	if (begins && !is_elision(rest, end) && c != 0x2019)
		mark->side = SIDE_OPEN;
	else if (!begins && c != 0x2018 && closes_before(after) &&
		 !opens_after(before))
		mark->side = SIDE_CLOSE;
	else
		return false;
	return true;
}

/* `` and '' are double marks of two characters each. */
static bool is_typewriter(const char *at, const char *end)
{
	return end - at >= 2 && (*at == '`' || *at == '\'') && at[1] == *at;
}

static bool mark_read(struct mark *mark, const char *at, const char *end,
		      uint32_t before)
{
	const char *next = at;
	uint32_t c = utf8_next(&next), after = 0;

	if (is_typewriter(at, end)) {
		mark->side = *at == '`' ? SIDE_OPEN : SIDE_CLOSE;
		mark->single = mark->straight = false;
		return true;
	}
	if (next < end) {
		const char *peek = next;
		after = utf8_next(&peek);
	}
	if (c == '"' || c == 0x201C || c == 0x201D || c == 0x201E ||
	    c == 0xAB || c == 0xBB)
		return double_judge(mark, c, before, after);
	if (c == '\'' || c == 0x2018 || c == 0x2019)
		return single_judge(mark, c, before, after, next, end);
	return false;
}

static bool may_be_mark(unsigned char byte)
{
	return byte == '"' || byte == '\'' || byte == '`' || byte == 0xE2 ||
	       byte == 0xC2;
}

/* All marks of a block, in order. */
static void marks_find(struct marks *marks, struct arena *arena,
		       const char *text, struct span block)
{
	const char *at = text + block.start, *end = text + block.end;
	uint32_t before = 0;

	marks->count = 0;
	while (at < end) {
		struct mark mark;
		const char *start = at;
		bool is = may_be_mark((unsigned char)*at) &&
			  mark_read(&mark, at, end, before);
		bool two = is && is_typewriter(at, end);

		mark.after_stop = is_stop(before);
		mark.after_s = before == 's' || before == 'S';
		before = utf8_next(&at);
		if (two)
			at++;
		if (!is)
			continue;
		mark.span.start = (uint32_t)(start - text);
		mark.span.end = (uint32_t)(at - text);
		marks->items = arena_grow(arena, marks->items, marks->count,
					  &marks->room, sizeof mark);
		marks->items[marks->count++] = mark;
	}
}

/* Where straight marks are all there is and their number is even, they
 * alternate, however they are spaced. */
static void straight_settle(struct marks *marks)
{
	uint32_t straight = 0, curly = 0;

	for (uint32_t i = 0; i < marks->count; i++)
		if (!marks->items[i].single) {
			straight += marks->items[i].straight;
			curly += !marks->items[i].straight;
		}
	if (curly || straight % 2)
		return;
	for (uint32_t i = 0, n = 0; i < marks->count; i++)
		if (!marks->items[i].single)
			marks->items[i].side =
				n++ % 2 ? SIDE_CLOSE : SIDE_OPEN;
}

struct pairing {
	struct marked_list *list;
	size_t room;
	struct arena *arena;
	uint32_t block;
	uint32_t end;  /* of the block */
};

static void pair_add(struct pairing *pairing, const struct mark *open,
		     const struct mark *close)
{
	struct marked_list *list = pairing->list;
	struct marked *item;

	list->items = arena_grow(pairing->arena, list->items, list->count,
				 &pairing->room, sizeof *item);
	item = &list->items[list->count++];
	memset(item, 0, sizeof *item);
	item->block = pairing->block;
	item->single = open->single;
	item->closed = close != NULL;
	item->span.start = open->span.start;
	item->span.end = close ? close->span.end : pairing->end;
	item->inside.start = open->span.end;
	item->inside.end = close ? close->span.start : pairing->end;
}

/* The mark that closes the single mark `i`, or 0: the first one behind
 * punctuation or a word without plural s, else the first at all. */
static uint32_t single_close(const struct marks *marks, uint32_t i)
{
	uint32_t first = 0;
	bool curly = !marks->items[i].straight;

	for (uint32_t k = i + 1; k < marks->count; k++) {
		const struct mark *mark = &marks->items[k];
		if (!mark->single || mark->straight == curly)
			continue;
		if (mark->side == SIDE_OPEN)
			break;
		if (!first)
			first = k;
		if (mark->after_stop || !mark->after_s)
			return k;
	}
	return first;
}

static void doubles_pair(struct pairing *pairing, const struct marks *marks)
{
	const struct mark *open = NULL;

	for (uint32_t i = 0; i < marks->count; i++) {
		const struct mark *mark = &marks->items[i];
		if (mark->single)
			continue;
		if (!open && mark->side != SIDE_CLOSE) {
			open = mark;
		} else if (open && mark->side != SIDE_OPEN) {
			if (mark->span.start > open->span.end)
				pair_add(pairing, open, mark);
			open = NULL;
		}
	}
	if (open && open->span.end < pairing->end)
		pair_add(pairing, open, NULL);
}

static void singles_pair(struct pairing *pairing, const struct marks *marks)
{
	uint32_t behind = 0;

	for (uint32_t i = 0; i < marks->count; i++) {
		const struct mark *mark = &marks->items[i];
		uint32_t close;
		if (!mark->single || mark->side != SIDE_OPEN || i < behind)
			continue;
		close = single_close(marks, i);
		if (!close)
			continue;
		pair_add(pairing, mark, &marks->items[close]);
		behind = close + 1;
	}
}

static int marked_before(const struct marked *a, const struct marked *b)
{
	if (a->span.start != b->span.start)
		return a->span.start < b->span.start;
	return a->span.end > b->span.end;
}

/* Merges the pairs of one block, doubles [from, middle) and singles [middle,
 * count), each in order; a single pair that crosses a double one goes. */
static void pairs_merge(struct marked_list *list, struct arena *arena,
			uint32_t from, uint32_t middle)
{
	uint32_t d = from, s = middle, n = 0, count = list->count - from;
	struct marked *merged =
		arena_alloc(arena, (count + 1) * sizeof *merged);
	uint32_t outer_end = 0;

	while (d < middle || s < list->count) {
		bool second = d == middle ||
			      (s < list->count && marked_before(
					&list->items[s], &list->items[d]));
		struct marked *item = &list->items[second ? s++ : d++];
		if (item->span.start < outer_end &&
		    item->span.end > outer_end)
			continue;
		item->nested = item->span.start < outer_end;
		if (!item->nested)
			outer_end = item->span.end;
		merged[n++] = *item;
	}
	if (n)
		memcpy(list->items + from, merged, n * sizeof *merged);
	list->count = from + n;
}

/* An open quotation goes on in the next block if that begins with a mark. */
static void continuations_link(struct marked_list *list,
			       const struct article *article)
{
	struct marked *item = NULL; /* the last one that is in no other */

	for (uint32_t i = 0; i < list->count; i++) {
		struct marked *next = &list->items[i];
		if (next->nested)
			continue;
		if (item && !item->closed && next->block == item->block + 1 &&
		    next->single == item->single &&
		    next->span.start ==
			    article->blocks[next->block].span.start)
			item->continues = next->continued = true;
		item = next;
	}
}

void marks_pair(struct marked_list *list, const struct article *article)
{
	struct marks marks = { NULL, 0, 0 };
	struct pairing pairing = { list, 0, article->arena, 0, 0 };

	list->items = NULL;
	list->count = 0;
	for (uint32_t b = 0; b < article->block_count; b++) {
		const struct block *block = &article->blocks[b];
		uint32_t from = list->count, middle;
		if (!marks_are_read(block->kind))
			continue;
		marks_find(&marks, article->arena, article->text.data,
			   block->span);
		if (!marks.count)
			continue;
		straight_settle(&marks);
		pairing.block = b;
		pairing.end = block->span.end;
		doubles_pair(&pairing, &marks);
		middle = list->count;
		singles_pair(&pairing, &marks);
		pairs_merge(list, article->arena, from, middle);
	}
	continuations_link(list, article);
}
