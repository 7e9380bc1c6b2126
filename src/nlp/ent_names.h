/* ent_names.h - names as runs of words, in and out of chain labels
 *
 * Goes in and comes out: labels of words (nlp/ent_labels.h), where a name is
 * a beginning, insides and a last word, or one whole word.
 */
#ifndef ENT_NAMES_H
#define ENT_NAMES_H

#include "nlp/ent_text.h"
#include "nlp/keys.h"

/* The words [from, end), all of one kind. */
struct ent_name {
	uint32_t from, end;
	unsigned kind;
};

/* The next name at or behind word `w`; false if there is none. */
bool ent_name_next(const struct ent_text *text, const uint8_t *labels,
		   uint32_t w, struct ent_name *name);

/* The article has a word `w`, and it stands in the list. */
static inline bool ent_among(const struct ent_text *text, uint32_t w,
			     struct key_list list)
{
	return w < text->word_count &&
	       key_among(ent_form(text, w)->text, list);
}

#define ent_has(text, w, list) ent_among(text, w, KEYS(list))

/* The word is one of the news in small letters, too. */
bool ent_is_common(const struct ent_text *text, uint32_t w);

/* "Jr.", which ends the name of a person and is none itself. */
bool ent_is_suffix(struct string word);

void ent_name_put(uint8_t *labels, struct ent_name name);

#endif
