/* draft_things.c - organisations, places and the like joined
 *
 * Goes in: forms that are no persons. Joined are equal keys whatever the label
 * ("Kano" once a city, once an organisation); names that a general table
 * knows for one thing; names but for "Inc."; and acronyms with what they stand
 * for. Each rule puts hashes into a table where the other form finds them.
 *
 * What it gets wrong: an acronym of two things.
 */
#include "nlp/drafts.h"

#include <string.h>

#include "nlp/acronyms.h"
#include "nlp/aliases.h"
#include "nlp/features.h"
#include "nlp/keys.h"
#include "nlp/lookup.h"

enum rule { BY_KEY = 1, BY_FIRM, BY_GROUP, BY_INITIALS };

struct things {
	struct drafts *drafts;
	struct lookup found; /* hash of a rule and value to form + 1 */
};

static bool is_thing(const struct form *form)
{
	return form->label != ENT_PERSON && form->name.count > 0;
}

/* People and tongues are no countries, however they are spelt. */
static unsigned family(const struct form *form)
{
	return form->label == ENT_NORP	     ? 1
	       : form->label == ENT_LANGUAGE ? 2
					     : 0;
}

static uint64_t key_hash(struct string key)
{
	return bytes_hash(key.data, key.length);
}

/* "Americans" and "American", "Democrats" and "Democrat" are one people. */
static struct string people_key(struct string key)
{
	if (key.length > 4 && key.data[key.length - 1] == 's' &&
	    strchr("nticr", key.data[key.length - 2]))
		key.length--;
	return key;
}

/* The form becomes one with whatever is there, or is there from now on. */
static void meet(struct things *things, uint64_t hash, uint32_t form)
{
	uint32_t *at = lookup_put(&things->found, hash);

	if (*at)
		drafts_join(things->drafts, *at - 1, form);
	else
		*at = form + 1;
}

static bool is_company_word(struct string word)
{
	return key_in(word, "inc incorporated corp corporation co company ltd "
			    "limited plc llc llp lp gmbh ag sa spa nv bv ab "
			    "as oy pty pte bhd sdn kk group holdings holding");
}

/* The key without "Inc." and the like at its end. */
static struct string key_without_company(const struct name *name)
{
	unsigned count = name->count;
	struct string key = name->key;

	while (count > 1 && is_company_word(name->words[count - 1]))
		count--;
	if (count < name->count)
		key.length = (size_t)(name->words[count - 1].data +
				      name->words[count - 1].length -
				      key.data);
	return key;
}

/* The thing that a person's name is in truth, + 1: "Harlow Foods" where
 * "Harlow Foods Ltd." is spoken of; 0 if there is none. */
static uint32_t firm_called(const struct things *things,
			    const struct name *name)
{
	return lookup_get(&things->found,
			  feature(BY_FIRM, 0, key_hash(name->key)));
}

/* One and the same name of two words or more is that of a person here and of a
 * thing there: the more frequent label is right. */
static uint32_t namesake(const struct things *things, const struct form *form)
{
	struct form *thing;
	uint32_t f = form->name.count < 2 ? 0
		     : lookup_get(&things->found,
				  feature(BY_KEY, 0,
					  key_hash(form->name.key)));

	if (!f)
		return 0;
	thing = &things->drafts->forms[f - 1];
	if (thing->count < form->count &&
	    draft_of(things->drafts, f - 1) == f - 1) {
		thing->label = ENT_PERSON;
		name_make(&thing->name, things->drafts->arena,
			  thing->name.text, ENT_PERSON);
		return 0;
	}
	return f;
}

static void take_persons(struct things *things)
{
	struct drafts *drafts = things->drafts;

	for (uint32_t f = 0; f < drafts->form_count; f++) {
		struct form *form = &drafts->forms[f];
		if (form->label != ENT_PERSON)
			continue;
		uint32_t thing = firm_called(things, &form->name);
		if (!thing)
			thing = namesake(things, form);
		if (!thing)
			continue;
		form->label = drafts->forms[thing - 1].label;
		drafts_join(drafts, thing - 1, f);
	}
}

static void join_keys(struct things *things)
{
	for (uint32_t f = 0; f < things->drafts->form_count; f++) {
		const struct form *form = &things->drafts->forms[f];
		if (!is_thing(form))
			continue;
		struct string key = form->name.key;
		if (form->label == ENT_NORP)
			key = people_key(key);
		meet(things, feature(BY_KEY, family(form), key_hash(key)), f);
		if (form->label != ENT_ORG)
			continue;
		struct string firm = key_without_company(&form->name);
		meet(things, feature(BY_KEY, 0, key_hash(firm)), f);
		if (firm.length < form->name.key.length)
			meet(things, feature(BY_FIRM, 0, key_hash(firm)), f);
	}
}

/* A key that stands for several things ("AFP") waits until one of them is
 * seen under another name. */
