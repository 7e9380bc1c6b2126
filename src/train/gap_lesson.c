/* gap_lesson.c - learns weights of gaps from examples
 *
 * Goes in: gaps as features, each with whether a sentence ends there. Comes
 * out: a weight for each slot of hashed features. Logistic regression by
 * gradient descent with a step for each weight that shrinks as it is used
 * (Duchi et al. 2011, AdaGrad), shuffled alike each time, a fixed number of
 * rounds: the same bytes on one kind of machine.
 */
#include "train/gap_lesson.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "nlp/splits.h"

/* More rounds gain nothing on either dev set. */
#define ROUNDS 80
/* The weights are the mean of those behind each later round. */
#define AVERAGED (ROUNDS / 2)
#define SEED 1
#define STEP 0.05
/* Examples that a feature must have. */
#define LEAST 3
/* Pulls weights that few examples speak for towards zero. */
#define DECAY 6e-4

void gap_lesson_add(struct gap_lesson *lesson, struct arena *arena,
		    const uint32_t *features, unsigned count, bool border)
{
	lesson->examples = arena_grow(arena, lesson->examples, lesson->count,
				      &lesson->room,
				      sizeof *lesson->examples);
	struct gap_example *example = &lesson->examples[lesson->count++];
	example->count = count;
	for (unsigned i = 0; i < count; i++)
		example->features[i] = features[i];
	example->border = border;
}

double gap_lesson_score(const struct gap_lesson *lesson,
			const uint32_t *features, unsigned count)
{
	double sum = 0;

	for (unsigned i = 0; i < count; i++)
		sum += lesson->weights[features[i] & lesson->mask];
	return sum;
}

static void learn(struct gap_lesson *lesson, const struct gap_example *example)
{
	double p = 1 / (1 + exp(-gap_lesson_score(lesson, example->features,
						  example->count)));
	double error = (example->border ? 1 : 0) - p;

	for (uint32_t i = 0; i < example->count; i++) {
		uint32_t slot = example->features[i] & lesson->mask;
		double gradient = error - DECAY * lesson->weights[slot] *
						  (double)lesson->count / 100;
		lesson->squares[slot] += gradient * gradient;
		lesson->weights[slot] += STEP * gradient /
					 sqrt(lesson->squares[slot] + 1e-4);
	}
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static bool is_frequent(const uint32_t *frequent, size_t count,
			uint32_t feature)
{
	return bsearch(&feature, frequent, count, sizeof feature, compare);
}

/* Drop the features of fewer than LEAST examples: they say nothing, and
 * leave their slots to others. */
static void rare_drop(struct gap_lesson *lesson)
{
	size_t total = 0, used = 0, kept = 0;

	for (size_t i = 0; i < lesson->count; i++)
		total += lesson->examples[i].count;
	uint32_t *all = memory_new(total * sizeof *all);
	for (size_t i = 0; i < lesson->count; i++)
		for (uint32_t k = 0; k < lesson->examples[i].count; k++)
			all[used++] = lesson->examples[i].features[k];
	qsort(all, total, sizeof *all, compare);
	for (size_t i = 0; i + LEAST <= total; i++)
		if (all[i] == all[i + LEAST - 1] &&
		    (!kept || all[kept - 1] != all[i]))
			all[kept++] = all[i];
	for (size_t i = 0; i < lesson->count; i++) {
		struct gap_example *e = &lesson->examples[i];
		uint32_t n = 0;
		for (uint32_t k = 0; k < e->count; k++)
			if (is_frequent(all, kept, e->features[k]))
				e->features[n++] = e->features[k];
		e->count = n;
	}
	free(all);
}

static void rounds_run(struct gap_lesson *lesson)
{
	uint64_t random = SEED;

	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = lesson->count; i > 1; i--) { /* shuffle */
			random = random * 6364136223846793005u +
				 1442695040888963407u;
			size_t k = (size_t)((random >> 33) % i);
			struct gap_example other = lesson->examples[k];
			lesson->examples[k] = lesson->examples[i - 1];
			lesson->examples[i - 1] = other;
		}
		for (size_t i = 0; i < lesson->count; i++)
			learn(lesson, &lesson->examples[i]);
		for (size_t i = 0; i <= lesson->mask && round >= AVERAGED; i++)
			lesson->sums[i] += lesson->weights[i];
	}
	for (size_t i = 0; i <= lesson->mask; i++)
		lesson->weights[i] = lesson->sums[i] / (ROUNDS - AVERAGED);
}

void gap_lesson_learn(struct gap_lesson *lesson, struct arena *arena)
{
	size_t bytes = (lesson->mask + 1u) * sizeof(double);

	lesson->weights = arena_zero(arena, bytes);
	lesson->squares = arena_zero(arena, bytes);
	lesson->sums = arena_zero(arena, bytes);
	rare_drop(lesson);
	rounds_run(lesson);
}

size_t gap_lesson_round(const struct gap_lesson *lesson, int16_t *weights)
{
	size_t used = 0;

	for (size_t i = 0; i <= lesson->mask; i++) {
		double w = lesson->weights[i] * SPLIT_SCALE;
		w = w > 32000 ? 32000 : w < -32000 ? -32000 : w;
		weights[i] = (int16_t)(w < 0 ? w - 0.5 : w + 0.5);
		used += weights[i] != 0;
	}
	return used;
}

size_t gap_lesson_wrong(const struct gap_lesson *lesson)
{
	size_t wrong = 0;

	for (size_t i = 0; i < lesson->count; i++) {
		const struct gap_example *e = &lesson->examples[i];
		wrong += (gap_lesson_score(lesson, e->features, e->count) >
			  0) != e->border;
	}
	return wrong;
}
