/* counts.c - what can be counted in a line
 *
 * Goes in: a line. Comes out: how many words it has, how many of them are
 * capitalised, in capitals or numbers, how many letters, digits and marks, and
 * what the phrases in it speak for (phrases.c).
 *
 * The idea: 64 bytes are one mask for each kind of byte (windows.h), and words
 * are runs of bits in the mask of all that is no blank. One sum says of all
 * words whether they hold a bit: added to the starts, those without it carry
 * to the blank behind them,
 *
 *     bytes     the Old 3rd       (the first one on the left)
 *     no "O"    111 .11 111
 *     + starts  1.. ... 1..
 *     =         ...1.11 ...1      behind "the" and "3rd" is a bit
 *
 * A window begins where a word does, and what it cuts off is left for the next
 * one; words longer than a window are read byte by byte.
 */
#include "nlp/counts.h"

#include <stdbool.h>

#include "nlp/windows.h"

/* Sums of a line; counts_make() has them as 16 bits. */
struct tally {
	unsigned words, capitals, shouted, numbers, letters, digits, marks;
	unsigned points;
	uint32_t signs;
};

/* Masks of kinds of bytes, as enum byte_kind has them. */
struct masks {
	uint64_t letters, lowers, digits, blanks, highs;
	uint64_t seen;   /* letters, digits and marks of ASCII */
	uint64_t points; /* ".", "," and "'": no phrase begins at one */
};

#ifdef __SSE2__

static inline struct masks masks_block(const char *at)
{
	__m128i b = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i small = _mm_or_si128(b, _mm_set1_epi8(0x20));
	__m128i blanks = _mm_or_si128(bytes_within(b, '\t', 5),
				      bytes_within(b, 0x1C, 5));
	__m128i points = _mm_or_si128(
		_mm_or_si128(bytes_equal(b, '.'), bytes_equal(b, ',')),
		bytes_equal(b, '\''));

	return (struct masks){
		byte_bits(bytes_within(small, 'a', 26), 0),
		byte_bits(bytes_within(b, 'a', 26), 0),
		byte_bits(bytes_within(b, '0', 10), 0),
		byte_bits(blanks, 0), byte_bits(b, 0),
		byte_bits(bytes_within(b, 0x21, 0x5E), 0),
		byte_bits(points, 0),
	};
}

#else

static inline struct masks masks_block(const char *at)
{
	struct masks all = { 0, 0, 0, 0, 0, 0, 0 };

	for (int i = 0; i < 16; i++) {
		enum byte_kind kind = byte_kind(at + i);
		uint64_t bit = (uint64_t)1 << i;
		bool letter = kind == BYTE_LOWER || kind == BYTE_UPPER;
		bool point = at[i] == '.' || at[i] == ',' || at[i] == '\'';
		all.letters |= letter ? bit : 0;
		all.lowers |= kind == BYTE_LOWER ? bit : 0;
		all.digits |= kind == BYTE_DIGIT ? bit : 0;
		all.blanks |= kind == BYTE_BLANK ? bit : 0;
		all.highs |= kind == BYTE_HIGH ? bit : 0;
		all.seen |= letter || kind == BYTE_DIGIT || kind == BYTE_MARK
				    ? bit : 0;
		all.points |= point ? bit : 0;
	}
	return all;
}

#endif

static inline struct masks masks_full(const char *at)
{
	struct masks m = masks_block(at);

	for (int i = 16; i < WINDOW; i += 16) {
		struct masks more = masks_block(at + i);
		m.letters |= more.letters << i;
		m.lowers |= more.lowers << i;
		m.digits |= more.digits << i;
		m.blanks |= more.blanks << i;
		m.highs |= more.highs << i;
		m.seen |= more.seen << i;
		m.points |= more.points << i;
	}
	return m;
}

/* What is behind `end` is blank. */
static inline struct masks masks_at(const char *at, const char *end,
				    const char *limit)
{
	char rest[WINDOW];
	struct masks m;

	if (limit - at >= WINDOW) {
		m = masks_full(at);
	} else {
		memset(rest, ' ', sizeof rest);
		memcpy(rest, at, (size_t)(limit - at));
		m = masks_full(rest);
	}
	m.blanks |= ~bits_below((size_t)(end - at));
	return m;
}

/* The ends of the words, runs of `all` from `starts` on, without any bit of
 * `mask`. */
static inline uint64_t words_without(uint64_t mask, uint64_t all,
				     uint64_t starts)
{
	return ((all & ~mask) + (starts & ~mask)) & ~all;
}

