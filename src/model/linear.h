/* linear.h - a sum of weights over hashed features: one number for yes or no
 *
 * Unlike perceptron.h it has one label, and no check of what a slot is for:
 * features that share a slot share a weight, and training knows it. So a
 * feature costs two bytes and one look-up.
 */
#ifndef LINEAR_H
#define LINEAR_H

#include <stddef.h>
#include <stdint.h>

/* Weights are whole numbers of 1/LINEAR_SCALE of log odds: int16 reaches
 * from -32 to 32. */
#define LINEAR_SCALE 1024

struct linear {
	const int16_t *weights;
	uint32_t mask; /* their number, a power of two, less one */
};

/* Section number `section` of an embedded model as weights. */
void linear_open(struct linear *linear, const void *embedded,
		 unsigned section);

/* Has memory bring the feature's weight. */
static inline void linear_announce(const struct linear *linear,
				   uint64_t feature)
{
	__builtin_prefetch(&linear->weights[feature & linear->mask]);
}

int32_t linear_score(const struct linear *linear, const uint64_t *features,
		     size_t count);

#endif
