/* ent_rules.c - names that are sure, however rare where the chain learned
 *
 * Each rule goes over the words or over the names once. What they get wrong:
 * a city that is called like a country.
 */
#include "nlp/ent_rules.h"

#include "nlp/amount_words.h"
#include "nlp/ent_ends.h"
#include "nlp/ent_grow.h"
#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/ent_places.h"
#include "nlp/ent_plain.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/tags.h"

static bool is_country_phrase(const struct ent_text *text, uint32_t w)
{
	return text->words[w].phrase_part == PHRASE_FIRST &&
	       text->words[w].phrase & LIST_COUNTRY;
}

/* "UAE": three capitals or more that the list of countries has. */
static bool is_country_acronym(const struct ent_text *text, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);

	return form->lists & LIST_COUNTRY && form->text.length >= 3 &&
	       form->letters == LETTERS_UPPER &&
	       text->words[w].casing == CASING_MIXED;
}

/* No other name goes over the borders of these words. */
static bool stands_alone(const uint8_t *labels, uint32_t from, uint32_t end)
{
	return !chain_is_within(labels[from]) &&
	       !chain_is_open(labels[end - 1]);
}

/* The full and the short official names of countries are few and never mean
 * anything else. */
static void countries_mark(const struct ent_text *text, uint8_t *labels)
{
	for (uint32_t w = 0; w < text->word_count; w++) {
		uint32_t end = w + 1;
		if (is_country_phrase(text, w))
			while (text->words[end].phrase_part > PHRASE_FIRST &&
			       text->words[end - 1].phrase_part < PHRASE_LAST)
				end++;
		else if (labels[w] != CHAIN_OUTSIDE ||
			 !is_country_acronym(text, w))
			continue;
		if (stands_alone(labels, w, end))
			ent_name_put(labels,
				     (struct ent_name){ w, end, ENT_GPE });
		w = end - 1;
	}
}

static const struct token *token_of(const struct ent_text *text, uint32_t w)
{
	return &text->article->tokens[text->words[w].token];
}

/* In names of parties these have labels already. */
static void parties_mark(const struct ent_text *text, uint8_t *labels)
{
	for (uint32_t w = 0; w < text->word_count; w++)
		if (labels[w] == CHAIN_OUTSIDE && ent_form(text, w)->capital &&
		    ent_has(text, w,
			    "Democrat Democrats Republican Republicans"))
			labels[w] = (uint8_t)chain_label(ENT_NORP,
							 PLACE_WHOLE);
}

/* "Second Amendment", whatever the chain made of either word. */
static void amendments_mark(const struct ent_text *text, uint8_t *labels)
{
	for (uint32_t w = 0; w + 1 < text->word_count; w++)
		if (ent_form(text, w)->amount == WORD_ORDINAL &&
		    ent_form(text, w)->capital &&
		    ent_has(text, w + 1, "Amendment") &&
		    !text->words[w + 1].first &&
		    stands_alone(labels, w, w + 2))
			ent_name_put(labels, (struct ent_name){ w, w + 2,
								ENT_LAW });
}

/* "Visiting Kigali": the sentence's first word is no part of the name. */
static bool begins_plain(const struct ent_text *text, struct ent_name name)
{
	const struct ent_word *word = &text->words[name.from];

	if (!word->first || name.end - name.from < 2 ||
	    word->casing != CASING_MIXED)
		return false;
	switch (token_of(text, name.from)->tag) {
	case TAG_VBG: case TAG_VBZ: case TAG_IN: case TAG_MD: case TAG_WRB:
		return true;
	default:
		return false;
	}
}

/* "Substitute Joao Ferrand": what somebody is, before the whole name. */
static bool begins_with_noun(const struct ent_text *text, struct ent_name name)
{
	const struct ent_word *word = &text->words[name.from];

	return name.kind == ENT_PERSON && name.end - name.from > 2 &&
	       word->first && word->casing == CASING_MIXED &&
	       !(ent_form(text, name.from)->lists &
		 (LIST_GIVEN | LIST_SURNAME)) &&
	       ent_form(text, name.from + 1)->lists & LIST_GIVEN &&
	       ent_is_common(text, name.from);
}

