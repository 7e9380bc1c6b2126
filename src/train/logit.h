/* logit.h - learning few weights from choices
 *
 * A group of rows of which some are wanted; the weights make the wanted ones
 * as likely as can be (conditional logit, McFadden 1974: a softmax over the
 * group). A yes or no is a group of one row against a row of zeros.
 */
#ifndef LOGIT_H
#define LOGIT_H

#include <stddef.h>
#include <stdint.h>

struct logit_group {
	size_t first;  /* of its rows */
	uint32_t count;
	float weight;
};

/* Starts as all zero but for the number of features. */
struct logit {
	size_t features;
	int16_t *rows;  /* features after features */
	float *wanted;  /* one a row; of a group they add up to at most 1 */
	struct logit_group *groups;
	size_t row_count, row_room, group_count, group_room;
};

/* A group, and then each of its rows. */
void logit_group(struct logit *logit, double weight);
void logit_row(struct logit *logit, const int16_t *features, double wanted);

/* The weights, in nats a feature, shrunk by `ridge` times half the sum of
 * their squares in units of `scale` (of a feature whose values go up to
 * there). Newton's method, always in the same order. */
void logit_fit(const struct logit *logit, double ridge, double scale,
	       double *weights);

/* In the units of nlp/odds.h. */
int32_t logit_round(double weight);

#endif
