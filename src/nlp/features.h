/* features.h - what a word looks like, as numbers; shared with the trainers
 *
 * A word is seen through its normal form: lower case, straight marks, every
 * digit a '0' ("Don’t" is "don't", "2023" is "0000"), and through its shape,
 * which keeps what was lost by that.
 */
#ifndef FEATURES_H
#define FEATURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* Bytes of the normal form; of a longer word the end is kept, since endings
 * tell more than beginnings and such words are addresses. */
#define WORD_BYTES 56
#define WORD_AFFIX 4 /* longest prefix and suffix, in code points */

enum letters { LETTERS_NONE, LETTERS_LOWER, LETTERS_TITLE, LETTERS_UPPER,
	       LETTERS_MIXED }; /* one capital alone ("I") is TITLE */
enum digits { DIGITS_NONE, DIGITS_SOME, DIGITS_ALL }; /* ALL: "1,000.5" */
enum marks { MARKS_NONE, MARKS_DOT, MARKS_HYPHEN, MARKS_APOSTROPHE,
	     MARKS_OTHER };

#define WORD_SHAPES 75 /* numbers of shape are below, those of words */
#define SHAPES_MARKS 5 /* without letters and digits, and of those */
#define SHAPES_LETTERS 15 /* for each kind of letters */
#define SHAPES_DIGITS 15 /* with digits only, first */

struct word {
	char normal[WORD_BYTES];
	uint8_t length;                /* of normal, in bytes */
	uint8_t shape;                 /* letters, digits and marks in one */
	uint8_t letters;               /* enum letters */
	uint64_t hash;                 /* of normal */
	uint64_t prefix[WORD_AFFIX];   /* [0]: one code point; 0 where the */
	uint64_t suffix[WORD_AFFIX];   /* word is shorter */
};

void word_make(struct word *word, struct string form);

/* Bytes to 64 well mixed bits, the same on every machine. */
uint64_t bytes_hash(const char *bytes, size_t length);

/* One number from several; the order matters. */
static inline uint64_t hash_mix(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) *
		     0xff51afd7ed558ccdu;
	return h ^ h >> 32;
}

/* The feature "template `kind` has these values". */
static inline uint64_t feature(unsigned kind, uint64_t a, uint64_t b)
{
	return hash_mix(hash_mix(kind, a), b);
}

#endif
