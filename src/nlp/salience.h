/* salience.h - how much each sentence would do for a summary
 *
 * Goes in: blocks, sentences, tokens, title. Comes out: the
 * sentences that may stand in a summary, each with features from 0 to 100 and
 * a score: a sum of the features with trained weights, in the units of
 * nlp/odds.h.
 */
#ifndef SALIENCE_H
#define SALIENCE_H

#include "nlp/manner.h"
#include "nlp/terms.h"

/* The order is that of the weights in the model. */
enum salience_feature {
	S_ONE,      /* always 100 */
	S_FIRST,    /* 100 for the first one */
	S_DEPTH,    /* 10 for each doubling of its place */
	S_PLACE,    /* 0 at the start of the prose, 100 at its end */
	S_DENSE,    /* weight of its terms a word, of the densest's */
	S_BEGINS,   /* share of its weight that is first said here and again
		     * later */
	S_AGAIN,    /* share of its weight that is said elsewhere too */
	S_NUMBERS,  /* share of numbers among its words */
	S_QUOTED,   /* share of words inside quotation marks */
	S_LONG,     /* 0 up to 35 words, 100 from 70 on */
	SALIENCE_FEATURES
};

struct candidate {
	struct manner manner;
	uint32_t sentence;
	uint32_t place;  /* whole sentences before it */
	uint32_t prose;  /* among the sentences of prose, as in struct term */
	const uint32_t *terms; /* each once */
	uint32_t term_count;
	uint32_t weight; /* of its terms */
	int16_t features[SALIENCE_FEATURES];
	int32_t score;
};

/* What was learned: weights of terms, and of features of sentences. */
struct salience_model {
	const int32_t *terms, *features;
};

void salience_model_open(struct salience_model *model);

/* The sections of the file. */
enum { SALIENCE_OF_FEATURES, SALIENCE_OF_TERMS };

struct salience {
	struct article *article;
	const struct terms *terms;
	const uint32_t *weights; /* of the terms */
	struct candidate *items; /* in text order */
	uint32_t count, standing; /* of these, whole sentences */
};

void salience_make(struct salience *salience, struct article *article,
		   const struct salience_model *model);

#endif
