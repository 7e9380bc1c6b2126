/* strays.h - quoted words that no cue reports */
#ifndef STRAYS_H
#define STRAYS_H

#include "nlp/reading.h"

/* Fewer words between marks are titles and nicknames; of these many and more
 * seven in ten are speech. */
#define STRAY_WORDS 2
#define STRAY_ALONE 7

/* A pair of marks that nobody has claimed, and the latest attribution before
 * it, NULL if there is none. */
struct stray {
	uint32_t pair;
	const struct event *latest;
	uint32_t latest_end; /* behind all that belongs to it */
};

/* Whether the pair has words enough. */
bool stray_may_be(const struct reading *reading, uint32_t pair);

/* Who could say it: mentions, and NOWHERE for nobody. */
uint32_t stray_options(const struct reading *reading,
		       const struct stray *stray, uint32_t options[OPTIONS]);

void stray_features(const struct reading *reading, const struct stray *stray,
		    uint32_t option, struct feature_list *list);

/* Whether it has enough of them to stand alone, and is no title. */
bool stray_is_long(const struct reading *reading, uint32_t pair);

/* The likeliest speaker becomes an event; false if that is nobody. */
bool stray_event(struct event *event, const struct reading *reading,
		 const struct stray *stray);

/* What trust.c asks of such an event. */
void stray_trust(const struct reading *reading, const struct event *event,
		 struct feature_list *list);

#endif
