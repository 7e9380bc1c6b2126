/* tagmodel.c - the tagger's network, and what its labels mean
 *
 * Goes in: the last layer's values for a word. Comes out: tag, part of speech
 * and morph: the best tag, then the best of the others among the combinations
 * that were seen with it, and with this word if it is known well enough. For
 * "the" (DT) that is one: then no score is computed.
 */
#include "nlp/tagmodel.h"

#include <string.h>

#include "model/blob.h"
#include "model/dot.h"
#include "model/models.h"
#include "nlp/tagnames.h"

void tag_model_open(struct tag_model *model)
{
	const void *blob = blob_native(model_tags);
	uint32_t items;

	network_open(&model->network, model_tags);
	model->combo_at = blob_section(blob, TAGS_COMBO_AT, 4, &items);
	model->combos = blob_section(blob, TAGS_COMBOS, 2, &items);
	habits_open(&model->habits, model_tags, TAGS_HABITS);
}

uint8_t tag_best(const int32_t *sums, const uint16_t *pairs, uint32_t count)
{
	uint32_t best = 0;

	if (!count)
		return (uint8_t)highest(sums, TAG_COUNT);
	for (uint32_t i = 2; i < 2 * count; i += 2)
		if (sums[pairs[i]] > sums[pairs[best]])
			best = i;
	return (uint8_t)pairs[best];
}

/* Combinations are pairs, of which member `head` - HEAD_POS is scored, where
 * `pos` is that of the pair or -1 for any. Equal ones follow one another. */
static uint16_t best_of(const struct network *network, unsigned head,
			const uint8_t *top, const uint16_t *from,
			const uint16_t *to, int pos)
{
	unsigned member = head - HEAD_POS;
	int32_t best_score = 0;
	int best = -1, last = -1;

	for (const uint16_t *pair = from; pair < to; pair += 2) {
		if ((pos >= 0 && pair[0] != pos) || pair[member] == last)
			continue;
		last = pair[member];
		int32_t score = network_score(network, head, top,
					      pair[member]);
		if (best < 0 || score > best_score) {
			best = pair[member];
			best_score = score;
		}
	}
	return (uint16_t)(best < 0 ? 0 : best);
}

/* The combinations that a token with a tag may have. */
static const uint16_t *combos_find(const struct tag_model *model, uint16_t row,
				   unsigned style, uint8_t tag,
				   uint32_t *count)
{
	const uint16_t *combos = habits_find(&model->habits, row, tag, style,
					     count);

	if (combos)
		return combos;
	*count = model->combo_at[tag + 1] - model->combo_at[tag];
	return model->combos + 2 * model->combo_at[tag];
}

bool tag_refine_sure(const struct tag_model *model, uint16_t row,
		     unsigned style, struct token *token)
{
	uint32_t count;
	const uint16_t *combo = combos_find(model, row, style, token->tag,
					    &count);

	if (count != 1)
		return false;
	token->pos = (uint8_t)combo[0];
	token->morph = combo[1];
	return true;
}

void tag_refine(const struct tag_model *model, const uint8_t *top,
		uint16_t row, unsigned style, struct token *token)
{
	const struct network *network = &model->network;
	uint32_t count;
	const uint16_t *from = combos_find(model, row, style, token->tag,
					   &count);
	const uint16_t *to = from + 2 * count;

	if (count == 1) {
		token->pos = (uint8_t)from[0];
		token->morph = from[1];
		return;
	}
	token->pos = (uint8_t)best_of(network, HEAD_POS, top, from, to, -1);
	token->morph = best_of(network, HEAD_MORPH, top, from, to,
			       token->pos);
}

void morph_names_open(struct morph_names *names)
{
	const void *blob = blob_native(model_tags);

	names->at = blob_section(blob, TAGS_NAME_AT, 4, &names->count);
	names->names = blob_section(blob, TAGS_NAMES, 1, &names->bytes);
}

struct string morph_string(const struct morph_names *names, uint16_t morph)
{
	uint32_t at, end;

	if (morph >= names->count)
		return STRING("");
	at = names->at[morph];
	end = morph + 1u < names->count ? names->at[morph + 1] : names->bytes;
	return (struct string){ names->names + at, end - at - 1 };
}

const char *morph_name(uint16_t morph)
{
	struct morph_names names;

	morph_names_open(&names);
	return morph_string(&names, morph).data;
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
