/* lemma_facts.c - what tree banks and a list say of lemmas
 *
 * Goes in: words with tags and lemmas. Comes out, for each: in the list of
 * this tag, "studies" wants three bytes off and "y" on.
 */
#include "train/lemma_facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/tags.h"

/* A lemma seen once in a tree bank counts more than any list. */
#define GOLD_WEIGHT 4

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
	if (first >= 0)
		fact_add(facts, lemma_case_list(tag, form, first > 0), lower,
			 length, how, weight);
}

void facts_of_bank(struct facts *facts, struct pool *pool,
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

/* "series", which rules would take for more than one of something. */
static bool same_plural(const char *form, const char *pos)
{
	return strcmp(pos, "noun") == 0 && ends_in(string_of(form), "s");
}

void facts_of_list(struct facts *facts, struct pool *pool,
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
		if (strcmp(line, lemma) == 0 && !same_plural(line, pos))
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

void facts_join(struct facts *facts)
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