/* "Marlow & Finch", taken for one person or for two. */
static bool is_partnership(const struct ent_text *text, const uint8_t *labels,
			   struct ent_name *name)
{
	struct ent_name second;

	for (uint32_t w = name->from + 1; w + 1 < name->end; w++)
		if (ent_has(text, w, "&"))
			return name->kind == ENT_PERSON;
	if (!ent_has(text, name->end, "&") ||
	    name->end == ent_sentence_end(text, name->from) ||
	    name->end + 1 == text->word_count)
		return false;
	if (labels[name->end + 1] == CHAIN_OUTSIDE &&
	    ent_form(text, name->end + 1)->capital) {
		name->end += 2;
		return true;
	}
	if (!ent_name_next(text, labels, name->end, &second) ||
	    second.from != name->end + 1 ||
	    (second.kind != ENT_PERSON && second.kind != ENT_ORG))
		return false;
	name->end = second.end;
	return true;
}

/* "spoke French" */
static bool is_tongue(const struct ent_text *text, struct ent_name name)
{
	return name.kind == ENT_NORP && name.from + 1 == name.end &&
	       name.from && !text->words[name.from].first &&
	       ent_has(text, name.from - 1,
		       "speak speaks spoke spoken speaking fluent") &&
	       (name.end == text->word_count ||
		(token_of(text, name.end)->pos != POS_NOUN &&
		 token_of(text, name.end)->pos != POS_PROPN));
}

static bool is_firm(const struct ent_text *text, const uint8_t *labels,
		    struct ent_name *name)
{
	if ((name->kind == ENT_PERSON || name->kind == ENT_ORG) &&
	    is_partnership(text, labels, name))
		return true;
	return name->kind != ENT_GPE && name->kind != ENT_LOC &&
	       name->kind != ENT_FAC && ent_ends_organisation(text, *name);
}

static unsigned kind_of(const struct ent_text *text, struct ent_name name)
{
	name.kind = ent_ends_kind(text, name);
	if (ent_is_land(text, name))
		return ENT_GPE;
	return is_tongue(text, name) ? ENT_LANGUAGE : name.kind;
}

/* "New York" and "University", one behind the other, are one. */
static void heads_join(const struct ent_text *text, uint8_t *labels)
{
	for (uint32_t w = 1; w < text->word_count; w++) {
		uint32_t from = w - 1;
		if (labels[w] != chain_label(ENT_ORG, PLACE_WHOLE) ||
		    labels[from] == CHAIN_OUTSIDE || text->words[w].first ||
		    !ent_has(text, w, "University College Institute Academy "
				      "Council Department Police"))
			continue;
		while (chain_is_within(labels[from]))
			from--;
		ent_name_put(labels,
			     (struct ent_name){ from, w + 1, ENT_ORG });
	}
}

/* The end of the words from `w` on that begin with a capital and are in no
 * name. */
static uint32_t capitals_end(const struct ent_text *text,
			     const uint8_t *labels, uint32_t w)
{
	while (w < text->word_count && labels[w] == CHAIN_OUTSIDE &&
	       ent_form(text, w)->capital && !text->words[w].first)
		w++;
	return w;
}

/* "University" before "of" is no name alone, nor "Supreme Court" before that
 * of a country: the words that it lacks. */
static uint32_t lacks_of(const struct ent_text *text, const uint8_t *labels,
			 struct ent_name name)
{
	uint32_t end = name.end;

	if (name.kind != ENT_ORG || !ent_has(text, end, "of") ||
	    end + 2 >= ent_sentence_end(text, name.from) ||
	    labels[end] != CHAIN_OUTSIDE)
		return 0;
	if (ent_has(text, end - 1, "University College Institute"))
		return 1;
	return ent_has(text, end - 1, "Court") && end - name.from > 1 &&
	       ent_has(text, end + 1, "the") &&
	       labels[end + 2] != CHAIN_OUTSIDE &&
	       chain_kind(labels[end + 2]) == ENT_GPE ? 2 : 0;
}

/* "Supreme Court of the" lacks what stands behind it. */
static uint32_t of_end(const struct ent_text *text, struct ent_name name)
{
	return name.end - (name.end - name.from > 2 &&
			   ent_has(text, name.end - 1, "the") &&
			   ent_has(text, name.end - 2, "of"));
}

