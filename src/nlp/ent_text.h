/* ent_text.h - an article as the recogniser of names sees it
 *
 * Goes in: tokens and sentences. Comes out: the words without the blanks, each
 * pointing to its form (the distinct spelling: what can be known of it is
 * computed once) and that to its fold (the spelling in lower case and without
 * marks, "AHMED" and "Ahmed" together), which gathers what the whole article
 * shows of it; and the runs of capitalised words.
 *
 * "Aid for Sudan. The SUDAN of old" has two forms of one fold "sudan", and
 * the fold knows that it never stands in lower case here.
 */
#ifndef ENT_TEXT_H
#define ENT_TEXT_H

#include "nlp/article.h"
#include "nlp/ent_forms.h"

/* Occurrences of a fold whose neighbours are looked at. A name that is often
 * repeated shows itself early; more of them did not help on the dev sets. */
#define FOLD_CONTEXTS 6

struct ent_fold {
	uint64_t hash;
	uint32_t small, capital; /* how often, not first in a sentence */
	uint32_t contexts[FOLD_CONTEXTS]; /* words, capitalised ones only */
	uint8_t context_count;
};

/* Whether capitals tell anything in a sentence. */
enum casing { CASING_MIXED, CASING_SHOUTED, CASING_FLAT };

/* Where a word is in a phrase that lists have; 0 outside. */
enum phrase_part { PHRASE_FIRST = 1, PHRASE_MIDDLE, PHRASE_LAST };

struct ent_word {
	uint32_t token, form;
	uint32_t run, run_end; /* of capitals around it; equal if none */
	uint16_t phrase;       /* lists of the phrase that it is part of */
	uint8_t phrase_part;   /* enum phrase_part: where in that phrase */
	uint8_t amount;        /* enum ent_label + 1 of an amount; 0: none,
				* until nlp/amounts.h fills it in */
	bool first;            /* begins a sentence */
	uint8_t casing;        /* enum casing of its sentence */
};

struct ent_text {
	const struct article *article;
	struct ent_word *words;
	struct ent_form *forms;
	struct ent_fold *folds;
	uint32_t word_count, form_count, fold_count;
	uint32_t *sentences; /* first word of each; one more at the end */
	uint32_t sentence_count;
	bool talks; /* nlp/ent_style.h; false until somebody asks */
};

/* The end of the sentence that has the word. */
uint32_t ent_sentence_end(const struct ent_text *text, uint32_t word);

void ent_text_make(struct ent_text *text, struct article *article);

static inline const struct ent_form *ent_form(const struct ent_text *text,
					      uint32_t word)
{
	return &text->forms[text->words[word].form];
}

#endif
