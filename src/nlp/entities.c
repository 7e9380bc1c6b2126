/* entities.c - who and what an article is about, one entry each
 *
 * Goes in: ents and the layers below. Comes out: entities in order of first
 * mention: "Matthew Miller, the spokesman … Mr. Miller" is one, with two
 * mentions, its longest proper form as name, and a role. The joining is done
 * in drafts (nlp/drafts.h); here drafts become entities.
 *
 * What it gets wrong: what the drafts do.
 */
#include "nlp/entities.h"

#include <string.h>

#include "nlp/acronyms.h"
#include "nlp/drafts.h"
#include "nlp/entity_roles.h"
#include "nlp/entity_sexes.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"
#include "nlp/persons.h"

/* What is gathered for an entity while its mentions are walked. */
struct gathered {
	uint32_t labels[ENT_LABELS];
	uint32_t form;   /* the best name, NO_DRAFT for none yet */
	enum sex title;
	uint32_t role_words;
	uint32_t roles_sought;
};

struct builder {
	struct drafts drafts;
	struct article *article;
	struct gathered *gathered;
	uint32_t *entity_of; /* of each form that stands for a draft, + 1 */
};

/* Enough to find a role that comes late; a person of a thousand mentions
 * would otherwise cost as many searches. */
#define ROLES_SOUGHT 20

static uint32_t entity_index(struct builder *builder,
			     const struct draft_mention *mention)
{
	struct article *article = builder->article;
	uint32_t draft = draft_of(&builder->drafts, mention->draft);

	if (!builder->entity_of[draft]) {
		struct entity *entity =
			&article->entities[article->entity_count];
		struct gathered *gathered =
			&builder->gathered[article->entity_count];
		memset(entity, 0, sizeof *entity);
		memset(gathered, 0, sizeof *gathered);
		gathered->form = NO_DRAFT;
		builder->entity_of[draft] = ++article->entity_count;
	}
	return builder->entity_of[draft] - 1;
}

static bool is_shouted(struct string text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] >= 'a' && text.data[i] <= 'z')
			return false;
	return true;
}

/* How proper a name is: words before letters, and an acronym or a shouted
 * headline last; of a people the adjective. */
static uint32_t form_rank(const struct form *form)
{
	uint32_t length = form->name.text.length < 255
				  ? (uint32_t)form->name.text.length : 255u;
	uint32_t rank = form->name.count * 256 +
			(form->label == ENT_NORP ? 255 - length : length);

	return acronym_is(form->name.text) || is_shouted(form->name.text)
		       ? rank : rank + 65536;
}

static void form_gather(struct gathered *gathered,
			const struct drafts *drafts, uint32_t f)
{
	const struct form *form = &drafts->forms[f];

	gathered->labels[form->label]++;
	if (gathered->form == NO_DRAFT ||
	    form_rank(form) > form_rank(&drafts->forms[gathered->form]))
		gathered->form = f;
}

/* First the counts, then the mentions into one array that all share. */
static void mentions_share(struct builder *builder)
{
	struct article *article = builder->article;
	const struct drafts *drafts = &builder->drafts;
	struct span *spans = arena_alloc(article->arena,
					 (drafts->mention_count + 1u) *
						 sizeof *spans);
	uint32_t *entity = arena_alloc(article->arena,
				       (drafts->mention_count + 1u) *
					       sizeof *entity);

	for (uint32_t m = 0; m < drafts->mention_count; m++) {
		const struct draft_mention *mention = &drafts->mentions[m];
		entity[m] = entity_index(builder, mention);
		article->entities[entity[m]].mention_count++;
		if (builder->gathered[entity[m]].title == SEX_NONE)
			builder->gathered[entity[m]].title = mention->sex;
		if (mention->form != NO_DRAFT)
			form_gather(&builder->gathered[entity[m]], drafts,
				    mention->form);
	}
	for (uint32_t e = 0; e < article->entity_count; e++) {
		article->entities[e].mentions = spans;
		spans += article->entities[e].mention_count;
		article->entities[e].mention_count = 0;
	}
	for (uint32_t m = 0; m < drafts->mention_count; m++) {
		struct entity *to = &article->entities[entity[m]];
		to->mentions[to->mention_count++] = drafts->mentions[m].span;
	}
}

/* The text with each run of blanks as one blank; itself where it is so. */
static struct string one_line(struct string text, struct arena *arena)
{
	bool clean = true;

	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] == '\n' || text.data[i] == '\t' ||
		    text.data[i] == '\r' ||
		    (text.data[i] == ' ' && i && text.data[i - 1] == ' '))
			clean = false;
	if (clean)
		return text;
	char *copy = arena_alloc(arena, text.length), *to = copy;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];
		bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
		if (!blank)
			*to++ = c;
		else if (to > copy && to[-1] != ' ')
			*to++ = ' ';
	}
	return (struct string){ copy, (size_t)(to - copy) };
}

static enum ent_label label_of(const struct gathered *gathered,
			       enum ent_label first)
{
	enum ent_label best = first;

	for (int label = 0; label < ENT_LABELS; label++)
		if (gathered->labels[label] > gathered->labels[best])
			best = (enum ent_label)label;
	return best;
}

static struct string word_before(struct string text, size_t at)
{
	size_t end = at, start;

