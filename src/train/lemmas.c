/* lemmas.c - learns the table of endings that nlp/lemmas.c reads
 *
 * usage: gzip -dc TREEBANK… | lemmas MODEL [LIST]
 *
 * Goes in: tree banks (CoNLL-U) on standard input, and a list of irregular and
 * rare forms, lines of "form,part of speech,lemma/other lemma" (LemmInflect's
 * lemma table). Comes out: for each tag the endings that decide what happens
 * to a word.
 *
 * The idea: words of one tag are sorted from their ends; each ending is a
 * range of them. Its choice is that of most words in it, and it is written
 * down only if it differs from the choice of the next shorter one written. A
 * whole word has the last say. Words count, not their frequency, since rare
 * words are what endings are for; for one word the more frequent lemma wins,
 * and the tree banks before the list.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "train/blobs.h"
#include "train/lemma_facts.h"

struct table {
	uint64_t *keys;
	uint32_t *choices;
	size_t count, room;
	uint8_t lists[LEMMA_LISTS]; /* those that have an entry */
};

/* An ending, as against a whole word, must have been seen in this many
 * different words. */
#define ENDING_WORDS 2

static void table_add(struct table *table, uint64_t key, uint32_t choice)
{
	if (table->count == table->room) {
		table->room = table->room ? 2 * table->room : 4096;
		table->keys = memory_resize(table->keys, table->room * 8);
		table->choices = memory_resize(table->choices,
					       table->room * 4);
	}
	table->keys[table->count] = key;
	table->choices[table->count++] = choice;
}

static void table_put(struct table *table, const struct fact *fact,
		      size_t depth, bool whole, uint32_t choice)
{
	char word[LEMMA_BYTES];
	uint64_t keys[LEMMA_ENDING + 2];

	for (size_t i = 0; i < fact->length; i++)
		word[i] = fact->word[fact->length - 1 - i];
	size_t count = lemma_keys(word, fact->length, fact->list, keys);
	table->lists[fact->list] = 1;
	table_add(table, keys[whole ? count - 1 : depth], choice);
}

/* The choice of most words; `inherited` if it has as many as any. */
static uint32_t most_frequent(const struct fact *from, const struct fact *to,
			      uint32_t inherited)
{
	static uint32_t choices[4096], counts[4096];
	size_t n = 1, best = 0;

	choices[0] = inherited;
	counts[0] = 0;
	for (; from < to; from++) {
		size_t i = 0;

		while (i < n && choices[i] != from->choice)
			i++;
		if (i == n && n < 4096) {
			choices[n] = from->choice;
			counts[n++] = 0;
		}
		if (i < n)
			counts[i]++;
	}
	for (size_t i = 1; i < n; i++)
		if (counts[i] > counts[best])
			best = i;
	return choices[best];
}

/* All facts of the range share list and the last `depth` bytes. */
static void range_learn(struct table *table, const struct fact *from,
			const struct fact *to, size_t depth,
			uint32_t inherited)
{
	uint32_t choice = inherited;

	if (depth <= LEMMA_ENDING && (to - from >= ENDING_WORDS || !depth)) {
		choice = most_frequent(from, to, inherited);
		if (choice != inherited)
			table_put(table, from, depth, false, choice);
	}
	for (; from < to && from->length == depth; from++)
		if (from->choice != choice)
			table_put(table, from, depth, true, from->choice);
	while (from < to) {
		const struct fact *next = from + 1;

		while (next < to && next->word[depth] == from->word[depth])
			next++;
		range_learn(table, from, next, depth + 1, choice);
		from = next;
	}
}

static void facts_learn(struct table *table, const struct facts *facts)
{
	const struct fact *end = facts->items + facts->count;

	for (const struct fact *from = facts->items; from < end;) {
		const struct fact *to = from;

		while (to < end && to->list == from->list)
			to++;
		range_learn(table, from, to, 0, 0);
		from = to;
	}
}

static void table_write(const struct table *table, const struct pool *pool,
			const char *file)
{
	struct blobs blobs = { .kind = LEMMAS_KIND };
	size_t count = 16;

	while (count * 3 / 4 < table->count)
		count *= 2;
	uint32_t *slots = memset(memory_new(count * 8), 0, count * 8);
	for (size_t i = 0; i < table->count; i++) {
		size_t slot = (size_t)table->keys[i] & (count - 1);

		while (slots[2 * slot])
			slot = (slot + 1) & (count - 1);
		slots[2 * slot] = (uint32_t)(table->keys[i] >> 32) | 1;
		slots[2 * slot + 1] = table->choices[i];
	}
	blobs_add(&blobs, slots, 2 * count, 4);
	blobs_add(&blobs, pool->bytes, pool->length, 1);
	blobs_add(&blobs, table->lists, LEMMA_LISTS, 1);
	blobs_write(&blobs, file);
	free(slots);
}

int main(int argc, char **argv)
{
	static struct pool pool;
	struct treebank bank = { 0 };
	struct facts facts = { 0 };
	static struct table table;
	struct arena arena;

	error_program("train/lemmas");
	if (argc < 2) {
		error_print("usage: lemmas MODEL [LIST] <TREEBANK");
		return 2;
	}
	arena_init(&arena);
	treebank_read(&bank, &arena, stdin);
	facts_of_bank(&facts, &pool, &bank);
	if (argc > 2)
		facts_of_list(&facts, &pool, &arena, argv[2]);
	facts_join(&facts);
	facts_learn(&table, &facts);
	error_print("%zu words, %zu facts, %zu entries", bank.words,
		    facts.count, table.count);
	table_write(&table, &pool, argv[1]);
	return 0;
}
