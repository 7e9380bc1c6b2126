/* features.c - what a word looks like, as numbers
 *
 * Goes in: the bytes of a word. Comes out: its normal form, the hashes of its
 * beginnings and endings, its shape. "Anti-ISIS" is "anti-isis", MIXED
 * letters, no digits, a HYPHEN.
 *
 * The hash is FNV-1a with a final mix (MurmurHash3's), byte by byte, so that
 * it does not depend on the machine's byte order.
 */
#include "nlp/features.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define FNV_START 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

static uint64_t hash_end(uint64_t h)
{
	h ^= h >> 33;
	h *= 0xff51afd7ed558ccdu;
	h ^= h >> 33;
	return h;
}

uint64_t bytes_hash(const char *bytes, size_t length)
{
	uint64_t h = FNV_START;

	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)bytes[i]) * FNV_PRIME;
	return hash_end(h);
}

/* What is counted while the normal form is made. */
struct looks {
	unsigned upper, lower, digits, points;
	bool first_upper;
	enum marks marks;
};

static uint32_t plain_mark(uint32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x02BC: case 0xFF07:
		return '\'';
	case 0x201C: case 0x201D:
		return '"';
	case 0x2010: case 0x2011:
		return '-';
	default:
		return c;
	}
}

static enum marks mark_kind(uint32_t c)
{
	switch (c) {
	case '.':  return MARKS_DOT;
	case '-':  return MARKS_HYPHEN;
	case '\'': return MARKS_APOSTROPHE;
	default:   return MARKS_OTHER;
	}
}

/* The normal form of one code point; what it is goes into the looks. */
static uint32_t look_at(struct looks *looks, uint32_t c)
{
	looks->points++;
	if (c >= 'a' && c <= 'z') {
		looks->lower++;
		return c;
	}
	switch (char_class(c)) {
	case CHAR_UPPER:
		looks->first_upper |= looks->points == 1;
		looks->upper++;
		return char_lower(c);
	case CHAR_LOWER: case CHAR_LETTER: case CHAR_MARK:
		looks->lower++;
		return c;
	case CHAR_DIGIT: case CHAR_NUMBER:
		looks->digits++;
		return '0';
	default:
		c = plain_mark(c);
		if (mark_kind(c) > looks->marks)
			looks->marks = mark_kind(c);
		return c;
	}
}

static enum letters letters_of(const struct looks *looks)
{
	if (!looks->upper)
		return looks->lower ? LETTERS_LOWER : LETTERS_NONE;
	if (looks->first_upper && looks->upper == 1)
		return LETTERS_TITLE;
	return looks->lower ? LETTERS_MIXED : LETTERS_UPPER;
}

static enum digits digits_of(const struct looks *looks)
{
	if (!looks->digits)
		return DIGITS_NONE;
	return looks->upper || looks->lower ? DIGITS_SOME : DIGITS_ALL;
}

/* Only what fits is written: the caller starts late enough. */
static void normal_make(struct word *word, struct looks *looks,
			struct string form)
{
	const char *at = form.data, *end = form.data + form.length;
	char *to = word->normal;

	while (at < end) {
		char bytes[4];
		uint32_t c = look_at(looks, utf8_next(&at));
		size_t n = (size_t)(utf8_write(bytes, c) - bytes);

		if ((size_t)(to - word->normal) + n > WORD_BYTES)
			break;
		memcpy(to, bytes, n);
		to += n;
	}
	word->length = (uint8_t)(to - word->normal);
}

static void affixes_make(struct word *word)
{
	const char *start = word->normal, *end = start + word->length;
	const char *left = start, *right = end;

	memset(word->prefix, 0, sizeof word->prefix);
	memset(word->suffix, 0, sizeof word->suffix);
	for (int i = 0; i < WORD_AFFIX && left < end; i++) {
		utf8_next(&left);
		utf8_previous(&right);
		word->prefix[i] = bytes_hash(start, (size_t)(left - start));
		word->suffix[i] = bytes_hash(right, (size_t)(end - right));
	}
}

void word_make(struct word *word, struct string form)
{
	struct looks looks = { 0 };
	const char *at = form.data;

	while (form.length - (size_t)(at - form.data) > WORD_BYTES)
		utf8_next(&at);
	form.length -= (size_t)(at - form.data);
	form.data = at;
	normal_make(word, &looks, form);
	word->letters = (uint8_t)letters_of(&looks);
	word->shape = (uint8_t)(((unsigned)word->letters * 3 +
				 (unsigned)digits_of(&looks)) * 5 +
				(unsigned)looks.marks);
	word->hash = bytes_hash(word->normal, word->length);
	affixes_make(word);
}
