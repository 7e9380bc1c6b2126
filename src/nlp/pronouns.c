/* pronouns.c - whom "he" and "she" mean
 *
 * In: mentions of persons and pronouns, who spoke last. Out: for a pronoun a
 * person, or none. It means one of the nearest sentence before that has a
 * person of its sex: who spoke last if that was there, else the first one,
 * which is mostly the subject. Pronouns count as mentions of whom they mean:
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
#include <string.h>

/* A pronoun looks back this many mentions, and no farther than this many
 * sentences; beyond, it was somebody else in most cases. */
#define HITS_BACK 12
#define SENTENCES_BACK 6

static int hit_order(const void *a, const void *b)
{
	const struct pronoun_hit *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
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
				pronouns->hits[pronouns->count++] =
					(struct pronoun_hit){ word, e, false };
		}
	}
}

void pronouns_start(struct pronouns *pronouns, const struct reading *reading)
{
	const struct scene *scene = &reading->scene;
	const struct article *article = scene->article;
	uint32_t most = 0;

	for (uint32_t e = 0; e < article->entity_count; e++)
		most += article->entities[e].mention_count;
	for (uint32_t w = 0; w < scene->count; w++)
		most += form_sex(scene->words[w].form) != SEX_NONE;
	*pronouns = (struct pronouns){ .reading = reading };
	pronouns->hits = arena_alloc(scene->arena, (most + 1) *
						   sizeof *pronouns->hits);
	names_list(pronouns);
	for (uint32_t w = 0; w < scene->count; w++)
		if (form_sex(scene->words[w].form) != SEX_NONE)
			pronouns->hits[pronouns->count++] =
				(struct pronoun_hit){ w, NOWHERE, true };
	qsort(pronouns->hits, pronouns->count, sizeof *pronouns->hits,
	      hit_order);
}

/* Who is named in a quotation is not whom a pronoun outside it means. */
static bool within_reach(const struct scene_word *hit,
			 const struct scene_word *pronoun)
{
	return hit->marked == NOWHERE || hit->marked == pronoun->marked;
}

static uint32_t hit_resolve(const struct pronouns *pronouns, uint32_t h,
			    uint32_t last, uint32_t last_word)
{
	const struct scene_word *words = pronouns->reading->scene.words;
	const struct scene_word *pronoun = &words[pronouns->hits[h].word];
	enum sex sex = form_sex(pronoun->form);
	uint32_t best = NOWHERE, nearest = NOWHERE, spoke = NOWHERE;

	if (last != NOWHERE && last_word < pronouns->hits[h].word &&
	    sex_fits(pronouns->reading, last, sex) &&
	    pronoun->sentence - words[last_word].sentence <= SENTENCES_BACK) {
		best = last;
		nearest = spoke = words[last_word].sentence;
	}
	for (uint32_t n = 0; n < HITS_BACK && h > 0; n++) {
		const struct pronoun_hit *hit = &pronouns->hits[--h];
		uint32_t sentence = words[hit->word].sentence;
		if (pronoun->sentence - sentence > SENTENCES_BACK ||
		    (best != NOWHERE && sentence < nearest))
			break;
		if (hit->entity == NOWHERE ||
		    !sex_fits(pronouns->reading, hit->entity, sex) ||
		    !within_reach(&words[hit->word], pronoun) ||
		    sentence == spoke)
			continue;
		best = hit->entity;
		nearest = sentence;
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
