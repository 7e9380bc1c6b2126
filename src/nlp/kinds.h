/* kinds.h - what kind of block a line is */
#ifndef KINDS_H
#define KINDS_H

#include "nlp/article.h"
#include "nlp/lines.h"

/* The kind of lines->items[index], by its form, its neighbours and its place.
 * The kinds of the lines before it are in `kinds`. */
enum block_kind line_kind(const struct lines *lines, uint32_t index,
			  struct string title, const unsigned char *kinds);

#endif
