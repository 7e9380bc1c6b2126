/* blocks.h - the parts of a page: what is prose and what is not */
#ifndef BLOCKS_H
#define BLOCKS_H

#include "nlp/article.h"

void blocks_make(struct article *article);

/* "headline" … as the record names it; kind by name, BLOCK_KINDS if
 * unknown. */
const char *block_name(enum block_kind kind);
enum block_kind block_named(struct string name);

#endif
