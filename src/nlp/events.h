/* events.h - attributions: cue, speaker and contents put together */
#ifndef EVENTS_H
#define EVENTS_H

#include "nlp/joins.h"
#include "nlp/reading.h"

struct event_list {
	struct event *items; /* in order of their cues */
	uint32_t count;
	struct joins joins;
};

/* Reading must have its scene and mentions; finds cues and all that hangs on
 * them. */
void events_find(struct event_list *list, struct reading *reading);

/* Scene, mentions and cue scores. */
void reading_make(struct reading *reading, struct article *article,
		  const struct quote_model *model);

/* The contents of an event as spans of words (start: the first one, end: the
 * one behind the last), in order; returns their number. `pieces` has room for
 * event_pieces(). */
uint32_t event_pieces(const struct event *event);
uint32_t event_contents(const struct reading *reading,
			const struct event_list *list, uint32_t event,
			struct span *pieces);

#endif
