/* marks.h - quotation marks, paired inside each paragraph */
#ifndef MARKS_H
#define MARKS_H

#include "nlp/article.h"

/* Words between marks. In order of start; a nested pair follows the one that
 * holds it. */
struct marked {
	struct span span;   /* with its marks */
	struct span inside; /* without them */
	uint32_t block;
	bool single;   /* ‘…’ or '…' */
	bool nested;   /* inside other marks */
	bool closed;   /* else it runs to the end of its paragraph, … */
	bool continues; /* … and the next paragraph opens with a mark again */
	bool continued; /* the one before continues here */
};

struct marked_list {
	struct marked *items;
	uint32_t count;
};

/* Pairs the marks of every block of prose; reads text and blocks. */
void marks_pair(struct marked_list *list, const struct article *article);

/* True if a block of this kind can hold quotations. */
bool marks_are_read(enum block_kind kind);

#endif
