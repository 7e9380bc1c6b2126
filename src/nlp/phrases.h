/* phrases.h - what the lines around a story say */
#ifndef PHRASES_H
#define PHRASES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What a phrase in a line speaks for. */
#define SIGN_LABEL (1u << 0)   /* of the page, if it is the whole line */
#define SIGN_OPENS (1u << 1)   /* residue, if the line begins with it */
#define SIGN_INVITES (1u << 2) /* residue, in a short line */
#define SIGN_SCRIPT (1u << 3)  /* a program's text */
#define SIGN_TABLE (1u << 4)   /* " vs " */
#define SIGN_CREDIT (1u << 5)  /* a line of credits */
#define SIGN_CREDITS (1u << 6) /* the same, if the line begins with it */
#define SIGN_SOURCE (1u << 7)  /* who makes pictures and reports */
#define SIGN_MONTH (1u << 8)
#define SIGN_SAID (1u << 9)    /* a story's own sentence */
#define SIGN_FILE (1u << 10)   /* a caption, if the line begins with it */
#define SIGN_APPOSED (1u << 11) /* it counts behind a comma */
#define SIGN_STARTS (1u << 12) /* as SIGN_OPENS, but no whole sentence */
/* Points for a caption. */
#define SIGN_PICTURE(points) ((uint32_t)(points) << 16)
#define SIGN_POINTS(sign) ((sign) >> 16)

#define PHRASES_MOST 400
#define PHRASE_HEADS 512
#define PHRASE_BITS 16384
#define PHRASE_LONG 6 /* letters */

/* Chains of phrases by a hash of their first letters, with a bit for each hash
 * that tells most words apart that begin none. */
struct phrase_heads {
	uint64_t filter[PHRASE_BITS / 64];
	uint16_t heads[PHRASE_HEADS];
};

/* Phrases of six letters or more are found by their first six, others by
 * three. */
struct phrases {
	struct phrase_heads longs, shorts;
	uint16_t next[PHRASES_MOST];
};

/* All phrases, as they are made before main() begins: short items would take
 * longer for it than for themselves. */
const struct phrases *phrases_all(void);

/* The first eight characters, letters as small ones, blanks behind the end;
 * the first is the lowest byte. */
#define PHRASE_KEY 8
#define PHRASE_SMALL 0x2020202020202020u

/* Where so many can be read. */
static inline uint64_t phrase_key_full(const char *at)
{
	uint64_t key = 0;

#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	memcpy(&key, at, PHRASE_KEY);
#else
	for (unsigned i = 0; i < PHRASE_KEY; i++)
		key |= (uint64_t)(unsigned char)at[i] << 8 * i;
#endif
	return key | PHRASE_SMALL;
}

/* The same, with blanks behind `end`. */
static inline uint64_t phrase_key_cut(const char *at, const char *end)
{
	uint64_t key = phrase_key_full(at);

	if (end - at < PHRASE_KEY)
		key &= ((uint64_t)1 << 8 * (end - at)) - 1;
	return key | PHRASE_SMALL;
}

/* Where they may not be readable. */
static inline uint64_t phrase_key(const char *at, const char *end)
{
	uint64_t key = 0;

	if (end - at >= PHRASE_KEY)
		return phrase_key_full(at);
	for (unsigned i = 0; at + i < end; i++)
		key |= (uint64_t)(unsigned char)at[i] << 8 * i;
	return key | PHRASE_SMALL;
}

/* Of the first six letters, of the first three. */
#define PHRASE_HASH(key) \
	((uint32_t)((((key) << 16) * 0x9E3779B97F4A7C15u) >> 32))
#define PHRASE_SHORT_HASH(key) \
	((uint32_t)((uint32_t)((key) << 8) * 0x85EBCA6Bu))

static inline uint64_t phrase_bit(const struct phrase_heads *heads,
				  uint32_t hash)
{
	return heads->filter[hash >> 24] >> (hash >> 18 & 63) & 1;
}

/* Whether a phrase may begin so: mostly none, and one test is faster than
 * two. */
static inline bool phrase_may_begin(const struct phrases *phrases,
				    uint64_t key)
{
	return phrase_bit(&phrases->longs, PHRASE_HASH(key)) |
	       phrase_bit(&phrases->shorts, PHRASE_SHORT_HASH(key));
}

/* What the phrases that begin at `at`, in a line from `start` to `end`, speak
 * for. */
uint32_t phrases_at(const struct phrases *phrases, uint64_t key,
		    const char *at, const char *start, const char *end);

#endif
