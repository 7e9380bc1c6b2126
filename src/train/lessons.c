/* lessons.c - the order in which a chain of names is learned
 *
 * Constants were chosen on the dev sets by single runs; differences below 0.3
 * points of F1 between two of these are noise.
 */
#include "train/lessons.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/ent_labels.h"
#include "train/crf.h"
#include "train/evidence.h"
#include "train/random.h"
#include "train/sparse_write.h"

#define SEED 20260101u
#define ROUNDS_FIRST 4
#define ROUNDS 4
#define ROUNDS_PRUNED 2
#define PRUNED_BELOW 0.1f

/* Models that differ in the order of their lessons and in what is hidden, of
 * which the mean is kept: two alone differ by more than most changes do. */
#define RUNS 8

/* Evidence that fewer articles have is left out: else the names of one article
 * are learned by heart. */
#define ARTICLES_LEAST 3

static const struct crf_options options = {
	.labels = CHAIN_LABELS, .allows = chain_allows, .rate = 0.05f,
	.decay = 0.003f, .dropout = 0.3f, .veiled = 0.2f,
};

/* A sentence to learn or to score, and where its first labels lie. */
struct item {
	struct crf_chain chain;
	struct labelled *article;
	uint32_t sentence;
	size_t set;
	bool second;
};

struct lesson {
	struct set *sets;
	size_t set_count;
	struct evidence *evidence;
	struct crf *crf;
	struct item *items;
	size_t count, room;
	uint64_t random;
};

/* Which sentences of which articles: with part 0 or 1 those of every other
 * article to learn from; with 2 all. */
static bool in_part(const struct set *set, size_t article, int part)
{
	return !set->dev && (part == 2 || article % 2 == (size_t)part);
}

static bool differs(const struct ent_votes *votes, uint32_t s)
{
	return ent_votes_differ(votes, votes->text->sentences[s],
				votes->text->sentences[s + 1]);
}

static void article_count(struct evidence *evidence,
			  const struct labelled *article, bool second)
{
	const struct ent_text *text = &article->text;
	struct ent_votes votes;
	struct arena arena;

	arena_init(&arena);
	evidence_article(evidence);
	ent_votes_make(&votes, text, article->labels, &arena);
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		evidence_count(evidence, text, s, NULL);
		if (second && differs(&votes, s))
			evidence_count(evidence, text, s, &votes);
	}
	arena_free(&arena);
}

static void item_add(struct lesson *lesson, struct item item,
		     const struct ent_votes *votes)
{
	const struct ent_text *text = &item.article->text;

	if (!evidence_chain(lesson->evidence, text, item.sentence, votes,
			    &item.chain))
		return;
	item.second = votes != NULL;
	item.chain.allowed = item.article->allowed +
			     text->sentences[item.sentence];
	if (lesson->count == lesson->room) {
		lesson->room = lesson->room ? 2 * lesson->room : 1024;
		lesson->items = memory_resize(
			lesson->items, lesson->room * sizeof *lesson->items);
	}
	lesson->items[lesson->count++] = item;
}

static void article_add(struct lesson *lesson, size_t set,
			struct labelled *article, bool first, bool second)
{
	struct ent_votes votes;
	struct arena arena;

	arena_init(&arena);
	ent_votes_make(&votes, &article->text, article->labels, &arena);
	for (uint32_t s = 0; s < article->text.sentence_count; s++) {
		struct item item = { .article = article, .sentence = s,
				     .set = set };
		if (first)
			item_add(lesson, item, NULL);
		if (second && differs(&votes, s))
			item_add(lesson, item, &votes);
	}
	arena_free(&arena);
}

static void items_free(struct lesson *lesson)
{
	for (size_t i = 0; i < lesson->count; i++)
		evidence_chain_free(&lesson->items[i].chain);
	free(lesson->items);
	lesson->items = NULL;
	lesson->count = lesson->room = 0;
}

static void rounds_learn(struct lesson *lesson, int rounds)
{
	uint32_t *order = memory_new((lesson->count + 1) * sizeof *order);

	for (int round = 0; round < rounds; round++) {
		shuffle(order, lesson->count, &lesson->random);
		for (size_t i = 0; i < lesson->count; i++)
			crf_learn(lesson->crf,
				  &lesson->items[order[i]].chain,
				  &lesson->random);
	}
	free(order);
}

/* The labels of a sentence become its article's. */
static void item_label(struct lesson *lesson, const struct item *item)
{
	crf_decode(lesson->crf, &item->chain,
		   item->article->labels +
			   item->article->text.sentences[item->sentence]);
}

