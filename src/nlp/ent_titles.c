/* ent_titles.c - who stands behind a title is a person
 *
 * One capitalised word behind "Queen" or "Mr." is a person's name, whatever it
 * is taken for, unless it goes on as that of a place, a firm or a building
 * ("King David Hotel") or lists have both words as a place ("Prince George").
 *
 * What it gets wrong: "Lady Liberty".
 */
#include "nlp/ent_titles.h"

#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/persons.h"

static bool is_title(const struct ent_text *text, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);

	return form->capital && form->text.length <= 8 &&
	       ent_has(text, w,
		       "King Queen Prince Princess Pope Sir Lady Dame Sheikh "
		       "Sheik Mr. Mr Mrs. Mrs Ms. Ms Mx. Sen. Rep. Gov. Gen. "
		       "Capt. Col. Maj. Sgt. Lt. Adm. Rev. Prof. Msgr.");
}

#define LONGEST 3 /* words of a name behind a title */

#define PERSON_STILL ENT_KINDS

/* What begins with a title and ends with this word; PERSON_STILL if that can
 * be a person. */
static unsigned noun_kind(const struct ent_text *text, uint32_t w)
{
	static const struct {
		enum ent_label kind;
		const char *words;
	} nouns[] = {
		{ ENT_LOC, "Island Islands Isle Street Road Avenue Lane Drive "
			   "Boulevard Square Park Gardens Bay Sound Cape Cove "
			   "Mountain Mount River Lake Creek Valley Hill Hills "
			   "Springs Falls Beach Forest" },
		{ ENT_GPE, "County City Town Township Village" },
		{ ENT_FAC, "Hotel Hospital Hall House Palace Castle Bridge "
			   "Stadium Arena Theatre Theater Library Museum "
			   "Gallery Church Cathedral Chapel Mosque Temple "
			   "Airport Station Tower Towers Building Centre "
			   "Center Complex Base Camp Barracks Highway Dam "
			   "Mine Mines Mall Market" },
		{ ENT_ORG, "School College University Institute Academy "
			   "Foundation Trust Bank Group Holdings Records "
			   "Pictures Foods Power Airlines Airways Cruises "
			   "Line Lines Press Inc. Inc Corp. Ltd. Ltd Co. plc "
			   "Motors" },
		{ ENT_EVENT, "Cup Stakes Prize Award Awards Medal Day" },
	};

	if (w >= text->word_count)
		return PERSON_STILL;
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (key_listed(ent_form(text, w)->text, nouns[i].words))
			return nouns[i].kind;
	return PERSON_STILL;
}

static bool may_be_name(const struct ent_text *text, uint32_t w)
{
	return w < text->word_count && !text->words[w].first &&
	       ent_form(text, w)->capital &&
	       text->words[w].casing == CASING_MIXED &&
	       text->article->tokens[text->words[w].token].pos == POS_PROPN;
}

/* "Mr. Speaker", "Maj. Gen. Orr": another title. */
static bool is_office(const struct ent_text *text, uint32_t w)
{
	struct string key = key_make(text->article->arena,
				     ent_form(text, w)->text);

	return person_is_title(key) || person_is_office(key);
}

/* The end of the words behind the title that may be its name, or of the name
 * that begins there. */
static uint32_t name_end(const struct ent_text *text, const uint8_t *labels,
			 uint32_t w)
{
	uint32_t end = w + 1;

	if (labels[w] != CHAIN_OUTSIDE) {
		while (chain_is_open(labels[end - 1]))
			end++;
		return end;
	}
	while (end < w + LONGEST && may_be_name(text, end) &&
	       labels[end] == CHAIN_OUTSIDE)
		end++;
	return end;
}

/* No person or building begins behind the title, and nothing else goes over
 * the border there, but a place or a firm that has both: "Princess Sofia". */
static bool is_free(const uint8_t *labels, uint32_t title)
{
	unsigned next = labels[title + 1];

	if (labels[title] != CHAIN_OUTSIDE
		    ? chain_place(labels[title]) != PLACE_BEGIN ||
			      chain_place(next) != PLACE_LAST
		    : chain_is_within(next))
		return false;
	return next == CHAIN_OUTSIDE || (chain_kind(next) != ENT_PERSON &&
					 chain_kind(next) != ENT_FAC);
}

/* What the title at `w` makes a name, with that label; false for nothing. */
static bool name_find(const struct ent_text *text, const uint8_t *labels,
		      uint32_t w, struct ent_name *name)
{
	if (!may_be_name(text, w + 1) ||
	    ent_form(text, w + 1)->lists & LIST_DEMONYM ||
	    !is_free(labels, w) || is_office(text, w + 1) ||
	    noun_kind(text, w + 1) != PERSON_STILL)
		return false;
	*name = (struct ent_name){ w + 1, name_end(text, labels, w + 1),
				   ENT_PERSON };
	unsigned kind = noun_kind(text, name->end - 1);
	if (kind == PERSON_STILL && may_be_name(text, name->end)) {
		kind = noun_kind(text, name->end);
		name->end += kind != PERSON_STILL;
	}
	if (kind == PERSON_STILL)
		return name->end <= w + LONGEST + 1;
	*name = (struct ent_name){ w, name->end, kind };
	return labels[w] == CHAIN_OUTSIDE &&
	       !chain_is_open(labels[name->end - 1]);
}

/* "Prince Edward Island": lists have the title and what stands behind it as
 * one place. */
static bool place_find(const struct ent_text *text, const uint8_t *labels,
		       uint32_t w, struct ent_name *name)
{
	uint32_t end = w + 1;

	if (text->words[w].phrase_part != PHRASE_FIRST ||
	    !(text->words[w].phrase & LIST_PLACES) ||
	    labels[w] != CHAIN_OUTSIDE)
		return false;
	while (text->words[end - 1].phrase_part < PHRASE_LAST &&
	       text->words[end].phrase_part > PHRASE_FIRST)
		end++;
	*name = (struct ent_name){ w, end, ENT_GPE };
	return !chain_is_open(labels[end - 1]);
}

/* How many words of a title a person's name begins with: "King Abdullah" is
 * called Abdullah, and "President |Pro Tempore Del Orr|" Del Orr. */
static uint32_t title_words(const struct ent_text *text,
			    const struct ent_name *name)
{
	if (ent_has(text, name->from, "King Queen Prince Princess"))
		return 1;
	return ent_has(text, name->from, "Pro pro") &&
	       ent_has(text, name->from + 1, "Tempore tempore Tem tem")
		? 2 : 0;
}

static void titles_cut(const struct ent_text *text, uint8_t *labels)
{
	struct ent_name name = { .end = 0 };

	while (ent_name_next(text, labels, name.end, &name)) {
		uint32_t words = name.kind == ENT_PERSON &&
				 name.end > name.from + 1
			? title_words(text, &name) : 0;

		if (!words || name.from + words >= name.end)
			continue;
		while (words-- > 0)
			labels[name.from++] = CHAIN_OUTSIDE;
		ent_name_put(labels, name);
	}
}

void ent_titles_mark(const struct ent_text *text, uint8_t *labels)
{
	struct ent_name name;

	titles_cut(text, labels);
	for (uint32_t w = 0; w + 1 < text->word_count; w++) {
		if (!is_title(text, w) ||
		    !(place_find(text, labels, w, &name) ||
		      name_find(text, labels, w, &name)))
			continue;
		labels[w] = CHAIN_OUTSIDE;
		ent_name_put(labels, name);
		w = name.end - 1;
	}
}
