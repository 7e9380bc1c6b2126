/* learner.c - the averaged perceptron
 *
 * Goes in: examples as hashed features with the right label. Comes out: the
 * mean over all steps of the weights. Collins 2002; the lazy sums (each
 * weight remembers when it last changed) are Daumé's (2006, section 2.1.1).
 *
 * Integers throughout, so the same examples in the same order give the same
 * bytes. What it gets wrong: a feature seen once weighs as much as it was
 * useful once; learner_write can only drop the small weights.
 */
#include "train/learner.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/perceptron.h"
#include "train/blobs.h"

struct weight {
	uint32_t label;
	int32_t value;
	int64_t total;  /* of value over the steps up to `changed` */
	uint64_t changed;
};

struct row {
	uint64_t feature; /* 0: free */
	uint32_t count, room;
	struct weight *weights;
};

struct learner {
	struct row *rows; /* open addressing; a power of two of them */
	size_t mask, used;
	uint64_t steps;
};

static struct row *rows_new(size_t count)
{
	return memset(memory_new(count * sizeof(struct row)), 0,
		      count * sizeof(struct row));
}

struct learner *learner_new(void)
{
	struct learner *learner = memory_new(sizeof *learner);

	learner->mask = ((size_t)1 << 16) - 1;
	learner->rows = rows_new(learner->mask + 1);
	learner->used = 0;
	learner->steps = 0;
	return learner;
}

void learner_free(struct learner *learner)
{
	for (size_t i = 0; i <= learner->mask; i++)
		free(learner->rows[i].weights);
	free(learner->rows);
	free(learner);
}

static uint64_t key_of(uint64_t feature)
{
	return feature ? feature : 1;
}

/* The feature's row, or the free one where it belongs. */
static struct row *row_find(const struct learner *learner, uint64_t feature)
{
	uint64_t key = key_of(feature);
	size_t at = (size_t)key & learner->mask;

	while (learner->rows[at].feature && learner->rows[at].feature != key)
		at = (at + 1) & learner->mask;
	return &learner->rows[at];
}

static void rows_grow(struct learner *learner)
{
	struct row *old = learner->rows;
	size_t count = learner->mask + 1;

	learner->rows = rows_new(2 * count);
	learner->mask = 2 * count - 1;
	for (size_t i = 0; i < count; i++)
		if (old[i].feature)
			*row_find(learner, old[i].feature) = old[i];
	free(old);
}

static struct row *row_make(struct learner *learner, uint64_t feature)
{
	struct row *row = row_find(learner, feature);

	if (row->feature)
		return row;
	if (2 * ++learner->used > learner->mask) {
		rows_grow(learner);
		row = row_find(learner, feature);
	}
	row->feature = key_of(feature);
	return row;
}

static struct weight *weight_make(struct row *row, uint32_t label)
{
	for (uint32_t i = 0; i < row->count; i++)
		if (row->weights[i].label == label)
			return &row->weights[i];
	if (row->count == row->room) {
		row->room = row->room ? row->room * 2 : 2;
		row->weights = memory_resize(row->weights,
					     row->room * sizeof *row->weights);
	}
	struct weight *weight = &row->weights[row->count++];
	memset(weight, 0, sizeof *weight);
	weight->label = label;
	return weight;
}

void learner_score(const struct learner *learner, const uint64_t *features,
		   size_t count, int32_t *scores)
{
	for (size_t i = 0; i < count; i++) {
		const struct row *row = row_find(learner, features[i]);

		for (uint32_t w = 0; w < row->count; w++)
			scores[row->weights[w].label] += row->weights[w].value;
	}
}

static void weight_change(struct weight *weight, uint64_t now, int32_t by)
{
	weight->total += weight->value * (int64_t)(now - weight->changed);
	weight->changed = now;
	weight->value += by;
}

void learner_update(struct learner *learner, const uint64_t *features,
		    size_t count, unsigned truth, unsigned guess)
{
	uint64_t now = learner->steps++;

	if (truth == guess)
		return;
	for (size_t i = 0; i < count; i++) {
		struct row *row = row_make(learner, features[i]);

		weight_change(weight_make(row, truth), now, 1);
		weight_change(weight_make(row, guess), now, -1);
	}
}

/* The average, rounded, in units of the model. */
static int weight_final(const struct weight *weight, uint64_t steps)
{
	int64_t total = weight->total +
			weight->value * (int64_t)(steps - weight->changed);
	int64_t half = (int64_t)steps / 2;
	int64_t scaled = total * PERCEPTRON_SCALE;
	int64_t mean = (scaled + (scaled < 0 ? -half : half)) / (int64_t)steps;

	return (int)(mean > INT16_MAX ? INT16_MAX
		     : mean < -INT16_MAX ? -INT16_MAX : mean);
}

