/* entity_sexes.c - the grammatical sex of persons, as the text shows it
 *
 * A pronoun votes for the one person named in its sentence before it or, if
 * it comes before any name there, for the only one of the sentence before.
 */
#include "nlp/entity_sexes.h"

#include <string.h>

#include "nlp/givens.h"
#include "nlp/keys.h"
#include "nlp/names.h"
#include "nlp/persons.h"
#include "nlp/tags.h"

#define NOBODY UINT32_MAX

/* So many pronouns of one sex, and hardly one of the other, say more than a
 * given name. */
#define SURE 4

struct place {
	uint32_t start, entity;
};

/* Mentions of persons in the order of the text: entities have theirs in
 * order, so they are dealt into an array by token. */
static uint32_t *persons_by_token(const struct article *article)
{
	uint32_t *person = arena_alloc(article->arena,
				       (article->token_count + 1u) *
					       sizeof *person);

	memset(person, 0xFF, article->token_count * sizeof *person);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		if (entity->label != ENT_PERSON)
			continue;
		for (uint32_t m = 0; m < entity->mention_count; m++) {
			uint32_t t = article_token_at(
				article, entity->mentions[m].start);
			if (t < article->token_count)
				person[t] = e;
		}
	}
	return person;
}

static enum sex token_sex(const struct article *article, uint32_t t)
{
	struct string text = token_string(article, &article->tokens[t]);
	char word[8];

	if (article->tokens[t].pos != POS_PRON || text.length > 7 ||
	    text.length < 2)
		return SEX_NONE;
	memcpy(word, text.data, text.length);
	if (word[0] >= 'A' && word[0] <= 'Z')
		word[0] = (char)(word[0] - 'A' + 'a');
	return pronoun_sex((struct string){ word, text.length });
}

/* The persons of one sentence: nobody, one, or several. */
struct company {
	uint32_t one;
	bool several;
};

static void company_add(struct company *company, uint32_t entity)
{
	company->several = company->several ||
			   (company->one != NOBODY && company->one != entity);
	company->one = entity;
}

void pronouns_count(const struct article *article, struct sex_votes *votes)
{
	uint32_t *person = persons_by_token(article);
	struct company before = { NOBODY, false };

	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		struct company here = { NOBODY, false };
		for (uint32_t t = sentence->token; t < sentence->token_end;
		     t++) {
			if (person[t] != NOBODY)
				company_add(&here, person[t]);
			enum sex sex = token_sex(article, t);
			const struct company *meant =
				here.one == NOBODY ? &before : &here;
			if (sex != SEX_NONE && meant->one != NOBODY &&
			    !meant->several)
				votes[meant->one].counts[sex]++;
		}
		before = here;
	}
}

static enum sex sex_of_words(struct string words, struct arena *arena)
{
	struct string key = key_make(arena, words), word;
	enum sex sex = SEX_NONE;

	while (key_word(&key, &word))
		if (person_sex(word) != SEX_NONE)
			sex = person_sex(word);
	return sex;
}

/* Of the first word of a full name. */
static enum sex sex_of_given(const struct entity *entity, struct arena *arena)
{
	struct gazetteer gazetteer;
	struct name name;

	name_make(&name, arena, entity->name, ENT_PERSON);
	if (!name.full)
		return SEX_NONE;
	gazetteer_open(&gazetteer);
	return given_sex(&gazetteer, name.words[0]);
}

enum sex title_sex(const struct article *article, const struct entity *entity)
{
	for (uint32_t m = 0; m < entity->mention_count; m++) {
		uint32_t t = article_token_at(article,
					      entity->mentions[m].start);
		if (!t || t == article->token_count ||
		    article->tokens[t - 1].pos != POS_PROPN)
			continue;
		enum sex sex = person_sex(key_make(
			article->arena,
			token_string(article, &article->tokens[t - 1])));
		if (sex != SEX_NONE)
			return sex;
	}
	return SEX_NONE;
}

enum sex sex_decide(const struct entity *entity, enum sex title,
		    const struct sex_votes *votes, struct arena *arena)
{
	uint32_t female = votes->counts[SEX_FEMALE];
	uint32_t male = votes->counts[SEX_MALE];
	enum sex sex = title;

	if (entity->label != ENT_PERSON)
		return SEX_NONE;
	if (sex == SEX_NONE && entity->role.data)
		sex = sex_of_words(entity->role, arena);
	if (sex == SEX_NONE && female >= SURE && female > 4 * male)
		sex = SEX_FEMALE;
	if (sex == SEX_NONE && male >= SURE && male > 4 * female)
		sex = SEX_MALE;
	if (sex == SEX_NONE)
		sex = sex_of_given(entity, arena);
	if (sex == SEX_NONE && female > 2 * male)
		sex = SEX_FEMALE;
	if (sex == SEX_NONE && male > 2 * female)
		sex = SEX_MALE;
	return sex;
}
