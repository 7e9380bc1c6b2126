/* utf8.c - UTF-8 (RFC 3629, section 4: Syntax of UTF-8 Byte Sequences) */
#include "base/utf8.h"

#include <string.h>

static int continues(const char *at)
{
	return ((unsigned char)*at & 0xC0) == 0x80;
}

/* The second byte's range depends on the first: it is what shuts out overlong
 * forms (E0, F0), surrogates (ED) and code points beyond the last (F4). */
static int second_fits(unsigned char first, unsigned char second)
{
	switch (first) {
	case 0xE0: return second >= 0xA0 && second <= 0xBF;
	case 0xED: return second >= 0x80 && second <= 0x9F;
	case 0xF0: return second >= 0x90 && second <= 0xBF;
	case 0xF4: return second >= 0x80 && second <= 0x8F;
	default:   return second >= 0x80 && second <= 0xBF;
	}
}

size_t utf8_sequence(const char *at, const char *end)
{
	unsigned char first = (unsigned char)*at;
	size_t length = first < 0x80 ? 1
		      : first < 0xC2 ? 0
		      : first < 0xE0 ? 2
		      : first < 0xF0 ? 3
		      : first < 0xF5 ? 4 : 0;

	if (length > (size_t)(end - at))
		return 0;
	if (length > 1 && !second_fits(first, (unsigned char)at[1]))
		return 0;
	if (length > 2 && !continues(at + 2))
		return 0;
	if (length > 3 && !continues(at + 3))
		return 0;
	return length;
}

size_t utf8_valid(const char *bytes, size_t length)
{
	const char *at = bytes, *end = bytes + length;

	while (at < end) {
		uint64_t w;
		if (end - at >= 8) {
			memcpy(&w, at, 8);
			if (!(w & 0x8080808080808080u)) {
				at += 8;
				continue;
			}
		}
		size_t n = utf8_sequence(at, end);
		if (!n)
			break;
		at += n;
	}
	return (size_t)(at - bytes);
}

uint32_t utf8_next(const char **at)
{
	const unsigned char *p = (const unsigned char *)*at;

	if (p[0] < 0x80) {
		*at += 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*at += 2;
		return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
	}
	if (p[0] < 0xF0) {
		*at += 3;
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 |
		       (p[2] & 0x3Fu);
	}
	*at += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 |
	       (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t utf8_previous(const char **at)
{
	do
		--*at;
	while (continues(*at));
	const char *copy = *at;
	return utf8_next(&copy);
}

char *utf8_write(char *at, uint32_t c)
{
	if (c < 0x80) {
		*at++ = (char)c;
	} else if (c < 0x800) {
		*at++ = (char)(0xC0 | c >> 6);
		*at++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*at++ = (char)(0xE0 | c >> 12);
		*at++ = (char)(0x80 | (c >> 6 & 0x3F));
		*at++ = (char)(0x80 | (c & 0x3F));
	} else {
		*at++ = (char)(0xF0 | c >> 18);
		*at++ = (char)(0x80 | (c >> 12 & 0x3F));
		*at++ = (char)(0x80 | (c >> 6 & 0x3F));
		*at++ = (char)(0x80 | (c & 0x3F));
	}
	return at;
}