struct kept {
	uint64_t feature;
	uint32_t count;
	struct perceptron_weight *weights; /* by label */
};

static int weight_order(const void *a, const void *b)
{
	const struct perceptron_weight *x = a, *y = b;
	return (x->label > y->label) - (x->label < y->label);
}

static int kept_order(const void *a, const void *b)
{
	const struct kept *x = a, *y = b;
	return (x->feature > y->feature) - (x->feature < y->feature);
}

static struct kept row_keep(const struct learner *learner,
			    const struct row *row, int min)
{
	struct kept kept = { row->feature, 0, NULL };

	kept.weights = memory_new(row->count * sizeof *kept.weights);
	for (uint32_t i = 0; i < row->count; i++) {
		int value = weight_final(&row->weights[i], learner->steps);

		if (abs(value) < min || value == 0)
			continue;
		kept.weights[kept.count].label =
			(uint16_t)row->weights[i].label;
		kept.weights[kept.count++].weight = (int16_t)value;
	}
	qsort(kept.weights, kept.count, sizeof *kept.weights, weight_order);
	return kept;
}

/* In the order of the features, so that the order of training's hash table,
 * which depends on its size, does not show. */
static size_t rows_keep(const struct learner *learner, int min,
			struct kept **list)
{
	struct kept *kept = memory_new((learner->used + 1) * sizeof *kept);
	size_t count = 0;

	for (size_t i = 0; i <= learner->mask; i++) {
		if (!learner->rows[i].feature)
			continue;
		kept[count] = row_keep(learner, &learner->rows[i], min);
		if (kept[count].count)
			count++;
		else
			free(kept[count].weights);
	}
	qsort(kept, count, sizeof *kept, kept_order);
	*list = kept;
	return count;
}

/* Slots for a load of 4/5 at most: any number less than a power of two would
 * need a division at every look-up. */
static size_t slots_for(size_t count)
{
	size_t slots = 16;

	while (slots * 4 / 5 < count)
		slots *= 2;
	return slots;
}

static void slot_fill(uint32_t *slots, uint32_t mask, uint64_t feature,
		      uint32_t first)
{
	uint32_t slot = perceptron_slot(feature, mask);

	while (slots[2 * slot])
		slot = (slot + 1) & mask;
	slots[2 * slot] = perceptron_check(feature);
	slots[2 * slot + 1] = first;
}

static void label_names_add(struct blobs *blobs, const char *const *names,
		      unsigned labels)
{
	static char text[PERCEPTRON_LABELS * 128];
	static uint32_t at[PERCEPTRON_LABELS];
	size_t length = 0;

	for (unsigned i = 0; i < labels; i++) {
		at[i] = (uint32_t)length;
		memcpy(text + length, names[i], strlen(names[i]) + 1);
		length += strlen(names[i]) + 1;
	}
	blobs_add(blobs, text, length, 1);
	blobs_add(blobs, at, labels, 4);
}

void learner_write(const struct learner *learner, const char *const *names,
		   unsigned labels, int min, const char *file)
{
	struct kept *kept;
	size_t count = rows_keep(learner, min, &kept);
	size_t slot_count = slots_for(count), total = 0, used = 0;
	struct blobs blobs = { .kind = PERCEPTRON_KIND };

	for (size_t i = 0; i < count; i++)
		total += kept[i].count + 1;
	uint32_t *slots = memset(memory_new(slot_count * 8), 0,
				 slot_count * 8);
	struct perceptron_weight *weights =
		memory_new(total * sizeof *weights);
	for (size_t i = 0; i < count; i++) {
		slot_fill(slots, (uint32_t)slot_count - 1, kept[i].feature,
			  (uint32_t)used);
		weights[used].label = (uint16_t)kept[i].count;
		weights[used++].weight = 0;
		memcpy(weights + used, kept[i].weights,
		       kept[i].count * sizeof *weights);
		used += kept[i].count;
		free(kept[i].weights);
	}
	blobs_add(&blobs, slots, 2 * slot_count, 4);
	blobs_add(&blobs, weights, 2 * total, 2);
	label_names_add(&blobs, names, labels);
	blobs_write(&blobs, file);
	free(kept);
	free(slots);
	free(weights);
}

uint64_t random_next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545F4914F6CDD1Du;
}

void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)(random_next(state) >> 33) % i;
		uint32_t other = order[j];

		order[j] = order[i - 1];
		order[i - 1] = other;
	}
}
