/* chars.h - kinds of characters, by the byte where one begins
 *
 * The stages that read raw text look at most bytes through this one table;
 * only where a byte is CHAR_HIGH is the character decoded.
 */
#ifndef CHARS_H
#define CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* What a byte begins. */
enum byte_kind {
	BYTE_CONTROL, /* no blank, no character to be seen */
	BYTE_BLANK,
	BYTE_LOWER,
	BYTE_UPPER,
	BYTE_DIGIT,
	BYTE_MARK,    /* ASCII punctuation and symbols */
	BYTE_HIGH     /* not ASCII */
};

extern const unsigned char byte_kinds[256];
extern const unsigned char byte_classes[]; /* enum char_class by kind */

static inline enum byte_kind byte_kind(const char *at)
{
	return (enum byte_kind)byte_kinds[(unsigned char)*at];
}

#define BYTES(b) (0x0101010101010101u * (b))

/* The high bit of each of eight bytes that is an ASCII letter. Sums stay
 * inside their byte, since 7 bits and less than 0x20 are added. */
static inline uint64_t letters_of(uint64_t eight)
{
	uint64_t small = (eight | BYTES(0x20)) & BYTES(0x7F);
	uint64_t from_a = small + BYTES(0x80 - 'a');
	uint64_t behind_z = small + BYTES(0x7F - 'z');

	return from_a & ~behind_z & ~eight & BYTES(0x80);
}

/* Where the ASCII letters that begin at `at` end: eight bytes at once. */
static inline const char *letters_end(const char *at, const char *end)
{
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	for (; end - at >= 8; at += 8) {
		uint64_t eight, others;
		memcpy(&eight, at, 8);
		others = letters_of(eight) ^ BYTES(0x80);
		if (others)
			return at + __builtin_ctzll(others) / 8;
	}
#endif
	while (at < end && (byte_kind(at) == BYTE_LOWER ||
			    byte_kind(at) == BYTE_UPPER))
		at++;
	return at;
}

/* What a reader sees at `at`, which must be before `end`; the character's
 * length goes to *length. */
struct sight {
	uint32_t code;
	enum char_class class;
	uint32_t length;
};

struct sight sight_far(const char *at); /* not ASCII */

static inline struct sight sight_at(const char *at)
{
	if ((unsigned char)*at < 0x80)
		return (struct sight){
			(unsigned char)*at,
			(enum char_class)byte_classes[byte_kind(at)], 1 };
	return sight_far(at);
}

/* The one that ends there. */
static inline struct sight sight_before(const char *at)
{
	const char *start = at - 1;

	while (((unsigned char)*start & 0xC0) == 0x80)
		start--;
	return sight_at(start);
}

static inline bool sight_is_letter(struct sight s)
{
	return s.class == CHAR_LOWER || s.class == CHAR_UPPER ||
	       s.class == CHAR_LETTER || s.class == CHAR_MARK;
}

static inline bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

/* Quotation marks and brackets that may stand behind a full stop, and those
 * that may stand before a first word. Straight marks are both. */
bool is_closer(uint32_t c);
bool is_opener(uint32_t c);

/* Dashes and bullets that begin a list item. */
bool is_bullet(uint32_t c);

/* Whether a blank may begin there; for most marks beyond ASCII the first byte
 * tells, or the third: U+2010 to U+2027 are dashes and quotation marks. */
static inline bool may_be_blank(const char *at)
{
	const unsigned char *c = (const unsigned char *)at;
	enum byte_kind kind = byte_kind(at);

	if (kind != BYTE_HIGH)
		return kind == BYTE_BLANK;
	if (*c == 0xE2)
		return c[1] != 0x80 || c[2] < 0x90 || c[2] > 0xA7;
	return *c == 0xC2 || *c == 0xE1 || *c == 0xE3;
}

/* Where the blanks that begin at `at` end, and where those begin that end
 * at `at`. Mostly there is one U+0020. */
const char *blanks_end_far(const char *at, const char *end);

static inline const char *blanks_end(const char *at, const char *end)
{
	if (end - at > 1 && *at == ' ' && !may_be_blank(at + 1))
		return at + 1;
	if (end > at && !may_be_blank(at))
		return at;
	return blanks_end_far(at, end);
}

const char *blanks_start(const char *at, const char *start);

/* The same letters, whatever their case, up to `length`; `lower` is small. */
bool same_word(const char *at, const char *lower, size_t length);

#endif
