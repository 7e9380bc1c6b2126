/* holders.h - who holds the office that a nominal names */
#ifndef HOLDERS_H
#define HOLDERS_H

#include "nlp/reading.h"

/* The persons of the article with a role, by office. */
struct holders {
	const struct reading *reading;
	struct holder *items; /* of each entity that has one */
	uint32_t *slots;      /* first of each office's, mentioned last */
};

void holders_start(struct holders *holders, const struct reading *reading);

/* The office of a nominal as one number. */
uint32_t holder_office(const struct holders *holders,
		       const struct mention *mention);

/* The one person with that post; of several, if the nominal is definite, the
 * one who spoke last, else the last one mentioned before it. NOWHERE if there
 * is none. */
uint32_t holder_find(const struct holders *holders,
		     const struct mention *mention, uint32_t last);

#endif
