/* clitics.h - contractions and words written together */
#ifndef CLITICS_H
#define CLITICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLITIC_CUTS 3

/* By the first letter, the last letters and the lengths of the words that are
 * cut though they hold no apostrophe, "gonna". */
extern const struct word_shape {
	uint32_t lasts, lengths;
} word_shapes[32];

/* Whether the word of letters may be one: most words are passed over by a
 * look at its form. */
static inline bool may_be_cut(const char *at, size_t length)
{
	const struct word_shape *shape = &word_shapes[*at & 31];

	return length < 32 && shape->lengths >> length & 1 &&
	       shape->lasts >> (at[length - 1] & 31) & 1;
}

/* Where the word is to be cut, in order; the number of cuts. What stands
 * behind it up to `text_end` is looked at too. */
int clitic_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS]);

/* The same for a word that is known to hold letters only. */
int letter_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS]);

#endif
