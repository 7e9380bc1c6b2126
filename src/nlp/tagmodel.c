/* tagmodel.c - the tagger's network, and what its labels mean
 *
 * Goes in: the last layer's values for a word. Comes out: tag, part of speech
 * and morph: the best tag, then the best of the others among the combinations
 * that were seen with it. For "the" (DT) these are few: then one or no score
 * is computed.
 */
#include "nlp/tagmodel.h"

#include <string.h>

#include "model/blob.h"
#include "model/models.h"
#include "nlp/tagnames.h"

void tag_model_open(struct tag_model *model)
{
	const void *blob = blob_native(model_tags);
	uint32_t items;

	network_open(&model->network, model_tags);
	model->combo_at = blob_section(blob, TAGS_COMBO_AT, 4, &items);
	model->combos = blob_section(blob, TAGS_COMBOS, 2, &items);
}

static uint8_t best_tag(const struct network *network, const int16_t *top)
{
	int32_t scores[TAG_COUNT];
	uint8_t best = 0;

	network_scores(network, HEAD_TAG, top, scores);
	for (uint8_t tag = 1; tag < TAG_COUNT; tag++)
		if (scores[tag] > scores[best])
			best = tag;
	return best;
}

/* Combinations are pairs, of which member `head` - HEAD_POS is scored, where
 * `pos` is that of the pair or -1 for any. Equal ones follow one another. */
static uint16_t best_of(const struct network *network, unsigned head,
			const int16_t *top, const uint16_t *from,
			const uint16_t *to, int pos)
{
	const uint16_t *best = NULL;
	int32_t best_score = 0;
	unsigned member = head - HEAD_POS;

	for (const uint16_t *pair = from; pair < to; pair += 2) {
		if (pos >= 0 && pair[0] != pos)
			continue;
		if (best && pair[member] == best[member])
			continue;
		int32_t score = network_score(network, head, top,
					      pair[member]);
		if (!best || score > best_score) {
			best = pair;
			best_score = score;
		}
	}
	return best ? best[member] : 0;
}

void tag_choose(const struct tag_model *model, const int16_t *top,
		struct token *token)
{
	const struct network *network = &model->network;
	uint8_t tag = best_tag(network, top);
	const uint16_t *from = model->combos + 2 * model->combo_at[tag];
	const uint16_t *to = model->combos + 2 * model->combo_at[tag + 1];

	token->tag = tag;
	if (to - from == 2) {
		token->pos = (uint8_t)from[0];
		token->morph = from[1];
		return;
	}
	token->pos = (uint8_t)best_of(network, HEAD_POS, top, from, to, -1);
	token->morph = best_of(network, HEAD_MORPH, top, from, to,
			       token->pos);
}

const char *morph_name(uint16_t morph)
{
	const void *blob = blob_native(model_tags);
	uint32_t items, bytes;
	const uint32_t *at = blob_section(blob, TAGS_NAME_AT, 4, &items);
	const char *names = blob_section(blob, TAGS_NAMES, 1, &bytes);

	return names + at[morph < items ? morph : 0];
}

/* As strcmp, of a name and a string with a length. */
static int name_order(const char *name, struct string other)
{
	size_t length = strlen(name);
	size_t common = length < other.length ? length : other.length;
	int order = common ? memcmp(name, other.data, common) : 0;

	return order ? order : (length > other.length) -
			       (length < other.length);
}

int morph_named(struct string name)
{
	const void *blob = blob_native(model_tags);
	uint32_t low = 0, high;

	blob_section(blob, TAGS_NAME_AT, 4, &high);
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		int order = name_order(morph_name((uint16_t)middle), name);

		if (order == 0)
			return (int)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return -1;
}
