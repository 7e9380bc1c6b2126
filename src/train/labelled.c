/* labelled.c - articles whose names somebody marked
 *
 * A gold span that does not lie on token borders cannot be learned: its words
 * may then be anything. Where a set of labels does not tell two kinds apart,
 * the last word decides if it can ("Lake" and "River" are no cities), else
 * both stay possible.
 */
#include "train/labelled.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "nlp/amounts.h"
#include "nlp/ent_labels.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/labels.h"
#include "stream/json.h"

#define KIND(kind) (1u << (kind))
#define LOCATIONS (KIND(ENT_GPE) | KIND(ENT_LOC))
#define THINGS (KIND(ENT_EVENT) | KIND(ENT_WORK_OF_ART) | KIND(ENT_LAW) | \
		KIND(ENT_LANGUAGE))
#define ALL_KINDS (KIND(ENT_KINDS) - 1)

static const struct {
	const char *scheme, *label;
	uint32_t kinds;
} labels[] = {
	{ "worldwide", "Person", KIND(ENT_PERSON) },
	{ "worldwide", "Organization", KIND(ENT_ORG) },
	{ "worldwide", "Location", LOCATIONS },
	{ "worldwide", "NORP", KIND(ENT_NORP) },
	{ "worldwide", "Facility", KIND(ENT_FAC) },
	{ "worldwide", "Product", KIND(ENT_PRODUCT) },
	{ "worldwide", "Misc", THINGS },
	{ "uner", "PER", KIND(ENT_PERSON) },
	{ "uner", "ORG", KIND(ENT_ORG) },
	{ "uner", "LOC", LOCATIONS | KIND(ENT_FAC) },
};

/* Kinds that the annotators leave out. */
static const uint32_t unmarked[SCHEMES] = {
	[SCHEME_UNER] = ALL_KINDS & ~(KIND(ENT_PERSON) | KIND(ENT_ORG) |
				      LOCATIONS | KIND(ENT_FAC)),
};

static const char *const schemes[SCHEMES] = { "worldwide", "uner",
					      "ontonotes" };

enum scheme scheme_named(const char *name)
{
	int scheme = 0;

	while (scheme < SCHEMES && strcmp(name, schemes[scheme]))
		scheme++;
	return (enum scheme)scheme;
}

static const struct {
	uint32_t kind;
	const char *words;
} heads[] = {
	{ KIND(ENT_LOC),
	  "river sea ocean mountain mountains mount lake island islands "
	  "valley peninsula desert gulf strait straits basin coast "
	  "africa asia europe america east west north south region bay delta "
	  "forest hills plateau canal highlands lowlands cape sahara "
	  "caribbean mediterranean balkans caucasus arctic antarctica "
	  "pacific atlantic" },
	{ KIND(ENT_FAC),
	  "airport bridge hotel street road avenue park hospital "
	  "building tower station stadium museum mosque church temple palace "
	  "prison dam port square plaza center centre hall cemetery highway "
	  "cathedral theatre theater mall restaurant" },
	{ KIND(ENT_LAW), "act law constitution treaty bill protocol code "
	  "convention amendment agreement accord accords resolution article "
	  "clause decree charter regulations" },
	{ KIND(ENT_EVENT), "cup games festival war day olympics championship "
	  "championships election elections summit revolution conference "
	  "awards expo tour prix covid pandemic coronavirus ebola 19 "
	  "week forum olympic final league fair holocaust intifada" },
	{ KIND(ENT_LANGUAGE), "mandarin cantonese hindi urdu swahili hausa "
	  "yoruba igbo zulu xhosa tagalog quechua guarani" },
};

/* The kinds narrowed by the last word, and by lists of places. */
static uint32_t kinds_narrow(uint32_t kinds, struct string text,
			     struct arena *arena)
{
	struct string key = key_make(arena, text), word, last = { NULL, 0 };
	struct gazetteer gazetteer;

