/* near.c - vectors of words from the company they keep, for nlp/near.c
 *
 *     xz -dc news.ndjson.xz | near near.bin
 *
 * Goes in: articles, NDJSON. Comes out: for each of the most frequent lemmas
 * of nouns, names, verbs and adjectives a vector, so that those stand near one
 * another that occur with the same others.
 *
 * How often two lemmas share a sentence is counted, against how often they
 * would by chance (positive pointwise mutual information); of that table the
 * directions are kept along which words differ most (Deerwester et al. 1990,
 * with the weighting of Levy, Goldberg and Dagan 2015). They are found by
 * multiplying a few random directions with the table again and again (Halko,
 * Martinsson and Tropp 2011).
 *
 * What it gets wrong: a word with two meanings stands between them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/blob.h"
#include "nlp/near.h"
#include "nlp/terms.h"
#include "train/articles.h"
#include "train/blobs.h"
#include "train/directions.h"

#define WORDS 16384    /* with a vector */
#define COMPANY 2048   /* the most frequent of these, counted with each */
#define SENTENCE 64    /* longer ones are lists */

/* Numbers for lemmas as they come. */
struct roster {
	struct entry {
		uint64_t hash; /* 0: free */
		uint32_t number;
	} *slots;
	size_t mask;
	uint64_t *hashes; /* by number */
	uint32_t *counts;
	uint32_t count, room;
};

/* Sentences as numbers of lemmas, each with its length in front. */
struct corpus {
	struct roster roster;
	uint32_t *words;
	size_t count, room;
};

static struct entry *roster_slot(const struct roster *roster,
				  uint64_t hash)
{
	size_t slot = (size_t)hash & roster->mask;

	while (roster->slots[slot].hash && roster->slots[slot].hash != hash)
		slot = (slot + 1) & roster->mask;
	return &roster->slots[slot];
}

static void roster_grow(struct roster *roster)
{
	size_t slots = roster->slots ? 2 * (roster->mask + 1) : 1 << 16;

	free(roster->slots);
	roster->slots = memory_new(slots * sizeof *roster->slots);
	memset(roster->slots, 0, slots * sizeof *roster->slots);
	roster->mask = slots - 1;
	for (uint32_t i = 0; i < roster->count; i++)
		*roster_slot(roster, roster->hashes[i]) =
			(struct entry){ roster->hashes[i], i };
	roster->room = (uint32_t)(slots / 2);
	roster->hashes = memory_resize(roster->hashes,
					roster->room *
						sizeof *roster->hashes);
	roster->counts = memory_resize(roster->counts,
					roster->room *
						sizeof *roster->counts);
}

static uint32_t roster_add(struct roster *roster, uint64_t hash)
{
	if (roster->count == roster->room)
		roster_grow(roster);
	struct entry *entry = roster_slot(roster, hash);
	if (!entry->hash) {
		*entry = (struct entry){ hash, roster->count };
		roster->hashes[roster->count] = hash;
		roster->counts[roster->count++] = 0;
	}
	roster->counts[entry->number]++;
	return entry->number;
}

static void corpus_add(struct corpus *corpus, const uint32_t *words,
		       uint32_t count)
{
	if (corpus->count + count + 1 > corpus->room) {
		corpus->room = 2 * corpus->room + SENTENCE + 1;
		corpus->words = memory_resize(corpus->words,
					      corpus->room *
						      sizeof *corpus->words);
	}
	corpus->words[corpus->count++] = count;
	memcpy(corpus->words + corpus->count, words, count * sizeof *words);
	corpus->count += count;
}

static void sentence_add(struct corpus *corpus, const struct terms *terms,
			 const struct sentence *sentence)
{
	uint32_t words[SENTENCE], n = 0;

	for (uint32_t t = sentence->token;
	     t < sentence->token_end && n < SENTENCE; t++)
		if (terms->of_token[t] != NO_TERM)
			words[n++] = roster_add(
				&corpus->roster,
				terms->items[terms->of_token[t]].hash);
	corpus_add(corpus, words, n);
}

