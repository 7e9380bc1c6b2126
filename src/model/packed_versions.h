/* packed_versions.h - the innermost loops of packed.c, for each processor */
#ifndef PACKED_VERSIONS_H
#define PACKED_VERSIONS_H

#include "model/packed.h"

#if defined __SSE2__ && !defined NO_SIMD
#define PACKED_X86 1
#endif

#define BLOCK PACKED_BLOCK
#define STEP ((size_t)PACKED_BLOCK * PACKED_INPUTS)

/* A block of outputs: where its weights and bias begin. */
struct block {
	const int8_t *weights;
	const int32_t *bias;
	size_t inputs;
};

/* Sums and bias for four vectors, `row` numbers apart, or for the first
 * alone. */
typedef void block_function(int32_t *sums, size_t row, struct block block,
			    const uint8_t *const *x);

/* The outputs of a block. */
typedef void cut_function(uint8_t *to, const int32_t *sums,
			  const uint8_t *shift);

struct packed_version {
	block_function *four, *one;
	cut_function *cut;
};

/* Plain C, as of packed.c. */
cut_function packed_cut_plain;

#ifdef PACKED_X86
/* The best that this processor has. */
struct packed_version packed_x86(void);
#endif

#endif
