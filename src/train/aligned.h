/* aligned.h - gold attributions as the search for quotations has its own */
#ifndef ALIGNED_H
#define ALIGNED_H

#include "nlp/events.h"
#include "train/attributions.h"

/* One gold attribution in words. */
struct aligned {
	const struct attribution *gold;
	struct event event;   /* as it should be decided */
	bool has_source;
};

struct aligned_list {
	struct aligned *items; /* in order of their cues */
	uint32_t count;
};

void gold_align(struct aligned_list *list, const struct reading *reading,
		const struct gold_article *gold);

/* Whether the mention (its whole span) is the gold speaker, as the scorer
 * sees it: half of the shorter one is shared. */
bool mention_is_source(const struct reading *reading, uint32_t mention,
		       const struct spans *source);

/* Bytes that two lists of spans share, and how many one has. */
uint32_t spans_shared(const struct span *a, uint32_t a_count,
		      const struct span *b, uint32_t b_count);
uint32_t spans_length(const struct span *a, uint32_t count);

#endif