static void text_add(struct corpus *corpus, struct arena *arena,
		     struct string text)
{
	struct article article;

	article_init(&article, arena, text, (struct string){ NULL, 0 });
	article_need(&article, LAYER_TOKENS);
	for (uint32_t s = 0; s < article.sentence_count; s++)
		sentence_add(corpus, terms_of(&article),
			     &article.sentences[s]);
}

/* A lemma on its way to a row. */
struct ranked {
	uint32_t number, count;
};

/* For qsort: the more frequent first, of equal ones the first seen. */
static int ranked_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/* Numbers every lemma anew by how frequent it is. */
static uint32_t *ranks_make(const struct roster *roster)
{
	struct ranked *ranked = memory_new((roster->count + 1) *
					   sizeof *ranked);
	uint32_t *ranks = memory_new((roster->count + 1) * sizeof *ranks);

	for (uint32_t i = 0; i < roster->count; i++)
		ranked[i] = (struct ranked){ i, roster->counts[i] };
	qsort(ranked, roster->count, sizeof *ranked, ranked_order);
	for (uint32_t i = 0; i < roster->count; i++)
		ranks[ranked[i].number] = i;
	free(ranked);
	return ranks;
}

/* How often each word has each of its company in a sentence. */
static void company_count(const struct corpus *corpus, const uint32_t *ranks,
			  float *table)
{
	for (size_t at = 0; at < corpus->count;) {
		uint32_t n = corpus->words[at++];
		const uint32_t *words = corpus->words + at;
		for (uint32_t i = 0; i < n; i++)
			for (uint32_t j = 0; j < n; j++) {
				uint32_t a = ranks[words[i]];
				uint32_t b = ranks[words[j]];
				if (a != b && a < WORDS && b < COMPANY)
					table[(size_t)a * COMPANY + b]++;
			}
		at += n;
	}
}

static void map_write(struct blobs *blobs, const struct roster *roster,
		      const uint32_t *ranks)
{
	size_t slots = 2 * WORDS;
	uint16_t *pairs = memory_new(slots * 2 * sizeof *pairs);

	memset(pairs, 0, slots * 2 * sizeof *pairs);
	for (uint32_t i = 0; i < roster->count; i++) {
		size_t slot = (size_t)roster->hashes[i] & (slots - 1);
		if (ranks[i] >= WORDS)
			continue;
		while (pairs[2 * slot])
			slot = (slot + 1) & (slots - 1);
		pairs[2 * slot] = word_print(roster->hashes[i]);
		pairs[2 * slot + 1] = (uint16_t)(ranks[i] + 1);
	}
	blobs_add(blobs, pairs, slots * 2, sizeof *pairs);
}

static void vectors_write(struct corpus *corpus, const char *file)
{
	struct blobs blobs = { .kind = NEAR_KIND };
	uint32_t *ranks = ranks_make(&corpus->roster);
	float *table = matrix_new(WORDS, COMPANY);
	int8_t *vectors = memory_new((size_t)WORDS * NEAR_DIMENSIONS);

	company_count(corpus, ranks, table);
	free(corpus->words);
	information_make(table, WORDS, COMPANY);
	directions_make(table, WORDS, COMPANY, NEAR_DIMENSIONS, NEAR_LENGTH,
			vectors);
	map_write(&blobs, &corpus->roster, ranks);
	blobs_add(&blobs, vectors, (size_t)WORDS * NEAR_DIMENSIONS, 1);
	blobs_write(&blobs, file);
}

int main(int argc, char **argv)
{
	struct corpus corpus = { .count = 0 };
	struct articles articles;

	error_program("near");
	if (argc != 2) {
		fputs("usage: near model < articles\n", stderr);
		return 2;
	}
	roster_grow(&corpus.roster);
	articles_start(&articles);
	while (articles_next(&articles))
		text_add(&corpus, &articles.arena, articles.text);
	articles_end(&articles);
	fprintf(stderr, "%u lemmas\n", corpus.roster.count);
	vectors_write(&corpus, argv[1]);
	return 0;
}
