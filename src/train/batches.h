/* batches.h - sentences of a corpus, put together for the network */
#ifndef BATCHES_H
#define BATCHES_H

#include "train/corpus.h"
#include "train/net.h"

/* Borders before, between and behind sentences; no window is wider. */
#define BATCH_BORDERS 4

struct batches {
	struct corpus *corpus;
	struct batch batch;
	uint32_t room;
	uint32_t *stamps, *local; /* of each kind: when it was last used, */
	size_t kinds;             /* and its number in that batch */
	uint32_t now;
	uint32_t border_kind;
	uint64_t random;

	/* A word that was seen n times is made unknown in unknown / (unknown +
	 * n) of the batches that it is in. */
	float unknown;
};

void batches_init(struct batches *batches, struct corpus *corpus,
		  uint64_t seed);

/* Begin an empty batch, and add sentences to it; `noise` is an enum noise or
 * -1 for none. */
void batch_begin(struct batches *batches);
void batch_add(struct batches *batches, size_t sentence, int noise);

#endif
