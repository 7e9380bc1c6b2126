/* wordchars.h - characters that words are made of */
#ifndef WORDCHARS_H
#define WORDCHARS_H

#include <stdbool.h>
#include <stddef.h>

#include "nlp/chars.h"

static inline bool is_letter(const char *at)
{
	switch (byte_kind(at)) {
	case BYTE_LOWER: case BYTE_UPPER: return true;
	case BYTE_HIGH: return sight_is_letter(sight_at(at));
	default: return false;
	}
}

static inline bool is_digit(const char *at)
{
	return byte_kind(at) == BYTE_DIGIT;
}

/* The length of the letter, digit or the like at `at`; 0 if it is none. Soft
 * hyphens and joiners that nobody sees belong to the word around them. */
static inline size_t word_char(const char *at)
{
	switch (byte_kind(at)) {
	case BYTE_LOWER: case BYTE_UPPER: case BYTE_DIGIT:
		return 1;
	case BYTE_CONTROL:
		return 1;
	case BYTE_MARK:
		return *at == '_';
	case BYTE_HIGH: {
		struct sight s = sight_at(at);
		bool inside = s.class >= CHAR_UPPER && s.class <= CHAR_NUMBER;
		return inside || s.class == CHAR_OTHER ? s.length : 0;
	}
	default:
		return 0;
	}
}

static inline const char *plain_end(const char *at, const char *end)
{
	size_t n;

	while (at < end && (n = word_char(at)) != 0)
		at += n;
	return at;
}

#endif
