/* summary.c - the weights of a sentence's features, learned from summaries
 *
 *     summary salience.bin < articles
 *
 * Goes in: articles with a text and a `reference`, a summary that an editor
 * wrote, NDJSON. Comes out: a weight for each of enum salience_feature
 * (nlp/salience.h). On standard error the weights, and ROUGE-1 of the three
 * best sentences, also of every fifth article by weights of the others.
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
#include "train/blobs.h"
#include "train/logit.h"

#define PICKS 3 /* what summarize(1) takes by default */
#define FOLDS 5

/* As if each weight, in nats over the whole range of its feature, had one
 * observation in some thousand saying that it is nought. From 0.1 to 10 of
 * these the scores are the same. */
#define RIDGE 3.0

/* Words and how often a text has them, in the order of first occurrence. */
struct bag {
	uint64_t *hashes;
	uint32_t *counts;
	uint32_t count, words;
};

struct sample {
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

static void bag_add(struct bag *bag, uint64_t hash, uint32_t count)
{
	uint32_t i = 0;

	while (i < bag->count && bag->hashes[i] != hash)
		i++;
	if (i == bag->count) {
		bag->hashes[i] = hash;
		bag->counts[bag->count++] = 0;
	}
	bag->counts[i] += count;
	bag->words += count;
}

static void bag_make(struct bag *bag, struct arena *arena, uint32_t room)
{
	bag->hashes = arena_alloc(arena, (room + 1) * sizeof *bag->hashes);
	bag->counts = arena_alloc(arena, (room + 1) * sizeof *bag->counts);
	bag->count = bag->words = 0;
}

/* The words of the tokens [a, b). */
static void bag_fill(struct bag *bag, struct arena *arena,
		     const struct article *article, uint32_t a, uint32_t b)
{
	bag_make(bag, arena, b - a);
	for (uint32_t t = a; t < b; t++) {
		const struct token *token = &article->tokens[t];
		if (!token->space && token->pos != POS_PUNCT)
			bag_add(bag, term_hash(token->lemma), 1);
	}
}

static uint32_t bag_find(const struct bag *bag, uint64_t hash)
{
	for (uint32_t i = 0; i < bag->count; i++)
		if (bag->hashes[i] == hash)
			return bag->counts[i];
	return 0;
}

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

static void sample_fill(struct sample *sample, struct arena *arena,
			struct article *article)
{
	struct salience salience;

	salience_make(&salience, article);
	sample->count = salience.count;
	sample->features = arena_alloc(
		arena, (salience.count + 1) * sizeof *sample->features);
	sample->bags = arena_alloc(
		arena, (salience.count + 1) * sizeof *sample->bags);
	for (uint32_t i = 0; i < salience.count; i++) {
		const struct candidate *c = &salience.items[i];
		const struct sentence *s = &article->sentences[c->sentence];
		memcpy(sample->features[i], c->features, sizeof c->features);
		bag_fill(&sample->bags[i], arena, article, s->token,
			 s->token_end);
	}
}

static void line_add(struct samples *samples, struct arena *scratch,
		     const char *line, size_t length)
{
	static const struct record_options options = { .prefix = "" };
	struct record record;
	struct json_error error;
	struct json_value reference;
	struct article article;
	struct sample sample = { .count = 0 };

	if (!record_read(&record, &options, scratch, line, length, &error) ||
	    !record.has_text ||
	    !json_find(&record.members, STRING("reference"), &reference))
		return;
	article_init(&article, scratch, json_text(reference, scratch),
		     (struct string){ NULL, 0 });
	article_need(&article, LAYER_TAGS);
	bag_fill(&sample.reference, &samples->arena, &article, 0,
		 article.token_count);
	article_init(&article, scratch, json_text(record.text, scratch),
		     (struct string){ NULL, 0 });
	article_need(&article, LAYER_TAGS);
	sample_fill(&sample, &samples->arena, &article);
	oracle_make(&sample);
	samples->items = arena_grow(&samples->arena, samples->items,
				    samples->count, &samples->room,
				    sizeof *samples->items);
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

static void learn(const struct samples *samples, int without, int32_t *weights)
{
	struct logit logit = { .features = SALIENCE_FEATURES };
	double nats[SALIENCE_FEATURES];

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
		weights[f] = logit_round(nats[f]);
	weights[S_ONE] = base_find(samples, weights);
	free(logit.rows);
	free(logit.wanted);
	free(logit.groups);
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

static void score_tell(const struct samples *samples, const int32_t *weights)
{
	int32_t folds[SALIENCE_FEATURES];
	double all = 0, crossed = 0, oracle = 0;

	for (size_t s = 0; s < samples->count; s++) {
		const struct sample *sample = &samples->items[s];
		all += sample_score(sample, weights);
		oracle += rouge(sample, sample->right, sample->right_count);
	}
	for (int fold = 0; fold < FOLDS; fold++) {
		learn(samples, fold, folds);
		for (size_t s = 0; s < samples->count; s++)
			if (is_left_out(s, fold))
				crossed += sample_score(&samples->items[s],
							folds);
	}
	double n = (double)(samples->count ? samples->count : 1) / 100;
	fprintf(stderr, "ROUGE-1 %.2f, crossed %.2f, oracle %.2f\n", all / n,
		crossed / n, oracle / n);
}

static void weights_write(const struct samples *samples, const char *file)
{
	struct blobs blobs = { .kind = ODDS_KIND };
	int32_t weights[SALIENCE_FEATURES];

	learn(samples, -1, weights);
	for (int f = 0; f < SALIENCE_FEATURES; f++)
		fprintf(stderr, " %.2f",
			100.0 * weights[f] / ODDS_ONE / ODDS_FINE);
	fprintf(stderr, " doublings of the odds\n%zu articles\n",
		samples->count);
	score_tell(samples, weights);
	blobs_add(&blobs, weights, SALIENCE_FEATURES, sizeof *weights);
	blobs_write(&blobs, file);
}

int main(int argc, char **argv)
{
	struct samples samples = { .count = 0 };
	struct arena scratch;
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	error_program("summary");
	if (argc != 2) {
		fputs("usage: summary model < articles\n", stderr);
		return 2;
	}
	arena_init(&scratch);
	arena_init(&samples.arena);
	while ((length = getline(&line, &room, stdin)) > 0) {
		if (line[length - 1] == '\n')
			length--;
		line_add(&samples, &scratch, line, (size_t)length);
		arena_reset(&scratch);
	}
	weights_write(&samples, argv[1]);
	free(line);
	arena_free(&scratch);
	arena_free(&samples.arena);
	return 0;
}
