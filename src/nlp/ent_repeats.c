/* ent_repeats.c - what was a name once is one again
 *
 * The first two forms of each name lead to the first name that begins with
 * them, through one table (nlp/lookup.h); whether the others follow, too, is
 * compared word by word. A surname may stand alone.
 *
 * What it gets wrong: of two names with the same two first words only the
 * first is sought.
 */
#include "nlp/ent_repeats.h"

#include "nlp/ent_ends.h"
#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/ent_places.h"
#include "nlp/features.h"
#include "nlp/lookup.h"

#define LONGEST 8 /* words; longer ones are sentences */

static uint64_t pair_hash(const struct ent_text *text, uint32_t w)
{
	return hash_mix(text->words[w].form, text->words[w + 1].form);
}

/* "Inc." and the like may lack the second time. */
static uint32_t end_without_firm(const struct ent_text *text,
				 struct ent_name name)
{
	uint32_t end = name.end;

	if (end > name.from + 2 &&
	    ent_is_firm_end(ent_form(text, end - 1)->text))
		end--;
	return end;
}

/* The words at `w` are those of the name, and no others have claimed them. */
static bool is_same(const struct ent_text *text, const uint8_t *labels,
		    struct ent_name name, uint32_t w)
{
	uint32_t count = name.end - name.from;

	if (w + count > text->word_count)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (labels[w + i] != CHAIN_OUTSIDE ||
		    (i && text->words[w + i].first) ||
		    text->words[w + i].form !=
			    text->words[name.from + i].form)
			return false;
	return true;
}

static struct ent_name *names_gather(const struct ent_text *text,
				     const uint8_t *labels,
				     struct lookup *lookup)
{
	struct ent_name *names = NULL, name;
	uint32_t count = 0;
	size_t room = 0;

	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);
	     w = name.end) {
		if (name.end - name.from < 2 ||
		    name.end - name.from > LONGEST)
			continue;
		uint32_t *at = lookup_put(lookup, pair_hash(text, name.from));
		if (*at)
			continue;
		names = arena_grow(text->article->arena, names, count, &room,
				   sizeof *names);
		names[count] = name;
		names[count].end = end_without_firm(text, name);
		*at = ++count;
	}
	return names;
}

/* A surname with nothing beside it that it could belong to: "said Olsen". */
static bool is_lone_name(const struct ent_text *text, uint32_t w)
{
	const struct ent_word *word = &text->words[w];
	const struct ent_form *form = ent_form(text, w);

	return word->run + 1 == word->run_end &&
	       word->casing == CASING_MIXED && form->text.length > 2 &&
	       !text->folds[form->fold].small &&
	       text->article->tokens[word->token].pos == POS_PROPN;
}

/* What the names of the article show of a fold. */
enum { SURNAME = 1, PLACE = 2, FIRM = 4, COMMON = 8 };

#define THING 16u /* with "the" before it, be it a ship or a firm */

/* "in Arvin" */
static bool is_at_place(const struct ent_text *text, uint32_t w)
{
	return w && ent_has(text, w - 1, "in near from to at ,");
}

/* What the first word of an organisation's name shows: "Lazarin" of "Lazarin
 * Foods" is its own, "Meridian" of "Meridian Steel" a common word that may be
 * a town as well, and "Toronto" neither. */
static unsigned first_shows(const struct ent_text *text, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);
	unsigned never = LIST_COUNTRY | LIST_REGION | LIST_DEMONYM |
			 LIST_GIVEN;

	if (form->text.length < 4 || form->lists & never ||
	    form->letters < LETTERS_TITLE ||
	    form->letters == LETTERS_UPPER)
		return 0;
	if (ent_is_common(text, w))
		return COMMON;
	return form->lists & (LIST_CITY | LIST_SURNAME) ? 0 : FIRM;
}

/* "The Ford is at sea", but not "the Ford campaign". */
static bool is_the_thing(const struct ent_text *text, uint32_t w)
{
	enum pos pos = w + 1 < text->word_count
		? text->article->tokens[text->words[w + 1].token].pos
		: POS_PUNCT;

	return w && ent_has(text, w - 1, "the The") && pos != POS_NOUN &&
	       pos != POS_PROPN && pos != POS_ADJ;
}

static uint8_t *folds_show(const struct ent_text *text, const uint8_t *labels)
{
	uint8_t *shown = arena_zero(text->article->arena,
				    text->fold_count + 1u);

	for (uint32_t w = 0; w < text->word_count; w++) {
		uint32_t fold = ent_form(text, w)->fold;
		if (labels[w] == chain_label(ENT_PERSON, PLACE_LAST) &&
		    !ent_is_suffix(ent_form(text, w)->text))
			shown[fold] |= SURNAME;
		else if (labels[w] == chain_label(ENT_GPE, PLACE_WHOLE) &&
			 ent_form(text, w)->lists & LIST_PLACES &&
			 w && ent_has(text, w - 1, "in near from"))
			shown[fold] |= PLACE;
		else if (labels[w] == chain_label(ENT_ORG, PLACE_WHOLE) &&
			 is_the_thing(text, w))
			shown[fold] |= THING;
		else if (labels[w] == chain_label(ENT_ORG, PLACE_BEGIN))
			shown[fold] |= (uint8_t)first_shows(text, w);
	}
	return shown;
}

/* "Arvin" is no town where Karl Arvin was named, if it is none elsewhere in
 * the text and lists do not have it as a country. */
