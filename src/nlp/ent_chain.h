/* ent_chain.h - the best labels for the words of a sentence */
#ifndef ENT_CHAIN_H
#define ENT_CHAIN_H

#include "nlp/ent_labels.h"
#include "nlp/ent_weigh.h"

/* Kinds, and one more for a round number. */
#define CHAIN_GOINGS (ENT_KINDS + 1)

/* The recogniser at work on one article. */
struct ent_chain {
	struct ent_weigher weigher;
	const struct ent_text *text;
	struct arena *arena;
	struct trace *traces;     /* of the longest piece so far */
	struct ent_piece *pieces; /* between plain words */
	uint32_t piece_count, piece_words;
	uint32_t trace_room;
	size_t piece_room;
	int leads[SPARSE_LABELS]; /* of ends, see ent_chain.c */
	int16_t from_begin[2][CHAIN_GOINGS]; /* to last and inner words */
	int16_t from_inside[2][CHAIN_GOINGS];
	int32_t starts[2][SPARSE_LABELS]; /* of a sentence, of a piece */
};

void ent_chain_make(struct ent_chain *chain, const void *embedded,
		    const struct ent_text *text, struct arena *arena);

/* Labels (nlp/ent_labels.h) of all words of the text: a first pass, and a
 * second where a word was taken for something else than elsewhere. */
void ent_chain_label(struct ent_chain *chain, uint8_t *labels);

#endif
