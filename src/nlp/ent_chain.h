/* ent_chain.h - the best labels for the words of a sentence */
#ifndef ENT_CHAIN_H
#define ENT_CHAIN_H

#include "model/sparse.h"
#include "nlp/ent_votes.h"

/* Sums of weights of one form: as the word itself, and at each distance. */
struct form_sums;

/* The recogniser at work on one article. Sums are made once for each distinct
 * form and fold, when they are first asked for. */
struct ent_chain {
	struct sparse model;
	const struct ent_text *text;
	struct arena *arena;
	struct form_sums **forms;
	int16_t **folds;
	const struct ent_votes *votes; /* NULL in the first pass */
	struct trace *traces; /* of the longest piece so far */
	uint32_t trace_room;
	int leads[SPARSE_LABELS]; /* of ends, see ent_chain.c */
};

void ent_chain_make(struct ent_chain *chain, const void *embedded,
		    const struct ent_text *text, struct arena *arena);

/* Labels (nlp/ent_labels.h) of all words of the text: a first pass, and a
 * second where a word was taken for something else than elsewhere. */
void ent_chain_label(struct ent_chain *chain, uint8_t *labels);

#endif
