/* naming.c - who a speaker is: the canonical name and the role
 *
 * In: the mention that speaks, the entities. Out: a name, a role, or neither:
 *
 *   a name         the entity that it mentions ("Singh": Sabrina Singh);
 *   he, she        the person of that sex who spoke last, else who was
 *                  mentioned last, near enough;
 *   a nominal      the one person whose role has the same office and the same
 *                  employer: "the Pentagon spokesperson" is whom the text calls
 *                  "Department of Defense deputy spokesperson".
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

#include "nlp/aliases.h"
#include "nlp/keys.h"

/* A pronoun looks back this many mentions of persons, and no farther than
 * this many sentences; beyond, it was somebody else in most cases. */
#define HITS_BACK 12
#define SENTENCES_BACK 6

/* Words of an employer or of a role: more is a clause. */
#define ROLE_WORDS 12

struct naming_hit {
	uint32_t start;  /* byte */
	uint32_t entity;
};

static int hit_order(const void *a, const void *b)
{
	const struct naming_hit *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
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

/* Persons named close to one another compete; who spoke last, or opens the
 * nearest sentence, is the one that the text goes on about. */
static uint32_t pronoun_entity(const struct naming *naming, uint32_t word)
{
	const struct scene_word *pronoun = &naming->reading->scene.words[word];
	enum sex sex = pronoun_sex(pronoun->form);
	uint32_t here = sentence_of_byte(naming, pronoun->start);
	uint32_t h = hits_before(naming, pronoun->start);
	uint32_t best = NOWHERE, best_sentence = 0;

	if (sex == SEX_NONE)
		return NOWHERE;
	if (naming->last != NOWHERE && sex_fits(naming, naming->last, sex)) {
		uint32_t last = sentence_of_byte(
			naming,
			naming->reading->scene.words[naming->last_word].start);
		if (here - last <= SENTENCES_BACK)
			best = naming->last, best_sentence = last;
	}
	for (uint32_t n = 0; n < HITS_BACK && h > 0; n++) {
		const struct naming_hit *hit = &naming->hits[--h];
		uint32_t sentence = sentence_of_byte(naming, hit->start);
		if (here - sentence > SENTENCES_BACK ||
		    (best != NOWHERE && sentence < best_sentence))
			break;
		if (!sex_fits(naming, hit->entity, sex))
			continue;
		if (best == NOWHERE || sentence >= best_sentence) {
			best = hit->entity == naming->last || best == NOWHERE ||
			       sentence > best_sentence ||
			       best != naming->last ? hit->entity : best;
			best_sentence = sentence;
		}
	}
	return best;
}

/* "spokeswoman", "spokesman" and "spokesperson" are one office. */
static struct string office(struct string word)
{
	return word.length > 6 && memcmp(word.data, "spokes", 6) == 0
		? STRING("spokes") : word;
}

/* An office and whose it is, as keys: "Department of Defense deputy
 * spokesperson" is "spokes" of {defense, deputy, department}. */
struct post {
	struct string office;
	enum sex sex; /* of "spokeswoman" */
	struct string words[ROLE_WORDS];
	uint32_t count;
};

static enum sex office_sex(struct string word)
{
	if (word.length > 5 &&
	    memcmp(word.data + word.length - 5, "woman", 5) == 0)
		return SEX_FEMALE;
	if (word.length > 3 &&
	    memcmp(word.data + word.length - 3, "man", 3) == 0)
		return SEX_MALE;
	return SEX_NONE;
}

static bool says_nothing(struct string word)
{
	return key_in(word, "a an the of for in at to and its his her their "
			    "deputy senior chief former top lead official "
			    "acting then longtime veteran");
}

static void post_add(struct post *post, struct string key)
{
	struct string word;

	while (key_word(&key, &word))
		if (!says_nothing(word) && post->count < ROLE_WORDS)
			post->words[post->count++] = word;
}

/* Of a role as the entities have it: what stands before "of", "for" or "at"
 * ends with the office, else the whole does. */
static void post_of_role(struct post *post, struct string role,
			 struct arena *arena)
{
	struct string key = key_make(arena, role), rest = key, word;
	struct string last = { NULL, 0 };

	memset(post, 0, sizeof *post);
	while (key_word(&rest, &word)) {
		if (last.data && key_in(word, "for at"))
			break;
		last = word;
	}
	post->office = office(last);
	post_add(post, key);
}

/* Of a nominal: its head is the office, all other words are whose it is. */
static void post_of_mention(struct post *post, const struct reading *reading,
			    const struct mention *mention)
{
	struct arena *arena = reading->scene.arena;

	memset(post, 0, sizeof *post);
	struct string head = key_make(
		arena, scene_string(&reading->scene, mention->head));
	post->office = office(head);
	post->sex = office_sex(head);
	for (uint32_t w = mention->first; w < mention->full_end; w++)
		if (w != mention->head)
			post_add(post,
				 key_make(arena,
					  scene_string(&reading->scene, w)));
}

static bool post_has(const struct post *post, struct string word)
{
	for (uint32_t i = 0; i < post->count; i++)
		if (string_equal(post->words[i], word))
			return true;
	return false;
}

/* The words joined in their order, as an alias table would list them. */
static struct string post_key(const struct post *post, uint32_t from,
			      uint32_t to, bool of, struct arena *arena)
{
	char *key = arena_alloc(arena, 64 * ROLE_WORDS);
	size_t length = 0;

	for (uint32_t i = from; i < to && length < 64 * (ROLE_WORDS - 2); i++) {
		size_t n = post->words[i].length < 60 ? post->words[i].length
						      : 60;
		if (length)
			key[length++] = ' ';
		memcpy(key + length, post->words[i].data, n);
		length += n;
		if (of && i == from) {
			memcpy(key + length, " of", 3);
			length += 3;
		}
	}
	return (struct string){ key, length };
}

/* Whether a run of one post's words is an alias of all of the other's. */
static bool employer_alias(const struct post *a, const struct post *b,
			   struct arena *arena)
{
	for (int of_a = 0; of_a < 2; of_a++) {
		struct string whole = post_key(a, 0, a->count, of_a, arena);
		for (uint32_t from = 0; from < b->count; from++)
			for (uint32_t to = from + 1; to <= b->count; to++)
				for (int of_b = 0; of_b < 2; of_b++)
					if (alias_same(whole,
						       post_key(b, from, to,
								of_b, arena),
						       ALIAS_ORG))
						return true;
	}
	return false;
}

static bool posts_fit(const struct post *nominal, const struct post *role,
		      struct arena *arena)
{
	uint32_t shared = 0;

	if (!string_equal(nominal->office, role->office))
		return false;
	for (uint32_t i = 0; i < nominal->count; i++)
		shared += post_has(role, nominal->words[i]);
	return shared == nominal->count ||
	       (nominal->count && employer_alias(nominal, role, arena));
}

/* The one person with that post; of several the last one mentioned before
 * the nominal, if the nominal is definite. */
static uint32_t nominal_entity(const struct naming *naming,
			       const struct mention *mention)
{
	const struct reading *reading = naming->reading;
	const struct article *article = reading->scene.article;
	uint32_t at = reading->scene.words[mention->first].start;
	uint32_t found = NOWHERE, count = 0;
	struct post nominal;

	post_of_mention(&nominal, reading, mention);
	if (!nominal.count && !(mention->flags & MENTION_DEFINITE))
		return NOWHERE;
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		struct post role;
		if (entity->label != ENT_PERSON || !entity->role.data ||
		    (nominal.sex != SEX_NONE && !sex_fits(naming, e,
							  nominal.sex)))
			continue;
		post_of_role(&role, entity->role, article->arena);
		if (!posts_fit(&nominal, &role, article->arena))
			continue;
		if (naming->last == e && mention->flags & MENTION_DEFINITE)
			return e;
		count++;
		if (found == NOWHERE || entity->mentions[0].start < at)
			found = e;
	}
	return count == 1 || mention->flags & MENTION_DEFINITE ? found
							       : NOWHERE;
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
