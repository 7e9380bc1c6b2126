/* quantize.c - a trained network as a model file
 *
 * Goes in: weights as floating-point numbers. Comes out: bytes. Each output of
 * a layer has the largest power of two as its scale with which its weights
 * still fit, all outputs of a head the same; a table has a scale of its own,
 * which goes into the weights that read it.
 */
#include "train/quantize.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/network.h"
#include "train/matrix.h"

#define BIAS_MOST 8191 /* of a hidden row */

#define HALF(shift) ((int32_t)1 << ((shift) - 1))

/* What a hidden row has too much: the 128 of each of its products. */
#define ZEROS(shape) ((int32_t)(2 * (shape)->reach + 1) * NETWORK_ZERO)

static float largest(const float *from, size_t count, size_t stride)
{
	float most = 0;

	for (size_t i = 0; i < count; i++) {
		float x = from[i * stride];
		x = x < 0 ? -x : x;
		most = x > most ? x : most;
	}
	return most;
}

static int32_t rounded(float x)
{
	return (int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

/* The largest shift with which `most` stays within the limit. */
static unsigned shift_for(float most)
{
	unsigned shift = 1;

	while (shift < PACKED_SHIFT &&
	       most * (float)(1u << (shift + 1)) <= (float)PACKED_WEIGHT)
		shift++;
	return shift;
}

static int32_t clipped(int32_t x, int32_t most)
{
	return x > most ? most : x < -most ? -most : x;
}

/* What becomes of a sum behind the bias. */
enum outcome {
	OUT_VALUES,   /* rounded and cut */
	OUT_PRODUCTS, /* the same, with NETWORK_ZERO added */
	OUT_PACKED,   /* stays a score */
	OUT_ROWS,     /* the same, and weights stay rows: see network.h */
};

/* A layer of `outputs` rows from a matrix of inputs × columns. Of its inputs
 * `zero` is to be taken away. */
struct source {
	const float *weights, *bias;
	size_t inputs, outputs, columns;
	enum outcome outcome;
	int32_t zero;
};

/* Packs rows; *count numbers. */
static int8_t *packed(int8_t *rows, const struct source *from, size_t *count)
{
	int8_t *to;

	*count = packed_outputs(from->outputs) * from->inputs;
	to = memory_new(*count);
	packed_make(to, rows, from->outputs, from->inputs);
	free(rows);
	return to;
}

static bool is_score(const struct source *from)
{
	return from->outcome == OUT_PACKED || from->outcome == OUT_ROWS;
}

static unsigned source_shift(const struct source *from, size_t output)
{
	return shift_for(is_score(from)
		? largest(from->weights, from->inputs * from->columns, 1)
		: largest(from->weights + output, from->inputs,
			  from->columns));
}

/* The weights of an output; returns its bias. */
static int32_t output_round(const struct source *from, size_t output,
			    unsigned shift, int8_t *weights)
{
	float scale = (float)(1u << shift);
	int32_t bias = clipped(rounded(from->bias[output] * scale *
				       NETWORK_UNIT), PACKED_BIAS);

	for (size_t i = 0; i < from->inputs; i++) {
		float weight = from->weights[i * from->columns + output];
		int32_t number = clipped(rounded(weight * scale),
					 PACKED_WEIGHT);

		weights[i] = (int8_t)number;
		bias -= number * from->zero;
	}
	if (!is_score(from))
		bias += HALF(shift);
	if (from->outcome == OUT_PRODUCTS)
		bias += (int32_t)NETWORK_ZERO << shift;
	return bias;
}

static void layer_add(struct blobs *blobs, const struct source *from)
{
	size_t count = from->inputs * from->outputs;
	size_t outputs = from->outcome == OUT_ROWS
		? from->outputs : packed_outputs(from->outputs);
	int8_t *weights = memory_new(count);
	int32_t *bias = memset(memory_new(outputs * 4), 0, outputs * 4);
	uint8_t *shift = memset(memory_new(outputs), 1, outputs);

	for (size_t r = 0; r < from->outputs; r++) {
		shift[r] = (uint8_t)source_shift(from, r);
		bias[r] = output_round(from, r, shift[r],
				       weights + r * from->inputs);
	}
	if (from->outcome != OUT_ROWS)
		weights = packed(weights, from, &count);
	blobs_add(blobs, weights, count, 1);
	blobs_add(blobs, bias, outputs, 4);
	blobs_add(blobs, shift, outputs, 1);
}

static void shape_add(struct blobs *blobs, const struct net_shape *shape,
		      unsigned heads)
{
	size_t count = SHAPE_NUMBERS + 2 * shape->tables;
	uint32_t *numbers = memory_new(count * sizeof *numbers);

	numbers[SHAPE_TABLES] = shape->tables;
	numbers[SHAPE_HEADS] = heads;
	numbers[SHAPE_REACH] = shape->reach;
	numbers[SHAPE_SPREAD] = shape->spread;
	numbers[SHAPE_HIDDEN] = shape->hidden;
	numbers[SHAPE_MIDDLE] = shape->middle;
	numbers[SHAPE_TOP] = shape->top;
	for (unsigned t = 0; t < shape->tables; t++) {
		numbers[SHAPE_NUMBERS + 2 * t] = shape->widths[t];
		numbers[SHAPE_NUMBERS + 2 * t + 1] = shape->rows[t];
	}
	blobs_add(blobs, numbers, count, 4);
}

static void vocabulary_add(struct blobs *blobs, const struct corpus *corpus)
{
	size_t count = 16;

	while (count * 3 / 4 < corpus->vocabulary_count)
		count *= 2;
	uint32_t *slots = memset(memory_new(count * 8), 0, count * 8);
	for (uint32_t row = 2; row < corpus->vocabulary_count; row++) {
		uint64_t hash = corpus->vocabulary[row];
		size_t slot = (size_t)hash & (count - 1);

		while (slots[2 * slot])
			slot = (slot + 1) & (count - 1);
		slots[2 * slot] = (uint32_t)(hash >> 32) | 1;
		slots[2 * slot + 1] = row;
	}
	blobs_add(blobs, slots, 2 * count, 4);
}

/* Bytes of all tables in turn; scales[t] is what one unit stands for. */
static void rows_add(struct blobs *blobs, const struct net *net,
		     const struct net_shape *shape, float scales[TABLES])
{
	size_t count = 0;
	uint8_t *rows, *to;

	for (unsigned t = 0; t < shape->tables; t++)
		count += (size_t)shape->rows[t] * shape->widths[t];
	rows = to = memory_new(count);
	for (unsigned t = 0; t < shape->tables; t++) {
		const float *from = net_table(net, t);
		size_t size = (size_t)shape->rows[t] * shape->widths[t];

		scales[t] = largest(from, size, 1) / 127.0f;
		for (size_t i = 0; i < size; i++)
			*to++ = (uint8_t)(rounded(from[i] / scales[t]) +
					  NETWORK_ZERO);
	}
	blobs_add(blobs, rows, count, 1);
}

/* The code layer reads bytes and gives values, so its weights take in the
 * scales of the tables and the unit of values. */
static void code_add(struct blobs *blobs, const struct net *net,
		     const struct net_shape *shape, const float *scales)
{
	size_t columns = columns_padded(shape->code), inputs = 0;
	const float *from = net_weights(net, NET_CODE);
	float *weights, *bias = matrix_new(1, columns);

	for (unsigned t = 0; t < shape->tables; t++)
		inputs += shape->widths[t];
	weights = matrix_new(inputs, columns);
	for (unsigned t = 0, i = 0; t < shape->tables; t++)
		for (unsigned w = 0; w < shape->widths[t]; w++, i++)
			for (size_t r = 0; r < columns; r++)
				weights[i * columns + r] =
					from[i * columns + r] * scales[t] *
					NETWORK_UNIT;
	/* layer_add multiplies the bias by the unit, which is wanted. */
	memcpy(bias, net_bias(net, NET_CODE), columns * sizeof *bias);
	layer_add(blobs, &(struct source){ weights, bias, inputs, shape->code,
					   columns, OUT_VALUES,
					   NETWORK_ZERO });
}

/* The hidden layer is the sum of products; its bias is given as values. */
static void hidden_bias_add(struct blobs *blobs, const struct net *net,
			    const struct net_shape *shape)
{
	int16_t *bias = memory_new(shape->hidden * sizeof *bias);

	for (unsigned i = 0; i < shape->hidden; i++)
		bias[i] = (int16_t)(clipped(rounded(
			net_bias(net, NET_HIDDEN)[i] * NETWORK_UNIT),
			BIAS_MOST) - ZEROS(shape));
	blobs_add(blobs, bias, shape->hidden, 2);
}

void quantize(struct blobs *blobs, const struct net *net,
	      const struct net_shape *shape, unsigned heads,
	      const struct corpus *corpus)
{
	size_t window = (2 * (size_t)shape->spread + 1) * shape->middle;
	size_t products = (2 * (size_t)shape->reach + 1) * shape->hidden;
	size_t columns = columns_padded(products);
	float scales[TABLES];

	blobs->kind = NETWORK_KIND;
	shape_add(blobs, shape, heads);
	vocabulary_add(blobs, corpus);
	rows_add(blobs, net, shape, scales);
	code_add(blobs, net, shape, scales);
	/* The hidden layer's own bias is not that of the products. */
	layer_add(blobs, &(struct source){
		net_weights(net, NET_HIDDEN), matrix_new(1, columns),
		shape->code, products, columns, OUT_PRODUCTS, 0 });
	layer_add(blobs, &(struct source){
		net_weights(net, NET_MIDDLE), net_bias(net, NET_MIDDLE),
		shape->hidden, shape->middle, columns_padded(shape->middle),
		OUT_VALUES, 0 });
	layer_add(blobs, &(struct source){
		net_weights(net, NET_TOP), net_bias(net, NET_TOP), window,
		shape->top, columns_padded(shape->top), OUT_VALUES, 0 });
	hidden_bias_add(blobs, net, shape);
	for (unsigned h = 0; h < heads; h++)
		layer_add(blobs, &(struct source){
			net_weights(net, NET_HEADS + h),
			net_bias(net, NET_HEADS + h), shape->top,
			shape->labels[h], columns_padded(shape->labels[h]),
			h ? OUT_ROWS : OUT_PACKED, 0 });
}
