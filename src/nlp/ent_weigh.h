/* ent_weigh.h - what speaks for each label of a word, as sums of weights
 *
 * Goes in: an article as ent_text.h sees it. Comes out, for a word: a sum for
 * each label (nlp/ent_labels.h), of what its form and those around it add, its
 * fold, and its place. Sums of forms and folds are made when they are first
 * asked for, and those of forms are kept for other articles.
 */
#ifndef ENT_WEIGH_H
#define ENT_WEIGH_H

#include "model/sparse.h"
#include "nlp/ent_features.h"
#include "nlp/ent_votes.h"

struct ent_weigher {
	struct sparse model;
	const struct ent_text *text;
	struct arena *arena;
	const struct ent_sums **sums; /* of each form; NULL: not yet made */
	int16_t **folds;              /* the same of each fold */
	int16_t (*places)[SPARSE_LABELS]; /* sums of all weighed words */
	const struct ent_votes *votes; /* NULL in the first pass */
};

void ent_weigher_make(struct ent_weigher *weigher, const void *embedded,
		      const struct ent_text *text, struct arena *arena);

/* What a form adds at each distance; of the word's form. */
const struct ent_sums *ent_weigh_form(struct ent_weigher *weigher,
				      uint32_t word);

/* How far outside is before all other labels, by the form alone. */
int ent_weigh_lead(struct ent_weigher *weigher, uint32_t word);

/* The same before those labels alone that begin or end a name. */
int ent_weigh_edge(struct ent_weigher *weigher, uint32_t word);

/* Has room for the sums of that many words of pieces. */
void ent_weigher_room(struct ent_weigher *weigher, uint32_t words);

/* Words of one sentence, one at least. */
struct ent_piece {
	uint32_t first, end;
	uint32_t from, to; /* of the sentence */
	uint32_t before;   /* words in all pieces before it */
};

/* Words whose look-ups are under way. Memory is slow, so a word's evidence is
 * announced ENT_NEAR words before its weights are asked for, and these
 * ENT_NEAR words before they are added. */
#define ENT_NEAR 3
#define ENT_QUEUED 8 /* a power of two, 2 * ENT_NEAR or more */

struct ent_queued {
	uint32_t word, place; /* in the text, among those weighed */
	uint32_t from, to;    /* of the sentence */
	size_t count;
	uint64_t features[ENT_FEATURES];
};

struct ent_queue {
	struct ent_weigher *weigher;
	const struct ent_piece *piece; /* of the word to be queued next */
	uint32_t word;                 /* that word */
	uint32_t left;                 /* words not yet queued */
	uint32_t queued, near, done;
	struct ent_queued slots[ENT_QUEUED];
};

/* All words of the pieces, `words` in all, one after another. */
void ent_queue_start(struct ent_queue *queue, struct ent_weigher *weigher,
		     const struct ent_piece *pieces, uint32_t words);

/* SPARSE_LABELS sums of the queue's next word; without votes new ones, with
 * votes those of the first pass and what the votes add. */
const int16_t *ent_queue_next(struct ent_queue *queue);

#endif
