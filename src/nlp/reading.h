/* reading.h - what every step of the search for quotations has in hand
 *
 * The steps, each a file: cues finds the words that report speech, speakers
 * the mention that speaks, contents the words that were said, joins what goes
 * on behind, strays the speaker of quoted words without a cue, trust how
 * likely all of it is. Each lists options and gives the features of one; a
 * linear model of its own (a head) scores them. The trainer (train/quotes.c)
 * uses the same lists and features.
 */
#ifndef READING_H
#define READING_H

#include "model/linear.h"
#include "nlp/features.h"
#include "nlp/mentions.h"
#include "nlp/penn.h"
#include "nlp/scene.h"

enum head {
	HEAD_CUE,
	HEAD_SPEAKER,
	HEAD_LEFT_END,    /* of contents before the cue, near border first */
	HEAD_LEFT_START,
	HEAD_RIGHT_START, /* of contents behind it */
	HEAD_RIGHT_END,
	HEAD_JOIN,
	HEAD_STRAY,       /* who says quoted words without any cue */
	HEAD_TRUST,
	HEADS
};

#define FEATURES 64 /* of one option, at most */
#define OPTIONS 64  /* for one decision, at most */

struct quote_model {
	struct linear heads[HEADS];
	const int32_t *percent; /* least score of trust for 1 … 99 percent */
	int best_percent;       /* cut-off for the best joint F */
};

struct reading {
	struct scene scene;
	struct mention_list mentions;
	const struct quote_model *model;
	const int32_t *cue_scores; /* of each word, CUE_NEVER for no cue */
};

/* An attribution on its way: words throughout, NOWHERE for what is lacking.
 * Contents before the cue are [left, left_end), behind it [right,
 * right_end). */
struct event {
	uint32_t cue;     /* of a stray the opening mark */
	uint32_t speaker; /* a mention */
	uint32_t left, left_end;
	uint32_t right, right_end;
	uint32_t join_count; /* of the pairs that joins.c gave it */
	int32_t cue_score;
	int32_t speaker_margin, left_margin, right_margin; /* to the second
							    * best */
	int32_t trust;
	bool stray;       /* see strays.c */
};

/* Features of one option, as they are gathered. */
struct feature_list {
	size_t count;
	const struct linear *head; /* that will score them; NULL: none */
	uint64_t items[FEATURES];
};

/* Leaves the items alone: to set them to zero costs as much as to score. */
static inline void features_start(struct feature_list *list,
				  const struct linear *head)
{
	list->count = 0;
	list->head = head;
}

static inline int32_t features_score(const struct feature_list *list)
{
	return linear_score(list->head, list->items, list->count);
}

static inline void feature_add(struct feature_list *list, unsigned kind,
			       uint64_t a, uint64_t b)
{
	uint64_t item = feature(kind, a, b);

	if (list->head)
		linear_announce(list->head, item);
	list->items[list->count++] = item;
}

/* A distance as one of a few classes. */
static inline unsigned distance_class(uint32_t n)
{
	return n < 6 ? n : n < 9 ? 6 : n < 13 ? 7 : n < 20 ? 8 : n < 35 ? 9 :
	       10;
}

#endif
