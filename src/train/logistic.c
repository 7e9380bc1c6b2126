/* logistic.c - training a linear model by stochastic gradient
 *
 * Goes in: groups of options. Comes out: weights. AdaGrad (Duchi et al. 2011)
 * gives every weight a rate of its own, so that rare features learn as fast as
 * common ones. The order is shuffled with a fixed seed, and everything runs in
 * one thread, so that the same data give the same bytes.
 */
#include "train/logistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "train/random.h"

#define SEED 7

/* The order of the examples moves single decisions; the mean of several runs
 * moves with it less. */
#define RUNS 15
#define MOST 64 /* options of a group */

/* One step in VEIL is made as if the word were unknown, so that what stands
 * around it learns to do without. */
#define VEIL 10

static void *room_for(void *items, size_t used, size_t more, size_t *room,
		      size_t size)
{
	if (used + more <= *room)
		return items;
	*room = (used + more) * 2;
	return memory_resize(items, *room * size);
}

void lesson_group(struct lesson *lesson, int fold, double weight)
{
	lesson->groups = room_for(lesson->groups, lesson->group_count, 1,
				  &lesson->group_room, sizeof(struct group));
	lesson->groups[lesson->group_count++] = (struct group){
		lesson->option_count, 0, fold, (float)weight
	};
}

void lesson_option(struct lesson *lesson, const uint64_t *features,
		   size_t count, bool right)
{
	lesson->options = room_for(lesson->options, lesson->option_count, 1,
				   &lesson->option_room,
				   sizeof(struct group_option));
	lesson->slots = room_for(lesson->slots, lesson->slot_count, count,
				 &lesson->slot_room, sizeof(uint32_t));
	lesson->options[lesson->option_count++] = (struct group_option){
		lesson->slot_count, (uint32_t)count, 0, right
	};
	lesson->groups[lesson->group_count - 1].count++;
	for (size_t i = 0; i < count; i++)
		lesson->slots[lesson->slot_count++] =
			(uint32_t)features[i] & lesson->mask;
}

void lesson_own(struct lesson *lesson, size_t own)
{
	lesson->options[lesson->option_count - 1].own = (uint32_t)own;
}

struct weights {
	float *value, *square; /* the sum of squared gradients */
	const struct study *study;
	bool veiled; /* this step */
};

static uint32_t option_from(const struct group_option *option, bool veiled)
{
	return veiled ? option->own : 0;
}

static double option_score(const struct lesson *lesson,
			   const struct group_option *option,
			   const struct weights *weights)
{
	double score = 0;

	for (uint32_t i = option_from(option, weights->veiled);
	     i < option->count; i++)
		score += (double)weights->value[
			lesson->slots[option->first + i]];
	return score;
}

static void option_step(const struct lesson *lesson, struct weights *weights,
			const struct group_option *option, double gradient)
{
	for (uint32_t i = option_from(option, weights->veiled);
	     i < option->count; i++) {
		uint32_t slot = lesson->slots[option->first + i];
		double g = gradient - weights->study->decay *
					      (double)weights->value[slot];
		double sum = (double)weights->square[slot] + g * g;
		weights->square[slot] = (float)sum;
		weights->value[slot] += (float)(weights->study->rate * g /
						sqrt(sum + 1e-6));
	}
}

static double odds_chance(double score)
{
	return 1 / (1 + exp(-score));
}

static void group_step_one(const struct lesson *lesson,
			   struct weights *weights, const struct group *group)
{
	const struct group_option *option = &lesson->options[group->first];
	double p = odds_chance(option_score(lesson, option, weights));

	option_step(lesson, weights, option,
		    (double)group->weight * ((double)option->right - p));
}

