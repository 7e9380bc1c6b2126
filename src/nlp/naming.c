/* naming.c - who a speaker is: the canonical name and the role
 *
 * In: the mention that speaks, the entities. Out: a name, a role, or neither:
 *
 *   a name         the entity that it mentions ("Singh": Sabrina Singh);
 *   he, she        the person of that sex who spoke last, else who was
 *                  mentioned last, near enough;
 *   a nominal      the one person whose role has the same office and the same
 *                  employer: "the Pentagon spokesperson" is whom the text
 *                  calls "Department of Defense deputy spokesperson".
 *
 * Whoever is not found has no name; nothing is guessed.
 *
 * Source: the sieves of Lee et al. 2013, "Deterministic Coreference
 * Resolution Based on Entity-Centric, Precision-Ranked Rules", as far as
 * speakers need them. Gets wrong: "he" for whom no sex is known.
 */
#include "nlp/naming.h"

#include <stdlib.h>
#include <string.h>

#include "nlp/posts.h"

/* A pronoun looks back this many mentions of persons, and no farther than
 * this many sentences; beyond, it was somebody else in most cases. */
#define HITS_BACK 12
#define SENTENCES_BACK 6

/* Offices are looked up in a table of this size, and of the persons with one
 * office no more than so many are compared: an article with more is a list. */
#define POST_SLOTS 64
#define POSTS_TRIED 32

struct naming_hit {
	uint32_t start;  /* byte */
	uint32_t entity;
};

/* A person with a role, and the next one of the same slot. */
struct naming_post {
	struct post post;
	uint32_t entity;
	uint32_t next; /* NOWHERE at the end */
};

static int hit_order(const void *a, const void *b)
{
	const struct naming_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static uint32_t *post_slot(const struct naming *naming, struct string key)
{
	return &naming->post_slots[form_hash(key.data, key.length) %
				   POST_SLOTS];
}

/* The roles of all persons, by office, the one mentioned last in front. */
static void posts_list(struct naming *naming)
{
	const struct article *article = naming->reading->scene.article;
	size_t size = POST_SLOTS * sizeof *naming->post_slots;

	naming->post_slots = memset(arena_alloc(article->arena, size), 0xFF,
				    size);
	naming->posts = arena_alloc(article->arena, article->entity_count *
						    sizeof *naming->posts);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		struct naming_post *post = &naming->posts[e];
		if (entity->label != ENT_PERSON || !entity->role.data)
			continue;
		post_of_role(&post->post, entity->role, article->arena);
		uint32_t *slot = post_slot(naming, post->post.office);
		post->entity = e;
		post->next = *slot;
		*slot = e;
	}
}

void naming_start(struct naming *naming, const struct reading *reading)
{
	const struct article *article = reading->scene.article;
	uint32_t count = 0;

	memset(naming, 0, sizeof *naming);
	naming->reading = reading;
	naming->last = NOWHERE;
	for (uint32_t e = 0; e < article->entity_count; e++)
		count += article->entities[e].mention_count;
	naming->hits = arena_alloc(article->arena,
				   count * sizeof *naming->hits);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		if (entity->label != ENT_PERSON)
			continue;
		for (uint32_t m = 0; m < entity->mention_count; m++)
			naming->hits[naming->hit_count++] =
				(struct naming_hit){
					entity->mentions[m].start, e
				};
	}
	qsort(naming->hits, naming->hit_count, sizeof *naming->hits,
	      hit_order);
	posts_list(naming);
}

static enum sex pronoun_sex(uint32_t form)
{
	if (form == FORM("he") || form == FORM("his") || form == FORM("him") ||
	    form == FORM("himself"))
		return SEX_MALE;
	if (form == FORM("she") || form == FORM("her") ||
	    form == FORM("herself"))
		return SEX_FEMALE;
	return SEX_NONE;
}

static bool sex_fits(const struct naming *naming, uint32_t entity,
		     enum sex sex)
{
	enum sex known =
		naming->reading->scene.article->entities[entity].sex;

	return known == SEX_NONE || known == sex;
}

static uint32_t sentence_of_byte(const struct naming *naming, uint32_t byte)
{
	return article_sentence_at(naming->reading->scene.article, byte);
}

