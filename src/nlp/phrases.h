/* phrases.h - what the lines around a story say */
#ifndef PHRASES_H
#define PHRASES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "nlp/article.h"

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
/* Points for a caption. */
#define SIGN_PICTURE(points) ((uint32_t)(points) << 16)
#define SIGN_POINTS(sign) ((sign) >> 16)

#define PHRASES_MOST 400
#define PHRASE_HEADS 1024
#define PHRASE_BITS 8192
#define PHRASE_SHORTS 256

/* Chains of phrases by a hash of their first four letters, with a bit for each
 * hash that tells most words apart that begin none; phrases of three letters
 * or fewer are a chain of their own. */
struct phrases {
	uint64_t filter[PHRASE_BITS / 64], short_filter[PHRASE_SHORTS / 64];
	uint16_t heads[PHRASE_HEADS], shorts, next[PHRASES_MOST];
};

/* Made when first asked for, and kept with the article. */
const struct phrases *phrases_of(struct article *article);

/* The first eight characters, letters as small ones, blanks behind the end;
 * the first is the lowest byte. */
static inline uint64_t phrase_key(const char *at, const char *end)
{
	const uint64_t small = 0x2020202020202020u;
	uint64_t key = 0;

#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (end - at >= 8) {
		memcpy(&key, at, 8);
		return key | small;
	}
#endif
	for (unsigned i = 0; i < 8 && at + i < end; i++)
		key |= (uint64_t)(unsigned char)at[i] << 8 * i;
	return key | small;
}

static inline uint32_t phrase_hash(uint64_t key)
{
	return (uint32_t)key * 0x9E3779B1u;
}

/* The same for phrases of up to three letters. */
static inline uint32_t phrase_short_hash(uint64_t key)
{
	return (uint32_t)(key & 0xFFFFFF) * 0x85EBCA6Bu;
}

/* Whether a phrase may begin so, a short one or another: mostly neither. */
static inline bool phrase_may_begin(const struct phrases *phrases,
				    uint64_t key)
{
	uint32_t hash = phrase_hash(key);

	return phrases->filter[hash >> 25] >> (hash >> 19 & 63) & 1;
}

static inline bool short_may_begin(const struct phrases *phrases, uint64_t key)
{
	uint32_t hash = phrase_short_hash(key);

	return phrases->short_filter[hash >> 30] >> (hash >> 24 & 63) & 1;
}

/* What the phrases that begin at `at`, in a line from `start` to `end`, speak
 * for. */
uint32_t phrases_at(const struct phrases *phrases, uint64_t key,
		    const char *at, const char *start, const char *end);

#endif
