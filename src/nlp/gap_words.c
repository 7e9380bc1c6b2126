/* gap_words.c - the words beside a gap
 *
 * Goes in: a place in a text, such as that of "(Roe's". Comes out: the word
 * there, without the marks before it, with a hash of its first letters and
 * how it is written. Words of letters alone, which most are, are taken sixteen
 * or eight bytes at once; the hash is the same either way.
 *
 * Words that differ only behind their first HASHED letters are the same.
 */
#include "nlp/gap_words.h"

#include <string.h>

#define HASHED 16

#ifdef __SSE2__
const char gap_kept[2 * GAP_WIDE] = {
	-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
};
#endif

/* Up to eight bytes at `at`, zeros behind; as many in each byte of *small as
 * turn letters into small ones. */
static inline uint64_t bytes_at(const char *at, size_t length,
				const char *limit, uint64_t *small)
{
	uint64_t kept = length < 8 ? ((uint64_t)1 << 8 * length) - 1
				   : ~(uint64_t)0;
	uint64_t bytes = 0;

	*small = BYTES(0x20) & kept;
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (limit - at >= 8) {
		memcpy(&bytes, at, 8);
		return bytes & kept;
	}
#endif
	for (size_t i = 0; i < length && i < 8 && at + i < limit; i++)
		bytes |= (uint64_t)(unsigned char)at[i] << 8 * i;
	return bytes;
}

/* A word that holds nothing but ASCII letters, and at least one. */
static inline void letters_describe(struct gap_word *word, const char *limit)
{
	size_t length = (size_t)(word->end - word->start);
	uint64_t small, lower;
	struct gap_head head = { 0, 0 };

	head.first = bytes_at(word->start, length, limit, &small);
	lower = head.first & small;
	head.first |= small;
	if (length > 8) {
		head.second = bytes_at(word->start + 8, length - 8, limit,
				       &small);
		lower |= head.second & small;
		head.second |= small;
	}
	word->letters = byte_kind(word->start) == BYTE_LOWER ? GAP_LOWER
		      : lower || length == 1 ? GAP_TITLE : GAP_UPPER;
	word->hash = gap_hash(head);
}

static enum gap_case case_of(const struct gap_word *word, unsigned seen)
{
	bool upper = seen & 1u << BYTE_UPPER, lower = seen & 1u << BYTE_LOWER;

	switch (sight_at(word->start).class) {
	case CHAR_UPPER:
		return upper && !lower && word->end - word->start > 1
			? GAP_UPPER : GAP_TITLE;
	case CHAR_LOWER: case CHAR_LETTER:
		return GAP_LOWER;
	case CHAR_DIGIT:
		return GAP_DIGIT;
	default:
		return GAP_SIGN;
	}
}

/* Any other word. */
static void mixed_describe(struct gap_word *word)
{
	struct gap_head head = { 0, 0 };
	unsigned seen = 0, used = 0;

	for (const char *at = word->start; at < word->end && used < HASHED;
	     at++) {
		enum byte_kind kind = byte_kind(at);
		uint64_t c = (unsigned char)*at;
		if (kind == BYTE_UPPER)
			c |= 0x20;
		if (kind == BYTE_DIGIT) {
			c = '0';
			if (seen & 1u << BYTE_DIGIT)
				continue;
		}
		seen |= 1u << kind;
		if (used < 8)
			head.first |= c << 8 * used;
		else
			head.second |= c << 8 * (used - 8);
		used++;
	}
	word->hash = gap_hash(head);
	word->letters = case_of(word, seen);
}

void gap_word_describe_far(struct gap_word *word, const char *limit)
{
	if (word->start == word->end) {
		word->letters = GAP_SIGN;
		word->hash = gap_hash((struct gap_head){ 0, 0 });
	} else if (letters_end(word->start, word->end) == word->end) {
		letters_describe(word, limit);
	} else {
		mixed_describe(word);
	}
}

/* Letters, digits, apostrophes and "&". */
static const char *word_end(const char *at, const char *limit)
{
	for (;;) {
		at = letters_end(at, limit);
		if (at == limit || byte_kind(at) == BYTE_BLANK)
			return at;
		struct sight s = sight_at(at);
		if (!is_word_class(s.class) && s.code != '\'' &&
		    s.code != 0x2019 && s.code != '&')
			return at;
		at += s.length;
	}
}

/* A word that does not begin with a letter, or has more than letters. */
static void other_read(struct gap_word *word, const char *start,
		       const char *limit)
{
	const char *at = start;

	while (at < limit && byte_kind(at) == BYTE_MARK &&
	       is_opener((unsigned char)*at))
		at++;
	if (at == start && at < limit && byte_kind(at) == BYTE_HIGH &&
	    is_opener(sight_at(at).code))
		at += sight_at(at).length;
	if (gap_letters_read(word, at, limit))
		return;
	word->start = at;
	word->end = at = word_end(at, limit);
	if (at == word->start && at < limit &&
	    sight_at(at).class != CHAR_BLANK)
		word->end += sight_at(at).length; /* a mark is a word */
	gap_word_describe(word, limit);
}

void gap_word_read_far(struct gap_word *word, const char *start,
		       const char *limit)
{
	const char *at = letters_end(start, limit);

	if (at > start && (at == limit || *at == ' ' || *at == ',' ||
			   *at == '.')) {
		word->start = start;
		word->end = at;
		letters_describe(word, limit);
	} else {
		other_read(word, start, limit);
	}
}
