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
#include "nlp/lemmas.h"
#include "nlp/tags.h"
#include "train/blobs.h"
#include "train/treebank.h"

/* One observation: in this list, this word wants this choice. */
struct fact {
	unsigned list;
	char word[LEMMA_BYTES]; /* reversed bytes of the lower-cased form */
	size_t length;
	uint32_t choice;
	uint32_t weight; /* how often, when equal ones were joined */
};

struct facts {
	struct fact *items;
	size_t count, room;
};

struct pool {
	char bytes[65536];
	size_t length;
};

struct table {
	uint64_t *keys;
	uint32_t *choices;
	size_t count, room;
};

/* A lemma seen once in a tree bank counts more than any list. */
#define GOLD_WEIGHT 4

/* An ending, as against a whole word, must have been seen in this many
 * different words. */
#define ENDING_WORDS 2

static void fact_add(struct facts *facts, unsigned list, const char *word,
		     size_t length, uint32_t choice, uint32_t weight)
{
	if (facts->count == facts->room) {
		facts->room = facts->room ? 2 * facts->room : 4096;
		facts->items = memory_resize(facts->items, facts->room *
						     sizeof *facts->items);
	}
	struct fact *fact = &facts->items[facts->count++];
	memset(fact, 0, sizeof *fact);
	fact->list = list;
	for (size_t i = 0; i < length; i++)
		fact->word[i] = word[length - 1 - i];
	fact->length = length;
	fact->choice = choice;
	fact->weight = weight;
}

/* Where the string is in the pool, which gets it if it has not. */
static size_t pool_find(struct pool *pool, const char *bytes, size_t length)
{
	for (size_t at = 0; at + length <= pool->length; at++)
		if (memcmp(pool->bytes + at, bytes, length) == 0)
			return at;
	if (pool->length + length > sizeof pool->bytes) {
		error_print("too many different endings");
		exit(2);
	}
	memcpy(pool->bytes + pool->length, bytes, length);
	pool->length += length;
	return pool->length - length;
}

static size_t common(const char *a, size_t a_length, struct string b)
{
	size_t n = 0;

	while (n < a_length && n < b.length && a[n] == b.data[n])
		n++;
	return n;
}

/* The case of the form that has most of the lemma in it. */
static enum lemma_case case_of(struct string form, struct string lemma)
{
	static const enum lemma_case order[] = { CASE_LOWER, CASE_KEEP,
						 CASE_TITLE };
	enum lemma_case best = CASE_LOWER;
	size_t best_common = 0;

	for (size_t i = 0; i < 3; i++) {
		char base[LEMMA_BYTES];
		size_t n = lemma_base(base, form, order[i]);

		n = common(base, n, lemma);
		if (i == 0 || n > best_common) {
			best = order[i];
			best_common = n;
		}
	}
	return best;
}

static void fact_learn(struct facts *facts, struct pool *pool,
		       struct string form, struct string lemma, uint8_t tag,
		       int first, uint32_t weight)
{
	char lower[LEMMA_BYTES], base[LEMMA_BYTES];
	size_t length = lemma_base(lower, form, CASE_LOWER);

	if (!length || lemma.length > 60)
		return;
	enum lemma_case how = case_of(form, lemma);
	size_t n = lemma_base(base, form, how), same = common(base, n, lemma);
	size_t strip = same ? n - same : 255;
	size_t from = pool_find(pool, lemma.data + same, lemma.length - same);

	fact_add(facts, lemma_edit_list(tag), lower, length,
		 LEMMA_EDIT(strip, lemma.length - same, from), weight);
	if (first >= 0 && lemma_has_capital(form))
		fact_add(facts, lemma_case_list(tag, form, first > 0), lower,
			 length, how, weight);
}

static void learn_bank(struct facts *facts, struct pool *pool,
		       const struct treebank *bank)
{
	for (size_t s = 0; s < bank->count; s++)
		for (uint32_t i = 0; i < bank->sentences[s].count; i++) {
			const struct gold *g = &bank->sentences[s].words[i];

			fact_learn(facts, pool, string_of(g->form),
				   string_of(g->lemma),
				   tag_named(string_of(g->tag)), i == 0,
				   GOLD_WEIGHT);
		}
}

static bool ends_in(struct string form, const char *ending)
{
	size_t n = strlen(ending);

	return form.length > n &&
	       memcmp(form.data + form.length - n, ending, n) == 0;
}

