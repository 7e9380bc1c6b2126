/* splits.c - where one sentence ends and the next begins, inside a block
 *
 * Goes in: a block. Comes out: one border after the other. Each gap (gaps.c)
 * is described by features, their weights are added, and a positive sum is a
 * border. The weights are learned (train/sentences.c).
 */
#include "nlp/splits.h"

#include "model/models.h"

void splits_start(struct splits *s, struct string text,
		  const struct block *block)
{
	uint32_t items;

	gaps_start(&s->gaps, text, block);
	s->text = text.data;
	s->weights = blob_section(blob_native(model_sentences), 0, 2, &items);
}

static bool is_border(const struct splits *s, const struct gap *gap)
{
	uint32_t features[GAP_FEATURES];
	unsigned count = gap_features(&s->gaps, gap, features);
	int32_t sum = 0;

	for (unsigned i = 0; i < count; i++)
		sum += s->weights[features[i] & SPLIT_MASK];
	return sum > 0;
}

bool splits_next(struct splits *s, uint32_t *at)
{
	struct gap gap;

	while (gaps_next(&s->gaps, &gap)) {
		if (!is_border(s, &gap))
			continue;
		gaps_cut(&s->gaps);
		*at = (uint32_t)(gap.next - s->text);
		return true;
	}
	return false;
}
