/* ents.c - learns to find names (nlp/ent_chain.h)
 *
 *     train/ents MODEL [dev:]SCHEME=FILE …
 *
 * Goes in: NDJSON files of train/labelled.h, in the order given. Comes out:
 * the model; after each round the F1 on each of the files marked dev (exact
 * span and kind, on tokens; kinds that the scheme does not tell apart are
 * one).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/ent_features.h"
#include "nlp/ent_labels.h"
#include "train/blobs.h"
#include "train/labelled.h"
#include "train/crf.h"
#include "train/evidence.h"
#include "train/random.h"
#include "train/sparse_write.h"

/* A teacher's labels come first, the annotators' after them, and more often:
 * where both speak, people are right. */
#define ROUNDS_TAUGHT 1
#define ROUNDS_GOLD 4
#define ROUNDS_PRUNED 2
#define PRUNED_BELOW 0.15f
#define RECASED 10
#define SEED 20260101u

/* Evidence that counts less than this in all is left out; one occurrence in
 * gold text counts as four in text that a teacher labelled. */
#define SEEN_LEAST 12
#define SEEN_GOLD 4
#define SEEN_TAUGHT 1

struct articles {
	struct labelled *list;
	size_t count, room;
};

struct set {
	enum scheme scheme;
	bool dev;
	const char *file;
	struct articles articles;
};

static void article_add(struct set *set, enum recase recase,
			struct arena *arena, const char *line, size_t length)
{
	struct articles *articles = &set->articles;
	struct labelled labelled;

	if (!labelled_read(&labelled, set->scheme, recase, arena, line,
			   length))
		return;
	articles->list = arena_grow(arena, articles->list, articles->count,
				    &articles->room, sizeof *articles->list);
	articles->list[articles->count++] = labelled;
}

/* Every RECASED-th article to learn from comes once more in small letters,
 * and another once more in large ones. */
static void articles_read(struct set *set, struct arena *arena)
{
	FILE *stream = fopen(set->file, "r");
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t length;

	if (!stream) {
		error_print("%s: cannot open", set->file);
		exit(2);
	}
	while ((length = getline(&line, &room, stream)) > 0) {
		char *copy = arena_copy(arena, line, (size_t)length);
		article_add(set, RECASE_NONE, arena, copy, (size_t)length);
		if (set->dev)
			continue;
		if (number % RECASED == 0)
			article_add(set, RECASE_LOWER, arena, copy,
				    (size_t)length);
		if (number % RECASED == RECASED / 2)
			article_add(set, RECASE_UPPER, arena, copy,
				    (size_t)length);
		number++;
	}
	free(line);
	fclose(stream);
}

static void set_read(struct set *set, const char *argument,
		     struct arena *arena)
{
	char scheme[32];
	const char *equals = strchr(argument, '=');

	memset(set, 0, sizeof *set);
	set->dev = !strncmp(argument, "dev:", 4);
	argument += set->dev ? 4 : 0;
	if (!equals || (size_t)(equals - argument) >= sizeof scheme) {
		error_print("%s: not SCHEME=FILE", argument);
		exit(2);
	}
	memcpy(scheme, argument, (size_t)(equals - argument));
	scheme[equals - argument] = '\0';
	set->scheme = scheme_named(scheme);
	set->file = equals + 1;
	if (set->scheme == SCHEMES) {
		error_print("no scheme is called %s", scheme);
		exit(2);
	}
	articles_read(set, arena);
}

/* The sentences of all sets, as chains. */
struct chains {
	struct crf_chain *list;
	size_t count, room;
};

static void chains_add(struct chains *chains, struct evidence *evidence,
		       const struct set *set, struct arena *arena)
{
	for (size_t a = 0; a < set->articles.count; a++) {
		const struct labelled *labelled = &set->articles.list[a];
		for (uint32_t s = 0; s < labelled->text.sentence_count; s++) {
			struct crf_chain chain;
			if (!evidence_chain(evidence, &labelled->text, s,
					    arena, &chain))
				continue;
			chain.allowed = labelled->allowed +
					labelled->text.sentences[s];
			chains->list = arena_grow(arena, chains->list,
						  chains->count, &chains->room,
						  sizeof *chains->list);
			chains->list[chains->count++] = chain;
		}
	}
}

struct score {
	size_t right, found, gold;
};

static bool is_name_end(unsigned label)
{
	return label != CHAIN_OUTSIDE && !chain_is_open(label);
}

/* The label, or one of several, that the annotators allow; outside wins. */
static unsigned gold_label(uint64_t allowed)
{
	unsigned label = 0;

	while (!(allowed >> label & 1))
		label++;
	return label;
}

/* Names of a chain of labels, each told by its end: it is right if every word
 * of it is allowed its label. What is found where the scheme says nothing
 * does not count. */
