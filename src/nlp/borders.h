/* borders.h - where one sentence ends and the next begins, inside a block */
#ifndef BORDERS_H
#define BORDERS_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/article.h"

struct borders {
	const char *text, *at, *start, *end;
	const char *sentence; /* where the present one begins */
	enum block_kind kind;
};

void borders_start(struct borders *borders, struct string text,
		   const struct block *block);

/* The next place where a sentence begins, behind the block's start. */
bool borders_next(struct borders *borders, uint32_t *at);

#endif
