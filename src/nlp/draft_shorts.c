/* draft_shorts.c - short forms of the names of organisations joined
 *
 * Goes in: forms. Joined to a longer name are its first words ("Grameen" of
 * "Grameen Telecom"), what is left without its owner ("Post" of "Harlow
 * Post"), and the noun that it ends with ("the Union"), each if it is a form
 * of its own in the text.
 *
 * What it gets wrong: two universities called "the University" by turns.
 */
#include "nlp/drafts.h"

#include "nlp/features.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/lookup.h"

enum rule { BY_BEGIN = 1, BY_END, BY_NOUN };

struct shorts {
	struct drafts *drafts;
	struct lookup found; /* hash of a rule and value to form + 1 */
};

static uint64_t key_hash(struct string key)
{
	return bytes_hash(key.data, key.length);
}

/* Words that begin many names of different things. */
static bool is_common_start(struct string word)
{
	return key_in(word, "national united international federal royal "
		"central bank university ministry department supreme high "
		"first new american general world state public european "
		"african asian american north south east west northern "
		"southern eastern western committee council union party "
		"people's democratic republican social workers' free great "
		"saint st san santa port mount lake fort la el los las");
}

/* How many of the first words say only whose it is: "U.S.", "Russian"; of
 * newspapers and clubs the city: "Harlow", "New York". */
static unsigned owner_words(const struct gazetteer *gazetteer,
			    const struct name *name, unsigned lists)
{
	unsigned count = 0;

	while (count + 1 < name->count && count < 2 &&
	       (gazetteer_word(gazetteer, name->words[count]) & lists ||
		key_in(name->words[count], "us uk eu un")))
		count++;
	if (!count && name->count > 2 && lists & LIST_CITY) {
		struct string pair = name->words[0];
		pair.length = (size_t)(name->words[1].data +
				       name->words[1].length - pair.data);
		count = gazetteer_phrase(gazetteer, pair) & lists ? 2 : 0;
	}
	return count;
}

/* "House Intelligence Committee" is not the House, though "House of
 * Representatives" is. */
static bool is_house(const struct name *name)
{
	return key_in(name->words[0], "house senate city county") &&
	       !string_is(name->words[1], "of");
}

static void begins_put(struct shorts *shorts,
		       const struct gazetteer *gazetteer, uint32_t f)
{
	const struct name *name = &shorts->drafts->forms[f].name;
	struct string key = name->key;

	for (unsigned n = 1; n < name->count; n++) {
		key.length = (size_t)(name->words[n - 1].data +
				      name->words[n - 1].length - key.data);
		if (n == 1 && (is_common_start(name->words[0]) ||
			       is_house(name) ||
			       owner_words(gazetteer, name,
					   LIST_COUNTRY | LIST_DEMONYM)))
			continue;
		uint32_t *at = lookup_put(&shorts->found,
					  feature(BY_BEGIN, key_hash(key), 0));
		if (!*at)
			*at = f + 1;
	}
}
static void end_put(struct shorts *shorts, const struct gazetteer *gazetteer,
		    uint32_t f)
{
	const struct name *name = &shorts->drafts->forms[f].name;
	unsigned n = owner_words(gazetteer, name, LIST_PLACES | LIST_DEMONYM);
	struct string key = name->key;

	if (!n)
		return;
	key.data = name->words[n].data;
	key.length = (size_t)(name->key.data + name->key.length - key.data);
	uint32_t *at = lookup_put(&shorts->found,
				  feature(BY_END, key_hash(key), 0));
	if (!*at)
		*at = f + 1;
}

/* "the Union" after "Bank Officers Union", if that is the only one. */
static void noun_put(struct shorts *shorts, uint32_t f)
{
	const struct name *name = &shorts->drafts->forms[f].name;
	struct string last = name->words[name->count - 1];

	if (name->count < 2 ||
	    !key_in(last, "union party council commission board bureau "
			  "committee agency club league federation authority "
			  "association academy society ministry court"))
		return;
	uint32_t *at = lookup_put(&shorts->found,
				  feature(BY_NOUN, key_hash(last), 0));
	if (!*at)
		*at = f + 1;
	else if (*at != NO_DRAFT &&
		 draft_of(shorts->drafts, *at - 1) !=
			 draft_of(shorts->drafts, f))
		*at = NO_DRAFT;
}

/* The longer name that this one is short for, + 1; 0 if there is none. A
 * single word is short for what was named before, or "Apple" would be "Apple
 * Music". */
static uint32_t full_find(const struct shorts *shorts, uint32_t f)
{
	static const enum rule rules[] = { BY_END, BY_BEGIN, BY_NOUN };
	const struct name *name = &shorts->drafts->forms[f].name;
	uint64_t key = key_hash(name->key);

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		uint32_t full = lookup_get(&shorts->found,
					   feature(rules[i], key, 0));
		if (full && full != NO_DRAFT &&
		    (full <= f || (rules[i] == BY_END && name->count > 1)))
			return full;
	}
	return 0;
}

/* "Grameen" of "Grameen Telecom", "Foreign Ministry" of "Russian Foreign
 * Ministry", "Post" of "Harlow Post": organisations only, and the first that
 * is so called. */
void drafts_join_shorts(struct drafts *drafts)
{
	struct shorts shorts = { .drafts = drafts };
	struct gazetteer gazetteer;

	gazetteer_open(&gazetteer);
	/* A noun, an end, a beginning for each word. */
	lookup_make(&shorts.found, drafts->arena,
		    drafts->form_count * (uint64_t)(2 + NAME_WORDS));
	for (uint32_t f = 0; f < drafts->form_count; f++)
		if (drafts->forms[f].label == ENT_ORG &&
		    drafts->forms[f].name.count) {
			begins_put(&shorts, &gazetteer, f);
			end_put(&shorts, &gazetteer, f);
			noun_put(&shorts, f);
		}
	for (uint32_t f = 0; f < drafts->form_count; f++) {
		uint32_t full = drafts->forms[f].label == ENT_ORG
					? full_find(&shorts, f) : 0;
		if (full)
			drafts_join(drafts, full - 1, f);
	}
}
