/* numbers.h - where a token ends that begins with a digit */
#ifndef NUMBERS_H
#define NUMBERS_H

/* The end of the token that begins at `at` with a digit, in a run without
 * blanks that ends at `end`. */
const char *number_end(const char *at, const char *end);

#endif
