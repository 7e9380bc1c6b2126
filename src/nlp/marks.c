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

#include "nlp/marksigns.h"

bool marks_are_read(enum block_kind kind)
{
	return kind == BLOCK_PARAGRAPH || kind == BLOCK_LIST ||
	       kind == BLOCK_HEADING || kind == BLOCK_DATELINE;
}

struct pairing {
	struct marked_list *list;
	size_t room;
	struct arena *arena;
	uint32_t block;
	uint32_t end;  /* of the block */
	bool goes_on;  /* the next one begins with a single mark */
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
		if (!close && !pairing->goes_on)
			continue;
		pair_add(pairing, mark, close ? &marks->items[close] : NULL);
		behind = close ? close + 1 : marks->count;
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

/* Whether the block begins with ‘ or ' and a letter. */
static bool opens_single(const struct article *article, uint32_t block)
{
	struct string text;

	if (block >= article->block_count ||
	    !marks_are_read(article->blocks[block].kind))
		return false;
	text = article_string(article, article->blocks[block].span);
	return (text.length > 1 && text.data[0] == '\'' &&
		text.data[1] != '\'') ||
	       (text.length > 3 && memcmp(text.data, "\u2018", 3) == 0);
}

void marks_pair(struct marked_list *list, const struct article *article)
{
	struct marks marks = { NULL, 0, 0 };
	struct pairing pairing = { list, 0, article->arena, 0, 0, false };

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
		pairing.goes_on = opens_single(article, b + 1);
		singles_pair(&pairing, &marks);
		pairs_merge(list, article->arena, from, middle);
	}
	continuations_link(list, article);
}
