/* cues.h - the words that report speech: said, according to, claim */
#ifndef CUES_H
#define CUES_H

#include "nlp/reading.h"

#define CUE_NEVER INT32_MIN

/* Words of other tags are never cues. */
bool cue_may_be(const struct reading *reading, uint32_t word);

void cue_features(const struct reading *reading, uint32_t word,
		  struct feature_list *list);

/* Whether a finite verb stands right behind quoted words that go on with it:
 * ‘“It is late,” she reflects’. */
bool cue_is_behind_quoted(const struct reading *reading, uint32_t word);

/* The score of each word of the article. */
const int32_t *cues_score(const struct reading *reading);

/* What stands around a cue. Words, within the sentence; NOWHERE where there
 * is none. */
struct around {
	uint32_t first, end;  /* the sentence */
	uint32_t right;       /* first word behind it but for adverbs, dates */
	uint32_t right_phrase; /* the mention that begins there */
	uint32_t after;       /* first word behind that phrase, else right */
	uint32_t left;        /* last word before it but for auxiliaries */
	uint32_t left_phrase; /* the mention that ends there */
	uint32_t before;      /* last word before that phrase, else left */
	unsigned negated, modal, auxiliary, passive, infinitive; /* 0, 1 */
};

void cue_look(const struct reading *reading, uint32_t word,
	      struct around *around);

#endif
