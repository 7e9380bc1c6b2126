/* summary.c - what makes a sentence fit for a summary, learned from summaries
 *
 *     summary salience.bin < articles
 *
 * Goes in: articles with a text and a `reference`, a summary that an editor
 * wrote, NDJSON. Comes out: a weight for each of enum term_feature
 * (nlp/terms.h), so that the chance of a term is that of being in the summary;
 * and with these one for each of enum salience_feature (nlp/salience.h). On
 * standard error the weights, and ROUGE-1 of the three best sentences, also of
 * every fifth article by weights of the others.
 *
 * The sentences to be chosen are found greedily: the one that raises ROUGE-1
 * against the reference most, then the next, at most three, as long as it
 * rises (Nallapati et al. 2017, "SummaRuNNer"). ROUGE-1 is counted over lemmas
 * without punctuation (Lin 2004, whose own count is over stems).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/odds.h"
#include "nlp/salience.h"
#include "stream/record.h"
#include "train/bags.h"
#include "train/blobs.h"
#include "train/logit.h"

#define PICKS 3 /* what summarize(1) takes by default */
#define FOLDS 5

/* As if each weight, in nats over the whole range of its feature, had one
 * observation in some thousand saying that it is nought. From 0.1 to 10 of
 * these the scores are the same. */
#define RIDGE 3.0

struct sample {
	struct article *article;
	int16_t (*features)[SALIENCE_FEATURES];
	struct bag *bags; /* one a candidate */
	struct bag reference;
	uint32_t count;
	uint32_t right[PICKS], right_count;
};

struct samples {
	struct arena arena;
	struct sample *items;
	size_t count, room;
};

/* ROUGE-1 F of the sentences chosen. */
static double rouge(const struct sample *sample, const uint32_t *chosen,
		    uint32_t count)
{
	const struct bag *reference = &sample->reference;
	uint32_t words = reference->words, shared = 0;

	for (uint32_t c = 0; c < count; c++)
		words += sample->bags[chosen[c]].words;
	for (uint32_t i = 0; i < reference->count; i++) {
		uint32_t has = 0, most = reference->counts[i];
		for (uint32_t c = 0; c < count && has < most; c++)
			has += bag_find(&sample->bags[chosen[c]],
					reference->hashes[i]);
		shared += has < most ? has : most;
	}
	return words ? 2.0 * shared / words : 0;
}

static bool is_in(uint32_t i, const uint32_t *list, uint32_t count)
{
	while (count--)
		if (list[count] == i)
			return true;
	return false;
}

static void oracle_make(struct sample *sample)
{
	double reached = 0;

	while (sample->right_count < PICKS) {
		uint32_t n = sample->right_count, best = sample->count;
		for (uint32_t i = 0; i < sample->count; i++) {
			if (is_in(i, sample->right, n))
				continue;
			sample->right[n] = i;
			double now = rouge(sample, sample->right, n + 1);
			if (now > reached) {
				reached = now;
				best = i;
			}
		}
		if (best == sample->count)
			return;
		sample->right[sample->right_count++] = best;
	}
}

/* Everything but the features, which depend on the weights of terms. */
static void sample_fill(struct sample *sample, struct arena *arena)
{
	static const struct salience_model none = { NULL, NULL };
	struct article *article = sample->article;
	struct salience salience;

	salience_make(&salience, article, &none);
	sample->count = salience.count;
	sample->features = arena_alloc(
		arena, (salience.count + 1) * sizeof *sample->features);
	sample->bags = arena_alloc(
		arena, (salience.count + 1) * sizeof *sample->bags);
	for (uint32_t i = 0; i < salience.count; i++) {
		const struct candidate *c = &salience.items[i];
		const struct sentence *s = &article->sentences[c->sentence];
		bag_fill(&sample->bags[i], arena, article, s->token,
			 s->token_end);
	}
	oracle_make(sample);
}

