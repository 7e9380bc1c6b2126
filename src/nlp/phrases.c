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

void phrases_start(struct phrases *phrases)
{
	memset(phrases->heads, 0, sizeof phrases->heads);
	for (size_t i = 0; i < PHRASES; i++) {
		const char *text = table[i].text;
		uint32_t slot = phrase_slot(text, text + strlen(text));
		phrases->next[i + 1] = phrases->heads[slot];
		phrases->heads[slot] = (uint16_t)(i + 1);
	}
}

static bool is_inside(const char *at, const char *end)
{
	return at < end && (byte_kind(at) == BYTE_LOWER ||
			    byte_kind(at) == BYTE_UPPER ||
			    byte_kind(at) == BYTE_DIGIT);
}

uint32_t phrases_at(const struct phrases *phrases, const char *at,
		    const char *start, const char *end)
{
	const uint32_t begins = SIGN_LABEL | SIGN_OPENS | SIGN_CREDITS |
				SIGN_FILE;
	uint32_t signs = 0, points = 0;
	unsigned i = phrases->heads[phrase_slot(at, end)];

	for (; i; i = phrases->next[i]) {
		const char *text = table[i - 1].text;
		size_t length = strlen(text);
		if ((size_t)(end - at) < length ||
		    !same_word(at, text, length) ||
		    (is_inside(at + length - 1, end) &&
		     is_inside(at + length, end)))
			continue;
		uint32_t sign = table[i - 1].sign;
		if (at > start)
			sign &= ~begins;
		if (at + length < end)
			sign &= ~SIGN_LABEL;
		points += SIGN_POINTS(sign);
		signs |= sign & 0xFFFF;
	}
	return signs | SIGN_PICTURE(points);
}
