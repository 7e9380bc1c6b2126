/* draft_persons.c - mentions of persons joined
 *
 * Goes in: forms and mentions. Full names that agree become one draft. A short
 * name ("Kim", "Mrs. Clinton", "van der Berg", "Joe") is looked up, mention
 * by mention, among the full names that have its last word: sex shown by
 * titles and given names must not differ, one who was named before is better
 * than one who was not, a surname better than a given name, the same title
 * ("Judge") better than another, and then the one mentioned last is meant, or,
 * before any was, the first to come. "The King" is whoever had that title.
 *
 * What it gets wrong: a father and a son with one surname where the text
 * relies on the reader's knowing whose turn it is.
 */
#include "nlp/drafts.h"

#include <string.h>

#include "nlp/choices.h"
#include "nlp/features.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/lookup.h"
#include "nlp/persons.h"

/* Full names with one word in common that are looked at: more namesakes than
 * this are no article but a list, and would cost time by their square. */
#define NAMESAKES 16

struct entry {
	uint32_t form, next; /* next: index + 1 */
};

struct persons {
	struct drafts *drafts;
	struct gazetteer gazetteer;
	struct lookup by_word; /* hash of a word to first entry + 1 */
	struct lookup by_key;  /* to form + 1 */
	struct entry *entries;
	uint32_t entry_count;
	uint32_t *last; /* of each form that stands for a draft: the mention
			 * where it was seen last + 1 */
	enum sex *sexes;
	uint64_t *titles; /* the last one of each draft */
	bool *kin;        /* of each draft: named as somebody's relative */
	bool juniors;     /* "Orr Jr." is told apart from "Orr" */
};

static uint64_t word_key(struct string word)
{
	return bytes_hash(word.data, word.length);
}

static bool is_person(const struct drafts *drafts, uint32_t form)
{
	return drafts->forms[form].label == ENT_PERSON &&
	       drafts->forms[form].name.count > 0;
}

/* As the title shows, or a given name that only one sex has. */
static enum sex form_sex(const struct persons *persons,
			 const struct name *name)
{
	if (name->sex != SEX_NONE || !name->full)
		return name->sex;
	unsigned lists = gazetteer_word(&persons->gazetteer, name->words[0]);
	bool female = lists & LIST_FEMALE, male = lists & LIST_MALE;

	return female == male ? SEX_NONE : female ? SEX_FEMALE : SEX_MALE;
}

static bool sexes_agree(enum sex a, enum sex b)
{
	return a == SEX_NONE || b == SEX_NONE || a == b;
}

static void entry_add(struct persons *persons, uint32_t form,
		      struct string word)
{
	uint32_t *at = lookup_put(&persons->by_word, word_key(word));

	persons->entries[persons->entry_count] =
		(struct entry){ form, *at };
	*at = ++persons->entry_count;
}

static void find_juniors(struct persons *persons)
{
	const struct drafts *drafts = persons->drafts;

	for (uint32_t f = 0; f < drafts->form_count; f++)
		if (is_person(drafts, f) && !drafts->forms[f].name.full &&
		    drafts->forms[f].name.suffix.length)
			persons->juniors = true;
}

static bool suffixes_agree(const struct persons *persons,
			   const struct name *a, const struct name *b)
{
	return !persons->juniors || string_equal(a->suffix, b->suffix);
}

/* The full names agree, also with the first that the other's draft had: "M.
 * Khan" is Maria or Mohammed, but they are not each other. */
static bool may_be_one(const struct persons *persons, uint32_t form,
		       uint32_t other)
{
	const struct form *forms = persons->drafts->forms;
	uint32_t first = draft_of(persons->drafts, other);

	return suffixes_agree(persons, &forms[form].name,
			      &forms[other].name) &&
	       names_agree(&forms[form].name, &forms[other].name) &&
	       names_agree(&forms[form].name, &forms[first].name) &&
	       sexes_agree(forms[form].name.sex, forms[other].name.sex);
}

/* The earlier full name that this one agrees with, or itself. */
static uint32_t full_find(const struct persons *persons, uint32_t form)
{
	const struct form *forms = persons->drafts->forms;
	const struct name *name = &forms[form].name;

	for (int side = 0; side < 2; side++) {
		struct string word =
			name->words[side ? 0 : name->count - 1];
		uint32_t e = lookup_get(&persons->by_word, word_key(word));
		for (int n = 0; e && n < NAMESAKES; n++) {
			const struct entry *entry = &persons->entries[e - 1];
			if (may_be_one(persons, form, entry->form))
				return entry->form;
			e = entry->next;
		}
	}
	return form;
}

