/* holders.h - who holds the office that a nominal names */
#ifndef HOLDERS_H
#define HOLDERS_H

#include "nlp/reading.h"

/* The persons of the article with a role, by office. */
struct holders {
	const struct reading *reading;
	struct holder *items;
	uint32_t count;
	size_t room;
	uint32_t *slots; /* last of each office's */
	uint64_t words;  /* of all roles, a bit for each hash */
};

/* Whether the word may be the office of anybody: a quick no for most. */
static inline bool holders_may(const struct holders *holders, uint32_t form)
{
	return holders->words >> form % 64 & 1;
}

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