static void lesson_open(struct lesson *lesson, struct set *sets, size_t count,
			int part, bool second)
{
	memset(lesson, 0, sizeof *lesson);
	lesson->sets = sets;
	lesson->set_count = count;
	lesson->random = SEED;
	lesson->evidence = evidence_new();
	for (size_t s = 0; s < count; s++)
		for (size_t a = 0; a < sets[s].count; a++)
			if (in_part(&sets[s], a, part))
				article_count(lesson->evidence,
					      &sets[s].list[a], second);
	size_t rows = evidence_rows(lesson->evidence, ARTICLES_LEAST);
	error_print("%zu kinds of evidence", rows);
	lesson->crf = crf_new(&options, rows);
	for (size_t s = 0; s < count; s++)
		for (size_t a = 0; a < sets[s].count; a++)
			if (in_part(&sets[s], a, part))
				article_add(lesson, s, &sets[s].list[a], true,
					    second);
}

static void lesson_close(struct lesson *lesson)
{
	items_free(lesson);
	crf_free(lesson->crf);
	evidence_free(lesson->evidence);
}

/* Label articles by the model of this lesson: those of the other part, or
 * those of the dev sets. */
static void others_label(struct lesson *lesson, int part, bool dev)
{
	items_free(lesson);
	for (size_t s = 0; s < lesson->set_count; s++)
		for (size_t a = 0; a < lesson->sets[s].count; a++)
			if (dev ? lesson->sets[s].dev
				: in_part(&lesson->sets[s], a, !part))
				article_add(lesson, s,
					    &lesson->sets[s].list[a], true,
					    false);
	for (size_t i = 0; i < lesson->count; i++)
		item_label(lesson, &lesson->items[i]);
}

void lessons_first(struct set *sets, size_t count)
{
	for (int part = 0; part < 2; part++) {
		struct lesson lesson;
		lesson_open(&lesson, sets, count, part, false);
		rounds_learn(&lesson, ROUNDS_FIRST);
		others_label(&lesson, part, false);
		lesson_close(&lesson);
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
static void labels_score(struct score *score, const uint64_t *allowed,
			 const uint8_t *labels, uint32_t count)
{
	bool good = true;

	for (uint32_t w = 0; w < count; w++) {
		bool outside = allowed[w] & 1;
		bool fits = allowed[w] >> labels[w] & 1;
		good = good && fits;
		if (is_name_end(labels[w])) {
			score->found += !(outside && fits);
			score->right += good && !outside;
		}
		if (!chain_is_open(labels[w]))
			good = true;
		score->gold += is_name_end(gold_label(allowed[w]));
	}
}

static void sets_score(const struct lesson *lesson, const char *when)
{
	for (size_t s = 0; s < lesson->set_count; s++) {
		const struct set *set = &lesson->sets[s];
		struct score score = { 0, 0, 0 };
		for (size_t a = 0; set->dev && a < set->count; a++)
			labels_score(&score, set->list[a].allowed,
				     set->list[a].labels,
				     set->list[a].text.word_count);
		if (set->dev)
			error_print("%s %s: P %.4f R %.4f F %.4f", when,
				    set->file,
				    (double)score.right / (double)score.found,
				    (double)score.right / (double)score.gold,
				    2.0 * (double)score.right /
					    (double)(score.found +
						     score.gold));
	}
}

/* Both passes over the dev sets, as ent_chain.c makes them. */
static void dev_score(struct lesson *lesson)
{
	struct lesson dev = *lesson;

	dev.items = NULL;
	dev.count = dev.room = 0;
	others_label(&dev, 2, true);
	sets_score(&dev, "first");
	items_free(&dev);
	for (size_t s = 0; s < dev.set_count; s++)
		for (size_t a = 0; dev.sets[s].dev && a < dev.sets[s].count;
		     a++)
			article_add(&dev, s, &dev.sets[s].list[a], false,
				    true);
	for (size_t i = 0; i < dev.count; i++)
		item_label(&dev, &dev.items[i]);
	sets_score(&dev, "second");
	items_free(&dev);
}

static void run_learn(struct lesson *lesson)
{
	rounds_learn(lesson, ROUNDS);
	crf_prune(lesson->crf, PRUNED_BELOW);
	rounds_learn(lesson, ROUNDS_PRUNED);
	dev_score(lesson);
}

void lessons_all(struct set *sets, size_t count, const char *file)
{
	struct lesson lesson;
	struct crf *mean;
	size_t rows;

	lesson_open(&lesson, sets, count, 2, true);
	mean = lesson.crf;
	rows = evidence_row_count(lesson.evidence);
	for (int run = 0; run < RUNS; run++) {
		lesson.crf = crf_new(&options, rows);
		run_learn(&lesson);
		crf_add(mean, lesson.crf, 1.0f / RUNS);
		crf_free(lesson.crf);
	}
	lesson.crf = mean;
	dev_score(&lesson);
	sparse_write(lesson.crf, lesson.evidence, file);
	lesson_close(&lesson);
}
