/* net.c - training of the window network
 *
 * Goes in: batches of sentences with labels. Comes out: weights.
 *
 * The idea (Collobert et al. 2011; the shared first layer is Chen and Manning
 * 2014): the first layer is a sum of one product a (word, place in the
 * window), so a batch multiplies each different word once. Rectified units,
 * dropout, cross-entropy over each head, Adam (Kingma and Ba 2015) without a
 * step for table rows that the batch does not use.
 *
 * One thread and one order of additions: the same data give the same bytes.
 */
#include "train/net_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "train/random.h"
#include "train/matrix.h"

/* Adam's usual constants; the second is lower than the paper's .999 since the
 * runs are short. */
#define MEAN_DECAY 0.9f
#define SQUARE_DECAY 0.99f
#define TINY 1e-9f

/* Rows of tables begin near zero and move faster than other weights: a rare
 * word has few steps to get away from what it was by chance. */
#define TABLE_RANGE 0.02f
#define TABLE_RATE 3.0f
#define CODE_GAIN 4.0f /* makes up for the small rows */

float *floats(size_t count)
{
	return memset(memory_new(count * sizeof(float)), 0,
		      count * sizeof(float));
}

/* Uniform between -range and range. */
static void parameter_init(struct parameter *p, size_t rows, size_t columns,
			   float range, uint64_t *random)
{
	size_t count;

	p->rows = rows;
	p->columns = columns;
	count = rows_padded(rows) * columns;
	p->value = floats(count);
	p->gradient = floats(count);
	p->mean = floats(count);
	p->square = floats(count);
	for (size_t i = 0; range > 0 && i < rows * columns; i++)
		p->value[i] = ((float)(random_next(random) >> 40) /
			       8388608.0f - 1.0f) * range;
}

static void layer_init(struct net *net, unsigned layer, size_t inputs,
		       size_t fan_in, size_t outputs)
{
	parameter_init(&net->weights[layer], inputs, columns_padded(outputs),
		       sqrtf(3.0f / (float)fan_in) *
			       (layer == NET_CODE ? CODE_GAIN : 1.0f),
		       &net->random);
	parameter_init(&net->bias[layer], 1, columns_padded(outputs), 0,
		       NULL);
}

struct net *net_new(const struct net_shape *shape, uint64_t seed)
{
	struct net *net = memset(memory_new(sizeof *net), 0, sizeof *net);

	net->shape = *shape;
	net->random = seed;
	net->mean_left = net->square_left = 1;
	net->places = 2 * shape->reach + 1;
	net->spreads = 2 * shape->spread + 1;
	for (unsigned t = 0; t < shape->tables; t++) {
		parameter_init(&net->tables[t], shape->rows[t],
			       shape->widths[t], TABLE_RANGE, &net->random);
		net->used[t] = memset(memory_new(shape->rows[t]), 0,
				      shape->rows[t]);
		net->inputs += shape->widths[t];
	}
	layer_init(net, NET_CODE, net->inputs, net->inputs, shape->code);
	layer_init(net, NET_HIDDEN, shape->code, shape->code * net->places,
		   net->places * shape->hidden);
	layer_init(net, NET_MIDDLE, shape->hidden, shape->hidden,
		   shape->middle);
	layer_init(net, NET_TOP, net->spreads * shape->middle,
		   net->spreads * shape->middle, shape->top);
	for (unsigned h = 0; h < shape->heads; h++)
		layer_init(net, NET_HEADS + h, shape->top, shape->top,
			   shape->labels[h]);
	return net;
}

static void activity_size(struct activity *a, size_t rows, size_t columns)
{
	free(a->value);
	free(a->gradient);
	a->value = floats(rows_padded(rows) * columns);
	a->gradient = floats(rows_padded(rows) * columns);
}

void net_room(struct net *net, const struct batch *batch)
{
	const struct net_shape *shape = &net->shape;

	if (batch->kind_count > net->kind_room) {
		net->kind_room = batch->kind_count * 5 / 4;
		activity_size(&net->words, net->kind_room, net->inputs);
		activity_size(&net->codes, net->kind_room, shape->code);
		activity_size(&net->products, net->kind_room,
			      net->places * shape->hidden);
	}
	if (batch->count > net->room) {
		net->room = batch->count * 5 / 4;
		activity_size(&net->hidden, net->room, shape->hidden);
		activity_size(&net->middle, net->room, shape->middle);
		activity_size(&net->window, net->room,
			      net->spreads * shape->middle);
		activity_size(&net->top, net->room, shape->top);
		for (unsigned h = 0; h < shape->heads; h++)
			activity_size(&net->scores[h], net->room,
				      columns_padded(shape->labels[h]));
	}
}

float *turned(struct net *net, const float *from, size_t m,
		     size_t n)
{
	size_t room = rows_padded(m) * rows_padded(n);

	if (room > net->turned_room) {
		free(net->turned);
		net->turned = floats(room);
		net->turned_room = room;
	}
	matrix_turn(net->turned, from, m, n);
	return net->turned;
}

static void adam(struct net *net, struct parameter *p, size_t from,
		 size_t count, float rate)
{
	float mean_scale = rate / (1.0f - net->mean_left);
	float square_scale = 1.0f / (1.0f - net->square_left);
	float *value = p->value + from, *gradient = p->gradient + from;
	float *mean = p->mean + from, *square = p->square + from;

	for (size_t i = 0; i < count; i++) {
		float g = gradient[i];

		mean[i] = MEAN_DECAY * mean[i] + (1.0f - MEAN_DECAY) * g;
		square[i] = SQUARE_DECAY * square[i] +
			    (1.0f - SQUARE_DECAY) * g * g;
		value[i] -= mean_scale * mean[i] /
			    (sqrtf(square[i] * square_scale) + TINY);
		gradient[i] = 0;
	}
}

void net_step(struct net *net, float rate)
{
	net->mean_left *= MEAN_DECAY;
	net->square_left *= SQUARE_DECAY;
	for (unsigned l = 0; l < NET_HEADS + net->shape.heads; l++) {
		struct parameter *w = &net->weights[l];

		adam(net, w, 0, w->rows * w->columns, rate);
		adam(net, &net->bias[l], 0, w->columns, rate);
	}
	for (unsigned t = 0; t < net->shape.tables; t++) {
		struct parameter *table = &net->tables[t];

		for (size_t r = 0; r < table->rows; r++) {
			if (net->used[t][r] == ROW_UNUSED)
				continue;
			adam(net, table, r * table->columns, table->columns,
			     rate * TABLE_RATE);
			net->used[t][r] = ROW_UNUSED;
		}
	}
}

const float *net_table(const struct net *net, unsigned table)
{
	return net->tables[table].value;
}

const float *net_weights(const struct net *net, unsigned layer)
{
	return net->weights[layer].value;
}

const float *net_bias(const struct net *net, unsigned layer)
{
	return net->bias[layer].value;
}
