/* net_prune.c - the window network without units that do nothing
 *
 * Some rectified units get where no word gives them a value above zero, and
 * then no gradient brings them back. Without them the network says the same
 * and is faster.
 */
#include "train/net_prune.h"

#include <string.h>

#include "train/net_parts.h"

static void activity_mark(const struct activity *activity, size_t at,
			  size_t units, bool *active)
{
	for (size_t j = 0; j < units; j++)
		active[j] |= activity->value[at * units + j] > 0;
}

void net_mark(const struct net *net, size_t at, struct net_units *units)
{
	activity_mark(&net->hidden, at, net->shape.hidden, units->hidden);
	activity_mark(&net->top, at, net->shape.top, units->top);
}

/* Unit numbers in the order in which they are kept: active ones first. Returns
 * how many to keep. */
static unsigned units_order(const bool *active, unsigned count,
			    unsigned block, uint32_t *order)
{
	unsigned kept = 0, rest;

	for (unsigned i = 0; i < count; i++)
		if (active[i])
			order[kept++] = i;
	rest = kept;
	for (unsigned i = 0; i < count; i++)
		if (!active[i])
			order[rest++] = i;
	kept = (kept + block - 1) / block * block;
	return kept < count ? kept : count;
}

/* Columns `order` of each of `groups` runs of `run` columns. */
static void columns_keep(struct parameter *p, size_t groups, size_t run,
			 size_t kept, const uint32_t *order)
{
	size_t columns = columns_padded(groups * kept);
	float *to = floats(rows_padded(p->rows) * columns);

	for (size_t r = 0; r < p->rows; r++)
		for (size_t g = 0; g < groups; g++)
			for (size_t k = 0; k < kept; k++)
				to[r * columns + g * kept + k] =
					p->value[r * p->columns + g * run +
						 order[k]];
	p->value = to;
	p->columns = columns;
}

static void rows_keep(struct parameter *p, size_t kept, const uint32_t *order)
{
	float *to = floats(rows_padded(kept) * p->columns);

	for (size_t k = 0; k < kept; k++)
		memcpy(to + k * p->columns, p->value + order[k] * p->columns,
		       p->columns * sizeof *to);
	p->value = to;
	p->rows = kept;
}

void net_prune(struct net *net, const struct net_units *units, unsigned block,
	       struct net_shape *shape)
{
	uint32_t order[NET_UNITS];
	unsigned old = shape->hidden;

	shape->hidden = units_order(units->hidden, old, block, order);
	columns_keep(&net->weights[NET_HIDDEN], net->places, old,
		     shape->hidden, order);
	columns_keep(&net->bias[NET_HIDDEN], 1, old, shape->hidden, order);
	rows_keep(&net->weights[NET_MIDDLE], shape->hidden, order);
	old = shape->top;
	shape->top = units_order(units->top, old, block, order);
	columns_keep(&net->weights[NET_TOP], 1, old, shape->top, order);
	columns_keep(&net->bias[NET_TOP], 1, old, shape->top, order);
	for (unsigned h = 0; h < shape->heads; h++)
		rows_keep(&net->weights[NET_HEADS + h], shape->top, order);
}