/* "University of" and "Oslo" are one, too; "of" ends no name. */
static void of_join(const struct ent_text *text, uint8_t *labels)
{
	struct ent_name name, place;

	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);
	     w = name.end) {
		name.end += lacks_of(text, labels, name);
		if (!ent_has(text, of_end(text, name) - 1, "of") ||
		    name.from + 1 == name.end)
			continue;
		uint32_t end = capitals_end(text, labels, name.end);
		if (ent_name_next(text, labels, name.end, &place) &&
		    place.from == name.end &&
		    place.from < ent_sentence_end(text, name.from))
			name = (struct ent_name){ name.from, place.end,
						  ENT_ORG };
		else if (end > name.end)
			name.end = end;
		else
			while (ent_has(text, name.end - 1, "of the"))
				labels[--name.end] = CHAIN_OUTSIDE;
		ent_name_put(labels, name);
	}
}

/* "Arsenal 2" of "beat Arsenal 2-1" */
static void score_cut(const struct ent_text *text, uint8_t *labels,
		      struct ent_name *name)
{
	uint32_t end = name->end;

	if (end - name->from < 2 || end + 1 >= text->word_count ||
	    ent_form(text, end - 1)->amount != WORD_DIGITS ||
	    ent_form(text, end)->amount != WORD_DASH ||
	    ent_form(text, end + 1)->amount != WORD_DIGITS)
		return;
	labels[--name->end] = CHAIN_OUTSIDE;
	name->kind = ENT_ORG;
}

/* "told", but neither "hung" of "Kwok-hung" nor "m" of "Im". */
static bool is_verb(const struct ent_text *text, uint32_t w)
{
	uint32_t end = token_of(text, w - 1)->span.end;

	if (ent_form(text, w)->capital ||
	    end == token_of(text, w)->span.start)
		return false;
	switch (token_of(text, w)->tag) {
	case TAG_VBD: case TAG_VBZ: case TAG_VBP: case TAG_MD:
		return token_of(text, w)->pos != POS_PROPN;
	default: /* between two names the tagger takes it for a third */
		return ent_has(text, w, "beat beats");
	}
}

/* "Ann Lee told Brandt": two names, with a verb in small letters between. */
static void verb_cut(const struct ent_text *text, uint8_t *labels,
		     struct ent_name *name)
{
	uint32_t w = name->from + 1;

	if (name->kind != ENT_PERSON && name->kind != ENT_ORG &&
	    name->kind != ENT_FAC)
		return;
	while (w + 1 < name->end && !is_verb(text, w))
		w++;
	if (w + 1 >= name->end || !ent_form(text, w + 1)->capital)
		return;
	labels[w] = CHAIN_OUTSIDE;
	if (name->kind == ENT_FAC) /* buildings do nothing */
		name->kind = ENT_ORG;
	ent_name_put(labels, (struct ent_name){ w + 1, name->end,
						name->kind });
	name->end = w;
}

/* Returns its end, which may have moved. */
static uint32_t name_mend(const struct ent_text *text, uint8_t *labels,
			  struct ent_name name)
{
	uint32_t first = name.from;

	if (ent_is_plain(text, name)) {
		labels[name.from] = CHAIN_OUTSIDE;
		return name.end;
	}
	score_cut(text, labels, &name);
	verb_cut(text, labels, &name);
	name.kind = is_firm(text, labels, &name) ? ENT_ORG
						 : kind_of(text, name);
	ent_places_cut(text, labels, &name);
	if (ent_grow_begins(text, labels, name)) {
		do
			name.from--;
		while (name.kind == ENT_ORG &&
		       ent_grow_begins(text, labels, name));
	} else if (begins_plain(text, name) ||
		   begins_with_noun(text, name)) {
		labels[first] = CHAIN_OUTSIDE;
		name.from++;
	}
	ent_name_put(labels, name);
	return name.end;
}

void ent_rules_apply(const struct ent_text *text, uint8_t *labels)
{
	struct ent_name name;

	countries_mark(text, labels);
	parties_mark(text, labels);
	amendments_mark(text, labels);
	heads_join(text, labels);
	of_join(text, labels);
	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);)
		w = name_mend(text, labels, name);
}
