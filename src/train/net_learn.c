/* net_learn.c - gradients of the window network, from the heads down
 *
 * Each layer's products are those of net_run.c, the other way round.
 */
#include "train/net_parts.h"

#include <string.h>

#include "train/matrix.h"

struct truth {
	int label, other;
	float share; /* of the other */
};

static struct truth truth_of(const struct batch *batch, size_t i, unsigned h)
{
	struct truth truth = { .label = batch->labels[i][h] };

	if (h < DOUBTS) {
		truth.other = batch->doubts[i].other[h];
		truth.share = (float)batch->doubts[i].share[h] / 256.0f;
	}
	return truth;
}

/* Probabilities less the truth, into the gradient; the scores of a position
 * without a label get none. */
static void softmax_gradient(float *gradient, const float *scores,
			     unsigned labels, size_t columns,
			     struct truth truth, float scale)
{
	float largest = scores[0], sum = 0;

	memset(gradient, 0, columns * sizeof *gradient);
	if (truth.label < 0)
		return;
	for (unsigned i = 1; i < labels; i++)
		if (scores[i] > largest)
			largest = scores[i];
	for (unsigned i = 0; i < labels; i++) {
		gradient[i] = exp_of(scores[i] - largest);
		sum += gradient[i];
	}
	for (unsigned i = 0; i < labels; i++)
		gradient[i] *= scale / sum;
	gradient[truth.label] -= scale * (1 - truth.share);
	gradient[truth.other] -= scale * truth.share;
}

/* Gradients of a layer's weights, bias and (added to) inputs. */
static void layer_learn(struct net *net, const struct batch *batch,
			unsigned layer, const struct activity *in,
			const struct activity *out)
{
	struct parameter *w = &net->weights[layer];
	size_t count = rows_padded(batch->count), n = w->columns;

	matrix_product_add(w->gradient, turned(net, in->value, count,
					       w->rows),
			   out->gradient, rows_padded(w->rows), count, n);
	for (size_t i = 0; i < batch->count; i++)
		for (size_t j = 0; j < n; j++)
			net->bias[layer].gradient[j] +=
				out->gradient[i * n + j];
	matrix_product_add(in->gradient, out->gradient,
			   turned(net, w->value, w->rows, n), count, n,
			   w->rows);
}

/* Where a unit is zero nothing flows back; `scale` is dropout's. */
static void rectify_gradient(const struct activity *a, size_t count,
			     float scale)
{
	for (size_t i = 0; i < count; i++)
		a->gradient[i] = a->value[i] > 0 ? a->gradient[i] * scale
						 : 0.0f;
}

static bool head_has_labels(const struct batch *batch, unsigned head)
{
	for (uint32_t i = 0; i < batch->count; i++)
		if (batch->labels[i][head] >= 0)
			return true;
	return false;
}

static void head_learn(struct net *net, const struct batch *batch,
		       unsigned h, float scale)
{
	struct activity *scores = &net->scores[h];
	unsigned labels = net->shape.labels[h];
	size_t n = columns_padded(labels);

	if (!head_has_labels(batch, h))
		return;
	net_run_head(net, batch, h);
	for (size_t i = 0; i < batch->count; i++)
		softmax_gradient(scores->gradient + i * n,
				 scores->value + i * n, labels, n,
				 truth_of(batch, i, h), scale);
	memset(scores->gradient + batch->count * n, 0,
	       (rows_padded(batch->count) - batch->count) * n *
		       sizeof *scores->gradient);
	layer_learn(net, batch, NET_HEADS + h, &net->top, scores);
}

static void clear(float *gradient, size_t rows, size_t columns)
{
	memset(gradient, 0, rows_padded(rows) * columns * sizeof *gradient);
}

/* The window's gradient back to the middles it was copied from. */
static void window_return(struct net *net, const struct batch *batch)
{
	size_t n = net->shape.middle, all = net->spreads * n;

	clear(net->middle.gradient, batch->count, n);
	for (size_t i = 0; i < batch->count; i++) {
		const float *from = net->window.gradient + i * all;

		if (batch->border[i])
			continue;
		float *to = net->middle.gradient +
			    (i - net->shape.spread) * n;
		for (size_t j = 0; j < all; j++)
			to[j] += from[j];
	}
}

