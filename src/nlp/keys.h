/* keys.h - names folded for comparison
 *
 * Goes in: a name as written. Comes out: its key, the same for all spellings
 * that differ in case, marks, points, hyphens, a leading article or a final
 * possessive: "the U.N.'s" is "un", "Al-Qaïda" is "al qaida".
 */
#ifndef KEYS_H
#define KEYS_H

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* In the arena; never longer than four times the name. */
struct string key_make(struct arena *arena, struct string name);

/* The word at the start of what is left of a key; false at its end. */
bool key_word(struct string *key, struct string *word);

/* True if `word` stands in the list, "a b c" with single blanks. */
bool key_listed(struct string word, const char *list);

/* The letters that words of a literal list begin with, a bit each from 'A' on:
 * a number that the compiler knows. One that does not counts all letters. */
#define KEY_START(list, letter) \
	(!__builtin_constant_p(strstr(" " list, " " letter) != NULL) || \
	 strstr(" " list, " " letter) != NULL ? \
		 (uint64_t)1 << (*letter - 'A') : 0)
#define KEY_STARTS_4(list, a, b, c, d) \
	(KEY_START(list, a) | KEY_START(list, b) | KEY_START(list, c) | \
	 KEY_START(list, d))
#define KEY_NO_LETTERS ((uint64_t)0x3F << 26) /* between 'Z' and 'a' */
#define KEY_STARTS(list) \
	(KEY_NO_LETTERS | KEY_STARTS_4(list, "A", "B", "C", "D") | \
	 KEY_STARTS_4(list, "E", "F", "G", "H") | \
	 KEY_STARTS_4(list, "I", "J", "K", "L") | \
	 KEY_STARTS_4(list, "M", "N", "O", "P") | \
	 KEY_STARTS_4(list, "Q", "R", "S", "T") | \
	 KEY_STARTS_4(list, "U", "V", "W", "X") | \
	 KEY_STARTS_4(list, "Y", "Z", "a", "b") | \
	 KEY_STARTS_4(list, "c", "d", "e", "f") | \
	 KEY_STARTS_4(list, "g", "h", "i", "j") | \
	 KEY_STARTS_4(list, "k", "l", "m", "n") | \
	 KEY_STARTS_4(list, "o", "p", "q", "r") | \
	 KEY_STARTS_4(list, "s", "t", "u", "v") | \
	 KEY_STARTS_4(list, "w", "x", "y", "z"))

struct key_list {
	const char *words;
	uint64_t starts; /* KEY_STARTS */
};

#define KEYS(list) ((struct key_list){ list, KEY_STARTS(list) })

/* Most words begin with a letter that no word of the list does. */
static inline bool key_among(struct string word, struct key_list list)
{
	unsigned first = word.length ? (unsigned char)*word.data : 0;

	return (first < 'A' || first > 'z' || list.starts >> (first - 'A') & 1)
	       && key_listed(word, list.words);
}

/* The same as key_listed() for a list that is a literal. */
#define key_in(word, list) key_among(word, KEYS(list))

#endif
