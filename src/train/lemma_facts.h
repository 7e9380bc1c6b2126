/* lemma_facts.h - what tree banks and a list say of lemmas */
#ifndef LEMMA_FACTS_H
#define LEMMA_FACTS_H

#include "nlp/lemmas.h"
#include "train/treebank.h"

/* One observation: in this list, this word wants this choice. */
struct fact {
	unsigned list;
	char word[LEMMA_BYTES]; /* reversed bytes of the lower-cased form */
	size_t length;
	uint32_t choice;
	uint32_t weight; /* how often, when equal ones were joined */
};

struct facts {
	struct fact *items;
	size_t count, room;
};

struct pool {
	char bytes[65536];
	size_t length;
};

/* Add what a tree bank says, and what a file of "form,part of
 * speech,lemma/…" says; the pool gets the strings that edits add. */
void facts_of_bank(struct facts *facts, struct pool *pool,
		   const struct treebank *bank);
void facts_of_list(struct facts *facts, struct pool *pool,
		   struct arena *arena, const char *file);

/* Sorts the facts by list and word, and leaves one for each word: the choice
 * seen most. */
void facts_join(struct facts *facts);

#endif
