/* ent_grow.c - the first words of names, where a chain has only the last
 *
 * What it gets wrong: two names side by side without a comma.
 */
#include "nlp/ent_grow.h"

#include <string.h>

#include "nlp/ent_labels.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/persons.h"
#include "nlp/tags.h"

static unsigned tag_of(const struct ent_text *text, uint32_t w)
{
	return text->article->tokens[text->words[w].token].tag;
}

/* "Rayshard" before "Brandt": an unknown word is a given name. */
static bool is_given_before(const struct ent_text *text, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);
	struct string key = key_make(text->article->arena, form->text);

	return form->letters == LETTERS_TITLE && !form->amount &&
	       form->text.length > 2 &&
	       form->text.data[form->text.length - 1] != '.' &&
	       !ent_is_common(text, w) && !person_is_title(key) &&
	       !person_is_office(key);
}

/* "Foundation" of "Sunlight Foundation": what an organisation is, which is
 * seldom all of its name. */
static bool is_head(const struct ent_text *text, uint32_t w)
{
	return ent_has(text, w,
		       "University College Institute Academy School "
		       "Foundation Fund Association Society Federation "
		       "Alliance Union Community Council Committee "
		       "Commission Parliament Ministry Department Agency "
		       "Authority Bank Exchange Group Center Centre Post "
		       "Times Herald Gazette Tribune Airways Airlines");
}

/* "Democratic" of "Democratic Party"; what is called for its members, as
 * communists are, or for a country may be only theirs. */
static bool is_before_party(const struct ent_text *text, struct ent_name name)
{
	struct string word = ent_form(text, name.from - 1)->text;

	return name.from + 1 == name.end &&
	       ent_has(text, name.from, "Party") &&
	       !(word.length > 3 &&
		 !memcmp(word.data + word.length - 3, "ist", 3));
}

/* Facilities, organisations behind a sentence's first word or by what they
 * are, and surnames behind a given name there. */
static bool may_grow(const struct ent_text *text, struct ent_name name)
{
	uint32_t w = name.from - 1;

	switch (name.kind) {
	case ENT_FAC:
		return true;
	case ENT_ORG:
		return text->words[w].first || is_head(text, name.end - 1) ||
		       is_before_party(text, name);
	case ENT_PERSON:
		return name.from + 1 == name.end &&
		       (is_given_before(text, w) ||
			(text->words[w].first &&
			 ent_form(text, w)->lists & LIST_GIVEN));
	default:
		return false;
	}
}

/* The word before belongs to the name, too: "Coastal Airways", "Halden
 * International Airport". */
bool ent_grow_begins(const struct ent_text *text, const uint8_t *labels,
		     struct ent_name name)
{
	uint32_t w = name.from - 1;

	if (!name.from || text->words[name.from].first ||
	    !may_grow(text, name))
		return false;
	return ent_form(text, w)->capital && labels[w] == CHAIN_OUTSIDE &&
	       (tag_of(text, w) == TAG_NNP ||
		tag_of(text, w) == TAG_NNPS) &&
	       !(ent_form(text, w)->lists & (LIST_COUNTRY | LIST_DEMONYM)) &&
	       text->words[w].casing == CASING_MIXED;
}
