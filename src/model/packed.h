/* packed.h - a layer of small integers, for four vectors or one
 *
 * Values of vectors are bytes from 0 to 255, weights from -PACKED_WEIGHT to
 * PACKED_WEIGHT; each output has a bias and a shift of its own:
 *
 *     output = (sum of weights × values + bias) >> shift, cut to 0 … 255
 *
 * The bias of a rounded output has the half of a unit in it; one that may be
 * negative is given 128 units more, and who reads it takes them away.
 */
#ifndef PACKED_H
#define PACKED_H

#include <stddef.h>
#include <stdint.h>

/* Outputs come in blocks of this many; of inputs there is an even number of
 * fours. */
#define PACKED_BLOCK 32
#define PACKED_INPUTS 4
#define PACKED_VECTORS 4

/* Limits with which no sum leaves 31 bits. */
#define PACKED_WEIGHT 127
#define PACKED_WIDTH 1024 /* inputs, at most */
#define PACKED_BIAS (1 << 28)
#define PACKED_SHIFT 16

struct packed {
	const int8_t *weights; /* as packed_make() lays them */
	const int32_t *bias;
	const uint8_t *shift;
	uint32_t outputs, inputs;
};

static inline size_t packed_outputs(size_t outputs)
{
	return (outputs + PACKED_BLOCK - 1) / PACKED_BLOCK * PACKED_BLOCK;
}

/* Weights as they are read, from a row of `inputs` for each output; `to` has
 * room for packed_outputs(outputs) * inputs. */
void packed_make(int8_t *to, const int8_t *weights, size_t outputs,
		 size_t inputs);

/* The outputs for each of `count` vectors, at most PACKED_VECTORS. */
void packed_run(const struct packed *layer, const uint8_t *const *from,
		uint8_t *const *to, size_t count);

/* The sums and bias instead, in rows of `outputs`; `sums` has room for
 * PACKED_VECTORS rows. */
void packed_sums(const struct packed *layer, const uint8_t *const *from,
		 int32_t *sums, size_t count);

#endif
