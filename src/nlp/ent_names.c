/* ent_names.c - names as runs of words, in and out of chain labels */
#include "nlp/ent_names.h"

#include "nlp/ent_labels.h"
#include "nlp/gazetteer.h"

bool ent_name_next(const struct ent_text *text, const uint8_t *labels,
		   uint32_t w, struct ent_name *name)
{
	while (w < text->word_count && labels[w] == CHAIN_OUTSIDE)
		w++;
	if (w == text->word_count)
		return false;
	name->from = w;
	name->kind = chain_kind(labels[w]);
	while (chain_is_open(labels[w]))
		w++;
	name->end = w + 1;
	return true;
}

bool ent_is_suffix(struct string word)
{
	return key_in(word, "Jr. Sr. Jr Sr II III IV");
}

void ent_name_put(uint8_t *labels, struct ent_name name)
{
	for (uint32_t w = name.from; w < name.end; w++)
		labels[w] = (uint8_t)chain_label(
			name.kind, name.from + 1 == name.end ? PLACE_WHOLE
				   : w == name.from	     ? PLACE_BEGIN
				   : w + 1 == name.end	     ? PLACE_LAST
							     : PLACE_INSIDE);
}

bool ent_is_common(const struct ent_text *text, uint32_t w)
{
	const struct word *word = ent_form(text, w)->word;
	struct gazetteer gazetteer;

	gazetteer_open(&gazetteer);
	return wordmap_find(&gazetteer.clusters,
			    word_hash((struct string){ word->normal,
						       word->length }));
}
