/* net_run.c - the layers of the window network, from the words up */
#include "train/net_parts.h"

#include <string.h>

#include "train/random.h"
#include "train/matrix.h"

static void words_gather(struct net *net, const struct batch *batch)
{
	for (uint32_t k = 0; k < batch->kind_count; k++) {
		float *to = net->words.value + k * net->inputs;

		for (unsigned t = 0; t < net->shape.tables; t++) {
			const struct parameter *table = &net->tables[t];

			memcpy(to, table->value +
				       batch->rows[k][t] * table->columns,
			       table->columns * sizeof *to);
			to += table->columns;
		}
	}
}

/* Rectify and drop; what was cut is zero from then on. */
static void rectify(struct net *net, float *row, size_t columns,
		    float drop)
{
	float scale = 1.0f / (1.0f - drop);
	uint32_t limit = (uint32_t)(drop * 65536.0f);
	uint64_t bits = 0;

	for (size_t i = 0; i < columns; i++) {
		if (limit && i % 4 == 0)
			bits = random_next(&net->random);
		if (row[i] < 0 || (bits >> (16 * (i % 4)) & 0xFFFF) < limit)
			row[i] = 0;
		else
			row[i] *= scale;
	}
}

static void hidden_run(struct net *net, const struct batch *batch,
		       float drop)
{
	size_t n = net->shape.hidden, reach = net->shape.reach;

	for (size_t i = 0; i < batch->count; i++) {
		float *to = net->hidden.value + i * n;

		if (batch->border[i]) {
			memset(to, 0, n * sizeof *to);
			continue;
		}
		memcpy(to, net->bias[NET_HIDDEN].value, n * sizeof *to);
		for (size_t p = 0; p < net->places; p++) {
			const float *from = net->products.value +
				(batch->kinds[i + p - reach] * net->places +
				 p) * n;
			for (size_t j = 0; j < n; j++)
				to[j] += from[j];
		}
		rectify(net, to, n, drop);
	}
}

/* The codes of the kinds and what each adds to its neighbours. */
static void codes_run(struct net *net, const struct batch *batch)
{
	size_t n = net->shape.code, kinds = rows_padded(batch->kind_count);
	const struct parameter *w = &net->weights[NET_HIDDEN];

	matrix_product(net->codes.value, net->words.value,
		       net->weights[NET_CODE].value, kinds, net->inputs, n);
	for (size_t k = 0; k < batch->kind_count; k++) {
		float *row = net->codes.value + k * n;

		for (size_t j = 0; j < n; j++)
			row[j] += net->bias[NET_CODE].value[j];
		rectify(net, row, n, 0);
	}
	matrix_product(net->products.value, net->codes.value, w->value, kinds,
		       n, w->columns);
}

static void layer_run(struct net *net, const struct batch *batch,
		      unsigned layer, const float *from, float *to,
		      bool rectified, float drop)
{
	const struct parameter *w = &net->weights[layer];
	size_t n = w->columns;

	matrix_product(to, from, w->value, rows_padded(batch->count), w->rows,
		       n);
	for (size_t i = 0; i < batch->count; i++) {
		float *row = to + i * n;

		if (batch->border[i]) {
			memset(row, 0, n * sizeof *row);
			continue;
		}
		for (size_t j = 0; j < n; j++)
			row[j] += net->bias[layer].value[j];
		if (rectified)
			rectify(net, row, n, drop);
	}
}

static void window_gather(struct net *net, const struct batch *batch)
{
	size_t n = net->shape.middle, spread = net->shape.spread;

	for (size_t i = 0; i < batch->count; i++) {
		float *to = net->window.value + i * net->spreads * n;

		if (batch->border[i])
			memset(to, 0, net->spreads * n * sizeof *to);
		else
			memcpy(to, net->middle.value + (i - spread) * n,
			       net->spreads * n * sizeof *to);
	}
}

void net_run_layers(struct net *net, const struct batch *batch, float drop)
{
	net_room(net, batch);
	words_gather(net, batch);
	codes_run(net, batch);
	hidden_run(net, batch, drop);
	layer_run(net, batch, NET_MIDDLE, net->hidden.value,
		  net->middle.value, true, 0);
	window_gather(net, batch);
	layer_run(net, batch, NET_TOP, net->window.value, net->top.value,
		  true, drop);
}

void net_run_head(struct net *net, const struct batch *batch, unsigned head)
{
	layer_run(net, batch, NET_HEADS + head, net->top.value,
		  net->scores[head].value, false, 0);
}

void net_run(struct net *net, const struct batch *batch)
{
	net_run_layers(net, batch, 0);
	for (unsigned h = 0; h < net->shape.heads; h++)
		net_run_head(net, batch, h);
}

const float *net_scores(const struct net *net, unsigned head)
{
	return net->scores[head].value;
}
