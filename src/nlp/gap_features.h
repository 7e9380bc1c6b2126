/* gap_features.h - what a gap looks like, as numbers for a linear model */
#ifndef GAP_FEATURES_H
#define GAP_FEATURES_H

#include "nlp/gaps.h"

/* What words do in news, counted in training; by word_habit(). */
#define HABIT_MASK 0x3FFFu

struct habits {
	const unsigned char *starters; /* 0: rare; 1 … 9: how much rather a
					* capital of it begins a sentence */
	const unsigned char *stopped;  /* 0: rare; 1 … 5: how often a small
					* letter follows its full stop */
};

static inline uint32_t word_habit(const struct gap_word *word)
{
	return (word->hash ^ word->hash >> 15) & HABIT_MASK;
}

#define GLANCE_FEATURES 8
#define GLANCE_BIAS 0 /* the first of them, always there */

/* For a gap that was found, and not read; returns how many. A glance is enough
 * to pass over most gaps before a capital, a number or a mark that opens, but
 * not for such as "Sen. Roe" and "2) Rates": for those it has no features. */
unsigned glance_features(const struct gaps *gaps, const struct gap *gap,
			 const struct habits *habits,
			 uint32_t features[GLANCE_FEATURES]);

#define GAP_FEATURES 20

/* For one that was read; returns how many. */
unsigned gap_features(const struct gaps *gaps, const struct gap *gap,
		      const struct habits *habits,
		      uint32_t features[GAP_FEATURES]);

#endif