static void join_full(struct persons *persons)
{
	struct drafts *drafts = persons->drafts;

	for (uint32_t f = 0; f < drafts->form_count; f++) {
		const struct name *name = &drafts->forms[f].name;
		if (!is_person(drafts, f))
			continue;
		persons->sexes[f] = form_sex(persons, name);
		if (!name->full)
			continue;
		uint32_t other = full_find(persons, f);
		if (other != f)
			drafts_join(drafts, f, other);
		for (unsigned w = 0; w < name->count; w++)
			entry_add(persons, f, name->words[w]);
	}
}

/* Sexes known from any form of a draft count for all of it. */
static void share_sexes(struct persons *persons)
{
	for (int turn = 0; turn < 2; turn++)
		for (uint32_t f = 0; f < persons->drafts->form_count; f++) {
			uint32_t draft = draft_of(persons->drafts, f);
			if (persons->sexes[draft] == SEX_NONE)
				persons->sexes[draft] = persons->sexes[f];
			else if (persons->drafts->forms[f].name.full)
				persons->sexes[f] = persons->sexes[draft];
		}
}

/* The word before a full name, or before a comma there, shows it. */
static void find_kin(struct persons *persons)
{
	struct drafts *drafts = persons->drafts;

	for (uint32_t m = 0; m < drafts->mention_count; m++) {
		const struct draft_mention *mention = &drafts->mentions[m];
		if (mention->kin && is_person(drafts, mention->form) &&
		    drafts->forms[mention->form].name.full)
			persons->kin[draft_of(drafts, mention->form)] = true;
	}
}

static uint64_t bare_key(const struct name *name)
{
	return feature(SEX_NONE, word_key(name->key), 0);
}

/* "President Obama … his wife, Michelle Obama": who was called by the surname
 * before is not the relative. */
static bool is_other(const struct persons *persons,
		     const struct choice *choice, const struct name *name)
{
	return choice->draft != NO_DRAFT && choice->kin && !choice->title &&
	       choice->fit == 3 &&
	       (!choice->last || lookup_get(&persons->by_key, bare_key(name)));
}

/* A surname in use beats a given name; else what was mentioned decides. */
static uint32_t short_find(struct persons *persons, const struct name *name,
			   const struct draft_mention *mention)
{
	struct choice best = { NO_DRAFT, 0, false, false, 0 };

	for (int side = 0; name->count && side < 2; side++) {
		struct string word = name->words[side ? 0 : name->count - 1];
		uint32_t e = lookup_get(&persons->by_word, word_key(word));
		for (int n = 0; e && n < NAMESAKES; n++) {
			uint32_t full = persons->entries[e - 1].form;
			uint32_t draft = draft_of(persons->drafts, full);
			const struct name *other =
				&persons->drafts->forms[full].name;
			int fit = name_fits(name, other);
			e = persons->entries[e - 1].next;
			bool title = mention->title &&
				     mention->title == persons->titles[draft];
			if (fit && suffixes_agree(persons, name, other) &&
			    sexes_agree(mention->sex, persons->sexes[draft]))
				choice_offer(&best, (struct choice){
					draft, fit, title,
					persons->kin[draft],
					persons->last[draft] });
		}
	}
	return is_other(persons, &best, name) ? NO_DRAFT : best.draft;
}

/* A nickname shares no word with the full name; those are tried where nothing
 * else fits, among the persons seen so far. */
static uint32_t nickname_find(struct persons *persons, const struct name *name,
			      enum sex sex, const uint32_t *recent,
			      uint32_t count)
{
	for (uint32_t n = 0; n < count && n < NAMESAKES; n++) {
		uint32_t draft = recent[(count - 1 - n) % NAMESAKES];
		if (!persons->kin[draft] &&
		    name_fits(name, &persons->drafts->forms[draft].name) &&
		    sexes_agree(sex, persons->sexes[draft]))
			return draft;
	}
	return NO_DRAFT;
}

/* Short names that nobody's full name explains are one by their key. */
static uint32_t key_find(struct persons *persons, uint32_t form, enum sex sex)
{
	const struct form *forms = persons->drafts->forms;
	uint64_t hash = feature((unsigned)sex, word_key(forms[form].name.key),
				0);
	uint64_t bare = bare_key(&forms[form].name);
	uint32_t *at = lookup_put(&persons->by_key, hash);

	if (!*at && sex != SEX_NONE)
		*at = lookup_get(&persons->by_key, bare);
	if (!*at)
		*at = form + 1;
	uint32_t found = *at - 1;
	at = lookup_put(&persons->by_key, bare);
	if (!*at)
		*at = found + 1;
	return found;
}

/* Whether "the" stands right before the mention. */
static bool is_the(const struct drafts *drafts, struct span span)
{
	const char *text = drafts->article->text.data;

	return span.start >= 4 && memcmp(text + span.start - 3, "he ", 3) ==
				   0 &&
	       (text[span.start - 4] == 't' || text[span.start - 4] == 'T');
}

