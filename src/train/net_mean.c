/* net_mean.c - copies of the window network, and their mean
 *
 * Networks that began as copies of one and learned from the same sentences in
 * another order lie close together: the mean of their weights is better than
 * each (Wortsman et al. 2022, "Model soups"), and costs nothing afterwards.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "train/net_parts.h"

/* All parameters in turn; NULL behind the last. */
static struct parameter *parameter_at(struct net *net, unsigned i)
{
	unsigned layers = NET_HEADS + net->shape.heads;

	if (i < layers)
		return &net->weights[i];
	if (i < 2 * layers)
		return &net->bias[i - layers];
	i -= 2 * layers;
	return i < net->shape.tables ? &net->tables[i] : NULL;
}

static size_t parameter_size(const struct parameter *p)
{
	return rows_padded(p->rows) * p->columns;
}

struct net *net_copy(struct net *net, uint64_t seed)
{
	struct net *copy = net_new(&net->shape, seed);
	struct parameter *from, *to;

	for (unsigned i = 0; (from = parameter_at(net, i)); i++) {
		size_t size = parameter_size(from) * sizeof(float);

		to = parameter_at(copy, i);
		memcpy(to->value, from->value, size);
		memcpy(to->mean, from->mean, size);
		memcpy(to->square, from->square, size);
	}
	copy->mean_left = net->mean_left;
	copy->square_left = net->square_left;
	return copy;
}

void net_mix(struct net *net, struct net *other, float share)
{
	struct parameter *to;

	for (unsigned i = 0; (to = parameter_at(net, i)); i++) {
		const float *from = parameter_at(other, i)->value;

		for (size_t j = 0; j < parameter_size(to); j++)
			to->value[j] += share * (from[j] - to->value[j]);
	}
}

static void activity_free(struct activity *a)
{
	free(a->value);
	free(a->gradient);
}

void net_free(struct net *net)
{
	struct parameter *p;

	for (unsigned i = 0; (p = parameter_at(net, i)); i++) {
		free(p->value);
		free(p->gradient);
		free(p->mean);
		free(p->square);
	}
	for (unsigned t = 0; t < net->shape.tables; t++)
		free(net->used[t]);
	for (unsigned h = 0; h < net->shape.heads; h++)
		activity_free(&net->scores[h]);
	activity_free(&net->words);
	activity_free(&net->codes);
	activity_free(&net->products);
	activity_free(&net->hidden);
	activity_free(&net->middle);
	activity_free(&net->window);
	activity_free(&net->top);
	free(net->turned);
	free(net);
}
