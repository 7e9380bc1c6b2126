/* drafts.c - entities of an article while their mentions are being joined
 *
 * Joined drafts are a forest in which each points to an earlier one (Tarjan
 * 1975), with paths halved as they are walked.
 */
#include "nlp/drafts.h"

#include "model/wordmap.h"
#include "nlp/keys.h"
#include "nlp/lookup.h"
#include "nlp/persons.h"

#define TITLE_BYTES 12 /* longer words are no title that shows a sex */

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

/* Of a title inside the mention, else of one right before it. */
static enum sex mention_sex(const struct drafts *drafts, const struct ent *ent,
			    uint32_t form)
{
	const struct name *name = &drafts->forms[form].name;
	struct string word;

	if (ent->label != ENT_PERSON || name->sex != SEX_NONE)
		return name->sex;
	word = word_before(drafts->article, ent->span.start);
	if (!word.length || word.length > TITLE_BYTES)
		return SEX_NONE;
	word = key_make(drafts->arena, word);
	return person_is_title(word) ? person_sex(word) : SEX_NONE;
}

void drafts_make(struct drafts *drafts, struct article *article)
{
	uint32_t count = article->ent_count;
	struct lookup lookup;
	size_t room = 0;

	*drafts = (struct drafts){ .article = article,
				   .arena = article->arena };
	drafts->mentions = arena_alloc(article->arena,
				       (count + 1u) *
					       sizeof *drafts->mentions);
	lookup_make(&lookup, article->arena, count);
	for (uint32_t e = 0; e < count; e++) {
		const struct ent *ent = &article->ents[e];
		if (ent->label > ENT_LANGUAGE)
			continue;
		uint32_t form = form_find(drafts, &lookup, &room, ent);
		drafts->mentions[drafts->mention_count++] =
			(struct draft_mention){
				ent->span, form, form,
				mention_sex(drafts, ent, form) };
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
