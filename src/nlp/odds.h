/* odds.h - the chances from a handful of learned weights
 *
 * Goes in: features, small whole numbers. Comes out: a sum, in 1/256 of a
 * doubling of the odds, and the chance that belongs to it. A section of a
 * model has a number for each feature.
 */
#ifndef ODDS_H
#define ODDS_H

#include <stddef.h>
#include <stdint.h>

#define ODDS_KIND BLOB_KIND('o', 'd', 'd', 's')

/* A sum that is larger by this has odds twice as high. */
#define ODDS_ONE 256

/* Weights are in 1/ODDS_FINE of a unit of the sum. */
#define ODDS_FINE 256

/* The weights in a section of an embedded model (model/models.h); NULL, which
 * counts as no weights, if there are not `count` of them. */
const int32_t *odds_weights(const void *embedded, unsigned section,
			    size_t count);

int32_t odds_sum(const int32_t *weights, const int16_t *features,
		    size_t count);

/* CHANCE_ONE times 2^sum / (1 + 2^sum). */
#define CHANCE_ONE 4096
uint32_t odds_chance(int32_t sum);

#endif
