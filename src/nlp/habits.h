/* habits.h - what the tree banks make of a word, each in its own way */
#ifndef HABITS_H
#define HABITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nlp/tagnames.h"

/* Tree banks that are told apart; the first is followed when in doubt. */
#define STYLES 2

/* What a list of combinations is found by. */
#define HABIT_KEY(row, tag, style) \
	((uint32_t)(row) | (uint32_t)(tag) << 16 | (uint32_t)(style) << 22)

/* What stands on one side of a mark, and whether it touches it. */
enum beside { BESIDE_NOTHING, BESIDE_DIGITS, BESIDE_LETTERS, BESIDE_MARK };

struct beside_mark {
	enum beside left, right;
	bool touches_left, touches_right;
};

/* What the tag of a mark between others is found by. */
static inline uint32_t mark_key(uint16_t row, unsigned style,
				const struct beside_mark *beside)
{
	return HABIT_KEY(row, TAG_COUNT, style) |
	       ((uint32_t)beside->left | (uint32_t)beside->right << 2 |
		(uint32_t)beside->touches_left << 4 |
		(uint32_t)beside->touches_right << 5) << 23;
}

/* What the only tag of a word is found by. */
#define SURE_KEY(row, style) HABIT_KEY(row, TAG_COUNT + 1, style)

/* What the tags of an address, a file and the like are found by: the row of
 * its shape, from ROW_ADDRESS to ROW_FILE (wordrows.h). */
#define ADDRESS_KEY(row, style) HABIT_KEY(row, TAG_COUNT + 2, style)

/* The kind of a word by its shape (features.h). */
enum beside beside_of(unsigned shape);

/* Where in the hash table a key is looked for first. */
static inline uint32_t habit_slot(uint32_t key)
{
	return (key * 0x9E3779B1u) >> 8;
}

struct habits {
	const int8_t *weights;  /* a row of the vocabulary each */
	uint32_t rows;
	const uint32_t *slots;  /* pairs: key (0: free), list */
	uint32_t mask;
	const uint16_t *lists;  /* pairs behind their number */
};

/* The sections of an embedded model, from number `section` on. */
void habits_open(struct habits *habits, const void *embedded,
		 unsigned section);

static inline int habits_weight(const struct habits *habits, uint16_t row)
{
	return row < habits->rows ? habits->weights[row] : 0;
}

/* Whose style a text has, by the sum of its words' weights. */
unsigned habits_style(int64_t sum, int64_t words);

/* What the style's tree bank has for a word with a tag: pairs of a part of
 * speech and a morph, `*count` of them; NULL if it has too little of it. */
const uint16_t *habits_find(const struct habits *habits, uint16_t row,
			    uint8_t tag, unsigned style, uint32_t *count);

/* The tags behind SURE_KEY, ADDRESS_KEY or mark_key(), as pairs of a tag and
 * 0. */
const uint16_t *habits_tags(const struct habits *habits, uint32_t key,
			    uint32_t *count);

#endif
