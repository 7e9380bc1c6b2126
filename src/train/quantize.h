/* quantize.h - a trained network as a model file (model/network.h) */
#ifndef QUANTIZE_H
#define QUANTIZE_H

#include "train/blobs.h"
#include "train/corpus.h"
#include "train/net.h"

/* Adds the sections of a network to the blobs. Of the trained heads the first
 * `heads` are kept. What they hold must last, and is never freed. */
void quantize(struct blobs *blobs, const struct net *net,
	      const struct net_shape *shape, unsigned heads,
	      const struct corpus *corpus);

#endif
