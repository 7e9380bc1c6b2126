/* chars.c - kinds of characters, by the byte where one begins */
#include "nlp/chars.h"

#define C BYTE_CONTROL
#define B BYTE_BLANK
#define L BYTE_LOWER
#define U BYTE_UPPER
#define D BYTE_DIGIT
#define M BYTE_MARK
#define H BYTE_HIGH
#define H16 H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H

/* The blanks are those of char_is_blank(). */
const unsigned char byte_kinds[256] = {
	C, C, C, C, C, C, C, C, C, B, B, B, B, B, C, C,
	C, C, C, C, C, C, C, C, C, C, C, C, B, B, B, B,
	B, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
	M, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
	U, U, U, U, U, U, U, U, U, U, U, M, M, M, M, M,
	M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, C,
	H16, H16, H16, H16, H16, H16, H16, H16,
};

const unsigned char byte_classes[] = {
	[BYTE_CONTROL] = CHAR_OTHER, [BYTE_BLANK] = CHAR_BLANK,
	[BYTE_LOWER] = CHAR_LOWER, [BYTE_UPPER] = CHAR_UPPER,
	[BYTE_DIGIT] = CHAR_DIGIT, [BYTE_MARK] = CHAR_PUNCT,
};

struct sight sight_far(const char *at)
{
	const char *next = at;
	struct sight s;

	s.code = utf8_next(&next);
	s.class = char_class(s.code);
	s.length = (uint32_t)(next - at);
	return s;
}

bool is_closer(uint32_t c)
{
	switch (c) {
	case '"': case '\'': case ')': case ']': case '}':
	case 0xBB: case 0x2019: case 0x201D: case 0x203A:
	case 0x300D: case 0x300F:
		return true;
	default:
		return false;
	}
}

bool is_opener(uint32_t c)
{
	switch (c) {
	case '"': case '\'': case '(': case '[': case '{': case '`':
	case 0xAB: case 0x2018: case 0x201A: case 0x201C: case 0x201E:
	case 0x2039: case 0x300C: case 0x300E:
		return true;
	default:
		return false;
	}
}

bool is_bullet(uint32_t c)
{
	switch (c) {
	case '*': case 0xB7: case 0x2022: case 0x2023: case 0x2043:
	case 0x2219: case 0x25A0: case 0x25AA: case 0x25B6: case 0x25CB:
	case 0x25CF: case 0x25E6: case 0x2605: case 0x25BA: case 0x27A4:
		return true;
	default:
		return false;
	}
}

const char *blanks_end_far(const char *at, const char *end)
{
	while (at < end) {
		enum byte_kind kind = byte_kind(at);
		if (kind == BYTE_BLANK) {
			at++;
			continue;
		}
		struct sight s = sight_at(at);
		if (kind != BYTE_HIGH || s.class != CHAR_BLANK)
			break;
		at += s.length;
	}
	return at;
}

const char *blanks_start(const char *at, const char *start)
{
	while (at > start) {
		struct sight s = sight_before(at);
		if (s.class != CHAR_BLANK)
			break;
		at -= s.length;
	}
	return at;
}

bool same_word(const char *at, const char *lower, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = at[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (c != lower[i])
			return false;
	}
	return true;
}
