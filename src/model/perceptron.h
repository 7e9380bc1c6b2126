/* perceptron.h - a linear model over hashed features, integers only
 *
 * Each feature is a 64-bit number (nlp/features.h makes them). A feature that
 * was seen in training has a row of weights, one for each label that it speaks
 * for or against; the label with the largest sum wins.
 */
#ifndef PERCEPTRON_H
#define PERCEPTRON_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define PERCEPTRON_KIND BLOB_KIND('p', 'e', 'r', 'c')
#define PERCEPTRON_LABELS 1024 /* at most */

/* Weights are whole numbers of 1/64. */
#define PERCEPTRON_SCALE 64

struct perceptron_weight {
	uint16_t label; /* in the first of a row: how many follow */
	int16_t weight;
};

struct perceptron {
	uint32_t labels;
	uint32_t mask;         /* number of slots, less one */
	const uint32_t *slots; /* pairs: check (0: free), first of the row */
	const struct perceptron_weight *weights;
	const char *names;     /* of the labels, each with a NUL */
	const uint32_t *name_at;
};

/* The view of an embedded model (models.h); costs next to nothing. */
void perceptron_open(struct perceptron *perceptron, const void *embedded);

/* Adds the weights of each feature to scores[label]. */
void perceptron_score(const struct perceptron *perceptron,
		      const uint64_t *features, size_t count,
		      int32_t *scores);

/* The label of the largest score; of equal ones the first. */
unsigned perceptron_best(const int32_t *scores, unsigned labels);

const char *perceptron_label(const struct perceptron *perceptron,
			     unsigned label);

/* Where a feature's slot is looked for first; the high half is the check. */
static inline uint32_t perceptron_slot(uint64_t feature, uint32_t mask)
{
	return (uint32_t)feature & mask;
}

static inline uint32_t perceptron_check(uint64_t feature)
{
	uint32_t check = (uint32_t)(feature >> 32);
	return check ? check : 1;
}

#endif