static void line_add(struct samples *samples, const char *line, size_t length)
{
	static const struct record_options options = { .prefix = "" };
	struct arena *arena = &samples->arena;
	struct record record;
	struct json_error error;
	struct json_value reference;
	struct article article;
	struct sample sample = { .count = 0 };

	if (!record_read(&record, &options, arena, line, length, &error) ||
	    !record.has_text ||
	    !json_find(&record.members, STRING("reference"), &reference))
		return;
	article_init(&article, arena, json_text(reference, arena),
		     (struct string){ NULL, 0 });
	article_need(&article, LAYER_TOKENS);
	bag_fill(&sample.reference, arena, &article, 0, article.token_count);
	sample.article = arena_alloc(arena, sizeof *sample.article);
	article_init(sample.article, arena, json_text(record.text, arena),
		     (struct string){ NULL, 0 });
	article_need(sample.article, LAYER_TOKENS);
	sample_fill(&sample, arena);
	samples->items = arena_grow(arena, samples->items, samples->count,
				    &samples->room, sizeof *samples->items);
	samples->items[samples->count++] = sample;
}

/* Which of the two parts of a fold an article is in; all are in none. */
static bool is_left_out(size_t sample, int fold)
{
	return fold >= 0 && sample % FOLDS == (size_t)fold;
}

/* So many of all sentences were right: the chances must say the same. */
static int32_t base_find(const struct samples *samples, int32_t *weights)
{
	int32_t low = -(1 << 16), high = 1 << 16;

	while (high - low > 1) {
		int64_t balance = 0;
		weights[S_ONE] = low + (high - low) / 2;
		for (size_t s = 0; s < samples->count; s++) {
			const struct sample *sample = &samples->items[s];
			balance += (int64_t)sample->right_count * CHANCE_ONE;
			for (uint32_t i = 0; i < sample->count; i++)
				balance -= odds_chance(odds_sum(
					weights, sample->features[i],
					SALIENCE_FEATURES));
		}
		if (balance > 0)
			low = weights[S_ONE];
		else
			high = weights[S_ONE];
	}
	return low;
}

static void logit_free(struct logit *logit)
{
	free(logit->rows);
	free(logit->wanted);
	free(logit->groups);
}

/* Yes or no for each term. */
static void terms_learn(const struct samples *samples, int without,
			int32_t *weights)
{
	static const int16_t zeros[TERM_FEATURES];
	struct logit logit = { .features = TERM_FEATURES };
	int16_t features[TERM_FEATURES];
	double nats[TERM_FEATURES];

	for (size_t s = 0; s < samples->count; s++) {
		struct sample *sample = &samples->items[s];
		const struct terms *terms = terms_of(sample->article);
		for (uint32_t i = 0; i < terms->count; i++) {
			if (is_left_out(s, without))
				break;
			bool wanted = bag_find(&sample->reference,
					       terms->items[i].hash) > 0;
			term_features(terms, &terms->items[i], features);
			logit_group(&logit, 1);
			logit_row(&logit, features, wanted);
			logit_row(&logit, zeros, !wanted);
		}
	}
	logit_fit(&logit, RIDGE, 8, nats);
	for (int f = 0; f < TERM_FEATURES; f++)
		weights[f] = logit_round(nats[f]);
	logit_free(&logit);
}

static void features_make(struct samples *samples, const int32_t *terms)
{
	const struct salience_model model = { terms, NULL };
	struct salience salience;

	for (size_t s = 0; s < samples->count; s++) {
		struct sample *sample = &samples->items[s];
		salience_make(&salience, sample->article, &model);
		for (uint32_t i = 0; i < salience.count; i++)
			memcpy(sample->features[i], salience.items[i].features,
			       sizeof *sample->features);
	}
}

struct learned {
	int32_t terms[TERM_FEATURES], features[SALIENCE_FEATURES];
};

/* Leaves the samples with features by the weights learned. */
static void learn(struct samples *samples, int without,
		  struct learned *learned)
{
	struct logit logit = { .features = SALIENCE_FEATURES };
	double nats[SALIENCE_FEATURES];

