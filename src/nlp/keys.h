/* keys.h - names folded for comparison
 *
 * Goes in: a name as written. Comes out: its key, the same for all spellings
 * that differ in case, marks, points, hyphens, a leading article or a final
 * possessive: "the U.N.'s" is "un", "Al-Qaïda" is "al qaida".
 */
#ifndef KEYS_H
#define KEYS_H

#include "base/arena.h"
#include "base/text.h"

/* In the arena; never longer than four times the name. */
struct string key_make(struct arena *arena, struct string name);

/* The word at the start of what is left of a key; false at its end. */
bool key_word(struct string *key, struct string *word);

/* True if `word` stands in the list, "a b c" with single blanks. */
bool key_in(struct string word, const char *list);

#endif
