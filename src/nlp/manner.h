/* manner.h - how a sentence is put, whatever it is about
 *
 * Goes in: the tokens of one sentence. Comes out: counts of its words by kind
 * and what a reader sees at its two ends.
 */
#ifndef MANNER_H
#define MANNER_H

#include "nlp/terms.h"

struct manner {
	struct span span; /* trimmed */
	uint32_t tokens;  /* without blanks and punctuation; what follows
			   * counts these */
	uint32_t numbers; /* numbers, and what has digits */
	uint32_t quoted;  /* inside quotation marks */
	bool finite;      /* has a verb in a finite form */
	bool question;    /* ends in a question mark */
	bool leads_in;    /* ends in a colon: what it says comes after it */
	bool stopped;     /* ends in a full stop, "!" or "?", marks aside */
	bool lost;        /* opens with a pronoun or "But", which point back
			   * to the sentence before */
	bool fragment;    /* opens with a small letter, as what was torn from
			   * another sentence does */
};

/* *inside says whether a quotation is open where the sentence begins, and then
 * where it ends: sentences must come in order. */
void manner_make(struct manner *manner, const struct terms *terms,
		 const struct sentence *sentence, bool *inside);

/* True if the word stands in the list, "a b c", whose letters are small. */
bool word_in(struct string word, const char *list);

#endif
