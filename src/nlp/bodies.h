/* bodies.h - which organisation "the ministry" and "it" mean */
#ifndef BODIES_H
#define BODIES_H

#include "nlp/reading.h"

/* Mentions of organisations by name, in text order. */
struct bodies {
	const struct reading *reading;
	struct body_hit *hits;
	uint32_t count;
};

void bodies_start(struct bodies *bodies, const struct reading *reading);

/* The organisation that a nominal or "it" means, or NOWHERE; `last` is the
 * one that spoke last, or NOWHERE, at the word `last_word`. */
uint32_t body_find(const struct bodies *bodies, const struct mention *mention,
		   uint32_t last, uint32_t last_word);

#endif
