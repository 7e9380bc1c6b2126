/* lessons.h - the order in which a chain of names is learned */
#ifndef LESSONS_H
#define LESSONS_H

#include "train/labelled.h"

struct set {
	enum scheme scheme;
	bool dev; /* to be scored, not learned */
	const char *file;
	struct labelled *list;
	size_t count, room;
};

/* Fills in `labels` of all articles: of those to learn from by models that did
 * not see them, of those to be scored by one of these. */
void lessons_first(struct set *sets, size_t count);

/* Learns from all that is there and writes the model. */
void lessons_all(struct set *sets, size_t count, const char *file);

#endif
