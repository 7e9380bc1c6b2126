/* phrases.h - what the lines around a story say */
#ifndef PHRASES_H
#define PHRASES_H

#include <stdint.h>

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
/* Points for a caption. */
#define SIGN_PICTURE(points) ((uint32_t)(points) << 16)
#define SIGN_POINTS(sign) ((sign) >> 16)

#define PHRASES_MOST 400
#define PHRASE_HEADS 1024

/* Chains of phrases by the hash of their first three letters. */
struct phrases {
	uint16_t heads[PHRASE_HEADS], next[PHRASES_MOST];
};

void phrases_start(struct phrases *phrases);

/* What the phrases that begin at `at`, in a line from `start` to `end`, speak
 * for. */
uint32_t phrases_at(const struct phrases *phrases, const char *at,
		    const char *start, const char *end);

static inline uint32_t phrase_slot(const char *at, const char *end)
{
	uint32_t a = (unsigned char)at[0] | 0x20u;
	uint32_t b = end - at > 1 ? (unsigned char)at[1] | 0x20u : ' ';
	uint32_t c = end - at > 2 ? (unsigned char)at[2] | 0x20u : ' ';

	return ((a | b << 8 | c << 16) * 0x9E3779B1u) >> 22;
}

#endif
