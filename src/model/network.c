/* network.c - a small network over a window of words, integers only
 *
 * Weights and values are bytes, with a power of two for each output, so that a
 * layer is a sum of products, a shift and a cut: the same on every machine,
 * with any vectors. No sum can leave its type: see packed.h.
 *
 * Sources: Botha et al. 2017, "Natural Language Processing with Small
 * Feed-Forward Networks"; Chen and Manning 2014 (sums computed beforehand);
 * Jacob et al. 2018, "Quantization and Training of Neural Networks for
 * Efficient Integer-Arithmetic-Only Inference".
 */
#include "model/network.h"

#include <string.h>

#include "model/blob.h"
#include "model/dot.h"
#include "model/packed.h"

static void layer_open(struct packed *layer, const void *blob,
		       unsigned section)
{
	uint32_t weights, items;

	layer->weights = blob_section(blob, section, 1, &weights);
	layer->bias = blob_section(blob, section + 1, 4, &layer->outputs);
	layer->shift = blob_section(blob, section + 2, 1, &items);
	layer->inputs = weights / layer->outputs;
}

static void shape_open(struct network *network, const uint32_t *shape,
		       const uint8_t *rows)
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

/* A word's rows in all tables, side by side. */
static void word_gather(const struct network *network,
			const uint16_t rows[CACHE_KEY], uint8_t *to)
{
	for (uint32_t t = 0; t < network->tables; t++) {
		size_t width = network->widths[t];

		memcpy(to, network->rows[t] + rows[t] * width, width);
		to += width;
	}
}

void network_products(const struct network *network,
		      const uint16_t *const *rows, uint8_t *const *products,
		      size_t count)
{
	uint8_t words[NETWORK_TOGETHER][NETWORK_WIDTH];
	uint8_t codes[NETWORK_TOGETHER][NETWORK_WIDTH];
	const uint8_t *from[NETWORK_TOGETHER];
	uint8_t *to[NETWORK_TOGETHER];

	for (size_t i = 0; i < count; i++) {
		word_gather(network, rows[i], words[i]);
		from[i] = words[i];
		to[i] = codes[i];
	}
	packed_run(&network->code, from, to, count);
	packed_run(&network->product, (const uint8_t *const *)to, products,
		   count);
}

void network_hidden(const struct network *network,
		    const uint8_t *const *products, uint8_t *hidden)
{
	add_rows_cut(hidden, network->hidden_bias, products,
		     2 * network->reach + 1, network->hidden);
}

void network_middles(const struct network *network, const uint8_t *hiddens,
		     uint8_t *middles, size_t count)
{
	const uint8_t *from[PACKED_VECTORS];
	uint8_t *to[PACKED_VECTORS];

	for (size_t i = 0, n; i < count; i += n) {
		for (n = 0; n < PACKED_VECTORS && i + n < count; n++) {
			from[n] = hiddens + (i + n) * network->hidden;
			to[n] = middles + (i + n) * network->middle;
		}
		packed_run(&network->next, from, to, n);
	}
}

void network_tops(const struct network *network, const uint8_t *middles,
		  const uint16_t *at, uint8_t *tops, size_t count)
{
	const uint8_t *from[PACKED_VECTORS];
	uint8_t *to[PACKED_VECTORS];

	for (size_t i = 0, n; i < count; i += n) {
		for (n = 0; n < PACKED_VECTORS && i + n < count; n++) {
			from[n] = middles + at[i + n] * network->middle;
			to[n] = tops + (i + n) * network->top;
		}
		packed_run(&network->last, from, to, n);
	}
}

size_t network_row(const struct network *network)
{
	return network->head[0].outputs;
}

void network_sums(const struct network *network, const uint8_t *tops,
		  size_t count, int32_t *sums)
{
	const uint8_t *from[PACKED_VECTORS];

	for (size_t v = 0; v < count; v++)
		from[v] = tops + v * network->top;
	packed_sums(&network->head[0], from, sums, count);
}

int32_t network_score(const struct network *network, unsigned head,
		      const uint8_t *top, unsigned label)
{
	const struct packed *layer = &network->head[head];

	return layer->bias[label] +
	       dot_row(layer->weights + (size_t)label * layer->inputs, top,
		       layer->inputs);
}
