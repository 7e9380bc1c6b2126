/* choices.h - which of several persons a short name means
 *
 * Goes in: persons whom it fits, one after another. Comes out: the best.
 */
#ifndef CHOICES_H
#define CHOICES_H

#include "nlp/drafts.h"

struct choice {
	uint32_t draft; /* NO_DRAFT: none yet */
	int fit;
	bool title; /* the same that the person had before */
	bool kin;   /* named as somebody's wife, son and so on */
	uint32_t last;
};

/* Keeps the better of both. */
void choice_offer(struct choice *choice, struct choice offer);

#endif
