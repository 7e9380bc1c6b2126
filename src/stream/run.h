/* run.h - skip the ordinary bytes of a JSON string, many at a time
 *
 * Most of a news record is one long string of letters and blanks. Only few
 * bytes need a look: the quotation mark that ends it, the backslash, control
 * characters and, for whoever checks UTF-8, bytes from 0x80.
 *
 * Two ways to find the next of them, with the same answer: 16 bytes at once
 * with SSE2, which every x86-64 has, and 8 bytes at once in a plain integer.
 */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Whether a run ends at this byte. */
static inline bool run_ends(unsigned char c, bool at_high)
{
	return c == '"' || c == '\\' || c < 0x20 || (at_high && c >= 0x80);
}

#define RUN_ONES 0x0101010101010101u
#define RUN_HIGH 0x8080808080808080u

/* Non-zero if one of the eight bytes is a stop. What is subtracted borrows
 * from the byte above only if a byte below is a stop itself, so the lowest
 * set bit is always right. ("Determine if a word has a byte less than n", Bit
 * Twiddling Hacks.) */
static inline uint64_t run_word_stops(uint64_t w, bool at_high)
{
	uint64_t quote = w ^ (RUN_ONES * '"');
	uint64_t slash = w ^ (RUN_ONES * '\\');
	uint64_t stops = ((quote - RUN_ONES) & ~quote) |
			 ((slash - RUN_ONES) & ~slash) |
			 ((w - RUN_ONES * 0x20) & ~w);

	return (at_high ? stops | w : stops) & RUN_HIGH;
}

/* The first stop at or behind `at`; `end` if there is none. */
static inline const char *run_portable(const char *at, const char *end,
				       bool at_high)
{
	for (; end - at >= 8; at += 8) {
		uint64_t w, stops;
		memcpy(&w, at, 8);
		stops = run_word_stops(w, at_high);
		if (!stops)
			continue;
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
		return at + __builtin_ctzll(stops) / 8;
#else
		break;
#endif
	}
	while (at < end && !run_ends((unsigned char)*at, at_high))
		at++;
	return at;
}

#ifdef __SSE2__

/* As signed numbers, bytes from 0x80 are less than 0x20 too. */
static inline unsigned run_block_stops(const char *at, bool at_high)
{
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i stops =
		_mm_or_si128(_mm_cmpeq_epi8(b, _mm_set1_epi8('"')),
			     _mm_cmpeq_epi8(b, _mm_set1_epi8('\\')));
	__m128i low = at_high ? _mm_cmplt_epi8(b, _mm_set1_epi8(0x20))
			      : _mm_cmpeq_epi8(_mm_min_epu8(b,
						_mm_set1_epi8(0x1F)), b);

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(stops, low));
}

static inline const char *run_skip(const char *at, const char *end,
				   bool at_high)
{
	for (; end - at >= 16; at += 16) {
		unsigned stops = run_block_stops(at, at_high);
		if (stops)
			return at + __builtin_ctz(stops);
	}
	return run_portable(at, end, at_high);
}

#else

static inline const char *run_skip(const char *at, const char *end,
				   bool at_high)
{
	return run_portable(at, end, at_high);
}

#endif

/* The first '"', '\\', control character or byte from 0x80. */
static inline const char *run_ascii(const char *at, const char *end)
{
	return run_skip(at, end, true);
}

/* The first '"', '\\' or control character. */
static inline const char *run_text(const char *at, const char *end)
{
	return run_skip(at, end, false);
}

/* Behind the closing mark of a checked string; `at` is behind the opening
 * one. */
static inline const char *run_string(const char *at, const char *end)
{
	for (;;) {
		at = run_text(at, end);
		if (at >= end)
			return end;
		if (*at == '"')
			return at + 1;
		at += *at == '\\' ? 2 : 1;
	}
}

#endif
