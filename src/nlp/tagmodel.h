/* tagmodel.h - the tagger's network, and what its labels mean */
#ifndef TAGMODEL_H
#define TAGMODEL_H

#include "model/network.h"
#include "nlp/habits.h"
#include "nlp/tagnames.h"

/* Labels of the first two heads are enum penn and enum pos; those of the third
 * number the strings of features, in ASCII order. */
enum tag_head { HEAD_TAG, HEAD_POS, HEAD_MORPH, TAG_HEADS };

/* Sections behind the network's own: for each tag where its combinations
 * begin (and one more for their end); these, a part of speech and a morph
 * each; where each morph's name begins; the names, each with a NUL; those of
 * nlp/habits.h, which may be missing while they are learned. */
enum tag_section {
	TAGS_COMBO_AT = NETWORK_HEAD + 3 * TAG_HEADS,
	TAGS_COMBOS, TAGS_NAME_AT, TAGS_NAMES, TAGS_HABITS
};

struct tag_model {
	struct network network;
	struct habits habits;
	const uint32_t *combo_at;
	const uint16_t *combos; /* pairs */
};

void tag_model_open(struct tag_model *model);

/* The tag with the highest score by network_sums(): of the pairs, which have
 * tags as their first member, or of all if there are none. */
uint8_t tag_best(const int32_t *sums, const uint16_t *pairs, uint32_t count);

/* Sets pos and morph of a token with a tag, by the network's last layer, the
 * word's row in the vocabulary, and the style of the text. */
void tag_refine(const struct tag_model *model, const uint8_t *top,
		uint16_t row, unsigned style, struct token *token);

/* The same without the last layer; false if that is needed. */
bool tag_refine_sure(const struct tag_model *model, uint16_t row,
		     unsigned style, struct token *token);

/* The names of morphs, for who asks for many. */
struct morph_names {
	const uint32_t *at; /* where each begins; each ends with a NUL */
	const char *names;
	uint32_t count, bytes;
};

void morph_names_open(struct morph_names *names);
struct string morph_string(const struct morph_names *names, uint16_t morph);

/* UD feature strings, sorted in ASCII order, "" first; index of a string, or
 * -1 if no model knows it. */
const char *morph_name(uint16_t morph);
int morph_named(struct string name);

#endif
