/* bodies.c - which organisation "the ministry" and "it" mean
 *
 * In: organisations of the article, a nominal or a pronoun. Out: the one that
 * it means, or none: "the ministry" is the last one named before whose name
 * has that word, "the Foreign Ministry"; "it" and "the company" the one that
 * spoke last, if that is near.
 *
 * Gets wrong: two organisations of one kind, of which the nearer one is taken.
 */
#include "nlp/bodies.h"

#include <stdlib.h>

#include "nlp/keys.h"

/* How far it looks back: mentions, and sentences to who spoke last. */
#define HITS_BACK 24
#define SENTENCES_BACK 3

struct body_hit {
	uint32_t word;
	uint32_t entity;
};

static int hit_order(const void *a, const void *b)
{
	const struct body_hit *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

void bodies_start(struct bodies *bodies, const struct reading *reading)
{
	const struct scene *scene = &reading->scene;
	const struct article *article = scene->article;
	uint32_t most = 0;

	for (uint32_t e = 0; e < article->entity_count; e++)
		if (article->entities[e].label == ENT_ORG)
			most += article->entities[e].mention_count;
	bodies->reading = reading;
	bodies->count = 0;
	bodies->hits = arena_alloc(scene->arena,
				   (most + 1) * sizeof *bodies->hits);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		if (entity->label != ENT_ORG)
			continue;
		for (uint32_t m = 0; m < entity->mention_count; m++)
			bodies->hits[bodies->count++] = (struct body_hit){
				scene_word_at(scene,
					      entity->mentions[m].start), e
			};
	}
	qsort(bodies->hits, bodies->count, sizeof *bodies->hits, hit_order);
}

static bool key_has(struct string key, struct string wanted)
{
	struct string word;

	while (key_word(&key, &word))
		if (string_equal(word, wanted))
			return true;
	return false;
}

/* Whether every word of the nominal but its article is in the name. */
static bool name_has(const struct bodies *bodies,
		     const struct mention *mention, uint32_t entity)
{
	const struct scene *scene = &bodies->reading->scene;
	struct string key = scene->article->entities[entity].key;

	for (uint32_t w = mention->first; w < mention->end; w++)
		if (scene->words[w].pos != POS_DET &&
		    !key_has(key, key_make(scene->arena,
					   scene_string(scene, w))))
			return false;
	return true;
}

/* Whether the name is that of an office: no company. */
static bool is_office_name(const struct scene *scene, uint32_t entity)
{
	struct string key = scene->article->entities[entity].key, word;

	while (key_word(&key, &word))
		if (key_in(word, "department ministry police council court "
				 "agency office bureau committee commission "
				 "army navy force senate house parliament "
				 "administration authority government"))
			return true;
	return false;
}

static bool is_plain_body(const struct scene *scene, uint32_t word)
{
	return key_in(key_make(scene->arena, scene_string(scene, word)),
		      "company firm organization organisation group outlet "
		      "newspaper airline carmaker retailer charity bank");
}

uint32_t body_find(const struct bodies *bodies, const struct mention *mention,
		   uint32_t last, uint32_t last_word)
{
	const struct scene *scene = &bodies->reading->scene;
	const struct scene_word *head = &scene->words[mention->head];
	uint32_t low = 0, high = bodies->count;
	bool near = last != NOWHERE && last_word < mention->first &&
		    head->sentence - scene->words[last_word].sentence <=
			    SENTENCES_BACK;

	if (mention->kind == SPEAKER_PRONOUN)
		return near && head->form == FORM("it") ? last : NOWHERE;
	if (scene->words[mention->first].form != FORM("the") ||
	    mention->full_end != mention->end)
		return NOWHERE;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (bodies->hits[middle].word < mention->first)
			low = middle + 1;
		else
			high = middle;
	}
	for (uint32_t n = 0; n < HITS_BACK && low > 0; n++)
		if (name_has(bodies, mention, bodies->hits[--low].entity))
			return bodies->hits[low].entity;
	return near && mention->first + 2 == mention->end &&
	       is_plain_body(scene, mention->head) &&
	       !is_office_name(scene, last) ? last : NOWHERE;
}
