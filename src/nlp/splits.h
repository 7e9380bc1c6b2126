/* splits.h - where one sentence ends and the next begins, inside a block */
#ifndef SPLITS_H
#define SPLITS_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/article.h"

struct splits {
	const char *text, *at, *start, *end;
	const char *sentence; /* where the present one begins */
	enum block_kind kind;
};

void splits_start(struct splits *splits, struct string text,
		   const struct block *block);

/* The next place where a sentence begins, behind the block's start. */
bool splits_next(struct splits *splits, uint32_t *at);

#endif
