/* net_prune.h - the window network without units that do nothing */
#ifndef NET_PRUNE_H
#define NET_PRUNE_H

#include "train/net.h"

#define NET_UNITS 512 /* of a layer, at most */

/* Which units of a layer ever had a value. */
struct net_units {
	bool hidden[NET_UNITS], top[NET_UNITS];
};

/* Marks those that have one at a position of the batch that was run last. */
void net_mark(const struct net *net, size_t at, struct net_units *units);

/* Drops unmarked units as long as the layer's width stays a multiple of
 * `block`, and changes the shape. The network can only be written down from
 * then on, with that shape. */
void net_prune(struct net *net, const struct net_units *units, unsigned block,
	       struct net_shape *shape);

#endif
