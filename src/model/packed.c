/* packed.c - a layer of small integers, for four vectors or one
 *
 * Goes in: weights in blocks of 32 outputs; in a block, for each four inputs,
 * the four weights of each output. Comes out: sums, which lie side by side in
 * a register from the start, so that none has to be added up across it, and
 * four vectors share each load of weights.
 *
 * Integers, so that all versions give the same (see dot.c): plain C, here, or
 * packed_x86.c.
 */
#include "model/packed.h"

#include <string.h>

#include "model/packed_versions.h"

void packed_make(int8_t *to, const int8_t *weights, size_t outputs,
		 size_t inputs)
{
	for (size_t from = 0; from < outputs; from += BLOCK)
		for (size_t i = 0; i < inputs; i += PACKED_INPUTS)
			for (size_t o = from; o < from + BLOCK; o++) {
				if (o < outputs)
					memcpy(to, weights + o * inputs + i,
					       PACKED_INPUTS);
				else
					memset(to, 0, PACKED_INPUTS);
				to += PACKED_INPUTS;
			}
}

void packed_cut_plain(uint8_t *to, const int32_t *sums, const uint8_t *shift)
{
	for (size_t o = 0; o < BLOCK; o++) {
		int32_t sum = sums[o] < 0 ? 0 : sums[o] >> shift[o];

		to[o] = (uint8_t)(sum > 255 ? 255 : sum);
	}
}

#ifdef PACKED_X86

static struct packed_version version_here(void)
{
	return packed_x86();
}

#else

static void one_plain(int32_t *sums, size_t row, struct block block,
		      const uint8_t *const *x)
{
	const int8_t *weights = block.weights;

	(void)row;
	memcpy(sums, block.bias, BLOCK * sizeof *sums);
	for (size_t i = 0; i < block.inputs; i += PACKED_INPUTS)
		for (size_t o = 0; o < BLOCK; o++)
			for (size_t k = 0; k < PACKED_INPUTS; k++)
				sums[o] += *weights++ * x[0][i + k];
}

static void four_plain(int32_t *sums, size_t row, struct block block,
		       const uint8_t *const *x)
{
	for (size_t v = 0; v < PACKED_VECTORS; v++)
		one_plain(sums + v * row, row, block, x + v);
}

static struct packed_version version_here(void)
{
	return (struct packed_version){ four_plain, one_plain,
					packed_cut_plain };
}

#endif

/* The last vector stands in for those that are not there. */
static void vectors_fill(const uint8_t *x[PACKED_VECTORS],
			 const uint8_t *const *from, size_t count)
{
	for (size_t v = 0; v < PACKED_VECTORS; v++)
		x[v] = from[v < count ? v : count - 1];
}

static struct block block_at(const struct packed *layer, size_t output)
{
	return (struct block){ layer->weights + output * layer->inputs,
			       layer->bias + output, layer->inputs };
}

void packed_run(const struct packed *layer, const uint8_t *const *from,
		uint8_t *const *to, size_t count)
{
	struct packed_version here = version_here();
	const uint8_t *x[PACKED_VECTORS];
	int32_t sums[PACKED_VECTORS * BLOCK];

	vectors_fill(x, from, count);
	for (size_t o = 0; o < layer->outputs; o += BLOCK) {
		(count == 1 ? here.one : here.four)(sums, BLOCK,
						    block_at(layer, o), x);
		for (size_t v = 0; v < count; v++)
			here.cut(to[v] + o, sums + v * BLOCK,
				 layer->shift + o);
	}
}

void packed_sums(const struct packed *layer, const uint8_t *const *from,
		 int32_t *sums, size_t count)
{
	struct packed_version here = version_here();
	const uint8_t *x[PACKED_VECTORS];

	vectors_fill(x, from, count);
	for (size_t o = 0; o < layer->outputs; o += BLOCK)
		here.four(sums + o, layer->outputs, block_at(layer, o), x);
}
