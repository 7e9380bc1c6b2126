/* tagmodel.h - the tagger's network, and what its labels mean */
#ifndef TAGMODEL_H
#define TAGMODEL_H

#include "model/network.h"
#include "nlp/tagnames.h"

/* Labels of the first two heads are enum penn and enum pos; those of the third
 * number the strings of features, in ASCII order. */
enum tag_head { HEAD_TAG, HEAD_POS, HEAD_MORPH, TAG_HEADS };

/* Sections behind the network's own: for each tag where its combinations
 * begin (and one more for their end); these, a part of speech and a morph
 * each; where each morph's name begins; the names, each with a NUL. */
enum tag_section {
	TAGS_COMBO_AT = NETWORK_HEAD + 3 * TAG_HEADS,
	TAGS_COMBOS, TAGS_NAME_AT, TAGS_NAMES
};

struct tag_model {
	struct network network;
	const uint32_t *combo_at;
	const uint16_t *combos; /* pairs */
};

void tag_model_open(struct tag_model *model);

/* Sets tag, pos and morph by the network's last layer. */
void tag_choose(const struct tag_model *model, const int16_t *top,
		struct token *token);

/* UD feature strings, sorted in ASCII order, "" first; index of a string, or
 * -1 if no model knows it. */
const char *morph_name(uint16_t morph);
int morph_named(struct string name);

#endif
