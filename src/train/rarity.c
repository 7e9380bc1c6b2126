/* rarity.c - how rare each word is in the news, and how often headlines have
 * it: counts for nlp/terms.c
 *
 *     xz -dc news.ndjson.xz | rarity rarity.bin
 *
 * Goes in: articles with titles, NDJSON. Comes out: a table (model/wordmap.h)
 * from the folded form or lemma to struct word_facts, for words that at least
 * LEAST articles have; what is not in it is rarer than those.
 *
 * Source: Spärck Jones, "A statistical interpretation of term specificity"
 * (1972). The logarithm is of whole numbers, so that every machine counts the
 * same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/wordmap.h"
#include "nlp/article.h"
#include "nlp/terms.h"
#include "stream/record.h"
#include "train/blobs.h"

/* 36 million words have some 300,000 of these with fewer. */
#define LEAST 12

/* As many articles are added to those that have the word, and one to those
 * whose headline has it: a word that few articles have is no better known than
 * that one headline in forty has it, which is the mean of all words. */
#define UNSEEN 40

struct counted {
	uint64_t hash; /* 0: free */
	uint32_t articles, last; /* number of the last article that had it */
	uint32_t titles, last_title;
};

struct counts {
	struct counted *slots;
	size_t mask, used;
	uint32_t articles;
};

static struct counted *counts_slot(struct counts *counts, uint64_t hash)
{
	size_t slot = (size_t)hash & counts->mask;

	while (counts->slots[slot].hash && counts->slots[slot].hash != hash)
		slot = (slot + 1) & counts->mask;
	return &counts->slots[slot];
}

static void counts_init(struct counts *counts, size_t slots)
{
	memset(counts, 0, sizeof *counts);
	counts->mask = slots - 1;
	counts->slots = memory_new(slots * sizeof *counts->slots);
	memset(counts->slots, 0, slots * sizeof *counts->slots);
}

static void counts_double(struct counts *counts)
{
	struct counts larger;

	counts_init(&larger, 2 * (counts->mask + 1));
	for (size_t i = 0; i <= counts->mask; i++)
		if (counts->slots[i].hash)
			*counts_slot(&larger, counts->slots[i].hash) =
				counts->slots[i];
	free(counts->slots);
	counts->slots = larger.slots;
	counts->mask = larger.mask;
}

static void counts_add(struct counts *counts, uint64_t hash)
{
	if (counts->used * 2 > counts->mask)
		counts_double(counts);
	struct counted *counted = counts_slot(counts, hash);
	counts->used += !counted->hash;
	counted->hash = hash;
	if (counted->last != counts->articles) {
		counted->last = counts->articles;
		counted->articles++;
	}
}

/* A word of the title counts if the text has it too. */
static void counts_add_title(struct counts *counts, uint64_t hash)
{
	struct counted *counted = counts_slot(counts, hash);

	if (counted->hash && counted->last == counts->articles &&
	    counted->last_title != counts->articles) {
		counted->last_title = counts->articles;
		counted->titles++;
	}
}

/* Every form and lemma of the text. */
static void words_count(struct counts *counts, struct arena *arena,
			struct string text,
			void (*add)(struct counts *, uint64_t))
{
	struct article article;

	article_init(&article, arena, text, (struct string){ NULL, 0 });
	article_need(&article, LAYER_TAGS);
	for (uint32_t t = 0; t < article.token_count; t++) {
		const struct token *token = &article.tokens[t];
		if (token->space)
			continue;
		add(counts, term_hash(token_string(&article, token)));
		add(counts, term_hash(token->lemma));
	}
}

static void line_count(struct counts *counts, struct arena *arena,
		       const char *line, size_t length)
{
	static const struct record_options options = { .prefix = "" };
	struct record record;
	struct json_error error;

	if (!record_read(&record, &options, arena, line, length, &error) ||
	    !record.has_text)
		return;
	counts->articles++;
	words_count(counts, arena, json_text(record.text, arena), counts_add);
	if (record.has_title)
		words_count(counts, arena, json_text(record.title, arena),
			    counts_add_title);
}

static uint16_t number_of(const struct counts *counts,
			  const struct counted *counted)
{
	uint32_t rarity = eighths(counts->articles, counted->articles);
	uint32_t misses = eighths(counted->articles + UNSEEN,
				  counted->titles + 1);

	return (uint16_t)((1 + (rarity < FACTS_MOST ? rarity : FACTS_MOST)) |
			  (misses < FACTS_MOST ? misses : FACTS_MOST) << 8);
}

static void map_write(const struct counts *counts, const char *file)
{
	size_t kept = 0, slots = 64;
	struct blobs blobs = { .kind = WORDMAP_KIND };

	for (size_t i = 0; i <= counts->mask; i++)
		kept += counts->slots[i].articles >= LEAST;
	while (slots < kept + kept / 2)
		slots *= 2;
	uint16_t *pairs = memory_new(slots * 2 * sizeof *pairs);
	memset(pairs, 0, slots * 2 * sizeof *pairs);
	for (size_t i = 0; i <= counts->mask; i++) {
		const struct counted *counted = &counts->slots[i];
		size_t slot = (size_t)counted->hash & (slots - 1);
		if (counted->articles < LEAST)
			continue;
		while (pairs[2 * slot])
			slot = (slot + 1) & (slots - 1);
		pairs[2 * slot] = word_print(counted->hash);
		pairs[2 * slot + 1] = number_of(counts, counted);
	}
	blobs_add(&blobs, pairs, slots * 2, sizeof *pairs);
	blobs_write(&blobs, file);
	fprintf(stderr, "%u articles, %zu words\n", counts->articles, kept);
	free(pairs);
}

int main(int argc, char **argv)
{
	struct counts counts;
	struct arena arena;
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	error_program("rarity");
	if (argc != 2) {
		fputs("usage: rarity model < articles\n", stderr);
		return 2;
	}
	counts_init(&counts, (size_t)1 << 16);
	arena_init(&arena);
	while ((length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			length--;
		line_count(&counts, &arena, line, (size_t)length);
		arena_reset(&arena);
	}
	map_write(&counts, argv[1]);
	free(counts.slots);
	free(line);
	arena_free(&arena);
	return 0;
}
