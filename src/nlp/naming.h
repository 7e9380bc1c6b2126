/* naming.h - who a speaker is: the canonical name and the role */
#ifndef NAMING_H
#define NAMING_H

#include "nlp/bodies.h"
#include "nlp/holders.h"
#include "nlp/pronouns.h"
#include "nlp/surnames.h"

/* What naming remembers from one quotation to the next: the entities of the
 * person and of the organisation that spoke last, or NOWHERE, and where. */
struct naming {
	const struct reading *reading;
	struct pronouns pronouns;
	struct holders holders;
	struct bodies bodies;
	struct surnames surnames;
	uint32_t last, last_word;
	uint32_t last_body, last_body_word;
	uint32_t nobody; /* the office of a nominal that nobody was found for,
			  * or 0 */
};

void naming_start(struct naming *naming, const struct reading *reading);

/* Fills name and role of the quotation whose speaker is that mention;
 * quotations are to come in text order. */
void naming_find(struct naming *naming, const struct mention *speaker,
		 struct quote *quote);

#endif
