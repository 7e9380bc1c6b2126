/* turns.h - who speaks in a transcript: "MOSER: The shop will close." */
#ifndef TURNS_H
#define TURNS_H

#include "nlp/reading.h"

/* The label is [first, colon), with the name up to name_end ("LEE, HOST:");
 * what is said (colon, end). */
struct turn {
	uint32_t first, name_end, colon, end;
};

struct turn_list {
	struct turn *items;
	uint32_t count;
};

/* In order. */
void turns_find(struct turn_list *list, const struct reading *reading);

/* The turn as an attribution; its label becomes a mention if it is none. */
void turn_event(struct event *event, struct reading *reading,
		const struct turn *turn);

#endif