	while (end && text.data[end - 1] == ' ')
		end--;
	start = end;
	while (start && text.data[start - 1] != ' ')
		start--;
	return (struct string){ text.data + start, end - start };
}

/* Longer titles are no headlines, and each name would be sought in them. */
#define TITLE_BYTES 1000

/* The given name that only the title has, put before the surname: the two
 * words there, or nothing. */
static struct string name_in_title(const struct article *article,
				   struct string surname)
{
	struct string title = article->title;
	struct gazetteer gazetteer;

	if (!title.data || title.length > TITLE_BYTES || surname.length < 3)
		return (struct string){ NULL, 0 };
	gazetteer_open(&gazetteer);
	for (size_t i = 1; i + surname.length <= title.length; i++) {
		if (title.data[i - 1] != ' ' ||
		    memcmp(title.data + i, surname.data, surname.length))
			continue;
		struct string given = word_before(title, i);
		if (given.length > 1 && gazetteer_word(&gazetteer, given) &
						(LIST_FEMALE | LIST_MALE))
			return (struct string){
				given.data,
				(size_t)(title.data + i + surname.length -
					 given.data) };
	}
	return (struct string){ NULL, 0 };
}

static void name_give(struct builder *builder, struct entity *entity,
		      const struct gathered *gathered)
{
	const struct form *form = &builder->drafts.forms[gathered->form];
	struct string name = form->name.text;

	entity->label = label_of(gathered, form->label);
	entity->name = one_line(name, builder->article->arena);
	entity->key = form->name.key;
	if (entity->label == ENT_PERSON && form->name.count == 1) {
		name = name_in_title(builder->article, name);
		if (name.data) {
			entity->name = name;
			entity->key = key_make(builder->article->arena, name);
		}
	}
	if (!entity->key.length)
		entity->key = entity->name;
}

static uint32_t words_in(struct string text)
{
	uint32_t words = 1;

	for (size_t i = 0; i < text.length; i++)
		words += text.data[i] == ' ';
	return words;
}

/* The first role of two words or more, else the first. */
static void role_seek(struct builder *builder, uint32_t m, uint32_t floor)
{
	struct article *article = builder->article;
	const struct draft_mention *mention = &builder->drafts.mentions[m];
	uint32_t e = entity_index(builder, mention);
	struct entity *entity = &article->entities[e];
	struct gathered *gathered = &builder->gathered[e];
	struct span name = mention->span;

	if (entity->label != ENT_PERSON || mention->form == NO_DRAFT ||
	    gathered->role_words > 1 ||
	    gathered->roles_sought++ >= ROLES_SOUGHT)
		return;
	const struct name *parts =
		&builder->drafts.forms[mention->form].name;
	struct string text = article_string(article, mention->span);
	size_t titles = text.length >= parts->text.length
				? text.length - parts->text.length : 0;
	while (titles && memcmp(text.data + titles, parts->text.data,
				parts->text.length))
		titles--; /* a possessive stands behind the name */
	name.start += (uint32_t)titles;
	struct span role = role_find(article, name, floor);
	if (role.end == role.start)
		return;
	text = one_line(article_string(article, role), article->arena);
	if (words_in(text) > gathered->role_words) {
		entity->role = text;
		gathered->role_words = words_in(text);
	}
}

static void roles_give(struct builder *builder)
{
	const struct drafts *drafts = &builder->drafts;
	uint32_t floor = 0;

	for (uint32_t m = 0; m < drafts->mention_count; m++) {
		role_seek(builder, m, floor);
		if (drafts->mentions[m].form != NO_DRAFT &&
		    drafts->forms[drafts->mentions[m].form].label ==
			    ENT_PERSON)
			floor = drafts->mentions[m].span.end;
	}
}

static void sexes_give(struct builder *builder)
{
	struct article *article = builder->article;
	struct sex_votes *votes = arena_zero(
		article->arena, (article->entity_count + 1u) * sizeof *votes);

	pronouns_count(article, votes);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		struct entity *entity = &article->entities[e];
		enum sex title = builder->gathered[e].title;
		if (title == SEX_NONE && entity->label == ENT_PERSON)
			title = title_sex(article, entity);
		entity->sex = sex_decide(entity, title, &votes[e],
					 article->arena);
	}
}

void entities_make(struct article *article)
{
	struct builder builder = { .article = article };
	struct drafts *drafts = &builder.drafts;

	drafts_make(drafts, article);
	drafts_join_things(drafts);
	drafts_join_shorts(drafts);
	drafts_join_persons(drafts);
	drafts_add_nominals(drafts);
	article->entity_count = 0;
	article->entities = arena_alloc(article->arena,
					(drafts->form_count + 1u) *
						sizeof *article->entities);
	builder.gathered = arena_alloc(article->arena,
				       (drafts->form_count + 1u) *
					       sizeof *builder.gathered);
	builder.entity_of = arena_zero(article->arena,
				       (drafts->form_count + 1u) *
					       sizeof *builder.entity_of);
	mentions_share(&builder);
	for (uint32_t e = 0; e < article->entity_count; e++)
		name_give(&builder, &article->entities[e],
			  &builder.gathered[e]);
	roles_give(&builder);
	sexes_give(&builder);
}
