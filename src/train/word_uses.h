/* word_uses.h - what each word is in tagged text, for train/rarity.c */
#ifndef WORD_USES_H
#define WORD_USES_H

#include <stddef.h>
#include <stdint.h>

#include "nlp/article.h"
#include "nlp/lexemes.h"

/* Uses of one word that are alike. */
struct word_use {
	uint64_t edit;  /* to the lemma, see edit_between() */
	uint64_t lemma; /* term_hash of it */
	uint32_t count;
	uint32_t next;  /* of the same word; 0 at the end */
	uint8_t kind;   /* enum lexeme_kind */
	bool capital, finite;
};

/* The first item is of no word. */
struct word_uses {
	struct word_use *items;
	uint32_t count, room;
};

/* To the list that begins at *first, which is 0 if it is empty. */
void word_use_add(struct word_uses *uses, uint32_t *first,
		  const struct article *article, const struct token *token);

/* What all uses of a word together say. */
struct word_choice {
	uint16_t kinds; /* as in a slot */
	uint64_t small, capital; /* edits */
	uint64_t lemma; /* 0: the form itself */
};

void word_choose(struct word_choice *choice, const struct word_uses *uses,
		 uint32_t first);

/* The edits that most words need, as lexeme_edit; index 0 is none. */
#define EDITS_MOST 256
struct edit_list {
	uint64_t edits[EDITS_MOST];
	struct lexeme_edit packed[EDITS_MOST];
};

/* From one edit a word, of which some are 0. Sorts them. */
void edits_make(struct edit_list *list, uint64_t *edits, size_t count);

/* 0 if it is not there. */
unsigned edits_find(const struct edit_list *list, uint64_t edit);

#endif
