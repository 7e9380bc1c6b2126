/* net.h - training of a window network (model/network.h)
 *
 * A word is a row of numbers, put together from one row of each table (its
 * own, those of its endings, its shape). Layers:
 *
 *     code     of each word by itself
 *     hidden   of each word, from the words up to `reach` away
 *     middle   a narrower view of it
 *     top      from the middles of the words up to `spread` away
 *     heads    a score for each label of each question
 *
 * Borders stand between sentences: they have a row in each table, but no
 * middle, and no labels.
 */
#ifndef NET_H
#define NET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/cache.h"

#define TABLES CACHE_KEY /* at most */
#define HEADS 8   /* at most */
#define DOUBTS 3  /* heads, the first ones, whose labels may be in doubt */

struct net_shape {
	unsigned tables, heads;
	unsigned rows[TABLES], widths[TABLES];
	unsigned labels[HEADS];
	unsigned code, reach, hidden, middle, spread, top;
};

/* A second label for each of these heads, and its share in 1/256, at most a
 * half; the rest is the first label's. */
struct doubt {
	int16_t other[DOUBTS];
	uint8_t share[DOUBTS];
};

/* Positions 0 … count-1; the first and last `reach` and `spread` of them are
 * borders. */
struct batch {
	uint32_t count;
	uint32_t *kinds;            /* of each position: which word */
	uint32_t kind_count;        /* different words */
	uint16_t (*rows)[CACHE_KEY]; /* of each of them */
	bool *border;
	int16_t (*labels)[HEADS];   /* -1: not known */
	struct doubt *doubts;
};

struct net;

struct net *net_new(const struct net_shape *shape, uint64_t seed);

/* One step of Adam on the batch. `drop` is the share of hidden values that are
 * left out. */
void net_learn(struct net *net, const struct batch *batch,
		   float rate, float drop);

/* Scores of one head for all positions, as rows of columns_padded(labels);
 * valid until the next call. */
void net_run(struct net *net, const struct batch *batch);
const float *net_scores(const struct net *net, unsigned head);

/* The parameters, for writing them down; row after row. */
const float *net_table(const struct net *net, unsigned table);

enum net_layer { NET_CODE, NET_HIDDEN, NET_MIDDLE, NET_TOP, NET_HEADS };
/* Head number h is layer NET_HEADS + h. */

/* Weights as inputs × outputs (padded to columns_padded), and the bias. The
 * hidden layer's outputs are those of each place of the window in turn. */
const float *net_weights(const struct net *net, unsigned layer);
const float *net_bias(const struct net *net, unsigned layer);

/* A copy, which drops other values than the first; all that it holds. */
struct net *net_copy(struct net *net, uint64_t seed);
void net_free(struct net *net);

/* Moves the weights by a share of the way to those of another network. */
void net_mix(struct net *net, struct net *other, float share);

#endif
