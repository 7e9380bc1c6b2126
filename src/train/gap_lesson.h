/* gap_lesson.h - learns weights of gaps (nlp/gap_features.h) from examples */
#ifndef GAP_LESSON_H
#define GAP_LESSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "nlp/gap_features.h"

struct gap_example {
	uint32_t count;
	uint32_t features[GAP_FEATURES];
	bool border;
};

/* Starts as all zero but for `mask`: the number of weights less one. */
struct gap_lesson {
	uint32_t mask;
	struct gap_example *examples;
	size_t count, room;
	double *weights, *squares, *sums;
};

void gap_lesson_add(struct gap_lesson *lesson, struct arena *arena,
		    const uint32_t *features, unsigned count, bool border);

/* The weights, when all examples were added. */
void gap_lesson_learn(struct gap_lesson *lesson, struct arena *arena);

double gap_lesson_score(const struct gap_lesson *lesson,
			const uint32_t *features, unsigned count);

/* The same in whole numbers of 1/SPLIT_SCALE; returns how many are not 0. */
size_t gap_lesson_round(const struct gap_lesson *lesson, int16_t *weights);

/* How many examples the weights get wrong. */
size_t gap_lesson_wrong(const struct gap_lesson *lesson);

#endif
