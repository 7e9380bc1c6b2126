/* clitics.h - contractions and words written together */
#ifndef CLITICS_H
#define CLITICS_H

#define CLITIC_CUTS 3

/* Where the word is to be cut, in order; the number of cuts. */
int clitic_cuts(const char *at, const char *end,
		const char *cuts[CLITIC_CUTS]);

#endif
