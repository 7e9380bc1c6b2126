/* unicode.h - what kind of character a code point is
 *
 * From the Unicode Character Database; the tables are generated (see
 * unicode_table.h). ASCII is answered without them.
 */
#ifndef UNICODE_H
#define UNICODE_H

#include <stdbool.h>
#include <stdint.h>

enum char_class {
	CHAR_OTHER,   /* control, format, unassigned, private use */
	CHAR_BLANK,   /* Python's str.isspace, and nothing else */
	CHAR_UPPER,   /* Lu, Lt */
	CHAR_LOWER,   /* Ll */
	CHAR_LETTER,  /* Lm, Lo */
	CHAR_MARK,    /* Mn, Mc, Me */
	CHAR_DIGIT,   /* Nd */
	CHAR_NUMBER,  /* Nl, No */
	CHAR_PUNCT,   /* P* */
	CHAR_SYMBOL   /* S* */
};

enum char_class char_class(uint32_t code_point);
uint32_t char_lower(uint32_t code_point); /* simple case mapping */
uint32_t char_upper(uint32_t code_point);

/* The letter without its marks, as in a search key: "é" is 'e', "ø" is 'o',
 * "ß" is 's', "Ł" is 'L'; itself where there is nothing to take off. */
uint32_t char_base(uint32_t code_point);

static inline bool char_is_blank(uint32_t c)
{
	return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) ||
				  (c >= 0x1C && c <= 0x1F)
			: char_class(c) == CHAR_BLANK;
}

#endif