	if (!(kinds & (kinds - 1)))
		return kinds;
	while (key_word(&key, &word))
		last = word;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (kinds & heads[i].kind && key_listed(last, heads[i].words))
			return heads[i].kind;
	gazetteer_open(&gazetteer);
	if (kinds & KIND(ENT_GPE) &&
	    gazetteer_phrase(&gazetteer, text) & LIST_PLACES)
		return KIND(ENT_GPE);
	return kinds;
}

static uint32_t kinds_of(enum scheme scheme, struct string label)
{
	if (scheme == SCHEME_ONTONOTES) {
		enum ent_label kind = ent_label_named(label);
		return kind < ENT_KINDS ? KIND(kind) : 0;
	}
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (scheme_named(labels[i].scheme) == scheme &&
		    string_is(label, labels[i].label))
			return labels[i].kinds;
	return 0;
}

static bool number_find(const struct json_members *members, const char *name,
			uint32_t *number)
{
	struct json_value value;

	return json_find(members, string_of(name), &value) &&
	       json_uint(value, number);
}

/* One {start, end, label}; false if it is not that. */
static bool gold_from(struct gold_ent *gold, const struct labelled *labelled,
		      const struct text_index *index, struct json_value item,
		      struct arena *arena)
{
	struct json_members members = json_members(item, arena);
	struct json_value label;
	uint32_t start, end;

	if (!number_find(&members, "start", &start) ||
	    !number_find(&members, "end", &end) ||
	    !json_find(&members, STRING("label"), &label))
		return false;
	gold->span.start = text_byte(index, start);
	gold->span.end = text_byte(index, end);
	gold->kinds = kinds_narrow(
		kinds_of(labelled->scheme, json_text(label, arena)),
		article_string(&labelled->article, gold->span), arena);
	return true;
}

static void gold_read(struct labelled *labelled, struct json_value list,
		      struct arena *arena)
{
	struct text_index index;
	struct json_value item;
	struct gold_ent gold;
	size_t room = 0;

	text_index_make(&index, arena, labelled->article.text);
	for (bool more = json_first(list, &item); more;
	     more = json_after(list, &item)) {
		if (!gold_from(&gold, labelled, &index, item, arena))
			continue;
		labelled->gold = arena_grow(arena, labelled->gold,
					    labelled->gold_count, &room,
					    sizeof *labelled->gold);
		labelled->gold[labelled->gold_count++] = gold;
	}
}

/* The labels of that place for all of the kinds. */
static uint64_t labels_of(uint32_t kinds, enum ent_place place)
{
	uint64_t set = 0;

	for (unsigned kind = 0; kind < ENT_KINDS; kind++)
		if (kinds & KIND(kind))
			set |= (uint64_t)1 << chain_label(kind, place);
	return set;
}

static uint64_t labels_anywhere(uint32_t kinds)
{
	uint64_t set = 1u << CHAIN_OUTSIDE;

	for (int place = PLACE_BEGIN; place <= PLACE_INSIDE; place++)
		set |= labels_of(kinds, (enum ent_place)place);
	return set;
}

static struct span word_span(const struct labelled *labelled, uint32_t word)
{
	return labelled->article.tokens[labelled->text.words[word].token].span;
}

/* The words from `w` on that lie in the gold span. */
static void gold_put(struct labelled *labelled, const struct gold_ent *gold,
		     uint32_t w)
{
	uint32_t end = w, last = labelled->text.word_count;

	while (end < last && word_span(labelled, end).start < gold->span.end)
		end++;
	bool fits = word_span(labelled, w).start == gold->span.start &&
		    word_span(labelled, end - 1).end == gold->span.end;
	for (uint32_t i = w; i < end; i++) {
		enum ent_place place = w + 1 == end ? PLACE_WHOLE
				       : i == w	    ? PLACE_BEGIN
				       : i + 1 == end ? PLACE_LAST
						      : PLACE_INSIDE;
		if (!gold->kinds)
			labelled->allowed[i] = 1u << CHAIN_OUTSIDE;
		else if (fits)
			labelled->allowed[i] = labels_of(gold->kinds, place);
		else
			labelled->allowed[i] = labels_anywhere(ALL_KINDS);
	}
}

