/* net_parts.h - what net.c, net_run.c and net_learn.c share */
#ifndef NET_PARTS_H
#define NET_PARTS_H

#include "train/matrix.h"
#include "train/net.h"

struct parameter {
	size_t rows, columns;
	float *value, *gradient, *mean, *square;
};

/* Values of a layer for each position, and their gradient. */
struct activity {
	float *value, *gradient;
};

enum { ROW_UNUSED, ROW_USED };

struct net {
	struct net_shape shape;
	size_t inputs, places, spreads;
	struct parameter tables[TABLES];
	uint8_t *used[TABLES];            /* rows with a gradient */
	struct parameter weights[NET_HEADS + HEADS];
	struct parameter bias[NET_HEADS + HEADS];
	uint64_t random;
	float mean_left, square_left;     /* decay to the power of the step */

	size_t kind_room, room;           /* what follows has room for */
	struct activity words, codes, products; /* a row a kind of word */
	struct activity hidden, middle, window, top; /* a row a position */
	struct activity scores[HEADS];
	float *turned;                    /* scratch for transposes */
	size_t turned_room;
};

float *floats(size_t count); /* all zero */

/* Makes room for the batch in all layers. */
void net_room(struct net *net, const struct batch *batch);

/* All layers but the heads; one head. */
void net_run_layers(struct net *net, const struct batch *batch, float drop);
void net_run_head(struct net *net, const struct batch *batch, unsigned head);

/* The transpose of an m×n matrix; valid until the next call. */
float *turned(struct net *net, const float *from, size_t m, size_t n);

/* Adam on all gradients, which are zero afterwards. */
void net_step(struct net *net, float rate);

#endif