	terms_learn(samples, without, learned->terms);
	features_make(samples, learned->terms);
	for (size_t s = 0; s < samples->count; s++) {
		const struct sample *sample = &samples->items[s];
		if (is_left_out(s, without) || !sample->right_count)
			continue;
		logit_group(&logit, 1);
		for (uint32_t i = 0; i < sample->count; i++)
			logit_row(&logit, sample->features[i],
				  is_in(i, sample->right, sample->right_count)
					  ? 1.0 / sample->right_count : 0);
	}
	logit_fit(&logit, RIDGE, 100, nats);
	for (int f = 0; f < SALIENCE_FEATURES; f++)
		learned->features[f] = logit_round(nats[f]);
	learned->features[S_ONE] = base_find(samples, learned->features);
	logit_free(&logit);
}

/* The three best by the weights, one by one. */
static double sample_score(const struct sample *sample, const int32_t *weights)
{
	uint32_t chosen[PICKS], n = 0;

	while (n < PICKS && n < sample->count) {
		uint32_t best = sample->count;
		int32_t best_sum = 0;
		for (uint32_t i = 0; i < sample->count; i++) {
			int32_t sum = odds_sum(weights, sample->features[i],
					       SALIENCE_FEATURES);
			if (!is_in(i, chosen, n) &&
			    (best == sample->count || sum > best_sum)) {
				best = i;
				best_sum = sum;
			}
		}
		chosen[n++] = best;
	}
	return rouge(sample, chosen, n);
}

/* Of the articles of one fold, or of all. */
static double fold_score(const struct samples *samples, int fold,
			 const struct learned *learned)
{
	double sum = 0;

	for (size_t s = 0; s < samples->count; s++)
		if (fold < 0 || is_left_out(s, fold))
			sum += sample_score(&samples->items[s],
					    learned->features);
	return sum;
}

static void score_tell(struct samples *samples, const struct learned *learned)
{
	double all = fold_score(samples, -1, learned), crossed = 0, oracle = 0;
	struct learned part;

	for (size_t s = 0; s < samples->count; s++)
		oracle += rouge(&samples->items[s], samples->items[s].right,
				samples->items[s].right_count);
	for (int fold = 0; fold < FOLDS; fold++) {
		learn(samples, fold, &part);
		crossed += fold_score(samples, fold, &part);
	}
	double n = (double)(samples->count ? samples->count : 1) / 100;
	fprintf(stderr, "ROUGE-1 %.2f, crossed %.2f, oracle %.2f\n", all / n,
		crossed / n, oracle / n);
}

static void weights_tell(const int32_t *weights, int count, double whole)
{
	for (int i = 0; i < count; i++)
		fprintf(stderr, " %.2f",
			whole * weights[i] / ODDS_ONE / ODDS_FINE);
	fputs(" doublings of the odds\n", stderr);
}

static void weights_write(struct samples *samples, const char *file)
{
	struct blobs blobs = { .kind = ODDS_KIND };
	struct learned learned;

	learn(samples, -1, &learned);
	weights_tell(learned.terms, TERM_FEATURES, 8);
	weights_tell(learned.features, SALIENCE_FEATURES, 100);
	fprintf(stderr, "%zu articles\n", samples->count);
	score_tell(samples, &learned);
	blobs_add(&blobs, learned.features, SALIENCE_FEATURES,
		  sizeof *learned.features);
	blobs_add(&blobs, learned.terms, TERM_FEATURES, sizeof *learned.terms);
	blobs_write(&blobs, file);
}

static const char *line_copy(struct arena *arena, const char *line,
			     ssize_t length)
{
	return memcpy(arena_alloc(arena, (size_t)length + 1), line,
		      (size_t)length);
}

int main(int argc, char **argv)
{
	struct samples samples = { .count = 0 };
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	error_program("summary");
	if (argc != 2) {
		fputs("usage: summary model < articles\n", stderr);
		return 2;
	}
	arena_init(&samples.arena);
	while ((length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			length--;
		line_add(&samples, line_copy(&samples.arena, line, length),
			 (size_t)length);
	}
	weights_write(&samples, argv[1]);
	free(line);
	arena_free(&samples.arena);
	return 0;
}
