/* ent_places.c - where places end, and which have a government
 *
 * What it gets wrong: rivers that are called like a city.
 */
#include "nlp/ent_places.h"

#include "nlp/ent_labels.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"

/* The words are in the lists, as one. */
static bool is_whole(const struct ent_text *text, uint32_t from, uint32_t end,
		     unsigned lists)
{
	const struct ent_word *words = text->words;

	if (from + 1 == end)
		return ent_form(text, from)->lists & lists;
	return words[from].phrase_part == PHRASE_FIRST &&
	       words[end - 1].phrase_part == PHRASE_LAST &&
	       words[from].phrase & lists;
}

/* "Ministry of Water in Lilongwe": where the place begins, or the end. */
static uint32_t place_behind(const struct ent_text *text, struct ent_name name)
{
	uint32_t w = name.end;

	while (w > name.from + 1 &&
	       ent_form(text, w - 1)->lists & LIST_PLACES)
		w--;
	return w < name.end && w > name.from + 2 && ent_has(text, w - 1, "in")
		       ? w : name.end;
}

static void place_cut(const struct ent_text *text, uint8_t *labels,
		      struct ent_name *name)
{
	uint32_t at = place_behind(text, *name);

	if (at == name->end)
		return;
	ent_name_put(labels, (struct ent_name){ at, name->end, ENT_GPE });
	labels[at - 1] = CHAIN_OUTSIDE;
	name->end = at - 1;
}

static bool is_state_code(struct string word)
{
	char code[2];
	const struct string found = { code, sizeof code };

	if (word.length != 2)
		return false;
	for (size_t i = 0; i < 2; i++)
		code[i] = word.data[i] >= 'a' && word.data[i] <= 'z'
				  ? (char)(word.data[i] - 'a' + 'A')
				  : word.data[i];
	return key_in(found,
		      "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA "
		      "ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
		      "OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC");
}

/* "San Rafael CA", "Springfield Missouri": two places without a comma. */
static void state_cut(const struct ent_text *text, uint8_t *labels,
		      struct ent_name *name)
{
	uint32_t at = name->end - 1;

	if (at == name->from || is_whole(text, name->from, name->end,
					 LIST_PLACES))
		return;
	if (!is_state_code(ent_form(text, at)->text) &&
	    (ent_has(text, at, "Bay bay Lake lake River river Islands") ||
	     !is_whole(text, name->from, at, LIST_CITY) ||
	     !is_whole(text, at, at + 1, LIST_REGION | LIST_COUNTRY)))
		return;
	ent_name_put(labels, (struct ent_name){ at, name->end, ENT_GPE });
	name->end = at;
	name->kind = ENT_GPE;
}

/* "(D-Calif.)", "R-ME,": the state of a senator, and no name. */
static void party_cut(const struct ent_text *text, uint8_t *labels,
		      struct ent_name *name)
{
	uint32_t at = name->from + 2;

	if (name->end != at + 1 || !ent_has(text, name->from, "D R I") ||
	    !ent_has(text, name->from + 1, "-"))
		return;
	labels[name->from] = labels[name->from + 1] = CHAIN_OUTSIDE;
	*name = (struct ent_name){ at, at + 1, ENT_GPE };
}

/* "Goma, Congo": two places, of which the second is mended later. */
static void comma_cut(const struct ent_text *text, uint8_t *labels,
		      struct ent_name *name)
{
	uint32_t w = name->from + 1;

	while (w + 1 < name->end && !ent_has(text, w, ","))
		w++;
	if (w + 1 >= name->end)
		return;
	labels[w] = CHAIN_OUTSIDE;
	ent_name_put(labels,
		     (struct ent_name){ w + 1, name->end, name->kind });
	name->end = w;
	if (name->from + 1 == w && is_whole(text, w + 1, w + 2,
					    LIST_REGION | LIST_COUNTRY))
		name->kind = ENT_GPE;
}

/* Of one word that is a city somewhere, but not only. */
static bool is_landscape(const struct ent_text *text, uint32_t w)
{
	return ent_has(text, w,
		       "Africa Asia Europe America Antarctica Arctic Atlantic "
		       "Pacific Mediterranean Caribbean Sahara Sahel Balkans "
		       "Caucasus Himalayas Amazon Nile Danube Rhine Mekong "
		       "Ganges Everest Kilimanjaro Earth Moon Mars Venus "
		       "Mercury Jupiter East West North South Gulf");
}

/* "a carpenter from Linz", "in Mazar-i-Sharif" */
static bool is_place_of(const struct ent_text *text, struct ent_name name)
{
	return name.from && is_whole(text, name.from, name.end, LIST_CITY) &&
	       !(ent_form(text, name.from)->lists & LIST_GIVEN) &&
	       ent_has(text, name.from - 1, "from in near");
}

/* Governments and presidents are somebody's, too. */
bool ent_has_government(const struct ent_text *text, struct ent_name name)
{
	uint32_t w = name.end + 1;

	if (ent_form(text, name.from)->lists & (LIST_GIVEN | LIST_SURNAME) ||
	    !ent_has(text, name.end, "'s \xe2\x80\x99s"))
		return false;
	return ent_has(text, w, "parliament Parliament capital envoy envoys "
				"ambassador embassy Embassy army airspace") ||
	       (ent_has(text, w, "Prime prime Foreign foreign Finance finance "
				 "Defence defence Defense defense Interior "
				 "interior") &&
		ent_has(text, w + 1, "Minister minister Ministry ministry"));
}

bool ent_is_land(const struct ent_text *text, struct ent_name name)
{
	bool single = name.from + 1 == name.end;

	if (name.kind == ENT_PERSON)
		return is_place_of(text, name) ||
		       (single && ent_has_government(text, name));
	if (name.kind != ENT_LOC)
		return false;
	return is_whole(text, name.from, name.end,
			LIST_REGION | LIST_COUNTRY) ||
	       (single && !is_landscape(text, name.from) &&
		ent_form(text, name.from)->lists & LIST_CITY);
}

void ent_places_cut(const struct ent_text *text, uint8_t *labels,
		    struct ent_name *name)
{
	party_cut(text, labels, name);
	if (name->kind == ENT_ORG)
		place_cut(text, labels, name);
	if (name->kind != ENT_GPE && name->kind != ENT_LOC)
		return;
	comma_cut(text, labels, name);
	state_cut(text, labels, name);
	if (ent_is_land(text, *name))
		name->kind = ENT_GPE;
}