/* Where each word's first byte is that is no mark. */
static inline uint64_t words_bodies(uint64_t marks, uint64_t all,
				    uint64_t starts)
{
	return ((starts | (marks + (starts & marks))) & ~marks) & all;
}

static inline void phrases_count(struct tally *t,
				 const struct phrases *phrases, uint64_t key,
				 const char *at, const char *start,
				 const char *end)
{
	uint32_t signs;

	if (!phrase_may_begin(phrases, key))
		return;
	signs = phrases_at(phrases, key, at, start, end);
	t->signs |= signs & 0xFFFF;
	t->points += SIGN_POINTS(signs);
}

/* The words `all` of a window; returns where phrases may begin: at words,
 * marks, and what is behind a mark. */
static inline uint64_t words_count(struct tally *t, const struct masks *m,
				   uint64_t all)
{
	uint64_t starts = all & ~(all << 1), ends = all << 1 & ~all;
	uint64_t marks = m->seen & ~m->letters & ~m->digits & all;
	uint64_t signs = marks & ~m->points, digits = m->digits & all;
	uint64_t capitals = words_bodies(marks, all, starts) & m->letters &
			    ~m->lowers;
	uint64_t large = words_without(m->lowers, all, starts);

	t->words += bit_count(starts);
	t->letters += bit_count((m->letters | m->highs) & all);
	if (capitals) {
		t->capitals += bit_count(capitals);
		t->shouted += bit_count((all + capitals) & ~all & large);
	}
	if (signs)
		t->marks += bit_count(signs);
	if (digits) {
		t->digits += bit_count(digits);
		t->numbers += bit_count(
			ends & ~words_without(digits, all, starts) & large);
	}
	return all & (starts | signs | signs << 1);
}

/* The phrases at the places of a window. */
static inline void places_count(struct tally *t, const struct phrases *phrases,
				uint64_t places, const char *at,
				const char *start, const char *end,
				const char *limit)
{
	bool whole = limit - at >= WINDOW + PHRASE_KEY;

	for (; places; places &= places - 1) {
		const char *place = at + lowest_bit(places);
		uint64_t key = whole ? phrase_key_cut(place, end)
				     : phrase_key(place, end);
		phrases_count(t, phrases, key, place, start, end);
	}
}

/* A word that is longer than a window; returns its end. */
static const char *long_word_count(struct tally *t,
				   const struct phrases *phrases,
				   const char *at, const char *start,
				   const char *head, const char *end)
{
	unsigned seen = 0;
	enum byte_kind first = BYTE_MARK, kind;
	bool open = true;

	for (; at < head && (kind = byte_kind(at)) != BYTE_BLANK; at++) {
		bool letter = kind == BYTE_LOWER || kind == BYTE_UPPER;
		bool mark = kind == BYTE_MARK && *at != '.' && *at != ',' &&
			    *at != '\'';
		if (open || mark)
			phrases_count(t, phrases, phrase_key(at, end), at,
				      start, end);
		open = mark;
		if (first == BYTE_MARK)
			first = kind;
		t->letters += letter || kind == BYTE_HIGH;
		t->digits += kind == BYTE_DIGIT;
		t->marks += mark;
		seen |= 1u << kind;
	}
	t->words++;
	t->capitals += first == BYTE_UPPER;
	t->shouted += first == BYTE_UPPER && !(seen & 1u << BYTE_LOWER);
	t->numbers += seen & 1u << BYTE_DIGIT && !(seen & 1u << BYTE_LOWER);
	return at;
}

void counts_make(struct counts *counts, const struct phrases *phrases,
		 const char *start, const char *end, const char *limit)
{
	const char *head = end - start > LINE_HEAD ? start + LINE_HEAD : end;
	const char *at = start;
	struct tally t = { 0 };

	while (at < head) {
		struct masks m = masks_at(at, head, limit);
		uint64_t all = ~m.blanks;
		unsigned used = WINDOW;
		if (all >> (WINDOW - 1)) { /* the last word may go on */
			used = highest_bit(all & ~(all << 1));
			all &= bits_below(used);
		}
		if (!used) {
			at = long_word_count(&t, phrases, at, start, head,
					     end);
			continue;
		}
		places_count(&t, phrases, words_count(&t, &m, all), at, start,
			     end, limit);
		at += used;
	}
	*counts = (struct counts){
		(uint16_t)t.words, (uint16_t)t.capitals, (uint16_t)t.shouted,
		(uint16_t)t.numbers, (uint16_t)t.letters, (uint16_t)t.digits,
		(uint16_t)t.marks, (uint16_t)t.points, t.signs,
	};
}
