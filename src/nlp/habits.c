/* habits.c - what the tree banks make of a word, each in its own way
 *
 * Goes in: a word's row in the vocabulary, its tag, and the style of the text.
 * Comes out: the parts of speech and morphs that it had there in training.
 * "was" is VBD in two ways, singular of the first or third person, and only
 * the network can tell which; but "the" as DT is one thing alone, and "often"
 * as RB has Degree=Pos in GUM and nothing in EWT.
 *
 * The idea: the two tree banks differ in what no context tells. So an article
 * follows one of them throughout: GUM if its words are clearly GUM's (lives,
 * interviews, textbooks, travel), EWT otherwise. Each word of the vocabulary
 * has a weight, by logistic regression (train/habits.c); their mean times the
 * root of their number is to pass a limit.
 *
 * The network does not see blanks, so marks have lists of tags by what is
 * beside them and touches them: a hyphen between letters is HYPH, one between
 * blanks is not, a straight quotation mark that touches the word behind it
 * opens. And what was often seen, always with one tag, needs no network.
 *
 * What it gets wrong: one GUM text in four is taken for EWT's.
 */
#include "nlp/habits.h"

#include "model/blob.h"
#include "nlp/features.h"

/* Weights are 1/16; from 0.5 on no EWT dev text is taken for GUM's. */
#define WEIGHT_UNIT 16
#define LIMIT 1

void habits_open(struct habits *habits, const void *embedded,
		 unsigned section)
{
	const void *blob = blob_native(embedded);
	uint32_t items;

	habits->weights = blob_section(blob, section, 1, &habits->rows);
	habits->slots = blob_section(blob, section + 1, 4, &items);
	habits->mask = items ? items / 2 - 1 : 0;
	habits->lists = blob_section(blob, section + 2, 2, &items);
}

/* sum / sqrt(words) > limit, without the root. */
unsigned habits_style(int64_t sum, int64_t words)
{
	int64_t limit = LIMIT * WEIGHT_UNIT;

	return sum > 0 && sum * sum > limit * limit * words;
}

const uint16_t *habits_tags(const struct habits *habits, uint32_t key,
			    uint32_t *count)
{
	const uint32_t *slots = habits->slots;
	uint32_t slot = habit_slot(key) & habits->mask;

	*count = 0;
	if (!slots)
		return NULL;
	while (slots[2 * slot] && slots[2 * slot] != key)
		slot = (slot + 1) & habits->mask;
	if (!slots[2 * slot])
		return NULL;
	const uint16_t *list = habits->lists + slots[2 * slot + 1];
	*count = *list;
	return list + 1;
}

const uint16_t *habits_find(const struct habits *habits, uint16_t row,
			    uint8_t tag, unsigned style, uint32_t *count)
{
	return habits_tags(habits, HABIT_KEY(row, tag, style), count);
}

enum beside beside_of(unsigned shape)
{
	return shape < SHAPES_MARKS ? BESIDE_MARK
	     : shape < SHAPES_DIGITS ? BESIDE_DIGITS : BESIDE_LETTERS;
}
