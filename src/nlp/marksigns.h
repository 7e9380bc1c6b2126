/* marksigns.h - quotation marks one by one: which open, which close */
#ifndef MARKSIGNS_H
#define MARKSIGNS_H

#include "nlp/article.h"

enum side { SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER };

/* One quotation mark, as it stands in the text. */
struct mark {
	struct span span;
	enum side side;
	bool single, straight;
	bool after_stop;   /* punctuation stands before it */
	bool after_s;      /* the letter s stands before it */
};

struct marks {
	struct mark *items;
	uint32_t count;
	size_t room;
};

/* The marks of one block of the text, in order; replaces what is there. */
void marks_find(struct marks *marks, struct arena *arena, const char *text,
		struct span block);

/* Gives straight marks that could be both, and those whose place belies their
 * form, the side that is lacking. */
void straight_settle(struct marks *marks);

#endif
