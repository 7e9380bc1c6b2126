/* ent_storms.c - storms are no persons
 *
 * What it gets wrong: a person of the same name in the same article who is
 * never given a first name.
 */
#include "nlp/ent_storms.h"

#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/keys.h"

static bool is_storm(const struct ent_text *text, uint32_t w)
{
	return ent_form(text, w)->capital &&
	       key_in(ent_form(text, w)->text,
		      "Hurricane Typhoon Cyclone Storm");
}

/* Folds that stand behind such a word, with a capital; NULL if none does. */
static bool *storms_find(const struct ent_text *text)
{
	bool *storms = NULL;

	for (uint32_t w = 0; w + 1 < text->word_count; w++) {
		if (!is_storm(text, w) || text->words[w + 1].first ||
		    !ent_form(text, w + 1)->capital)
			continue;
		if (!storms)
			storms = arena_zero(text->article->arena,
					    text->fold_count *
						    sizeof *storms);
		storms[ent_form(text, w + 1)->fold] = true;
	}
	return storms;
}

/* Who has a first name is a person: "Anders Lund" frees both words. */
static void persons_free(const struct ent_text *text, const uint8_t *labels,
			 bool *storms)
{
	struct ent_name name;

	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);
	     w = name.end)
		if (name.kind == ENT_PERSON && name.end - name.from > 1 &&
		    !is_storm(text, name.from))
			for (uint32_t i = name.from; i < name.end; i++)
				storms[ent_form(text, i)->fold] = false;
}

void ent_storms_mark(const struct ent_text *text, uint8_t *labels)
{
	bool *storms = storms_find(text);
	struct ent_name name;

	if (!storms)
		return;
	persons_free(text, labels, storms);
	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);
	     w = name.end) {
		bool whole = is_storm(text, name.from);
		if (name.kind != ENT_PERSON ||
		    name.end - name.from != 1u + whole ||
		    !(whole || storms[ent_form(text, name.end - 1)->fold]))
			continue;
		if (!whole && name.from && is_storm(text, name.from - 1) &&
		    labels[name.from - 1] == CHAIN_OUTSIDE)
			name.from--;
		name.kind = ENT_EVENT;
		ent_name_put(labels, name);
	}
}
