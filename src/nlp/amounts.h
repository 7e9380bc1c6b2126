/* amounts.h - dates, times, money and other numbers, by rules
 *
 * DATE is a date of the calendar (a day, month, year or weekday), not a time
 * reckoned from now ("last week") nor a length of time ("two years").
 */
#ifndef AMOUNTS_H
#define AMOUNTS_H

#include "nlp/ent_text.h"

struct amount {
	uint32_t word, end; /* words of the text */
	enum ent_label label;
};

/* Disjoint, in order. */
struct amounts {
	struct amount *list;
	uint32_t count;
};

/* Fills the list, and `amount` of each word. */
void amounts_find(struct ent_text *text, struct amounts *amounts);

#endif
