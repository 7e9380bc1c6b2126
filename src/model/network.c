/* network.c - a small network over a window of words, integers only
 *
 * Weights are whole numbers with a power of two for each row, so that a layer
 * is a sum of products, a shift and a cut: the same on every machine, with any
 * vectors. No sum can leave its type: see dot.h, and products are cut so that
 * a whole window of them stays in 16 bits.
 *
 * Sources: Botha et al. 2017, "Natural Language Processing with Small
 * Feed-Forward Networks"; Chen and Manning 2014 (sums computed beforehand).
 */
#include "model/network.h"

#include "model/blob.h"
#include "model/dot.h"
#include "model/packed.h"

/* A window of this many products and the bias stays below 2^15. */
#define PRODUCTS_MOST 28000

/* `block`: outputs are there in multiples of this. */
static void layer_open(struct network_layer *layer, const void *blob,
		       unsigned section, uint32_t block)
{
	uint32_t weights, bias, one;

	layer->weights = blob_section(blob, section, 2, &weights);
	layer->bias = blob_section(blob, section + 1, 4, &bias);
	layer->shift = *(const uint8_t *)blob_section(blob, section + 2, 1,
						      &one);
	layer->outputs = bias;
	layer->inputs = weights / ((bias + block - 1) / block * block);
}

static void shape_open(struct network *network, const uint32_t *shape,
		       const int8_t *rows)
{
	network->tables = shape[SHAPE_TABLES];
	network->heads = shape[SHAPE_HEADS];
	network->reach = shape[SHAPE_REACH];
	network->spread = shape[SHAPE_SPREAD];
	network->hidden = shape[SHAPE_HIDDEN];
	network->middle = shape[SHAPE_MIDDLE];
	network->top = shape[SHAPE_TOP];
	network->products = (2 * network->reach + 1) * network->hidden;
	for (uint32_t t = 0; t < network->tables; t++) {
		const uint32_t *numbers = shape + SHAPE_NUMBERS + 2 * t;

		network->widths[t] = numbers[0];
		network->rows[t] = rows;
		rows += (size_t)numbers[0] * numbers[1];
	}
}

void network_open(struct network *network, const void *embedded)
{
	const void *blob = blob_native(embedded);
	uint32_t items;
	const uint32_t *shape = blob_section(blob, NETWORK_SHAPE, 4, &items);

	shape_open(network, shape, blob_section(blob, NETWORK_ROWS, 1,
						&items));
	network->vocabulary = blob_section(blob, NETWORK_VOCABULARY, 4,
					   &items);
	network->mask = items / 2 - 1;
	layer_open(&network->code, blob, NETWORK_CODE, PACKED_BLOCK);
	layer_open(&network->product, blob, NETWORK_PRODUCT, PACKED_BLOCK);
	layer_open(&network->next, blob, NETWORK_MIDDLE, PACKED_BLOCK);
	layer_open(&network->last, blob, NETWORK_TOP, PACKED_BLOCK);
	network->hidden_bias = blob_section(blob, NETWORK_HIDDEN_BIAS, 2,
					    &items);
	for (unsigned h = 0; h < network->heads; h++)
		layer_open(&network->head[h], blob, NETWORK_HEAD + 3 * h,
			   h ? 1 : PACKED_BLOCK);
}

uint32_t network_word(const struct network *network, uint64_t hash)
{
	const uint32_t *slots = network->vocabulary;
	uint32_t check = (uint32_t)(hash >> 32) | 1;
	uint32_t slot = (uint32_t)hash & network->mask;

	while (slots[2 * slot] && slots[2 * slot] != check)
		slot = (slot + 1) & network->mask;
	return slots[2 * slot] ? slots[2 * slot + 1] : NETWORK_UNKNOWN;
}

