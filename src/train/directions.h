/* directions.h - a large table of counts as short vectors
 *
 * Both in a fixed order of additions, so that the same table gives the same
 * bytes.
 */
#ifndef DIRECTIONS_H
#define DIRECTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "train/matrix.h"

/* Counts of pairs become positive pointwise mutual information, in place. */
void information_make(float *table, size_t rows, size_t columns);

/* A vector of `count` numbers for each row, all of length `length`, along the
 * directions in which the rows differ most. Rows of zeros stay zeros. */
void directions_make(const float *table, size_t rows, size_t columns,
		     size_t count, int length, int8_t *vectors);

#endif