static void chain_score(struct score *score, const struct crf_chain *chain,
			const uint8_t *labels)
{
	bool good = true;

	for (uint32_t w = 0; w < chain->length; w++) {
		uint64_t allowed = chain->allowed[w];
		bool outside = allowed & 1, fits = allowed >> labels[w] & 1;
		good = good && fits;
		if (is_name_end(labels[w])) {
			score->found += !(outside && fits);
			score->right += good && !outside;
		}
		if (!chain_is_open(labels[w]))
			good = true;
		score->gold += is_name_end(gold_label(allowed));
	}
}

static void sets_score(struct crf *crf, const struct set *sets, size_t count,
		       const struct chains *chains)
{
	for (size_t s = 0; s < count; s++) {
		struct score score = { 0, 0, 0 };
		if (!sets[s].dev)
			continue;
		for (size_t c = 0; c < chains[s].count; c++) {
			const struct crf_chain *chain = &chains[s].list[c];
			uint8_t *labels = memory_new(chain->length);
			crf_decode(crf, chain, labels);
			chain_score(&score, chain, labels);
			free(labels);
		}
		error_print("%s: P %.4f R %.4f F %.4f", sets[s].file,
			    (double)score.right / (double)score.found,
			    (double)score.right / (double)score.gold,
			    2.0 * (double)score.right /
				    (double)(score.found + score.gold));
	}
}

static bool is_taught(const struct set *set)
{
	return set->scheme == SCHEME_ONTONOTES;
}

/* All chains of the sets that are taught, or gold, in one list. */
static struct chains chains_of(const struct set *sets, size_t count,
			       const struct chains *chains, bool taught)
{
	struct chains all = { NULL, 0, 0 };

	for (size_t s = 0; s < count; s++)
		all.room += chains[s].count;
	all.list = memory_new((all.room + 1) * sizeof *all.list);
	for (size_t s = 0; s < count; s++)
		for (size_t c = 0; !sets[s].dev &&
				   is_taught(&sets[s]) == taught &&
				   c < chains[s].count; c++)
			all.list[all.count++] = chains[s].list[c];
	return all;
}

struct lesson {
	const struct set *sets;
	const struct chains *chains;
	size_t count;
	uint64_t random;
};

static void lesson_give(struct lesson *lesson, struct crf *crf, bool taught,
			int rounds)
{
	struct chains all = chains_of(lesson->sets, lesson->count,
				      lesson->chains, taught);
	uint32_t *order = memory_new((all.count + 1) * sizeof *order);

	for (int round = 0; all.count && round < rounds; round++) {
		shuffle(order, all.count, &lesson->random);
		for (size_t i = 0; i < all.count; i++)
			crf_learn(crf, &all.list[order[i]], 1.0f,
				  &lesson->random);
		error_print("%s, round %d", taught ? "taught" : "gold",
			    round + 1);
		sets_score(crf, lesson->sets, lesson->count, lesson->chains);
	}
	free(order);
	free(all.list);
}

static void learn(struct crf *crf, const struct set *sets, size_t count,
		  const struct chains *chains)
{
	struct lesson lesson = { sets, chains, count, SEED };

	lesson_give(&lesson, crf, true, ROUNDS_TAUGHT);
	crf_refresh(crf);
	lesson_give(&lesson, crf, false, ROUNDS_GOLD);
	crf_prune(crf, PRUNED_BELOW);
	lesson_give(&lesson, crf, false, ROUNDS_PRUNED);
}

int main(int count, char **arguments)
{
	struct crf_options options = { CHAIN_LABELS, chain_allows, 0.1f,
				       0.0f, 0.1f };
	struct arena arena;
	size_t set_count = count > 2 ? (size_t)count - 2 : 0;
	struct set *sets = memory_new((set_count + 1) * sizeof *sets);
	struct chains *chains = memory_new((set_count + 1) * sizeof *chains);

	error_program("ents");
	if (!set_count) {
		error_print("usage: ents MODEL [dev:]SCHEME=FILE ...");
		return 2;
	}
	arena_init(&arena);
	struct evidence *evidence = evidence_new();
	for (size_t s = 0; s < set_count; s++) {
		set_read(&sets[s], arguments[2 + s], &arena);
		for (size_t a = 0; !sets[s].dev && a < sets[s].articles.count;
		     a++)
			evidence_count(evidence,
				       &sets[s].articles.list[a].text,
				       is_taught(&sets[s]) ? SEEN_TAUGHT
							   : SEEN_GOLD);
	}
	size_t rows = evidence_rows(evidence, SEEN_LEAST);
	error_print("%zu kinds of evidence", rows);
	for (size_t s = 0; s < set_count; s++) {
		chains[s] = (struct chains){ NULL, 0, 0 };
		chains_add(&chains[s], evidence, &sets[s], &arena);
	}
	struct crf *crf = crf_new(&options, rows);
	learn(crf, sets, set_count, chains);
	sparse_write(crf, evidence, rows, arguments[1]);
	return 0;
}
