/* signed.h - words with a signature: “It hurts.” — Ann Lee */
#ifndef SIGNED_H
#define SIGNED_H

#include "nlp/reading.h"

/* What is said is [first, end), then come the dash and the name. */
struct signature {
	uint32_t first, end;
	uint32_t dash;
	uint32_t name_end;
};

struct signature_list {
	struct signature *items;
	uint32_t count;
};

/* In order. */
void signatures_find(struct signature_list *list,
		     const struct reading *reading);

/* The signed words as an attribution. */
void signature_event(struct event *event, struct reading *reading,
		     const struct signature *signature);

#endif
