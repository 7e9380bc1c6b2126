/* gap_words.h - the words beside a gap */
#ifndef GAP_WORDS_H
#define GAP_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/windows.h"

enum gap_case { GAP_LOWER, GAP_TITLE, GAP_UPPER, GAP_DIGIT, GAP_SIGN };

/* A word without the marks around it. */
struct gap_word {
	const char *start, *end;
	uint32_t hash;           /* of its small letters, digits as one */
	enum gap_case letters;
};

/* Letters and digits, not marks and blanks. */
static inline bool is_word_class(enum char_class class)
{
	return class >= CHAR_UPPER && class <= CHAR_NUMBER;
}

/* The first bytes of a word as they are hashed, the first one lowest. */
struct gap_head {
	uint64_t first, second;
};

static inline uint32_t gap_hash(struct gap_head head)
{
	uint64_t h = head.first * 0x9E3779B97F4A7C15u ^
		     (head.second + 1) * 0xC2B2AE3D27D4EB4Fu;

	h ^= h >> 32;
	return (uint32_t)((h * 0x9E3779B97F4A7C15u) >> 32);
}

/* Hash and case of the word from word->start to word->end; `limit` is the end
 * of what may be read, at or behind the word's. */
void gap_word_describe_far(struct gap_word *word, const char *limit);

/* The word that begins at `start`, behind marks that open; a lone mark is a
 * word. */
void gap_word_read_far(struct gap_word *word, const char *start,
		       const char *limit);

#ifdef __SSE2__

#define GAP_WIDE 16

/* From GAP_WIDE less a length on, as many bytes of ones, then zeros. */
extern const char gap_kept[2 * GAP_WIDE];

/* A bit for each of the bytes at `at` that is no letter, and some behind. */
static inline unsigned gap_others(const char *at)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));

	return ~(unsigned)byte_bits(bytes_within(small, 'a', 26), 0);
}

/* A word of letters, at most GAP_WIDE, and as many bytes to be read. */
static inline void gap_letters_describe(struct gap_word *word, size_t length)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)
					word->start);
	__m128i kept = _mm_loadu_si128((const __m128i *)(const void *)
				       (gap_kept + GAP_WIDE - length));
	__m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
	__m128i lowers = _mm_and_si128(_mm_slli_epi16(bytes, 2), kept);
	struct gap_head head;

	_mm_storeu_si128((__m128i *)(void *)&head,
			 _mm_and_si128(small, kept));
	/* GAP_LOWER, GAP_TITLE or GAP_UPPER are 0, 1 and 2: no branch. */
	word->letters = (enum gap_case)((~*word->start >> 5 & 1)
					<< (!byte_bits(lowers, 0) &
					    (length > 1)));
	word->hash = gap_hash(head);
}

/* Whether the word is of few letters and nothing else; then it is
 * described. */
static inline bool gap_word_is_letters(struct gap_word *word,
				       const char *limit)
{
	size_t length = (size_t)(word->end - word->start);

	if (limit - word->start < GAP_WIDE || length > GAP_WIDE || !length ||
	    gap_others(word->start) & bits_below(length))
		return false;
	gap_letters_describe(word, length);
	return true;
}

/* What may be inside a word and is no letter of ASCII. */
static inline bool gap_word_goes_on(const char *at)
{
	enum byte_kind kind = byte_kind(at);

	return kind == BYTE_HIGH || kind == BYTE_DIGIT || *at == '\'' ||
	       *at == '&';
}

/* Whether such a word begins there; then it is read. */
static inline bool gap_letters_read(struct gap_word *word, const char *start,
				    const char *limit)
{
	unsigned length;

	if (limit - start < GAP_WIDE)
		return false;
	length = lowest_bit(gap_others(start));
	if (!length || length >= GAP_WIDE || gap_word_goes_on(start + length))
		return false;
	word->start = start;
	word->end = start + length;
	gap_letters_describe(word, length);
	return true;
}

#else

static inline bool gap_word_is_letters(struct gap_word *word,
				       const char *limit)
{
	(void)word, (void)limit;
	return false;
}

static inline bool gap_letters_read(struct gap_word *word, const char *start,
				    const char *limit)
{
	(void)word, (void)start, (void)limit;
	return false;
}

#endif

static inline void gap_word_describe(struct gap_word *word, const char *limit)
{
	if (!gap_word_is_letters(word, limit))
		gap_word_describe_far(word, limit);
}

static inline void gap_word_read(struct gap_word *word, const char *start,
				 const char *limit)
{
	if (!gap_letters_read(word, start, limit))
		gap_word_read_far(word, start, limit);
}

#endif
