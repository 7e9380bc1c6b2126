/* packed.h - a matrix of small integers times four vectors, or one */
#ifndef PACKED_H
#define PACKED_H

#include <stddef.h>
#include <stdint.h>

/* Outputs go in blocks of this many; inputs in pairs. */
#define PACKED_BLOCK 32
#define PACKED_VECTORS 4

static inline size_t packed_outputs(size_t outputs)
{
	return (outputs + PACKED_BLOCK - 1) / PACKED_BLOCK * PACKED_BLOCK;
}

/* Weights as packed_dot() reads them, from a row of `width` for each output;
 * `to` has room for packed_outputs(outputs) * width. */
void packed_make(int16_t *to, const int16_t *weights, size_t outputs,
		 size_t width);

/* The sums of all outputs for each vector: rows of packed_outputs(outputs).
 * The limits of dot.h hold. A multiple of PACKED_BLOCK outputs can be had from
 * the one in front of which there are `from` others, such a multiple too, at
 * packed + from * width. */
void packed_dot(int32_t *sums, const int16_t *packed,
		const int16_t *const x[PACKED_VECTORS], size_t outputs,
		size_t width);

/* The same for one vector. */
void packed_dot_one(int32_t *sums, const int16_t *packed, const int16_t *x,
		    size_t outputs, size_t width);

#endif