/* "King Karl … the King": a title alone is whoever had it last. */
static uint32_t titled_find(struct persons *persons,
			    const struct draft_mention *mention,
			    const uint32_t *recent, uint32_t count)
{
	const struct name *name = &persons->drafts->forms[mention->form].name;

	if (name->count != 1 || !person_is_title(name->words[0]) ||
	    !is_the(persons->drafts, mention->span))
		return NO_DRAFT;
	for (uint32_t n = 0; n < count && n < NAMESAKES; n++) {
		uint32_t draft = draft_of(
			persons->drafts, recent[(count - 1 - n) % NAMESAKES]);
		if (persons->titles[draft] == word_hash(name->words[0]))
			return draft;
	}
	return NO_DRAFT;
}

static void resolve_mentions(struct persons *persons)
{
	struct drafts *drafts = persons->drafts;
	uint32_t recent[NAMESAKES], recent_count = 0;

	for (uint32_t m = 0; m < drafts->mention_count; m++) {
		struct draft_mention *mention = &drafts->mentions[m];
		uint32_t f = mention->form, draft;
		if (!is_person(drafts, f))
			continue;
		const struct form *form = &drafts->forms[f];
		draft = titled_find(persons, mention, recent, recent_count);
		if (draft != NO_DRAFT) {
			mention->draft = draft;
			mention->form = NO_DRAFT;
			persons->last[draft] = m + 1;
			continue;
		}
		draft = form->name.full ? draft_of(drafts, f)
					: short_find(persons, &form->name,
						     mention);
		if (draft == NO_DRAFT)
			draft = nickname_find(persons, &form->name,
					      mention->sex, recent,
					      recent_count);
		if (draft == NO_DRAFT)
			draft = key_find(persons, f, mention->sex);
		mention->draft = draft;
		if (persons->sexes[draft_of(drafts, draft)] == SEX_NONE)
			persons->sexes[draft_of(drafts, draft)] =
				mention->sex;
		persons->last[draft_of(drafts, draft)] = m + 1;
		if (mention->title)
			persons->titles[draft_of(drafts, draft)] =
				mention->title;
		if (form->name.full || mention->title)
			recent[recent_count++ % NAMESAKES] = draft;
	}
}

/* The single name of a person without a title that is the thing's, too. */
static void join_stray(struct persons *persons, uint32_t form)
{
	uint32_t found = lookup_get(&persons->by_key, bare_key(
					&persons->drafts->forms[form].name));
	uint32_t draft;

	if (!found)
		return;
	draft = draft_of(persons->drafts, found - 1);
	if (!persons->titles[draft] && persons->sexes[draft] == SEX_NONE)
		drafts_join(persons->drafts, found - 1, form);
}

/* A word that was taken for a place or an organisation here and for the
 * surname of a person elsewhere, and no less often, is the person's. */
static void take_strays(struct persons *persons)
{
	struct drafts *drafts = persons->drafts;

	for (uint32_t m = 0; m < drafts->mention_count; m++) {
		struct draft_mention *mention = &drafts->mentions[m];
		if (mention->form == NO_DRAFT)
			continue;
		const struct form *form = &drafts->forms[mention->form];
		if (form->label == ENT_PERSON || form->label == ENT_NORP ||
		    memchr(form->name.text.data, ' ',
			   form->name.text.length) ||
		    gazetteer_word(&persons->gazetteer, form->name.key) &
			    (LIST_COUNTRY | LIST_REGION | LIST_DEMONYM))
			continue;
		uint32_t person = short_find(persons, &form->name, mention);
		if (person == NO_DRAFT)
			join_stray(persons, mention->form);
		else if (form->count <= drafts->forms[person].count)
			mention->draft = person;
	}
}

void drafts_join_persons(struct drafts *drafts)
{
	struct persons persons = { .drafts = drafts };
	struct arena *arena = drafts->arena;
	uint32_t count = drafts->form_count;

	gazetteer_open(&persons.gazetteer);
	lookup_make(&persons.by_word, arena, (uint64_t)count * NAME_WORDS);
	lookup_make(&persons.by_key, arena, (uint64_t)count * 2);
	persons.entries = arena_alloc(arena, ((size_t)count * NAME_WORDS + 1) *
						     sizeof(struct entry));
	persons.last = arena_zero(arena, (count + 1u) * sizeof(uint32_t));
	persons.sexes = arena_zero(arena, (count + 1u) *
						  sizeof *persons.sexes);
	persons.titles = arena_zero(arena, (count + 1u) *
						   sizeof *persons.titles);
	persons.kin = arena_zero(arena, (count + 1u) * sizeof *persons.kin);
	find_juniors(&persons);
	join_full(&persons);
	find_kin(&persons);
	share_sexes(&persons);
	resolve_mentions(&persons);
	take_strays(&persons);
}