static void hidden_return(struct net *net, const struct batch *batch)
{
	size_t n = net->shape.hidden, reach = net->shape.reach;
	float *bias = net->bias[NET_HIDDEN].gradient;

	clear(net->products.gradient, batch->kind_count, net->places * n);
	for (size_t i = 0; i < batch->count; i++) {
		const float *from = net->hidden.gradient + i * n;

		if (batch->border[i])
			continue;
		for (size_t j = 0; j < n; j++)
			bias[j] += from[j];
		for (size_t p = 0; p < net->places; p++) {
			float *to = net->products.gradient +
				(batch->kinds[i + p - reach] * net->places +
				 p) * n;
			for (size_t j = 0; j < n; j++)
				to[j] += from[j];
		}
	}
}

/* From the products to the codes, and from these to the words. */
static void codes_return(struct net *net, const struct batch *batch)
{
	struct parameter *w = &net->weights[NET_HIDDEN];
	struct parameter *v = &net->weights[NET_CODE];
	size_t kinds = rows_padded(batch->kind_count), n = net->shape.code;

	matrix_product_add(w->gradient,
			   turned(net, net->codes.value, kinds, n),
			   net->products.gradient, n, kinds, w->columns);
	matrix_product(net->codes.gradient, net->products.gradient,
		       turned(net, w->value, n, w->columns), kinds,
		       w->columns, n);
	rectify_gradient(&net->codes, batch->kind_count * n, 1);
	for (size_t k = 0; k < batch->kind_count; k++)
		for (size_t j = 0; j < n; j++)
			net->bias[NET_CODE].gradient[j] +=
				net->codes.gradient[k * n + j];
	matrix_product_add(v->gradient,
			   turned(net, net->words.value, kinds, net->inputs),
			   net->codes.gradient, net->inputs, kinds, n);
	matrix_product(net->words.gradient, net->codes.gradient,
		       turned(net, v->value, net->inputs, n), kinds, n,
		       net->inputs);
}

static void words_return(struct net *net, const struct batch *batch)
{
	for (uint32_t k = 0; k < batch->kind_count; k++) {
		const float *from = net->words.gradient + k * net->inputs;

		for (unsigned t = 0; t < net->shape.tables; t++) {
			struct parameter *table = &net->tables[t];
			size_t row = batch->rows[k][t];
			float *to = table->gradient + row * table->columns;

			net->used[t][row] = ROW_USED;
			for (size_t j = 0; j < table->columns; j++)
				to[j] += *from++;
		}
	}
}

static uint32_t words_of(const struct batch *batch)
{
	uint32_t words = 0;

	for (uint32_t i = 0; i < batch->count; i++)
		words += !batch->border[i];
	return words;
}

void net_learn(struct net *net, const struct batch *batch, float rate,
		   float drop)
{
	const struct net_shape *shape = &net->shape;
	float scale = 1.0f / (float)words_of(batch);
	float drop_scale = 1.0f / (1.0f - drop);

	net_run_layers(net, batch, drop);
	clear(net->top.gradient, batch->count, shape->top);
	clear(net->window.gradient, batch->count,
	      net->spreads * shape->middle);
	clear(net->hidden.gradient, batch->count, shape->hidden);
	for (unsigned h = 0; h < shape->heads; h++)
		head_learn(net, batch, h, scale);
	rectify_gradient(&net->top, batch->count * shape->top, drop_scale);
	layer_learn(net, batch, NET_TOP, &net->window, &net->top);
	window_return(net, batch);
	rectify_gradient(&net->middle, batch->count * shape->middle, 1);
	layer_learn(net, batch, NET_MIDDLE, &net->hidden, &net->middle);
	rectify_gradient(&net->hidden, batch->count * shape->hidden,
			 drop_scale);
	hidden_return(net, batch);
	codes_return(net, batch);
	words_return(net, batch);
	net_step(net, rate);
}
