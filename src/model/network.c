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

/* A window of this many products and the bias stays below 2^15. */
#define PRODUCTS_MOST 28000

static void layer_open(struct network_layer *layer, const void *blob,
		       unsigned section)
{
	uint32_t weights, bias, one;

	layer->weights = blob_section(blob, section, 2, &weights);
	layer->bias = blob_section(blob, section + 1, 4, &bias);
	layer->shift = *(const uint8_t *)blob_section(blob, section + 2, 1,
						      &one);
	layer->outputs = bias;
	layer->inputs = weights / bias;
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
	layer_open(&network->code, blob, NETWORK_CODE);
	layer_open(&network->product, blob, NETWORK_PRODUCT);
	layer_open(&network->next, blob, NETWORK_MIDDLE);
	layer_open(&network->last, blob, NETWORK_TOP);
	network->hidden_bias = blob_section(blob, NETWORK_HIDDEN_BIAS, 2,
					    &items);
	for (unsigned h = 0; h < network->heads; h++)
		layer_open(&network->head[h], blob, NETWORK_HEAD + 3 * h);
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

/* Half of what the shift takes off is added first: rounding, not cutting.
 * Shifts are 1 or more. A negative number is made positive, shifted and made
 * negative, since C leaves its shift to the compiler. */
static int32_t shifted(int32_t sum, unsigned shift)
{
	int32_t half = (int32_t)1 << (shift - 1);

	return sum < 0 ? -((half - sum) >> shift) : (sum + half) >> shift;
}

static void layer_run(const struct network_layer *layer, const int16_t *from,
		      int16_t *to)
{
	int32_t sums[NETWORK_WIDTH];

	dot_rows(sums, layer->weights, from, layer->outputs, layer->inputs);
	rectify_row(to, sums, layer->bias, layer->shift, layer->outputs);
}

static void layer_run_two(const struct network_layer *layer, const int16_t *x,
			  const int16_t *y, int16_t *to)
{
	int32_t first[NETWORK_WIDTH], second[NETWORK_WIDTH];
	size_t n = layer->outputs;

	dot_rows_two(first, second, layer->weights, x, y, n, layer->inputs);
	rectify_row(to, first, layer->bias, layer->shift, n);
	rectify_row(to + n, second, layer->bias, layer->shift, n);
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
	int32_t most = PRODUCTS_MOST / (int32_t)(2 * network->reach + 1);
	int16_t code[NETWORK_WIDTH];
	int32_t sums[NETWORK_WIDTH];

	code_run(network, rows, code);
	for (uint32_t from = 0; from < layer->outputs;
	     from += network->hidden) {
		dot_rows(sums, layer->weights + (size_t)from * layer->inputs,
			 code, network->hidden, layer->inputs);
		for (uint32_t r = 0; r < network->hidden; r++) {
			int32_t value = shifted(sums[r],
						layer->shift);
			products[from + r] = (int16_t)(value > most ? most
				: value < -most ? -most : value);
		}
	}
}

void network_middles(const struct network *network, const int16_t *hiddens,
		     int16_t *middles, size_t count)
{
	size_t n = network->hidden, i = 0;

	for (; i + 2 <= count; i += 2)
		layer_run_two(&network->next, hiddens + i * n,
			      hiddens + (i + 1) * n,
			      middles + i * network->middle);
	if (i < count)
		layer_run(&network->next, hiddens + i * n,
			  middles + i * network->middle);
}

void network_tops(const struct network *network, const int16_t *middles,
		  const uint16_t *at, int16_t *tops, size_t count)
{
	size_t n = network->middle, i = 0;

	for (; i + 2 <= count; i += 2)
		layer_run_two(&network->last, middles + at[i] * n,
			      middles + at[i + 1] * n,
			      tops + i * network->top);
	if (i < count)
		layer_run(&network->last, middles + at[i] * n,
			  tops + i * network->top);
}

void network_scores(const struct network *network, unsigned head,
		    const int16_t *top, int32_t *scores)
{
	const struct network_layer *layer = &network->head[head];

	dot_rows(scores, layer->weights, top, layer->outputs, layer->inputs);
	for (uint32_t r = 0; r < layer->outputs; r++)
		scores[r] += layer->bias[r];
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
