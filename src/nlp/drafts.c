/* drafts.c - entities of an article while their mentions are being joined
 *
 * Joined drafts are a forest in which each points to an earlier one (Tarjan
 * 1975), with paths halved as they are walked.
 */
#include "nlp/drafts.h"

#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/lookup.h"
#include "nlp/owners.h"
#include "nlp/persons.h"

#define TITLE_BYTES 16 /* longer words are no title */

static uint32_t form_find(struct drafts *drafts, struct lookup *lookup,
			  size_t *room, const struct ent *ent)
{
	struct string text = article_string(drafts->article, ent->span);
	uint32_t *at = lookup_put(lookup,
				  word_hash(text) + (unsigned)ent->label);

	if (!*at) {
		drafts->forms = arena_grow(drafts->arena, drafts->forms,
					   drafts->form_count, room,
					   sizeof *drafts->forms);
		struct form *form = &drafts->forms[drafts->form_count];
		name_make(&form->name, drafts->arena, text, ent->label);
		form->label = ent->label;
		form->count = 0;
		*at = ++drafts->form_count;
	}
	drafts->forms[*at - 1].count++;
	return *at - 1;
}

/* The word that ends before byte `at`, behind blanks on the same line. */
static struct string word_before(const struct article *article, uint32_t at)
{
	const char *text = article->text.data;
	uint32_t end = at, start;

	while (end && text[end - 1] == ' ')
		end--;
	start = end;
	while (start && text[start - 1] > ' ' && text[start - 1] != '(')
		start--;
	return (struct string){ text + start, end - start };
}

/* The last title inside a person's mention, else one right before it. */
static struct string title_of(const struct drafts *drafts,
			      const struct ent *ent, const struct name *name)
{
	struct string word = name->title;

	if (ent->label != ENT_PERSON || word.length)
		return word;
	word = word_before(drafts->article, ent->span.start);
	if (!word.length || word.length > TITLE_BYTES)
		return name->title;
	word = key_make(drafts->arena, word);
	return person_is_title(word) ? word : name->title;
}

/* "his wife, Ana Ruiz", "first lady Ana Ruiz" */
static bool is_kin(const struct drafts *drafts, const struct ent *ent)
{
	struct string word;

	if (ent->label != ENT_PERSON)
		return false;
	word = word_before(drafts->article, ent->span.start);
	if (word.length > 1 && word.data[word.length - 1] == ',')
		word.length--;
	return key_in(word, "wife husband son daughter brother sister mother "
			    "father widow lady cousin nephew niece uncle aunt "
			    "grandson granddaughter");
}

static struct draft_mention mention_of(const struct drafts *drafts,
				       const struct ent *ent, uint32_t form)
{
	const struct name *name = &drafts->forms[form].name;
	struct string title = title_of(drafts, ent, name);

	return (struct draft_mention){
		.span = ent->span, .form = form, .draft = form,
		.sex = name->sex != SEX_NONE ? name->sex : person_sex(title),
		.title = title.length ? word_hash(title) : 0,
		.kin = is_kin(drafts, ent),
	};
}

struct maker {
	struct drafts *drafts;
	struct lookup forms;
	size_t form_room, mention_room;
	struct gazetteer gazetteer;
	struct owners owners;
};

static void mention_add(struct maker *maker, const struct ent *ent)
{
	struct drafts *drafts = maker->drafts;
	struct ent whole = { owner_span(&maker->owners, ent), ent->label };
	uint32_t form = form_find(drafts, &maker->forms, &maker->form_room,
				  &whole);

	drafts->mentions = arena_grow(drafts->arena, drafts->mentions,
				      drafts->mention_count,
				      &maker->mention_room,
				      sizeof *drafts->mentions);
	drafts->mentions[drafts->mention_count++] =
		mention_of(drafts, ent, form);
}

/* Part of a name of two: lists say whether it has a government. */
static void part_add(struct maker *maker, struct ent ent)
{
	struct string text = article_string(maker->drafts->article, ent.span);

	if (gazetteer_phrase(&maker->gazetteer, text) & LIST_PLACES)
		ent.label = ENT_GPE;
	mention_add(maker, &ent);
}

/* "Nairobi, Kenya" is two places. */
static void places_add(struct maker *maker, const struct ent *ent)
{
	const char *text = maker->drafts->article->text.data;
	struct ent part = *ent;

	for (uint32_t i = ent->span.start + 1; i + 2 < ent->span.end; i++) {
		if (text[i] != ',' || text[i + 1] != ' ')
			continue;
		part.span.end = i;
		part_add(maker, part);
		part.span = (struct span){ i + 2, ent->span.end };
		i += 2;
	}
	if (part.span.start > ent->span.start)
		part_add(maker, part);
	else
		mention_add(maker, ent);
}

/* As many mentions more may there be. */
static uint32_t commas_count(const struct article *article)
{
	uint32_t count = 0;

	for (uint32_t e = 0; e < article->ent_count; e++) {
		struct span span = article->ents[e].span;
		for (uint32_t i = span.start; i < span.end; i++)
			count += article->text.data[i] == ',';
	}
	return count;
}

void drafts_make(struct drafts *drafts, struct article *article)
{
	struct maker maker = { .drafts = drafts };

	*drafts = (struct drafts){ .article = article,
				   .arena = article->arena };
	gazetteer_open(&maker.gazetteer);
	owners_start(&maker.owners, article, &maker.gazetteer);
	lookup_make(&maker.forms, article->arena,
		    article->ent_count + commas_count(article));
	for (uint32_t e = 0; e < article->ent_count; e++) {
		const struct ent *ent = &article->ents[e];
		if (ent->label == ENT_GPE || ent->label == ENT_LOC)
			places_add(&maker, ent);
		else if (ent->label <= ENT_LANGUAGE)
			mention_add(&maker, ent);
	}
	drafts->into = arena_alloc(article->arena,
				   (drafts->form_count + 1u) *
					   sizeof *drafts->into);
	for (uint32_t f = 0; f < drafts->form_count; f++)
		drafts->into[f] = f;
}

uint32_t draft_of(struct drafts *drafts, uint32_t form)
{
	uint32_t *into = drafts->into;

	while (into[form] != form)
		form = into[form] = into[into[form]];
	return form;
}

void drafts_join(struct drafts *drafts, uint32_t a, uint32_t b)
{
	a = draft_of(drafts, a);
	b = draft_of(drafts, b);
	if (a < b)
		drafts->into[b] = a;
	else
		drafts->into[a] = b;
}
