/* outlooks.h - what quoted words look like, and where they stand */
#ifndef OUTLOOKS_H
#define OUTLOOKS_H

#include "nlp/reading.h"

#define OUTLOOK_WORDS 60 /* of a quotation that are looked at */

/* What the words between the marks are, and where they stand. */
struct outlook {
	unsigned length; /* class */
	unsigned place;  /* begins a sentence, ends one */
	bool whole;      /* the paragraph has no other words */
	bool sentence;   /* capital at the start, full stop at the end */
	bool person;     /* I, we, you: words of speech */
	bool verb;
	unsigned titled; /* 2 all words with capitals, 1 most */
	uint32_t before, after; /* words */
};

void outlook_make(struct outlook *outlook, const struct reading *reading,
		  const struct scene_marked *pair);

#endif
