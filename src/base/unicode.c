/* unicode.c - what kind of character a code point is
 *
 * Two table look-ups: the block of 128 code points, then the code point in
 * it. The tables come from the Unicode Character Database by
 * train/unicode.c. One code point is mapped to one: the capitals of "ß" and
 * of ligatures, which are two letters, stay as they are.
 */
#include "base/unicode.h"

#include <stddef.h>

#include "base/unicode_table.h"

#define BASES (sizeof char_bases / sizeof *char_bases)

static unsigned kind_of(uint32_t c)
{
	if (c > 0x10FFFF)
		return 0;
	return char_kinds[char_blocks[c / CHAR_BLOCK] * CHAR_BLOCK +
			  c % CHAR_BLOCK];
}

enum char_class char_class(uint32_t c)
{
	return (enum char_class)char_kind[kind_of(c)].class;
}

uint32_t char_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	return c + (uint32_t)char_kind[kind_of(c)].lower;
}

uint32_t char_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	return c + (uint32_t)char_kind[kind_of(c)].upper;
}

uint32_t char_base(uint32_t c)
{
	size_t low = 0, high = BASES;

	if (c < 0x80)
		return c;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (char_bases[middle].letter < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < BASES && char_bases[low].letter == c
		? char_bases[low].base : c;
}
