/* hyphens.h - words that keep their hyphen */
#ifndef HYPHENS_H
#define HYPHENS_H

#include <stdbool.h>

/* Whether the hyphen at `at`, inside the word that begins at `start` and in
 * a run that ends at `end`, stays inside the token: "e-mail", "non-EU". */
bool hyphen_joins(const char *start, const char *at, const char *end);

/* The end of the telephone number, date or the like that begins at the digit
 * `at`, as "800-555-0123"; `at` if none does. */
const char *digits_end(const char *at, const char *end);

#endif
