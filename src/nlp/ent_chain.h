/* ent_chain.h - the best labels for the words of a sentence */
#ifndef ENT_CHAIN_H
#define ENT_CHAIN_H

#include "model/sparse.h"
#include "nlp/ent_text.h"

/* The recogniser at work on one article: sums of weights that are made once
 * for each distinct form and fold. */
struct ent_chain {
	struct sparse model;
	const struct ent_text *text;
	struct arena *arena;
	int16_t **form_sums; /* of each form, ENT_OFFSETS rows; NULL: not yet */
	int16_t **fold_sums;
	struct trace *traces; /* of the longest sentence so far */
	uint32_t trace_room;
};

void ent_chain_make(struct ent_chain *chain, const void *embedded,
		    const struct ent_text *text, struct arena *arena);

/* Labels (nlp/ent_labels.h) of the words of one sentence. */
void ent_chain_label(struct ent_chain *chain, uint32_t from, uint32_t to,
		     uint8_t *labels);

#endif
