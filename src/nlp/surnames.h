/* surnames.h - persons by the last words of their names */
#ifndef SURNAMES_H
#define SURNAMES_H

#include "nlp/reading.h"

struct surnames {
	const struct reading *reading;
	struct surname *items; /* by form */
	uint32_t count;
};

void surnames_start(struct surnames *surnames, const struct reading *reading);

/* The one person whose first mention ends in the word that the mention is
 * about, or NOWHERE. */
uint32_t surname_find(const struct surnames *surnames,
		      const struct mention *mention);

#endif
