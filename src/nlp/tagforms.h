/* tagforms.h - what the tagger knows of each spelling of an article
 *
 * Goes in: spellings. Comes out, for each: its place in the network, the tags
 * that its habits leave, all of it if the tree banks agree on it ("of"), and
 * the lemma that it last had.
 */
#ifndef TAGFORMS_H
#define TAGFORMS_H

#include "nlp/products.h"
#include "nlp/tagmodel.h"

/* Tags, none if all are left; pairs as nlp/habits.h has them. */
struct tags_left {
	const uint16_t *tags;
	uint32_t count;
};

/* What decides of a word with the spelling: that alone, its neighbours (of a
 * mark), or the network. */
enum tag_judge { JUDGE_SPELLING, JUDGE_BESIDE, JUDGE_NETWORK };

struct tag_form {
	struct place place;
	uint8_t judge;         /* enum tag_judge */
	uint8_t tag, pos;      /* these and morph if the spelling decides … */
	uint16_t morph;
	struct tags_left left; /* … and this if the network does */
	struct string lemma;   /* the last one; data NULL: none yet */
	uint8_t lemma_tag;     /* with this tag … */
	bool lemma_first;      /* … and first in a sentence or not */
};

/* All are as long as the article. */
struct tag_forms {
	const struct spellings *spellings;
	struct tag_form *items;
	unsigned style; /* of the article, see nlp/habits.h */
};

void tag_forms_make(struct tag_forms *forms, const struct tag_model *model,
		    const struct products *products, struct article *article);

#endif
