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

#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/features.h"
#include "nlp/keys.h"
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
	    key_in(ent_form(text, end - 1)->text,
		   "Inc. Inc Corp. Corp Ltd. Ltd Co. plc LLC GmbH"))
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

/* "OLSEN: You did not." where Karl Olsen was named. */
static void labels_mark(const struct ent_text *text, uint8_t *labels)
{
	bool *surname = arena_zero(text->article->arena,
				   (text->fold_count + 1u) * sizeof *surname);

	for (uint32_t w = 0; w < text->word_count; w++)
		if (labels[w] == chain_label(ENT_PERSON, PLACE_LAST) &&
		    !ent_is_suffix(ent_form(text, w)->text))
			surname[ent_form(text, w)->fold] = true;
	for (uint32_t w = 0; w + 1 < text->word_count; w++)
		if (text->words[w].first && !chain_is_open(labels[w]) &&
		    surname[ent_form(text, w)->fold] &&
		    string_is(ent_form(text, w + 1)->text, ":"))
			labels[w] = (uint8_t)chain_label(ENT_PERSON,
							 PLACE_WHOLE);
	for (uint32_t w = 0; w < text->word_count; w++)
		if (labels[w] == CHAIN_OUTSIDE &&
		    surname[ent_form(text, w)->fold] && is_lone_name(text, w))
			labels[w] = (uint8_t)chain_label(ENT_PERSON,
							 PLACE_WHOLE);
}

void ent_repeats_mark(const struct ent_text *text, uint8_t *labels)
{
	struct lookup lookup;
	struct ent_name *names;

	labels_mark(text, labels);
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
