/* phrases.c - what the lines around a story say
 *
 * Goes in: a place in a line where a word or mark begins. Comes out: what the
 * phrases that begin there speak for, "Getty Images" for a picture, "sign up"
 * for residue. All are looked for at once, by a hash of their first letters,
 * as the line is read.
 *
 * A phrase counts wherever it stands, also in a sentence about newsletters:
 * the length of the line must tell.
 */
#include "nlp/phrases.h"

#include <stddef.h>
#include <string.h>

#include "nlp/chars.h"
#include "nlp/phrase_table.h"

#define PHRASES (sizeof table / sizeof *table)
_Static_assert(PHRASES < PHRASES_MOST, "PHRASES_MOST is too small");

static void phrase_put(struct phrases *phrases, uint16_t i, bool is_short)
{
	uint64_t key = table[i - 1].key;
	uint32_t hash = is_short ? phrase_short_hash(key) : phrase_hash(key);
	uint16_t *head = is_short ? &phrases->shorts
				  : &phrases->heads[hash >> 22];

	phrases->next[i] = *head;
	*head = i;
	if (is_short)
		phrases->short_filter[hash >> 30] |=
			(uint64_t)1 << (hash >> 24 & 63);
	else
		phrases->filter[hash >> 25] |=
			(uint64_t)1 << (hash >> 19 & 63);
}

static void phrases_start(struct phrases *phrases)
{
	memset(phrases, 0, offsetof(struct phrases, next));
	for (uint16_t i = 1; i <= PHRASES; i++)
		phrase_put(phrases, i, table[i - 1].length < 4);
}

const struct phrases *phrases_of(struct article *article)
{
	if (!article->phrases) {
		article->phrases = arena_alloc(article->arena,
					       sizeof *article->phrases);
		phrases_start(article->phrases);
	}
	return article->phrases;
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

/* ", left," */
static bool is_apposed(const char *at, const char *start)
{
	return at - start > 2 && at[-2] == ',' && at[-1] == ' ';
}

static void chain_read(const struct phrases *phrases, unsigned i,
		       uint64_t key, const char *at, const char *start,
		       const char *end, uint32_t *signs, uint32_t *points)
{
	const uint32_t begins = SIGN_LABEL | SIGN_OPENS | SIGN_CREDITS |
				SIGN_FILE;

	for (; i; i = phrases->next[i]) {
		const struct phrase *phrase = &table[i - 1];
		if ((phrase->key ^ key) & phrase->mask ||
		    !phrase_is_at(phrase, at, end))
			continue;
		uint32_t sign = phrase->sign;
		if (sign & SIGN_APPOSED && !is_apposed(at, start))
			continue;
		if (at > start)
			sign &= ~begins;
		if (at + phrase->length < end)
			sign &= ~SIGN_LABEL;
		*points += SIGN_POINTS(sign);
		*signs |= sign & 0xFFFF;
	}
}

uint32_t phrases_at(const struct phrases *phrases, uint64_t key,
		    const char *at, const char *start, const char *end)
{
	unsigned head = phrases->heads[phrase_hash(key) >> 22];
	uint32_t signs = 0, points = 0;

	if (phrase_may_begin(phrases, key))
		chain_read(phrases, head, key, at, start, end, &signs,
			   &points);
	if (short_may_begin(phrases, key))
		chain_read(phrases, phrases->shorts, key, at, start, end,
			   &signs, &points);
	return signs | SIGN_PICTURE(points);
}
