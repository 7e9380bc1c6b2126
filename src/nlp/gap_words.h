/* gap_words.h - the words beside a gap */
#ifndef GAP_WORDS_H
#define GAP_WORDS_H

#include <stdint.h>

#include "nlp/chars.h"

enum gap_case { GAP_LOWER, GAP_TITLE, GAP_UPPER, GAP_DIGIT, GAP_SIGN };

/* A word without the marks around it. */
struct gap_word {
	const char *start, *end;
	uint32_t hash;           /* of its small letters, digits as one */
	enum gap_case letters;
};

/* Letters and digits, not marks and blanks. */
static inline bool is_word_class(enum char_class class)
{
	return class >= CHAR_UPPER && class <= CHAR_NUMBER;
}

/* Hash and case of the word from word->start to word->end; `limit` is the end
 * of what may be read, at or behind the word's. */
void gap_word_describe(struct gap_word *word, const char *limit);

/* The word that begins at `start`, behind marks that open; a lone mark is a
 * word. */
void gap_word_read(struct gap_word *word, const char *start,
		   const char *limit);

#endif
