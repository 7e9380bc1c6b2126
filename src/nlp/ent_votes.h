/* ent_votes.h - what the other occurrences of a word were taken for
 *
 * Goes in: the labels that a first pass gave to all words of an article. Comes
 * out: for each fold how often it got each label, where capitals tell
 * something only with a capital; and evidence for a second pass where a word
 * was taken for another kind of thing than elsewhere.
 *
 * Source: Krishnan and Manning 2006, "An Effective Two-Stage Model for
 * Exploiting Non-Local Dependencies in Named Entity Recognition".
 */
#ifndef ENT_VOTES_H
#define ENT_VOTES_H

#include "model/sparse.h"
#include "nlp/ent_text.h"

/* The votes of a fold. */
struct ent_poll {
	uint8_t counts[SPARSE_LABELS]; /* 255 at most */
	uint32_t total;
	bool ranked;          /* these two are known: */
	uint8_t best, second; /* the most frequent labels; of those that are
			       * as frequent the first one */
};

struct ent_votes {
	const struct ent_text *text;
	const uint8_t *labels; /* of the first pass */
	struct ent_poll *polls; /* of each fold */
};

void ent_votes_make(struct ent_votes *votes, const struct ent_text *text,
		    const uint8_t *labels, struct arena *arena);

/* Whether most of the other occurrences of any of the words [from, to) were
 * taken for another kind. */
bool ent_votes_differ(const struct ent_votes *votes, uint32_t from,
		      uint32_t to);

/* Evidence for the word; `from` and `to` are the words of its sentence. */
size_t ent_votes_features(const struct ent_votes *votes, uint32_t word,
			  uint32_t from, uint32_t to, uint64_t *features);

#endif
