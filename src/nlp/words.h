/* words.h - where a token ends inside a run of characters without blanks */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* A run without blanks, and what the decision about its last full stop
 * needs. */
struct run {
	const char *start, *end;
	bool last; /* of its sentence: only blanks and marks follow */
	bool before_digit; /* the next run begins with a digit */
	bool address; /* it may hold an address that begins with a letter */
};

/* The end of the token that begins at `at`, which is inside the run. A word
 * still holds its clitics, see clitics.h. */
const char *token_end(const struct run *run, const char *at);

#endif
