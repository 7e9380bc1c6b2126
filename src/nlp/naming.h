/* naming.h - who a speaker is: the canonical name and the role */
#ifndef NAMING_H
#define NAMING_H

#include "nlp/reading.h"

/* What naming remembers from one quotation to the next. */
struct naming {
	const struct reading *reading;
	struct naming_hit *hits; /* mentions of persons, in text order */
	uint32_t hit_count;
	struct naming_post *posts; /* of entities with a role */
	uint32_t *post_slots;      /* first of each office's */
	uint32_t last;      /* entity of who spoke last, or NOWHERE */
	uint32_t last_word; /* where */
};

void naming_start(struct naming *naming, const struct reading *reading);

/* Fills name and role of the quotation whose speaker is that mention;
 * quotations are to come in text order. */
void naming_find(struct naming *naming, const struct mention *speaker,
		 struct quote *quote);

#endif
