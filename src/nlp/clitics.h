/* clitics.h - contractions and words written together */
#ifndef CLITICS_H
#define CLITICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLITIC_CUTS 3

/* The words that are cut though they hold no apostrophe, "gonna", by their
 * form: for each first letter a bit for each length and last letter. */
extern const uint64_t word_forms[32];

#define WORD_FORM_BIT(length, last) (((length) & 7) << 3 | ((last) >> 2 & 7))
#define WORD_FORM(length, last) \
	((uint64_t)1 << WORD_FORM_BIT(length, last))

/* Whether the word of letters may be one: most are not. */
static inline bool may_be_cut(const char *at, size_t length)
{
	return word_forms[*at & 31] >>
		       WORD_FORM_BIT(length, (unsigned char)at[length - 1]) &
	       1;
}

/* Where the word is to be cut, in order; the number of cuts. What stands
 * behind it up to `text_end` is looked at too. */
int clitic_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS]);

/* The same for a word that is known to hold letters only. */
int letter_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS]);

#endif