/* Hits before that byte. */
static uint32_t hits_before(const struct naming *naming, uint32_t byte)
{
	uint32_t low = 0, high = naming->hit_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (naming->hits[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The sentence of the last speaker if that may be whom a pronoun there means,
 * else NOWHERE. */
static uint32_t last_sentence(const struct naming *naming, uint32_t here,
			      enum sex sex)
{
	if (naming->last == NOWHERE || !sex_fits(naming, naming->last, sex))
		return NOWHERE;
	const struct scene_word *word =
		&naming->reading->scene.words[naming->last_word];
	uint32_t sentence = sentence_of_byte(naming, word->start);
	return here - sentence <= SENTENCES_BACK ? sentence : NOWHERE;
}

/* Who is named in a quotation is not whom a pronoun outside it means. */
static bool within_reach(const struct naming *naming,
			 const struct naming_hit *hit,
			 const struct scene_word *pronoun)
{
	const struct scene *scene = &naming->reading->scene;
	uint32_t word = scene_word_at(scene, hit->start);

	return word < scene->count &&
	       (scene->words[word].marked == NOWHERE ||
		scene->words[word].marked == pronoun->marked);
}

/* Of the nearest sentence that names a fitting person: who spoke last, else
 * the first one named there, which is mostly the subject. */
static uint32_t pronoun_entity(const struct naming *naming, uint32_t word)
{
	const struct scene_word *pronoun = &naming->reading->scene.words[word];
	enum sex sex = pronoun_sex(pronoun->form);
	uint32_t here = sentence_of_byte(naming, pronoun->start);
	uint32_t nearest = last_sentence(naming, here, sex);
	uint32_t best = nearest == NOWHERE ? NOWHERE : naming->last;
	uint32_t h = hits_before(naming, pronoun->start);

	if (sex == SEX_NONE)
		return NOWHERE;
	for (uint32_t n = 0; n < HITS_BACK && h > 0; n++) {
		const struct naming_hit *hit = &naming->hits[--h];
		uint32_t sentence = sentence_of_byte(naming, hit->start);
		if (here - sentence > SENTENCES_BACK ||
		    (best != NOWHERE && sentence < nearest))
			break;
		if (!sex_fits(naming, hit->entity, sex) ||
		    !within_reach(naming, hit, pronoun) ||
		    (best == naming->last && sentence == nearest))
			continue;
		best = hit->entity;
		nearest = sentence;
	}
	return best;
}

/* The one person with that post; of several, if the nominal is definite, who
 * spoke last, else the last one mentioned before it. */
static uint32_t nominal_entity(const struct naming *naming,
			       const struct mention *mention)
{
	const struct reading *reading = naming->reading;
	const struct entity *entities = reading->scene.article->entities;
	uint32_t at = reading->scene.words[mention->first].start;
	uint32_t found = NOWHERE, count = 0, tried = 0;
	bool definite = mention->flags & MENTION_DEFINITE;
	struct post nominal;

	post_of_mention(&nominal, reading, mention);
	if (!nominal.count && !definite)
		return NOWHERE;
	for (uint32_t e = *post_slot(naming, nominal.office);
	     e != NOWHERE && tried < POSTS_TRIED;
	     e = naming->posts[e].next, tried++) {
		if (!posts_fit(&nominal, &naming->posts[e].post) ||
		    (nominal.sex != SEX_NONE &&
		     !sex_fits(naming, e, nominal.sex)))
			continue;
		if (naming->last == e && definite)
			return e;
		count++;
		if (found == NOWHERE ||
		    entities[found].mentions[0].start >= at)
			found = e;
	}
	return count == 1 || definite ? found : NOWHERE;
}

/* The person whose mention holds that word, or NOWHERE. */
static uint32_t person_at(const struct reading *reading, uint32_t word)
{
	const struct mention_list *mentions = &reading->mentions;
	uint32_t m = word < reading->scene.count ? mentions->of_word[word]
						 : NOWHERE;

	if (m == NOWHERE || mentions->items[m].kind != SPEAKER_NAME ||
	    mentions->items[m].entity == NOWHERE)
		return NOWHERE;
	uint32_t e = mentions->items[m].entity;
	return reading->scene.article->entities[e].label == ENT_PERSON
		? e : NOWHERE;
}

/* "the chief restorer, Matthias Orr," and "Matthias Orr, the restorer,". */
static uint32_t apposition_entity(const struct reading *reading,
				  const struct mention *mention)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t end = mention->full_end, e = NOWHERE;

	if (end + 1 < reading->scene.count && words[end].form == FORM(",") &&
	    words[end].sentence == words[mention->first].sentence)
		e = person_at(reading, end + 1);
	if (e == NOWHERE && mention->first > 1 &&
	    words[mention->first - 1].form == FORM(","))
		e = person_at(reading, mention->first - 2);
	return e;
}

/* Of a nominal whose person is known by no other role: "the mayor". */
static struct string mention_role(const struct reading *reading,
				  const struct mention *mention)
{
	uint32_t first = mention->first;

	while (first < mention->head &&
	       (reading->scene.words[first].pos == POS_DET ||
		reading->scene.words[first].pos == POS_PRON))
		first++;
	return article_string(reading->scene.article,
			      scene_span(&reading->scene, first,
					 mention->full_end));
}

static uint32_t speaker_entity(const struct naming *naming,
			       const struct mention *speaker)
{
	if (speaker->kind == SPEAKER_PRONOUN)
		return pronoun_entity(naming, speaker->head);
	if (speaker->entity != NOWHERE)
		return speaker->entity;
	if (speaker->kind != SPEAKER_NOMINAL ||
	    speaker->flags & (MENTION_PLURAL | MENTION_OWNER))
		return NOWHERE;
	uint32_t e = apposition_entity(naming->reading, speaker);
	return e != NOWHERE ? e : nominal_entity(naming, speaker);
}

void naming_find(struct naming *naming, const struct mention *speaker,
		 struct quote *quote)
{
	const struct article *article = naming->reading->scene.article;
	uint32_t e = speaker_entity(naming, speaker);

	if (e == NOWHERE)
		return;
	const struct entity *entity = &article->entities[e];
	quote->name = entity->name;
	quote->role = entity->role;
	if (entity->label != ENT_PERSON)
		return;
	if (!quote->role.data && speaker->kind == SPEAKER_NOMINAL)
		quote->role = mention_role(naming->reading, speaker);
	naming->last = e;
	naming->last_word = speaker->head;
}