/* The tags that a listed form may have; TAG_UNKNOWN ends the list. A form that
 * is its own lemma teaches nothing. */
static void list_tags(struct string form, const char *pos, uint8_t tags[3])
{
	memset(tags, TAG_UNKNOWN, 3);
	if (strcmp(pos, "noun") == 0) {
		tags[0] = TAG_NNS;
	} else if (strcmp(pos, "verb") == 0) {
		if (ends_in(form, "ing"))
			tags[0] = TAG_VBG;
		else if (ends_in(form, "s"))
			tags[0] = TAG_VBZ;
		else {
			tags[0] = TAG_VBD;
			tags[1] = TAG_VBN;
		}
	} else if (strcmp(pos, "adj") == 0 || strcmp(pos, "adv") == 0) {
		bool most = ends_in(form, "est");

		if (pos[2] == 'j')
			tags[0] = most ? TAG_JJS : TAG_JJR;
		else
			tags[0] = most ? TAG_RBS : TAG_RBR;
	}
}

static void learn_list(struct facts *facts, struct pool *pool,
		       struct arena *arena, const char *file)
{
	FILE *stream = fopen(file, "r");
	char line[1024];

	if (!stream) {
		error_print("%s: cannot open", file);
		exit(2);
	}
	while (fgets(line, sizeof line, stream)) {
		char *pos = strchr(line, ','), *lemma;
		uint8_t tags[3];

		line[strcspn(line, "\r\n")] = '\0';
		if (!pos || !(lemma = strchr(pos + 1, ',')))
			continue;
		*pos++ = *lemma++ = '\0';
		lemma[strcspn(lemma, "/")] = '\0';
		if (strcmp(line, lemma) == 0)
			continue;
		lemma = arena_copy(arena, lemma, strlen(lemma));
		list_tags(string_of(line), pos, tags);
		for (int i = 0; i < 3 && tags[i] != TAG_UNKNOWN; i++)
			fact_learn(facts, pool, string_of(line),
				   string_of(lemma), tags[i], -1, 1);
	}
	fclose(stream);
}

static int word_order(const struct fact *x, const struct fact *y)
{
	if (x->list != y->list)
		return x->list < y->list ? -1 : 1;
	size_t n = x->length < y->length ? x->length : y->length;
	int order = memcmp(x->word, y->word, n);

	return order ? order : (x->length > y->length) -
			       (x->length < y->length);
}

static int fact_order(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	int order = word_order(x, y);

	return order ? order : (x->choice > y->choice) -
			       (x->choice < y->choice);
}

/* Sorts, joins equal facts, and leaves for each word of each list the choice
 * seen most. */
static void facts_join(struct facts *facts)
{
	struct fact *items = facts->items;
	size_t count = 0, words = 0;

	qsort(items, facts->count, sizeof *items, fact_order);
	for (size_t i = 0; i < facts->count; i++) {
		if (count && fact_order(&items[count - 1], &items[i]) == 0)
			items[count - 1].weight += items[i].weight;
		else
			items[count++] = items[i];
	}
	for (size_t i = 0; i < count; i++) {
		if (words && word_order(&items[words - 1], &items[i]) == 0) {
			if (items[i].weight > items[words - 1].weight)
				items[words - 1] = items[i];
		} else {
			items[words++] = items[i];
		}
	}
	facts->count = words;
}

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
		if (choice != inherited || !depth)
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
		range_learn(table, from, to, 0, UINT32_MAX);
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
	blobs_write(&blobs, file);
	free(slots);
}

int main(int argc, char **argv)
{
	static struct pool pool;
	struct treebank bank = { 0 };
	struct facts facts = { 0 };
	struct table table = { 0 };
	struct arena arena;

	error_program("train/lemmas");
	if (argc < 2) {
		error_print("usage: lemmas MODEL [LIST] <TREEBANK");
		return 2;
	}
	arena_init(&arena);
	treebank_read(&bank, &arena, stdin);
	learn_bank(&facts, &pool, &bank);
	if (argc > 2)
		learn_list(&facts, &pool, &arena, argv[2]);
	facts_join(&facts);
	facts_learn(&table, &facts);
	error_print("%zu words, %zu facts, %zu entries", bank.words,
		    facts.count, table.count);
	table_write(&table, &pool, argv[1]);
	return 0;
}
