/* tags.c - trains the tagger's network
 *
 * usage: tags MODEL SILVER TREEBANK… [--score TREEBANK…]
 *
 * Goes in: news with a teacher's labels (lines of form, tag and dependency,
 * see silver.c), and tree banks (CoNLL-U). Comes out: the model of
 * nlp/tagmodel.h. With --score the accuracy on other tree banks is shown on
 * the way, without rounding to integers.
 *
 * The idea: the teacher's convention is not the tree banks', so it has heads
 * of its own, and what the layers below learn from it of words and contexts is
 * what counts. Then the tree banks; then the network labels the news itself,
 * in the tree banks' convention, with an eye to the teacher's tags
 * (relabel.c), and learns from both together; then the tree banks once more,
 * several times over, and the network goes most of the way to the mean of what
 * that gives, since it is news that it is for. Some sentences are put into
 * capitals or lower case or lose their apostrophes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "train/random.h"
#include "train/matrix.h"
#include "train/relabel.h"
#include "train/school.h"

#define LONGEST 400 /* words; longer sentences are lists and tables */

/* A phase of training: rounds over some sentences. */
struct phase {
	const char *name;
	int runs, rounds;
	float share;       /* how far the network goes to what it learned */
	int silver, gold;  /* how often each sentence comes in a round */
	uint32_t words;    /* of a batch */
	float rate, drop;  /* the rate falls evenly to a twentieth */
	unsigned noise;    /* percent of sentences */
};

static const struct phase teacher = {
	"teacher", 1, 1, 1, 1, 0, 2048, 2e-3f, 0.15f, 3 };
static const struct phase gold_first = {
	"gold", 1, 4, 1, 0, 1, 256, 1e-3f, 0.3f, 6 };
static const struct phase gold_mean = {
	"gold", 3, 1, 1, 0, 1, 256, 5e-4f, 0.3f, 6 };
static const struct phase together = {
	"together", 1, 1, 1, 1, 6, 1024, 1.5e-3f, 0.2f, 6 };
static const struct phase gold_last = {
	"gold", 4, 3, 0.7f, 0, 1, 256, 4e-4f, 0.3f, 6 };

/* Sentences of the range, `times` each, behind the others. */
static size_t order_add(uint32_t *order, size_t count, struct range range,
			int times)
{
	for (int t = 0; t < times; t++)
		for (size_t s = range.from; s < range.to; s++)
			order[count++] = (uint32_t)s;
	return count;
}

static size_t order_make(struct school *school, const struct phase *phase,
			 uint32_t **order)
{
	size_t room = (school->silver.to - school->silver.from) *
			      (size_t)phase->silver +
		      (school->gold.to - school->gold.from) *
			      (size_t)phase->gold;
	uint32_t *list = memory_new(room * sizeof *list);
	uint32_t *places = memory_new(room * sizeof *places);
	size_t count = order_add(list, 0, school->silver, phase->silver);

	count = order_add(list, count, school->gold, phase->gold);
	shuffle(places, count, &school->random);
	for (size_t i = 0; i < count; i++)
		places[i] = list[places[i]];
	free(list);
	*order = places;
	return count;
}

static size_t sentence_length(const struct school *school, size_t sentence)
{
	const size_t *start = &school->corpus.starts[sentence];

	return start[1] - start[0];
}

static int noise_pick(struct school *school, unsigned percent)
{
	uint32_t pick = (uint32_t)(random_next(&school->random) >> 33);

	return pick % 100 < percent ? (int)(pick / 100 % NOISES) : -1;
}

/* Sentences from order[*at] on, until there are enough words. */
static void batch_fill(struct school *school, const struct phase *phase,
		       const uint32_t *order, size_t count, size_t *at)
{
	size_t words = 0;

	batch_begin(&school->batches);
	while (*at < count && words < phase->words) {
		uint32_t sentence = order[(*at)++];
		size_t length = sentence_length(school, sentence);

		if (length > LONGEST)
			continue;
		batch_add(&school->batches, sentence,
			  noise_pick(school, phase->noise));
		words += length;
	}
}

static void scores_show(struct school *school);