/* Chances of the options, and of the right ones among themselves. */
static void group_step_many(const struct lesson *lesson,
			    struct weights *weights,
			    const struct group *group)
{
	double chance[MOST], best = -1e30, sum = 0, right = 0;

	for (uint32_t i = 0; i < group->count; i++) {
		chance[i] = option_score(lesson,
					 &lesson->options[group->first + i],
					 weights);
		best = chance[i] > best ? chance[i] : best;
	}
	for (uint32_t i = 0; i < group->count; i++) {
		chance[i] = exp(chance[i] - best);
		sum += chance[i];
		if (lesson->options[group->first + i].right)
			right += chance[i];
	}
	if (right <= 0)
		return;
	for (uint32_t i = 0; i < group->count; i++) {
		const struct group_option *option =
			&lesson->options[group->first + i];
		double want = option->right ? chance[i] / right : 0;
		double g = want - chance[i] / sum;
		if (g > 1e-4 || g < -1e-4)
			option_step(lesson, weights, option,
				    (double)group->weight * g);
	}
}

static int16_t *weights_round(const float *value, size_t count)
{
	int16_t *rounded = memory_new(count * sizeof *rounded);

	for (size_t i = 0; i < count; i++) {
		double w = floor((double)value[i] * LINEAR_SCALE + 0.5);
		rounded[i] = (int16_t)(w > 32767 ? 32767 :
				       w < -32767 ? -32767 : w);
	}
	return rounded;
}

/* Once through all groups in a new order. */
static void epoch_learn(const struct lesson *lesson, struct weights *weights,
			uint32_t *order, uint64_t *random, int without)
{
	shuffle(order, lesson->group_count, random);
	for (size_t i = 0; i < lesson->group_count; i++) {
		const struct group *group = &lesson->groups[order[i]];
		if (group->fold == without)
			continue;
		weights->veiled = lesson->options[group->first].own > 0 &&
				  random_next(random) % VEIL == 0;
		if (group->count == 1)
			group_step_one(lesson, weights, group);
		else
			group_step_many(lesson, weights, group);
	}
}

int16_t *lesson_learn(const struct lesson *lesson, const struct study *study,
		      int without)
{
	size_t count = (size_t)lesson->mask + 1;
	struct weights weights = { memory_new(count * sizeof(float)),
				   memory_new(count * sizeof(float)), study,
				   false };
	float *sum = memory_new(count * sizeof *sum);
	uint32_t *order = memory_new((lesson->group_count + 1) *
				     sizeof *order);
	uint64_t random = SEED;
	int16_t *rounded;

	memset(sum, 0, count * sizeof *sum);
	for (int run = 0; run < RUNS; run++) {
		memset(weights.value, 0, count * sizeof(float));
		memset(weights.square, 0, count * sizeof(float));
		for (int epoch = 0; epoch < study->epochs; epoch++)
			epoch_learn(lesson, &weights, order, &random, without);
		for (size_t i = 0; i < count; i++)
			sum[i] += weights.value[i] / RUNS;
	}
	rounded = weights_round(sum, count);
	free(weights.value);
	free(weights.square);
	free(sum);
	free(order);
	return rounded;
}

static int32_t option_sum(const struct lesson *lesson,
			  const struct group_option *option,
			  const int16_t *weights)
{
	int32_t sum = 0;

	for (uint32_t i = 0; i < option->count; i++)
		sum += weights[lesson->slots[option->first + i]];
	return sum;
}

static bool group_right(const struct lesson *lesson, const struct group *group,
			const int16_t *weights)
{
	const struct group_option *options = &lesson->options[group->first];
	int32_t best = option_sum(lesson, &options[0], weights);
	uint32_t at = 0;

	if (group->count == 1)
		return (best > 0) == options[0].right;
	for (uint32_t i = 1; i < group->count; i++) {
		int32_t sum = option_sum(lesson, &options[i], weights);
		if (sum > best) {
			best = sum;
			at = i;
		}
	}
	return options[at].right;
}

double lesson_score(const struct lesson *lesson, const int16_t *weights,
		    int fold, size_t *count)
{
	size_t right = 0;

	*count = 0;
	for (size_t i = 0; i < lesson->group_count; i++) {
		const struct group *group = &lesson->groups[i];
		if (fold >= 0 && group->fold != fold)
			continue;
		++*count;
		right += group_right(lesson, group, weights);
	}
	return *count ? (double)right / (double)*count : 0;
}