static uint64_t fold_hash(const struct labelled *labelled, uint32_t w)
{
	return labelled->text.folds[ent_form(&labelled->text, w)->fold].hash;
}

/* What may stand where the annotators marked nothing. */
static uint64_t unmarked_at(const struct labelled *labelled, uint32_t w,
			    const struct openings *openings)
{
	return labels_anywhere(unmarked[labelled->scheme] &
			       openings_find(openings,
					     fold_hash(labelled, w)));
}

/* Names of a set that leaves out no kind open their words for other sets. */
static void openings_note(const struct labelled *labelled,
			  struct openings *openings)
{
	uint64_t outside = (uint64_t)1 << CHAIN_OUTSIDE;

	for (uint32_t w = 0; w < labelled->text.word_count; w++) {
		uint32_t kinds = 0;
		for (unsigned label = 1; label < CHAIN_LABELS; label++)
			if (labelled->allowed[w] >> label & 1)
				kinds |= KIND(chain_kind(label));
		if (kinds && !(labelled->allowed[w] & outside) &&
		    ent_form(&labelled->text, w)->capital)
			openings_add(openings, fold_hash(labelled, w), kinds);
	}
}

static void allowed_make(struct labelled *labelled, struct arena *arena,
			 struct openings *openings)
{
	uint32_t count = labelled->text.word_count, w = 0;

	labelled->labels = arena_zero(arena, count + 1u);
	labelled->allowed = arena_alloc(arena,
					count * sizeof *labelled->allowed);
	for (uint32_t i = 0; i < count; i++)
		labelled->allowed[i] = unmarked_at(labelled, i, openings);
	for (uint32_t g = 0; w < count && g < labelled->gold_count; g++) {
		const struct gold_ent *gold = &labelled->gold[g];
		while (w < count &&
		       word_span(labelled, w).end <= gold->span.start)
			w++;
		if (w < count && word_span(labelled, w).start < gold->span.end)
			gold_put(labelled, gold, w);
	}
	if (!unmarked[labelled->scheme])
		openings_note(labelled, openings);
}

/* Code point for code point, so that places stay what they are. */
static struct string recased(struct string text, enum recase recase,
			     struct arena *arena)
{
	const char *at = text.data, *end = text.data + text.length;
	char *start = arena_alloc(arena, text.length * 4 + 1), *to = start;

	if (recase == RECASE_NONE)
		return text;
	while (at < end) {
		uint32_t c = utf8_next(&at);
		to = utf8_write(to, recase == RECASE_LOWER ? char_lower(c)
							   : char_upper(c));
	}
	return (struct string){ start, (size_t)(to - start) };
}

bool labelled_read(struct labelled *labelled, enum scheme scheme,
		   enum recase recase, struct openings *openings,
		   struct arena *arena, const char *line, size_t length)
{
	struct json_value object, text, ents;
	struct json_members members;
	struct json_error error;
	struct amounts amounts;

	memset(labelled, 0, sizeof *labelled);
	labelled->scheme = scheme;
	if (!json_scan(line, length, arena, &object, &members, &error) ||
	    !json_find(&members, STRING("text"), &text))
		return false;
	article_init(&labelled->article, arena,
		     recased(json_text(text, arena), recase, arena),
		     (struct string){ NULL, 0 });
	article_need(&labelled->article, LAYER_TAGS);
	if (json_find(&members, STRING("ents"), &ents))
		gold_read(labelled, ents, arena);
	ent_text_make(&labelled->text, &labelled->article);
	amounts_find(&labelled->text, &amounts);
	/* All of these, reports too, of which nlp/ent_style.h would say no:
	 * what their annotators do otherwise is kept from other texts. */
	labelled->text.talks = scheme == SCHEME_UNER;
	allowed_make(labelled, arena, openings);
	return true;
}