static void phase_learn(struct school *school, const struct phase *phase)
{
	for (int round = 0; round < phase->rounds; round++) {
		uint32_t *order;
		size_t count = order_make(school, phase, &order);

		for (size_t at = 0; at < count;) {
			float done = ((float)round + (float)at /
						     (float)count) /
				     (float)phase->rounds;
			batch_fill(school, phase, order, count, &at);
			if (school->batches.batch.kind_count > 1)
				net_learn(school->net,
					  &school->batches.batch,
					  phase->rate * (1 - 0.95f * done),
					  phase->drop);
		}
		free(order);
		error_print("%s, round %d of %d", phase->name, round + 1,
			    phase->rounds);
	}
}

/* The phase several times over, from where the network is, with sentences in
 * other orders; then it goes a share of the way to the mean of the results. */
static void phase_run(struct school *school, const struct phase *phase)
{
	struct net *start = net_copy(school->net, school->random);
	struct net *mean = NULL;

	for (int i = 0; i < phase->runs; i++) {
		phase_learn(school, phase);
		if (mean) {
			net_mix(mean, school->net, 1.0f / (float)(i + 1));
			net_free(school->net);
		} else {
			mean = school->net;
		}
		school->net = net_copy(start, school->random);
	}
	if (phase->share < 1) {
		net_mix(start, mean, phase->share);
		net_free(mean);
		mean = start;
	} else {
		net_free(start);
	}
	net_free(school->net);
	school->net = mean;
	scores_show(school);
}

/* The best label that is allowed. */
static int best_of(const struct school *school, unsigned head, size_t at,
		   const bool *allowed)
{
	const float *scores = net_scores(school->net, head) +
			      at * columns_padded(school->shape.labels[head]);
	int best = -1;

	for (unsigned i = 0; i < school->shape.labels[head]; i++)
		if ((!allowed || allowed[i]) &&
		    (best < 0 || scores[i] > scores[best]))
			best = (int)i;
	return best;
}

/* As nlp/tagmodel.c chooses. */
static void choose(const struct school *school, size_t at,
		   int16_t labels[TAG_HEADS])
{
	int tag = best_of(school, HEAD_TAG, at, NULL);
	bool allowed[POS_COUNT] = { false };

	for (unsigned pos = 0; pos < POS_COUNT; pos++)
		for (unsigned m = 0; m < school->morphs.count; m++)
			allowed[pos] |= school->seen[tag][pos][m];
	int pos = best_of(school, HEAD_POS, at, allowed);
	labels[HEAD_TAG] = (int16_t)tag;
	labels[HEAD_POS] = (int16_t)(pos < 0 ? 0 : pos);
	labels[HEAD_MORPH] = pos < 0 ? 0 : (int16_t)best_of(
		school, HEAD_MORPH, at, school->seen[tag][pos]);
}

static size_t right[TAG_HEADS];

static void count_right(struct school *school, size_t word, size_t at)
{
	int16_t chosen[TAG_HEADS];

	choose(school, at, chosen);
	for (int h = 0; h < TAG_HEADS; h++)
		right[h] += chosen[h] == school->corpus.labels[word][h];
}

static void scores_show(struct school *school)
{
	for (int i = 0; i < school->scored_count; i++) {
		struct range range = school->scored[i];
		double words = (double)(school->corpus.starts[range.to] -
					school->corpus.starts[range.from]);

		memset(right, 0, sizeof right);
		school_run(school, range, count_right);
		error_print("  pos %.2f tag %.2f morph %.2f",
			    100 * (double)right[HEAD_POS] / words,
			    100 * (double)right[HEAD_TAG] / words,
			    100 * (double)right[HEAD_MORPH] / words);
	}
}

int main(int argc, char **argv)
{
	static struct school school;

	error_program("train/tags");
	if (argc < 4) {
		error_print("usage: tags MODEL SILVER TREEBANK... "
			    "[--score TREEBANK...]");
		return 2;
	}
	school_open(&school, argc, argv);
	error_print("%zu words, %zu kinds", school.corpus.word_count,
		    school.corpus.kind_count);
	phase_run(&school, &teacher);
	phase_run(&school, &gold_first);
	phase_run(&school, &gold_mean);
	relabel(&school);
	phase_run(&school, &together);
	phase_run(&school, &gold_last);
	school_write(&school, argv[1]);
	return 0;
}