static void join_groups(struct things *things, bool several)
{
	for (uint32_t f = 0; f < things->drafts->form_count; f++) {
		const struct form *form = &things->drafts->forms[f];
		const struct alias *alias;
		unsigned count;
		if (!is_thing(form) || family(form))
			continue;
		alias = alias_find(form->name.key, &count);
		for (unsigned i = 0; i < count; i++) {
			uint64_t hash = feature(BY_GROUP, alias[i].group, 0);
			if (alias[i].kind == ALIAS_GIVEN ||
			    (count > 1) != several)
				continue;
			if (!several) {
				meet(things, hash, f);
			} else if (lookup_get(&things->found, hash)) {
				meet(things, hash, f);
				break;
			}
		}
	}
}

/* What stands between two mentions, but for blanks. */
static struct string gap_behind(const struct drafts *drafts, uint32_t m)
{
	struct span span = { drafts->mentions[m].span.end,
			     drafts->mentions[m + 1].span.start };
	struct string gap = article_string(drafts->article, span);

	while (gap.length && *gap.data == ' ') {
		gap.data++;
		gap.length--;
	}
	while (gap.length && gap.data[gap.length - 1] == ' ')
		gap.length--;
	return gap;
}

#define LINK_BYTES 24 /* no link is longer, most gaps are */

static bool is_stated(struct string gap)
{
	static const char *const links[] = {
		"stands for", "stands for the", "is short for",
		"is short for the", ", short for", ", short for the",
		", formerly", ", formerly known as", ", also known as",
		", also known as the", ", officially", ", officially the",
		", officially known as", ", better known as", "(formerly",
		", previously known as", "(also known as", ", known as",
		", an acronym for", ", an acronym for the", "is known as",
	};

	for (size_t i = 0; gap.length <= LINK_BYTES &&
			   i < sizeof links / sizeof *links; i++)
		if (string_is(gap, links[i]))
			return true;
	return false;
}

/* "Name (ACR)", "ACR (Name)", "Name, or ACR". */
static bool is_bracketed(const struct drafts *drafts, uint32_t m,
			 struct string gap)
{
	const struct name *a =
		&drafts->forms[drafts->mentions[m].form].name;
	const struct name *b =
		&drafts->forms[drafts->mentions[m + 1].form].name;
	uint32_t end = drafts->mentions[m + 1].span.end;

	if (string_is(gap, ", or") || string_is(gap, ", or the"))
		return acronym_is(b->text);
	if (!string_is(gap, "(") || end >= drafts->article->text.length ||
	    !strchr(");,", drafts->article->text.data[end]))
		return false;
	if (acronym_is(a->text))
		return b->count > 1;
	return acronym_is(b->text) || (a->count > 1 && b->count == 1);
}

static void join_stated(struct things *things)
{
	struct drafts *drafts = things->drafts;

	for (uint32_t m = 0; m + 1 < drafts->mention_count; m++) {
		uint32_t a = drafts->mentions[m].form;
		uint32_t b = drafts->mentions[m + 1].form;
		const struct form *left = &drafts->forms[a];
		const struct form *right = &drafts->forms[b];
		if (!is_thing(left) || !is_thing(right) || family(left) ||
		    family(right))
			continue;
		struct string gap = gap_behind(drafts, m);
		bool bracketed = left->label != ENT_GPE &&
				 right->label != ENT_GPE &&
				 is_bracketed(drafts, m, gap);
		if (bracketed || is_stated(gap))
			drafts_join(drafts, a, b);
	}
}

static void join_initials(struct things *things)
{
	struct drafts *drafts = things->drafts;

	for (uint32_t f = 0; f < drafts->form_count; f++) {
		const struct form *form = &drafts->forms[f];
		if (!is_thing(form) || family(form) || form->name.count < 2)
			continue;
		for (int small = 0; small < 2; small++) {
			uint64_t hash = initials_hash(&form->name, small);
			uint32_t *at = hash ? lookup_put(&things->found,
				feature(BY_INITIALS, hash, 0)) : NULL;
			if (at && !*at)
				*at = f + 1;
		}
	}
	for (uint32_t f = 0; f < drafts->form_count; f++) {
		const struct form *form = &drafts->forms[f];
		if (!is_thing(form) || family(form) ||
		    form->label == ENT_GPE || /* "U.S." */
		    !acronym_is(form->name.text) || draft_of(drafts, f) != f)
			continue;
		uint64_t hash = acronym_hash(form->name.key);
		uint32_t full = lookup_get(&things->found,
					   feature(BY_INITIALS, hash, 0));
		if (full)
			drafts_join(drafts, full - 1, f);
	}
}

void drafts_join_things(struct drafts *drafts)
{
	struct things things = { .drafts = drafts };

	/* Three keys, some groups, two initials. */
	lookup_make(&things.found, drafts->arena,
		    drafts->form_count * (uint64_t)9);
	join_keys(&things);
	take_persons(&things);
	join_stated(&things);
	join_groups(&things, false);
	join_groups(&things, true);
	join_initials(&things);
}
