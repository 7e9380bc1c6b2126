/* perceptron.c - a linear model over hashed features
 *
 * The rows lie behind an open-addressing table of 32-bit checks: two features
 * are taken for one with a chance of 2^-32 a comparison. The averaged
 * perceptron itself (Collins 2002, "Discriminative Training Methods for Hidden
 * Markov Models") is in train/learner.c.
 */
#include "model/perceptron.h"

#include "model/blob.h"

enum { SLOTS, WEIGHTS, NAMES, NAME_AT };

void perceptron_open(struct perceptron *perceptron, const void *embedded)
{
	const void *blob = blob_native(embedded);
	uint32_t items;

	perceptron->slots = blob_section(blob, SLOTS, 4, &items);
	perceptron->mask = items / 2 - 1;
	/* The two halves are swapped singly on a big-endian machine. */
	perceptron->weights = blob_section(blob, WEIGHTS, 2, &items);
	perceptron->names = blob_section(blob, NAMES, 1, &items);
	perceptron->name_at = blob_section(blob, NAME_AT, 4, &items);
	perceptron->labels = items;
}

static void row_add(const struct perceptron_weight *row, int32_t *scores)
{
	for (unsigned n = row++->label; n > 0; n--, row++)
		scores[row->label] += row->weight;
}

void perceptron_score(const struct perceptron *perceptron,
		      const uint64_t *features, size_t count, int32_t *scores)
{
	const uint32_t *slots = perceptron->slots;
	uint32_t mask = perceptron->mask;

	for (size_t i = 0; i < count; i++) {
		uint32_t check = perceptron_check(features[i]);
		uint32_t slot = perceptron_slot(features[i], mask);

		while (slots[2 * slot] && slots[2 * slot] != check)
			slot = (slot + 1) & mask;
		if (slots[2 * slot])
			row_add(perceptron->weights + slots[2 * slot + 1],
				scores);
	}
}

unsigned perceptron_best(const int32_t *scores, unsigned labels)
{
	unsigned best = 0;

	for (unsigned label = 1; label < labels; label++)
		if (scores[label] > scores[best])
			best = label;
	return best;
}

const char *perceptron_label(const struct perceptron *perceptron,
			     unsigned label)
{
	return perceptron->names + perceptron->name_at[label];
}
