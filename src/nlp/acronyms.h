/* acronyms.h - short forms made of initials */
#ifndef ACRONYMS_H
#define ACRONYMS_H

#include "nlp/names.h"

/* "WTO", "U.N.", "AfDB", "G-20": one word, mostly capitals. */
bool acronym_is(struct string text);

/* The hash of the acronym's letters, and of the initials of a name: with and
 * without words such as "of" and "and"; equal hashes may be one thing. 0 for
 * a name of one word. */
uint64_t acronym_hash(struct string key);
uint64_t initials_hash(const struct name *name, bool small_words);

#endif
