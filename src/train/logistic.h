/* logistic.h - training a linear model (model/linear.h)
 *
 * A group of options of which one or more are right; of a single option the
 * question is yes or no. The chance of the right ones is made as large as can
 * be: logistic regression, over several options its generalisation.
 */
#ifndef LOGISTIC_H
#define LOGISTIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/linear.h"

struct group {
	size_t first;   /* of its options */
	uint32_t count;
	int fold;       /* which part of the data it is from */
	float weight;
};

struct group_option {
	size_t first; /* of its slots */
	uint32_t count;
	uint32_t own; /* the first ones, that say which word it is */
	bool right;
};

/* All examples of one model. Starts as all zero but for the mask. */
struct lesson {
	uint32_t mask;
	uint32_t *slots;
	struct group_option *options;
	struct group *groups;
	size_t slot_count, slot_room, option_count, option_room, group_count,
		group_room;
};

/* A group, and then each of its options. */
void lesson_group(struct lesson *lesson, int fold, double weight);
void lesson_option(struct lesson *lesson, const uint64_t *features,
		   size_t count, bool right);

/* The first `own` features of the latest option say which word it is; some
 * steps are made without them. For groups of one option. */
void lesson_own(struct lesson *lesson, size_t own);

struct study {
	int epochs;
	double rate;  /* of AdaGrad */
	double decay; /* of a weight at each step that it takes */
};

/* Weights learned from all groups but those of fold `without` (-1: all), as
 * the programs use them: mask + 1 of them, rounded. */
int16_t *lesson_learn(const struct lesson *lesson, const struct study *study,
		      int without);

/* The share of groups of one fold (-1: all) where the best option is right,
 * and how many there are. */
double lesson_score(const struct lesson *lesson, const int16_t *weights,
		    int fold, size_t *count);

#endif
