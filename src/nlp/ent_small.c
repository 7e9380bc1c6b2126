/* ent_small.c - places in small letters
 *
 * Only where the text talks (nlp/ent_style.h): reports have capitals. What it
 * gets wrong: misspelt words that are called like a place somewhere.
 */
#include "nlp/ent_small.h"

#include "nlp/ent_labels.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"

#define LEAST 4 /* letters */

static bool is_before_place(const struct ent_form *form)
{
	return key_in(form->text, "in near around from to at visit visiting");
}

static enum pos pos_at(const struct ent_text *text, uint32_t w)
{
	return w < text->word_count
		       ? text->article->tokens[text->words[w].token].pos
		       : POS_PUNCT;
}

/* "a chihuahua", "walnut combs" */
static bool is_thing(const struct ent_text *text, uint32_t w)
{
	return (w && pos_at(text, w - 1) == POS_DET) ||
	       pos_at(text, w + 1) == POS_NOUN;
}

/* A surname needs a word that tells of a place before it. */
static bool is_place(const struct ent_text *text,
		     const struct gazetteer *gazetteer, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);

	if (form->letters != LETTERS_LOWER ||
	    form->text.length < LEAST || !(form->lists & LIST_PLACES) ||
	    form->lists & LIST_GIVEN)
		return false;
	if (form->lists & LIST_SURNAME &&
	    (!w || !is_before_place(ent_form(text, w - 1))))
		return false;
	return !is_thing(text, w) &&
	       !wordmap_find(&gazetteer->clusters, word_hash(form->text));
}

void ent_small_mark(const struct ent_text *text, uint8_t *labels)
{
	struct gazetteer gazetteer;

	if (!text->talks)
		return;
	gazetteer_open(&gazetteer);
	for (uint32_t w = 0; w < text->word_count; w++)
		if (labels[w] == CHAIN_OUTSIDE &&
		    is_place(text, &gazetteer, w))
			labels[w] = (uint8_t)chain_label(ENT_GPE, PLACE_WHOLE);
}