static bool is_stray(const struct ent_text *text, const uint8_t *labels,
		     uint32_t w)
{
	unsigned kind = chain_kind(labels[w]);
	unsigned lists = ent_form(text, w)->lists;

	if (lists & LIST_ORG && !(lists & LIST_SURNAME))
		return false;
	return chain_place(labels[w]) == PLACE_WHOLE &&
	       (kind == ENT_GPE || kind == ENT_ORG || kind == ENT_LOC) &&
	       !(lists & (LIST_COUNTRY | LIST_DEMONYM)) &&
	       !is_at_place(text, w);
}

/* "OLSEN: You did not." */
static bool is_speaker(const struct ent_text *text, const uint8_t *labels,
		       uint32_t w)
{
	return text->words[w].first && w + 1 < text->word_count &&
	       !chain_is_open(labels[w]) &&
	       string_is(ent_form(text, w + 1)->text, ":");
}

static bool is_label(const struct ent_text *text, const uint8_t *labels,
		     uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);

	return text->words[w].first && labels[w] == CHAIN_OUTSIDE &&
	       form->letters == LETTERS_UPPER && form->text.length > 2 &&
	       is_speaker(text, labels, w) &&
	       !text->folds[form->fold].small && !ent_is_common(text, w);
}

/* "MOSER: …" and "MOSER: …" again: who speaks in a transcript has a name. */
static void speakers_mark(const struct ent_text *text, uint8_t *labels)
{
	uint32_t *seen = arena_zero(text->article->arena,
				    (text->fold_count + 1u) * sizeof *seen);
	bool again = false;

	for (uint32_t w = 0; w < text->word_count; w++)
		if (is_label(text, labels, w))
			again |= seen[ent_form(text, w)->fold]++ > 0;
	for (uint32_t w = 0; again && w < text->word_count; w++)
		if (seen[ent_form(text, w)->fold] > 1 &&
		    is_label(text, labels, w))
			labels[w] = (uint8_t)chain_label(ENT_PERSON,
							 PLACE_WHOLE);
}

/* "Lazarin said", "Meridian shares" where Meridian Steel was named. */
static bool is_firm_again(const struct ent_text *text, const uint8_t *labels,
			  uint32_t w, unsigned shown)
{
	if (labels[w] == chain_label(ENT_PERSON, PLACE_WHOLE))
		return (shown & ~THING) == FIRM;
	if (labels[w] == chain_label(ENT_GPE, PLACE_WHOLE) ||
	    labels[w] == chain_label(ENT_LOC, PLACE_WHOLE))
		return (shown & ~THING) == FIRM && !is_at_place(text, w);
	if (labels[w] != CHAIN_OUTSIDE)
		return false;
	return ((shown & ~THING) == FIRM && is_lone_name(text, w)) ||
	       (ent_form(text, w)->capital &&
		!text->folds[ent_form(text, w)->fold].small &&
		ent_has(text, w + 1, "shares stock"));
}

/* The surname alone where Karl Olsen was named. */
static void surnames_mark(const struct ent_text *text, uint8_t *labels)
{
	const uint8_t *shown = folds_show(text, labels);

	for (uint32_t w = 0; w < text->word_count; w++) {
		unsigned fold = shown[ent_form(text, w)->fold];
		if (!(fold & SURNAME))
			continue;
		if (is_speaker(text, labels, w) ||
		    (labels[w] == CHAIN_OUTSIDE ? is_lone_name(text, w)
		     : !(fold & (PLACE | THING)) && is_stray(text, labels, w)))
			labels[w] = (uint8_t)chain_label(ENT_PERSON,
							 PLACE_WHOLE);
	}
	for (uint32_t w = 0; w < text->word_count; w++)
		if (shown[ent_form(text, w)->fold] & (FIRM | COMMON) &&
		    is_firm_again(text, labels, w,
				  shown[ent_form(text, w)->fold]))
			labels[w] = (uint8_t)chain_label(ENT_ORG, PLACE_WHOLE);
}

/* "Lornia" is no person where "Lornia's envoy" speaks. */
static void lands_mark(const struct ent_text *text, uint8_t *labels)
{
	uint8_t land = (uint8_t)chain_label(ENT_GPE, PLACE_WHOLE);
	bool *lands = arena_zero(text->article->arena,
				 (text->fold_count + 1u) * sizeof *lands);
	bool any = false;

	for (uint32_t w = 0; w < text->word_count; w++)
		if (labels[w] == land &&
		    ent_has_government(text, (struct ent_name){
						w, w + 1, ENT_GPE }))
			any = lands[ent_form(text, w)->fold] = true;
	for (uint32_t w = 0; any && w < text->word_count; w++)
		if (labels[w] == chain_label(ENT_PERSON, PLACE_WHOLE) &&
		    lands[ent_form(text, w)->fold])
			labels[w] = land;
}

void ent_repeats_mark(const struct ent_text *text, uint8_t *labels)
{
	struct lookup lookup;
	struct ent_name *names;

	speakers_mark(text, labels);
	surnames_mark(text, labels);
	lands_mark(text, labels);
	lookup_make(&lookup, text->article->arena, text->word_count / 2 + 1u);
	names = names_gather(text, labels, &lookup);
	for (uint32_t w = 0; w + 1 < text->word_count; w++) {
		if (labels[w] != CHAIN_OUTSIDE || !ent_form(text, w)->capital)
			continue;
		uint32_t n = lookup_get(&lookup, pair_hash(text, w));
		if (!n || !is_same(text, labels, names[n - 1], w))
			continue;
		struct ent_name name = names[n - 1];
		name.end = w + name.end - name.from;
		name.from = w;
		ent_name_put(labels, name);
	}
}
