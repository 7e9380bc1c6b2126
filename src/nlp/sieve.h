/* sieve.h - 64 bytes of a text, by what they mean for sentence borders
 *
 * Most blanks stand between two plain words, "the old", where no sentence
 * ends. A sieve lets these through, 64 bytes at once (see windows.h), and
 * keeps the bytes that need a look.
 */
#ifndef SIEVE_H
#define SIEVE_H

#include "nlp/windows.h"

struct sieve {
	uint64_t spaces; /* U+0020 */
	uint64_t plain;  /* those between plain words */
	uint64_t looks;  /* other blanks, quotation marks, brackets, and where
			  * a character that is not ASCII begins */
};

/* Masks of kinds of bytes. */
struct sieve_kinds {
	uint64_t letters, lowers, spaces;
	uint64_t lasts; /* before a small letter they end no sentence */
	uint64_t signs; /* need a look wherever they stand */
};

#ifdef __SSE2__

static inline struct sieve_kinds sieve_block(const char *at)
{
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i small = _mm_or_si128(b, _mm_set1_epi8(0x20));
	__m128i letters = bytes_within(small, 'a', 26);
	__m128i lasts = _mm_or_si128(
		_mm_or_si128(letters, bytes_within(b, '0', 10)),
		_mm_or_si128(bytes_within(b, '\'', 2),
			     bytes_within(b, ',', 2)));
	/* Bytes from 0x80 are less than 0 here; of those, the first of a
	 * character are from 0xC0, which is -64. */
	__m128i low = _mm_andnot_si128(_mm_cmplt_epi8(b, _mm_set1_epi8(-64)),
				       _mm_cmplt_epi8(b, _mm_set1_epi8(0x20)));
	__m128i signs = _mm_or_si128(
		_mm_or_si128(bytes_equal(b, '"'), bytes_within(b, '(', 2)),
		_mm_or_si128(bytes_equal(b, '['), bytes_equal(b, ']')));

	return (struct sieve_kinds){
		byte_bits(letters, 0),
		byte_bits(bytes_within(b, 'a', 26), 0),
		byte_bits(bytes_equal(b, ' '), 0), byte_bits(lasts, 0),
		byte_bits(_mm_or_si128(low, signs), 0),
	};
}

#else

static inline struct sieve_kinds sieve_byte(const char *at)
{
	unsigned char c = (unsigned char)*at;
	enum byte_kind kind = byte_kind(at);
	bool letter = kind == BYTE_LOWER || kind == BYTE_UPPER;

	return (struct sieve_kinds){
		letter, kind == BYTE_LOWER, c == ' ',
		letter || kind == BYTE_DIGIT || c == '\'' || c == '(' ||
			c == ',' || c == '-',
		c == '"' || c == '(' || c == ')' || c == '[' || c == ']' ||
			c < 0x20 || c >= 0xC0,
	};
}

static inline struct sieve_kinds sieve_block(const char *at)
{
	struct sieve_kinds all = { 0, 0, 0, 0, 0 };

	for (int i = 0; i < 16; i++) {
		struct sieve_kinds one = sieve_byte(at + i);
		all.letters |= one.letters << i;
		all.lowers |= one.lowers << i;
		all.spaces |= one.spaces << i;
		all.lasts |= one.lasts << i;
		all.signs |= one.signs << i;
	}
	return all;
}

#endif

/* A blank that the window's edge hides the neighbours of is not plain. */
static inline struct sieve sieve_full(const char *at)
{
	struct sieve_kinds k = sieve_block(at);
	uint64_t plain;

	for (int i = 16; i < WINDOW; i += 16) {
		struct sieve_kinds more = sieve_block(at + i);
		k.letters |= more.letters << i;
		k.lowers |= more.lowers << i;
		k.spaces |= more.spaces << i;
		k.lasts |= more.lasts << i;
		k.signs |= more.signs << i;
	}
	/* "a)" and "b." may begin a list item. */
	plain = k.spaces & k.lasts << 1 & k.lowers >> 1 &
		(k.letters | k.spaces) >> 2;
	return (struct sieve){ k.spaces, plain, (k.spaces & ~plain) |
							k.signs };
}

/* The 64 bytes at `at`, or those before `end`; `limit` is the end of what may
 * be read, at or behind `end`. */
static inline struct sieve sieve_at(const char *at, const char *end,
				    const char *limit)
{
	char rest[WINDOW];
	struct sieve s;

	if (limit - at >= WINDOW) {
		s = sieve_full(at);
	} else {
		memset(rest, 'a', sizeof rest);
		memcpy(rest, at, (size_t)(limit - at));
		s = sieve_full(rest);
	}
	if (end - at < WINDOW) {
		s.plain &= bits_below((size_t)(end - at));
		s.looks &= bits_below((size_t)(end - at));
	}
	return s;
}

#endif
