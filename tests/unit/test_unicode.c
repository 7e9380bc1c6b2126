/* test_unicode.c - classes, case and letters without marks */
#include "base/unicode.h"
#include "tap.h"

int main(void)
{
	ok(char_class('A') == CHAR_UPPER && char_class('z') == CHAR_LOWER &&
	   char_class('7') == CHAR_DIGIT && char_class(',') == CHAR_PUNCT &&
	   char_class('$') == CHAR_SYMBOL && char_class(0) == CHAR_OTHER,
	   "ASCII");
	ok(char_class(0xC9) == CHAR_UPPER && char_class(0x3B1) == CHAR_LOWER &&
	   char_class(0x4E2D) == CHAR_LETTER &&
	   char_class(0x301) == CHAR_MARK &&
	   char_class(0x1F600) == CHAR_SYMBOL &&
	   char_class(0x660) == CHAR_DIGIT,
	   "beyond ASCII, also in ranges that the database abbreviates");
	ok(char_class(0x110000) == CHAR_OTHER &&
	   char_class(0x10FFFF) == CHAR_OTHER,
	   "the last code point and beyond");
	ok(char_is_blank(0x85) && char_is_blank(0x2028) &&
	   char_is_blank(0x3000) && char_is_blank(0x1C) && char_is_blank(0xA0),
	   "blanks that look like none");
	ok(!char_is_blank(0x200B) && !char_is_blank(0xFEFF) &&
	   !char_is_blank(0xAD) && !char_is_blank(0), "no blanks");
	ok(char_lower(0xC9) == 0xE9 && char_upper(0x436) == 0x416 &&
	   char_lower('Q') == 'q' && char_upper(0xDF) == 0xDF, "case");
	ok(char_base(0xE9) == 'e' && char_base(0xF8) == 'o' &&
	   char_base(0xDF) == 's' && char_base(0x141) == 'L' &&
	   char_base(0x1EBF) == 'e' && char_base('x') == 'x' &&
	   char_base(0x4E2D) == 0x4E2D, "letters without marks");
	return done();
}
