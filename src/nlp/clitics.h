/* clitics.h - contractions and words written together */
#ifndef CLITICS_H
#define CLITICS_H

#define CLITIC_CUTS 3

/* Where the word is to be cut, in order; the number of cuts. What stands
 * behind it up to `text_end` is looked at too. */
int clitic_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS]);

/* The same for a word that is known to hold letters only. */
int letter_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS]);

#endif
