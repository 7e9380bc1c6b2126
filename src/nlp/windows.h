/* windows.h - 64 bytes of a text at once
 *
 * A window says of each of 64 bytes, by one bit in a mask, whether it is of a
 * kind; the first byte is the lowest bit. So the words of "the old mill, it"
 * are found by a few operations on whole masks:
 *
 *     letters   ..1101111.111.111  (right to left)
 *
 * With SSE2, which every x86-64 has, 16 bytes are told apart at once,
 * elsewhere one after the other, with the same answer.
 */
#ifndef WINDOWS_H
#define WINDOWS_H

#include <stdint.h>
#include <string.h>

#include "nlp/chars.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define WINDOW 64

struct window {
	uint64_t letters, lowers; /* of ASCII */
	uint64_t spaces, commas;  /* U+0020, "," */
};

/* The bits below `n`, all from 64 on; without a branch. */
static inline uint64_t bits_below(size_t n)
{
	return (((uint64_t)1 << (n & 63)) - 1) | -(uint64_t)(n > 63);
}

static inline unsigned lowest_bit(uint64_t mask)
{
#ifdef __GNUC__
	return (unsigned)__builtin_ctzll(mask);
#else
	unsigned n = 0;

	while (!(mask >> n & 1))
		n++;
	return n;
#endif
}

static inline unsigned highest_bit(uint64_t mask)
{
#ifdef __GNUC__
	return 63 - (unsigned)__builtin_clzll(mask);
#else
	unsigned n = 63;

	while (!(mask >> n & 1))
		n--;
	return n;
#endif
}

/* Pairs, then fours, then bytes are added up side by side. */
static inline unsigned bit_count(uint64_t mask)
{
	mask -= mask >> 1 & BYTES(0x55);
	mask = (mask & BYTES(0x33)) + (mask >> 2 & BYTES(0x33));
	return (unsigned)(((mask + (mask >> 4)) & BYTES(0x0F)) * BYTES(1) >>
			  56);
}

#ifdef __SSE2__

/* Bytes that lie in a range of `count` from `first`: as signed numbers they
 * are moved down to the smallest there are. */
static inline __m128i bytes_within(__m128i bytes, int first, int count)
{
	__m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 -
								 first)));
	return _mm_cmplt_epi8(moved, _mm_set1_epi8((char)(0x80 + count)));
}

static inline uint64_t byte_bits(__m128i mask, int shift)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(mask) << shift;
}

static inline __m128i bytes_equal(__m128i bytes, char byte)
{
	return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
}

#endif

/* The window at `at`, of which 64 bytes must be readable. */
static inline struct window window_full(const char *at)
{
	struct window w = { 0, 0, 0, 0 };

#ifdef __SSE2__
	for (int i = 0; i < WINDOW; i += 16) {
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)
					    (at + i));
		__m128i small = _mm_or_si128(b, _mm_set1_epi8(0x20));
		w.letters |= byte_bits(bytes_within(small, 'a', 26), i);
		w.lowers |= byte_bits(bytes_within(b, 'a', 26), i);
		w.spaces |= byte_bits(bytes_equal(b, ' '), i);
		w.commas |= byte_bits(bytes_equal(b, ','), i);
	}
#else
	for (unsigned i = 0; i < WINDOW; i++) {
		enum byte_kind kind = byte_kind(at + i);
		uint64_t letter = kind == BYTE_LOWER || kind == BYTE_UPPER;
		w.letters |= letter << i;
		w.lowers |= (uint64_t)(kind == BYTE_LOWER) << i;
		w.spaces |= (uint64_t)(at[i] == ' ') << i;
		w.commas |= (uint64_t)(at[i] == ',') << i;
	}
#endif
	return w;
}

/* The same of at most 64 bytes up to `end`; all bits behind are 0. `limit` is
 * the end of what may be read, at or behind `end`. */
static inline struct window window_at(const char *at, const char *end,
				      const char *limit)
{
	uint64_t kept = bits_below((size_t)(end - at));
	char rest[WINDOW];
	struct window w;

	if (limit - at >= WINDOW) {
		w = window_full(at);
	} else {
		memset(rest, 0, sizeof rest);
		memcpy(rest, at, (size_t)(limit - at));
		w = window_full(rest);
	}
	w.letters &= kept;
	w.lowers &= kept;
	w.spaces &= kept;
	w.commas &= kept;
	return w;
}

/* A window that goes along a text and is made anew when half of it is used
 * up. Starts as all zero. */
struct moving {
	const char *from;
	struct window window;
};

static inline struct window window_move(struct moving *moving, const char *at,
					const char *end, const char *limit)
{
	struct window w;
	size_t used = (size_t)(at - moving->from);

	if (!moving->from || used > WINDOW / 2) {
		moving->from = at;
		moving->window = window_at(at, end, limit);
		return moving->window;
	}
	w.letters = moving->window.letters >> used;
	w.lowers = moving->window.lowers >> used;
	w.spaces = moving->window.spaces >> used;
	w.commas = moving->window.commas >> used;
	return w;
}

/* Words of letters one after the other from a window's start on, each with a
 * blank, or a comma and a blank, and a letter behind it. None if the window
 * does not begin with a letter. */
struct plain_words {
	uint64_t starts, ends; /* one start more than ends, if any */
};

static inline struct plain_words plain_words(const struct window *w)
{
	uint64_t l = w->letters, s = w->spaces;
	uint64_t fine = l | (s & l >> 1) | (w->commas & s >> 1 & l >> 2 &
					    l << 1);
	uint64_t bad = ~fine | (uint64_t)1 << 63;
	uint64_t below = bits_below(lowest_bit(bad));
	struct plain_words words;

	words.starts = l & ~(l << 1);
	words.ends = l & 1 ? ~l & l << 1 & below : 0;
	return words;
}

#endif
