/* ent_clubs.c - who plays against whom, told by the score
 *
 * A score behind a name, and a verb of winning or losing before it, with
 * another name before that: both are clubs, unless one of them is a country,
 * a people or a person.
 *
 * What it gets wrong: an unknown player of tennis.
 */
#include "nlp/ent_clubs.h"

#include "nlp/amount_words.h"
#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/gazetteer.h"

#define LONGEST 3 /* words of a club's name */

/* "2-1" */
static bool is_score(const struct ent_text *text, uint32_t w)
{
	return w + 2 < text->word_count &&
	       ent_form(text, w)->amount == WORD_DIGITS &&
	       ent_form(text, w + 1)->amount == WORD_DASH &&
	       ent_form(text, w + 2)->amount == WORD_DIGITS;
}

/* Where the capitals begin that end before `end`. */
static uint32_t run_start(const struct ent_text *text, uint32_t end)
{
	uint32_t w = end;

	while (w && w + LONGEST > end && ent_form(text, w - 1)->capital &&
	       (w == end || !text->words[w].first))
		w--;
	return w;
}

/* The verb that ends before `end`, and where it begins; 0 if there is none. */
static uint32_t verb_start(const struct ent_text *text, uint32_t end)
{
	if (end > 1 && ent_has(text, end - 1,
			       "beat beats defeated defeat thrashed edged "
			       "hammered stunned overcame routed downed"))
		return end - 1;
	if (end > 2 && ((ent_has(text, end - 1, "to") &&
			 ent_has(text, end - 2, "lost lose")) ||
			(ent_has(text, end - 1, "with") &&
			 ent_has(text, end - 2, "drew draw"))))
		return end - 2;
	return 0;
}

/* The words are a name or none, but not of a person, a people or a
 * country. */
static bool may_be_club(const struct ent_text *text, const uint8_t *labels,
			struct ent_name name)
{
	if (name.from == name.end ||
	    text->words[name.from].casing != CASING_MIXED)
		return false;
	for (uint32_t w = name.from; w < name.end; w++)
		if ((ent_form(text, w)->lists | text->words[w].phrase) &
			    (LIST_COUNTRY | LIST_DEMONYM) ||
		    (labels[w] != CHAIN_OUTSIDE &&
		     (chain_kind(labels[w]) == ENT_PERSON ||
		      chain_kind(labels[w]) == ENT_NORP)))
			return false;
	return true;
}

/* No name goes over the borders of the game. */
static bool stand_alone(const uint8_t *labels, const struct ent_name clubs[2])
{
	return !chain_is_within(labels[clubs[1].from]) &&
	       !chain_is_open(labels[clubs[0].end - 1]);
}

/* Who lost by the score at `w`, and who won; false if these are no clubs. */
static bool clubs_find(const struct ent_text *text, const uint8_t *labels,
		       uint32_t w, struct ent_name clubs[2])
{
	uint32_t from = run_start(text, w), verb = verb_start(text, from);

	if (!verb)
		return false;
	clubs[0] = (struct ent_name){ from, w, ENT_ORG };
	clubs[1] = (struct ent_name){ run_start(text, verb), verb, ENT_ORG };
	return may_be_club(text, labels, clubs[0]) &&
	       may_be_club(text, labels, clubs[1]) &&
	       stand_alone(labels, clubs);
}

void ent_clubs_mark(const struct ent_text *text, uint8_t *labels)
{
	struct ent_name clubs[2];

	for (uint32_t w = 3; w < text->word_count; w++) {
		if (!is_score(text, w) || !clubs_find(text, labels, w, clubs))
			continue;
		for (uint32_t i = clubs[1].end; i < clubs[0].from; i++)
			labels[i] = CHAIN_OUTSIDE;
		ent_name_put(labels, clubs[0]);
		ent_name_put(labels, clubs[1]);
	}
}
