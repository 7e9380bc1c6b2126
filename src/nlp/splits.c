/* splits.c - where one sentence ends and the next begins, inside a block
 *
 * Goes in: a block. Comes out: one border after the other. Each gap (gaps.c)
 * is described by features, their weights are added, and a positive sum is a
 * border; the weights are learned (train/sentences.c) from texts where
 *
 *     He met U.S. Senator Roe of Ohio. The U.S. Then left.
 *
 * shows what full stops mean. What the texts hold too seldom is a rule
 * (split_rules.c).
 *
 * A sentence without full stop before a capital is found only where it is
 * short, as in mails; quotations that end with a full stop inside a sentence
 * that goes on with a capital are cut.
 */
#include "nlp/splits.h"

#include "model/models.h"
#include "nlp/chars.h"

/* The sum of the features' weights. */
static inline int32_t weigh(const int16_t *weights, uint32_t mask,
			    const uint32_t *f, unsigned count)
{
	int32_t sum = 0;

	for (; count >= 4; count -= 4, f += 4)
		sum += weights[f[0] & mask] + weights[f[1] & mask] +
		       weights[f[2] & mask] + weights[f[3] & mask];
	while (count)
		sum += weights[f[--count] & mask];
	return sum;
}

static bool weighs(const struct splits *s, const struct gap *gap)
{
	uint32_t features[GAP_FEATURES];
	unsigned count = gap_features(&s->gaps, gap, &s->model->habits,
				      features);

	return weigh(s->model->weights, SPLIT_MASK, features, count) > 0;
}

/* No sentence ends there, as a glance tells. */
static bool is_passed(const struct splits *s, const struct gap *gap)
{
	uint32_t features[GLANCE_FEATURES];
	unsigned count = glance_features(&s->gaps, gap, &s->model->habits,
					 features);

	return weigh(s->model->glances, GLANCE_MASK, features, count) < 0;
}

static bool is_border(struct splits *s, const struct gap *gap)
{
	enum verdict verdict = splits_verdict(s, gap);

	return verdict == VERDICT_OPEN ? weighs(s, gap)
				       : verdict == VERDICT_BORDER;
}

/* Where the block's first run ends. */
static const char *first_end(const struct splits *s)
{
	const char *at = s->gaps.start;

	while (at < s->end && sight_at(at).class != CHAR_BLANK)
		at += sight_at(at).length;
	return at;
}

void split_model_open(struct split_model *model)
{
	const void *blob = blob_native(model_sentences);
	uint32_t items;

	model->weights = blob_section(blob, SPLIT_WEIGHTS, 2, &items);
	model->habits.starters = blob_section(blob, SPLIT_STARTERS, 1, &items);
	model->habits.stopped = blob_section(blob, SPLIT_STOPPED, 1, &items);
	model->glances = blob_section(blob, SPLIT_GLANCES, 2, &items);
}

void splits_start(struct splits *s, const struct split_model *model,
		  struct string text, const struct block *block)
{
	gaps_start(&s->gaps, text, block);
	s->model = model;
	s->text = text.data;
	s->end = s->gaps.end;
	s->label = (struct label){ 0, 0 };
	s->bulleted = false;
	s->dots = 0;
	s->over = false;
	splits_item(s, s->gaps.start, first_end(s));
}

bool splits_next(struct splits *s, uint32_t *at)
{
	struct gap gap;

	while (gaps_find(&s->gaps, &gap)) {
		if (is_passed(s, &gap))
			continue;
		gap_read(&s->gaps, &gap);
		if (!is_border(s, &gap))
			continue;
		gaps_cut(&s->gaps);
		splits_item(s, gap.next, gap.next_end);
		*at = (uint32_t)(gap.next - s->text);
		return true;
	}
	return false;
}
