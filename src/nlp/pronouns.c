/* pronouns.c - whom "he" and "she" mean
 *
 * In: mentions of persons, by name or by office, and pronouns, who spoke last.
 * Out: for a pronoun a person, or none. It means one of the nearest sentence
 * before that has a person of its sex: who spoke last if that was there, else
 * the first one, which is mostly the subject, unless that is in a clause in
 * front. If it is one without a name, "an officer", so is the pronoun.
 * Pronouns count as mentions of whom they mean:
 *
 *     Moser opened the shop in 1989. She sold it to Olsen. “It was time,”
 *     she said.
 *
 * means Moser twice if both are women: "She" stands before Olsen.
 *
 * Source: Hobbs 1978, "Resolving Pronoun References", for the order; without
 * trees. Gets wrong: a person who is no subject, and "he" for whom no sex is
 * known, where another fits too.
 */
#include "nlp/pronouns.h"

#include <stdlib.h>

/* A pronoun looks back this many mentions, and no farther than this many
 * sentences; beyond, it was somebody else in most cases. */
#define HITS_BACK 12
#define SENTENCES_BACK 6

static int hit_order(const void *a, const void *b)
{
	const struct pronoun_hit *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	if (x->stranger != y->stranger)
		return x->stranger ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

enum sex form_sex(uint32_t form)
{
	if (form == FORM("he") || form == FORM("his") || form == FORM("him") ||
	    form == FORM("himself"))
		return SEX_MALE;
	if (form == FORM("she") || form == FORM("her") ||
	    form == FORM("hers") || form == FORM("herself"))
		return SEX_FEMALE;
	return SEX_NONE;
}

bool sex_fits(const struct reading *reading, uint32_t entity, enum sex sex)
{
	enum sex known = reading->scene.article->entities[entity].sex;

	return known == SEX_NONE || known == sex;
}

static void hit_add(struct pronouns *pronouns, struct pronoun_hit hit)
{
	pronouns->hits = arena_grow(pronouns->reading->scene.arena,
				    pronouns->hits, pronouns->count,
				    &pronouns->room, sizeof hit);
	pronouns->hits[pronouns->count++] = hit;
}

static void names_list(struct pronouns *pronouns)
{
	const struct scene *scene = &pronouns->reading->scene;
	const struct article *article = scene->article;

	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		if (entity->label != ENT_PERSON)
			continue;
		for (uint32_t m = 0; m < entity->mention_count; m++) {
			uint32_t word = scene_word_at(
				scene, entity->mentions[m].start);
			if (word < scene->count)
				hit_add(pronouns, (struct pronoun_hit){
						.word = word, .entity = e });
		}
	}
}

void pronouns_start(struct pronouns *pronouns, const struct reading *reading,
		    const struct pronoun_hit *nominals, uint32_t count)
{
	const struct scene *scene = &reading->scene;

	*pronouns = (struct pronouns){ .reading = reading };
	names_list(pronouns);
	for (uint32_t w = 0; w < scene->count; w++)
		if (form_sex(scene->words[w].form) != SEX_NONE)
			hit_add(pronouns, (struct pronoun_hit){
					.word = w, .entity = NOWHERE,
					.open = true });
	for (uint32_t n = 0; n < count; n++)
		hit_add(pronouns, nominals[n]);
	if (!pronouns->count)
		return;
	qsort(pronouns->hits, pronouns->count, sizeof *pronouns->hits,
	      hit_order);
}

/* Who is named in a quotation, or in a line that is no text, is not whom a
 * pronoun outside it means. */
static bool within_reach(const struct scene *scene,
			 const struct scene_word *hit,
			 const struct scene_word *pronoun)
{
	uint32_t block = scene->sentences[hit->sentence].block;

	if (hit->flags & WORD_UNREAD ||
	    (scene->article->blocks[block].kind == BLOCK_HEADING &&
	     block != scene->sentences[pronoun->sentence].block))
		return false;
	return hit->marked == NOWHERE || hit->marked == pronoun->marked;
}

static bool begins_clause(uint32_t form)
{
	return form == FORM("after") || form == FORM("when") ||
	       form == FORM("while") || form == FORM("although") ||
	       form == FORM("though") || form == FORM("as") ||
	       form == FORM("before") || form == FORM("since") ||
	       form == FORM("if") || form == FORM("because") ||
	       form == FORM("once") || form == FORM("whereas");
}

/* “After |Olsen| left, Moser locked the door.” is about Moser. */
static bool is_aside(const struct pronouns *pronouns,
		     const struct pronoun_hit *hit)
{
	const struct scene *scene = &pronouns->reading->scene;
	const struct scene_word *words = scene->words;
	const struct scene_sentence *s =
		&scene->sentences[words[hit->word].sentence];

	if (!begins_clause(words[s->first].form))
		return false;
	for (uint32_t w = s->first; w < hit->word; w++)
		if (words[w].form == FORM(","))
			return false;
	return true;
}

static bool may_mean(const struct pronouns *pronouns,
		     const struct pronoun_hit *hit, enum sex sex)
{
	if (hit->stranger)
		return hit->sex == SEX_NONE || hit->sex == sex;
	return hit->entity != NOWHERE &&
	       sex_fits(pronouns->reading, hit->entity, sex);
}

static uint32_t hit_resolve(const struct pronouns *pronouns, uint32_t h,
			    uint32_t last, uint32_t last_word)
{
	const struct scene_word *words = pronouns->reading->scene.words;
	const struct scene_word *pronoun = &words[pronouns->hits[h].word];
	enum sex sex = form_sex(pronoun->form);
	uint32_t best = NOWHERE, nearest = NOWHERE, spoke = NOWHERE;
	bool found = false, aside = false; /* the best one so far is */

	if (last != NOWHERE && last_word < pronouns->hits[h].word &&
	    sex_fits(pronouns->reading, last, sex) &&
	    pronoun->sentence - words[last_word].sentence <= SENTENCES_BACK) {
		best = last;
		nearest = spoke = words[last_word].sentence;
		found = true;
	}
	for (uint32_t n = 0; n < HITS_BACK && h > 0; n++) {
		const struct pronoun_hit *hit = &pronouns->hits[--h];
		uint32_t sentence = words[hit->word].sentence;
		if (pronoun->sentence - sentence > SENTENCES_BACK ||
		    (found && sentence < nearest))
			break;
		if (!may_mean(pronouns, hit, sex) ||
		    !within_reach(&pronouns->reading->scene, &words[hit->word],
				  pronoun) ||
		    sentence == spoke)
			continue;
		bool other = is_aside(pronouns, hit);
		if (found && other && !aside)
			continue;
		found = true;
		best = hit->entity;
		nearest = sentence;
		aside = other;
	}
	return best;
}

uint32_t pronoun_entity(struct pronouns *pronouns, uint32_t word,
			uint32_t last, uint32_t last_word)
{
	uint32_t low = 0, high = pronouns->count;

	while (pronouns->done < pronouns->count &&
	       pronouns->hits[pronouns->done].word <= word) {
		struct pronoun_hit *hit = &pronouns->hits[pronouns->done];
		if (hit->open)
			hit->entity = hit_resolve(pronouns, pronouns->done,
						  last, last_word);
		hit->open = false;
		pronouns->done++;
	}
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (pronouns->hits[middle].word < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low < pronouns->count && pronouns->hits[low].word == word
		? pronouns->hits[low].entity : NOWHERE;
}
