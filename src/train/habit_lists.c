/* habit_lists.c - what the tree banks have for a word, as lists
 *
 * Goes in: uses of words and marks. Comes out: a hash table from word, tag and
 * style, or from mark, what is beside it, and style, to a list; and the lists:
 * of parts of speech and morphs, or of tags, each one once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "model/network.h"
#include "train/uses.h"

#define SLOTS 32768 /* of the hash table; half of them are used */

/* A word with a tag that was seen less often may have other features too. */
#define SEEN 3

/* A word that was seen so often with one tag has no other, and what is rarer
 * than one in so many is a slip: "the" as anything but DT. */
#define SURE 100
#define SLIP 200

/* The same for a mark between others; the percent of them from which on the
 * most frequent tag is the only one, and up to which a tag counts for
 * nothing. */
#define MARK_SEEN 5
#define MARK_SHARE 70
#define MARK_NOISE 2

static int by_key(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	uint32_t of_x = (uint32_t)x->pos << 16 | x->morph;
	uint32_t of_y = (uint32_t)y->pos << 16 | y->morph;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (of_x > of_y) - (of_x < of_y);
}

/* Lists, one behind the other: their number of pairs, and these. */
struct lists {
	uint16_t items[65536];
	uint32_t count;
};

/* Where the list is; it is added if there is none such. */
static uint32_t list_place(struct lists *lists, const uint16_t *list)
{
	uint32_t size = 2u * list[0] + 1;

	for (uint32_t at = 0; at < lists->count;
	     at += 2u * lists->items[at] + 1)
		if (lists->items[at] == list[0] &&
		    !memcmp(lists->items + at, list, size * sizeof *list))
			return at;
	if (lists->count + size > 65536) {
		error_print("too many lists");
		exit(2);
	}
	memcpy(lists->items + lists->count, list, size * sizeof *list);
	lists->count += size;
	return lists->count - size;
}

/* The end of the uses that are the same pair as the first. */
static const struct use *pair_end(const struct use *from, const struct use *to)
{
	const struct use *use = from;

	while (use < to && use->pos == from->pos && use->morph == from->morph)
		use++;
	return use;
}

/* The different pairs of uses that share a key, without slips. */
static void list_make(uint16_t *list, const struct use *from,
		      const struct use *to)
{
	uint16_t *to_pair = list + 1;
	const struct use *next;

	for (const struct use *use = from; use < to; use = next) {
		next = pair_end(use, to);
		if ((next - use) * SLIP < to - from)
			continue;
		*to_pair++ = use->pos;
		*to_pair++ = use->morph;
	}
	list[0] = (uint16_t)((to_pair - list) / 2);
}

static void slot_put(uint32_t *slots, uint32_t key, uint32_t value)
{
	size_t slot = habit_slot(key) & (SLOTS - 1);

	while (slots[2 * slot])
		slot = (slot + 1) & (SLOTS - 1);
	slots[2 * slot] = key;
	slots[2 * slot + 1] = value;
}

/* The end of those that share the key of the first. */
static const struct use *run_end(const struct use *from, const struct use *end)
{
	const struct use *to = from;

	while (to < end && to->key == from->key)
		to++;
	return to;
}

static void words_put(uint32_t *slots, struct lists *lists,
		      const struct uses *words)
{
	static uint16_t list[2 * ROWS_MOST + 1];
	const struct use *end = words->list + words->count, *to;

	qsort(words->list, words->count, sizeof *words->list, by_key);
	for (const struct use *from = words->list; from < end; from = to) {
		to = run_end(from, end);
		if (to - from < SEEN || row_of(from) <= NETWORK_BORDER)
			continue;
		list_make(list, from, to);
		slot_put(slots, from->key, list_place(lists, list));
	}
}

/* How often a word was seen in a style: in all, and with its commonest tag. */
struct seen {
	uint32_t all, most;
	uint8_t tag;
};

static struct seen *seen_count(const struct uses *words, unsigned style)
{
	struct seen *seen = zeros(ROWS_MOST, sizeof *seen);
	const struct use *end = words->list + words->count, *to;

	for (const struct use *from = words->list; from < end; from = to) {
		struct seen *word = &seen[row_of(from)];

		to = run_end(from, end);
		if (from->key >> 22 != style)
			continue;
		word->all += (uint32_t)(to - from);
		if ((uint32_t)(to - from) > word->most) {
			word->most = (uint32_t)(to - from);
			word->tag = (uint8_t)(from->key >> 16 & 63);
		}
	}
	return seen;
}

/* Words that always have the same tag, but for slips. */
static void sure_put(uint32_t *slots, struct lists *lists,
		     const struct uses *words, unsigned style)
{
	struct seen *seen = seen_count(words, style);

	for (uint32_t row = NETWORK_BORDER + 1; row < ROWS_MOST; row++)
		if (seen[row].all >= SURE &&
		    (seen[row].all - seen[row].most) * SLIP <= seen[row].all)
			slot_put(slots, SURE_KEY(row, style),
				 list_place(lists, (uint16_t[]){
					 1, seen[row].tag, 0 }));
	free(seen);
}

/* The tags of a mark as a list of pairs. */
static void tags_list(uint16_t *list, const size_t counts[TAG_COUNT],
		      size_t all)
{
	size_t most = 0;

	list[0] = 0;
	for (unsigned tag = 0; tag < TAG_COUNT; tag++)
		if (counts[tag] > most)
			most = counts[tag];
	bool one = 100 * most >= MARK_SHARE * all;
	for (unsigned tag = 0; tag < TAG_COUNT; tag++)
		if (one ? counts[tag] == most && !list[0]
			: 100 * counts[tag] > MARK_NOISE * all) {
			list[2 * list[0] + 1] = (uint16_t)tag;
			list[2 * list[0] + 2] = 0;
			list[0]++;
		}
}

/* Marks, whose `pos` is a tag. */
static void marks_put(uint32_t *slots, struct lists *lists,
		      const struct uses *marks)
{
	const struct use *end = marks->list + marks->count, *to;

	qsort(marks->list, marks->count, sizeof *marks->list, by_key);
	for (const struct use *from = marks->list; from < end; from = to) {
		size_t counts[TAG_COUNT] = { 0 };
		uint16_t list[2 * TAG_COUNT + 1];

		to = run_end(from, end);
		for (const struct use *use = from; use < to; use++)
			counts[use->pos]++;
		if (to - from < MARK_SEEN || row_of(from) <= NETWORK_BORDER)
			continue;
		tags_list(list, counts, (size_t)(to - from));
		slot_put(slots, from->key, list_place(lists, list));
	}
}

void habits_add(struct blobs *blobs, struct uses *words, struct uses *marks)
{
	static struct lists lists;
	uint32_t *slots = zeros(SLOTS, 2 * sizeof *slots);

	words_put(slots, &lists, words);
	for (unsigned style = 0; style < STYLES; style++)
		sure_put(slots, &lists, words, style);
	marks_put(slots, &lists, marks);
	blobs_add(blobs, slots, 2 * SLOTS, 4);
	blobs_add(blobs, lists.items, lists.count, 2);
}