static void layer_run(const struct network_layer *layer, const int16_t *from,
		      int16_t *to)
{
	int32_t sums[NETWORK_WIDTH];

	packed_dot_one(sums, layer->weights, from, layer->outputs,
		       layer->inputs);
	rectify_row(to, sums, layer->bias, layer->shift, layer->outputs);
}

/* Up to four rows; the last stands in for those that are not there. */
static void sums_run(const struct network_layer *layer,
		     const int16_t *const *from, size_t count, int32_t *sums)
{
	const int16_t *x[PACKED_VECTORS];

	for (size_t v = 0; v < PACKED_VECTORS; v++)
		x[v] = from[v < count ? v : count - 1];
	packed_dot(sums, layer->weights, x, layer->outputs, layer->inputs);
}

static void rows_run(const struct network_layer *layer,
		     const int16_t *const *from, size_t count, int16_t *to)
{
	int32_t sums[PACKED_VECTORS * NETWORK_WIDTH];
	size_t row = packed_outputs(layer->outputs);

	sums_run(layer, from, count, sums);
	for (size_t v = 0; v < count; v++)
		rectify_row(to + v * layer->outputs, sums + v * row,
			    layer->bias, layer->shift, layer->outputs);
}

static void code_run(const struct network *network,
		     const uint16_t rows[CACHE_KEY], int16_t *code)
{
	int16_t word[NETWORK_WIDTH], *to = word;

	for (uint32_t t = 0; t < network->tables; t++) {
		uint32_t width = network->widths[t];
		const int8_t *from = network->rows[t] +
				     (size_t)rows[t] * width;

		for (uint32_t i = 0; i < width; i++)
			*to++ = from[i];
	}
	layer_run(&network->code, word, code);
}

void network_products(const struct network *network,
		      const uint16_t rows[CACHE_KEY], int16_t *products)
{
	const struct network_layer *layer = &network->product;
	int16_t most = (int16_t)(PRODUCTS_MOST /
				 (int32_t)(2 * network->reach + 1));
	int16_t code[NETWORK_WIDTH];
	int32_t sums[NETWORK_WIDTH];

	code_run(network, rows, code);
	for (uint32_t from = 0; from < layer->outputs;
	     from += network->hidden) {
		packed_dot_one(sums,
			       layer->weights + (size_t)from * layer->inputs,
			       code, network->hidden, layer->inputs);
		round_row(products + from, sums, layer->shift, most,
			  network->hidden);
	}
}

void network_middles(const struct network *network, const int16_t *hiddens,
		     int16_t *middles, size_t count)
{
	const int16_t *from[PACKED_VECTORS];

	for (size_t i = 0, n; i < count; i += n) {
		for (n = 0; n < PACKED_VECTORS && i + n < count; n++)
			from[n] = hiddens + (i + n) * network->hidden;
		rows_run(&network->next, from, n,
			 middles + i * network->middle);
	}
}

void network_tops(const struct network *network, const int16_t *middles,
		  const uint16_t *at, int16_t *tops, size_t count)
{
	const int16_t *from[PACKED_VECTORS];

	for (size_t i = 0, n; i < count; i += n) {
		for (n = 0; n < PACKED_VECTORS && i + n < count; n++)
			from[n] = middles + at[i + n] * network->middle;
		rows_run(&network->last, from, n, tops + i * network->top);
	}
}

size_t network_row(const struct network *network)
{
	return packed_outputs(network->head[0].outputs);
}

void network_sums(const struct network *network, const int16_t *tops,
		  size_t count, int32_t *sums)
{
	const int16_t *from[PACKED_VECTORS];

	for (size_t v = 0; v < count; v++)
		from[v] = tops + v * network->top;
	sums_run(&network->head[0], from, count, sums);
}

int32_t network_score(const struct network *network, unsigned head,
		      const int16_t *top, unsigned label)
{
	const struct network_layer *layer = &network->head[head];

	return layer->bias[label] + dot_row(layer->weights +
						    (size_t)label *
							    layer->inputs,
					    top, layer->inputs);
}
