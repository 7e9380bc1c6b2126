/* splits.h - where one sentence ends and the next begins, inside a block */
#ifndef SPLITS_H
#define SPLITS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/blob.h"
#include "nlp/gaps.h"

/* The model: a weight for each slot of hashed features, in 1/SPLIT_SCALE of
 * log odds. 128 KiB stay in the cache of a core. */
#define SPLIT_KIND BLOB_KIND('s', 'p', 'l', 't')
#define SPLIT_MASK 0xFFFFu
#define SPLIT_SCALE 1024

/* "2)", "b.": the form and the number of a list item's label. */
struct label {
	unsigned form; /* 0: none */
	unsigned value;
};

struct splits {
	struct gaps gaps;
	const int16_t *weights;
	struct habits habits;
	const char *text, *end;
	struct label label;   /* of the item that was begun last */
	bool bulleted;        /* items begin with a bullet */
	unsigned dots;        /* lone full stops just read, ". . ." */
};

void splits_start(struct splits *splits, struct string text,
		  const struct block *block);

/* The next place where a sentence begins, behind the block's start. */
bool splits_next(struct splits *splits, uint32_t *at);

#endif
