/* joins.h - quoted words that go on behind a quotation */
#ifndef JOINS_H
#define JOINS_H

#include "nlp/strays.h"

/* Whose words stand in each pair of marks. */
struct joins {
	uint32_t *owner;  /* of each pair: an event, or NOWHERE */
	bool *joined;     /* it was not covered by contents, but goes on */
	uint32_t *end;    /* of each event: behind all that belongs to it */
	uint32_t latest;  /* the event that quoted words may continue */
	uint32_t *before; /* of each pair without an owner: what was latest */
	uint32_t *given;  /* the pairs joined to event 0, to event 1, … */
	uint32_t *given_at; /* where those of each event begin */
};

/* Which pairs the contents of the events cover, and no more; the events are
 * in order of their cues. */
void joins_start(struct joins *joins, const struct reading *reading,
		 const struct event *events, uint32_t count);

/* The event that pair `p` may continue, or NOWHERE if it has an owner or
 * there is none; `next` walks along the events, beginning with 0. */
uint32_t join_option(struct joins *joins, const struct reading *reading,
		     const struct event *events, uint32_t count, uint32_t p,
		     uint32_t *next);

void join_features(const struct reading *reading, const struct event *event,
		   uint32_t event_end, uint32_t p, struct feature_list *list);

/* The pair is the event's. */
void join_make(struct joins *joins, const struct reading *reading,
	       struct event *events, uint32_t event, uint32_t p);

/* Fills given and given_at, when all is joined. */
void joins_list(struct joins *joins, const struct reading *reading,
		const struct event *events, uint32_t count);

/* All of it. Quoted words without a cue become events behind the others;
 * `events` has room for one of each pair. Returns how many there are then. */
uint32_t joins_find(struct joins *joins, const struct reading *reading,
		    struct event *events, uint32_t count);

/* What strays.c is to decide on about a pair; false if that is nothing. */
bool join_stray(const struct joins *joins, const struct reading *reading,
		const struct event *events, uint32_t p, struct stray *stray);

#endif
