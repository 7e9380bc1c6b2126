/* phrases.c - what the lines around a story say
 *
 * Goes in: a place in a line where a word or mark begins. Comes out: what the
 * phrases that begin there speak for, "Getty Images" for a picture, "sign up"
 * for residue. All are looked for at once, by a hash of their first three
 * letters, as the line is read.
 *
 * A phrase counts wherever it stands, also in a sentence about newsletters:
 * the length of the line must tell.
 */
#include "nlp/phrases.h"

#include <stdbool.h>
#include <string.h>

#include "nlp/chars.h"
#include "nlp/phrase_table.h"

#define PHRASES (sizeof table / sizeof *table)
_Static_assert(PHRASES < PHRASES_MOST, "PHRASES_MOST is too small");

/* The bytes of a key that must be there: the first three, which chose the
 * chain, and as many more as the phrase has. */
static uint64_t phrase_mask(uint32_t length)
{
	length = length < 3 ? 3 : length > 8 ? 8 : length;
	return ~(uint64_t)0 >> (64 - 8 * length);
}

void phrases_start(struct phrases *phrases)
{
	memset(phrases->heads, 0, sizeof phrases->heads);
	for (uint16_t i = 1; i <= PHRASES; i++) {
		const struct phrase *phrase = &table[i - 1];
		const char *text = phrase->text;
		uint64_t key = phrase_key(text, text + phrase->length);
		phrases->keys[i] = key;
		phrases->masks[i] = phrase_mask(phrase->length);
		phrases->next[i] = (uint16_t)phrase_head(phrases, key);
		phrases->heads[phrase_slot(key)] = i;
	}
}

static bool is_inside(const char *at, const char *end)
{
	return at < end && (byte_kind(at) == BYTE_LOWER ||
			    byte_kind(at) == BYTE_UPPER ||
			    byte_kind(at) == BYTE_DIGIT);
}

/* Whether it stands there, and not as the start of a longer word. */
static bool phrase_is_at(const struct phrase *phrase, const char *at,
			 const char *end)
{
	const char *stop = at + phrase->length;

	return (size_t)(end - at) >= phrase->length &&
	       same_word(at, phrase->text, phrase->length) &&
	       !(is_inside(stop - 1, end) && is_inside(stop, end));
}

uint32_t phrases_at(const struct phrases *phrases, unsigned i, uint64_t key,
		    const char *at, const char *start, const char *end)
{
	const uint32_t begins = SIGN_LABEL | SIGN_OPENS | SIGN_CREDITS |
				SIGN_FILE;
	uint32_t signs = 0, points = 0;

	for (; i; i = phrases->next[i]) {
		const struct phrase *phrase = &table[i - 1];
		if ((phrases->keys[i] ^ key) & phrases->masks[i] ||
		    !phrase_is_at(phrase, at, end))
			continue;
		uint32_t sign = phrase->sign;
		if (at > start)
			sign &= ~begins;
		if (at + phrase->length < end)
			sign &= ~SIGN_LABEL;
		points += SIGN_POINTS(sign);
		signs |= sign & 0xFFFF;
	}
	return signs | SIGN_PICTURE(points);
}
