/* naming.c - who a speaker is: the canonical name and the role
 *
 * In: the mention that speaks, the entities. Out: a name, a role, or neither:
 *
 *   a name         the entity that it mentions ("Singh": Sabrina Singh), also
 *                  where it was not recognised as one (surnames.c);
 *   who, which     what it stands behind ("Singh, who said");
 *   he, she, it    see pronouns.c and bodies.c;
 *   a nominal      the person beside it ("the mayor, Ann Lee,"), else who
 *                  holds that office (holders.c), else the organisation with
 *                  that word in its name (bodies.c).
 *
 * Whoever is not found has no name; nothing is guessed. A nominal that is an
 * office gives a role, with a name or without.
 *
 * Source: the sieves of Lee et al. 2013, "Deterministic Coreference
 * Resolution Based on Entity-Centric, Precision-Ranked Rules", as far as
 * speakers need them.
 */
#include "nlp/naming.h"

#include <string.h>

#include "nlp/borders.h"
#include "nlp/keys.h"
#include "nlp/persons.h"

/* Words between a nominal and the name beside it: "a neighbor |in both towns|,
 * Ann Lee, said". */
#define BESIDE 8

/* A relative pronoun looks back over so many phrases: "the head of |the
 * office |in Karsk|, which". */
#define PHRASES_BACK 3

/* Whether the mention is what its sentence begins to tell about. */
static bool is_subject(const struct reading *reading,
		       const struct mention *mention)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t end = mention->full_end;

	if (end >= reading->scene.count ||
	    !(is_finite_tag(words[end].tag) || words[end].tag == WP ||
	      words[end].pos == POS_AUX))
		return false;
	return words[mention->first].flags & WORD_STARTS ||
	       words[mention->first - 1].pos == POS_PUNCT ||
	       words[mention->first - 1].tag == CC;
}

/* "the minister", who has a name elsewhere, and "a clerk", who has none:
 * both may be whom a pronoun means. */
static bool nominal_hit(const struct naming *naming,
			const struct mention *mention,
			struct pronoun_hit *hit)
{
	const struct reading *reading = naming->reading;
	struct string head;

	if (mention->kind != SPEAKER_NOMINAL || mention->entity != NOWHERE ||
	    mention->flags & (MENTION_PLURAL | MENTION_OWNER | MENTION_PART))
		return false;
	if (mention->flags & MENTION_DEFINITE ?
	    !holders_may(&naming->holders,
			 reading->scene.words[mention->head].form) :
	    !is_subject(reading, mention))
		return false;
	head = key_make(reading->scene.arena,
			scene_string(&reading->scene, mention->head));
	if (!person_is_office(head) &&
	    !key_in(head, "man woman boy girl mother father"))
		return false;
	*hit = (struct pronoun_hit){ .word = mention->first,
				     .entity = NOWHERE,
				     .sex = person_sex(head) };
	if (mention->flags & MENTION_DEFINITE)
		hit->entity = holder_find(&naming->holders, mention, NOWHERE);
	hit->stranger = !(mention->flags & MENTION_DEFINITE);
	return hit->entity != NOWHERE || hit->stranger;
}

static void nominals_start(struct naming *naming)
{
	const struct reading *reading = naming->reading;
	const struct mention_list *mentions = &reading->mentions;
	struct pronoun_hit *hits = arena_alloc(
		reading->scene.arena, (mentions->count + 1) * sizeof *hits);
	uint32_t count = 0;

	for (uint32_t m = 0; m < mentions->count; m++)
		count += nominal_hit(naming, &mentions->items[m],
				     &hits[count]);
	pronouns_start(&naming->pronouns, reading, hits, count);
}

void naming_start(struct naming *naming, const struct reading *reading)
{
	memset(naming, 0, sizeof *naming);
	naming->reading = reading;
	naming->last = naming->last_body = NOWHERE;
	holders_start(&naming->holders, reading);
	nominals_start(naming);
	surnames_start(&naming->surnames, reading);
	bodies_start(&naming->bodies, reading);
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

/* The comma behind a nominal and what belongs to it; NOWHERE if the clause
 * goes on. */
static uint32_t comma_behind(const struct reading *reading,
			     const struct mention *mention)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t w = mention->full_end;

	for (; w < reading->scene.count && w < mention->full_end + BESIDE; w++)
		if (words[w].form == FORM(","))
			return words[w].sentence ==
			       words[mention->first].sentence ? w : NOWHERE;
		else if (words[w].pos == POS_VERB || words[w].pos == POS_AUX ||
			 words[w].pos == POS_PUNCT)
			return NOWHERE;
	return NOWHERE;
}

/* "According to the lawyer, |Orr knew|": what begins the clause behind is
 * beside nobody. */
static bool begins_clause(const struct reading *reading,
			  const struct mention *speaker, uint32_t name)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t m = reading->mentions.of_word[name], end;

	if (m == NOWHERE || !speaker->first ||
	    (words[speaker->first - 1].pos != POS_ADP &&
	     words[speaker->first - 1].tag != IN &&
	     words[speaker->first - 1].tag != TO))
		return false;
	end = reading->mentions.items[m].end;
	return end < reading->scene.count && (is_finite_tag(words[end].tag) ||
					      words[end].pos == POS_ADV);
}

/* "the chief restorer, Matthias Orr," and "Matthias Orr, the restorer,". */
static uint32_t apposition_entity(const struct reading *reading,
				  const struct mention *mention)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t comma = comma_behind(reading, mention), e = NOWHERE;

	if (comma != NOWHERE && !begins_clause(reading, mention, comma + 1))
		e = person_at(reading, comma + 1);
	if (e == NOWHERE && mention->first > 1 &&
	    words[mention->first - 1].form == FORM(","))
		e = person_at(reading, mention->first - 2);
	return e;
}

/* The mention of the entity that holds that word; empty if there is none. */
static struct span entity_span(const struct reading *reading,
			       const struct entity *entity, uint32_t word)
{
	const struct scene_word *w = &reading->scene.words[word];

	for (uint32_t m = 0; m < entity->mention_count; m++)
		if (entity->mentions[m].start <= w->start &&
		    entity->mentions[m].end >= w->end)
			return entity->mentions[m];
	return (struct span){ w->end, w->end };
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

/* "A presidential spokesman said … The spokesman added": of whom the first is
 * nobody the text names. */
static bool is_nobody_again(const struct naming *naming,
			    const struct mention *speaker)
{
	return naming->nobody && speaker->kind == SPEAKER_NOMINAL &&
	       speaker->first + 2 == speaker->end &&
	       naming->nobody == holder_office(&naming->holders, speaker);
}

static uint32_t plain_entity(struct naming *naming,
			     const struct mention *speaker)
{
	uint32_t e;

	if (speaker->kind == SPEAKER_PRONOUN &&
	    form_sex(naming->reading->scene.words[speaker->head].form))
		return pronoun_entity(&naming->pronouns, speaker->head,
				      naming->last, naming->last_word);
	if (speaker->entity != NOWHERE)
		return speaker->entity;
	if (speaker->kind == SPEAKER_NAME &&
	    speaker->end == speaker->first + 1)
		return surname_find(&naming->surnames, speaker);
	if (speaker->flags & (MENTION_PLURAL | MENTION_OWNER))
		return NOWHERE;
	e = apposition_entity(naming->reading, speaker);
	if (e == NOWHERE && is_nobody_again(naming, speaker))
		return NOWHERE;
	if (e == NOWHERE && speaker->kind != SPEAKER_PRONOUN)
		e = holder_find(&naming->holders, speaker, naming->last);
	if (e == NOWHERE)
		e = body_find(&naming->bodies, speaker, naming->last_body,
			      naming->last_body_word);
	return e;
}

/* What a relative pronoun stands behind: the phrase that ends there, or the
 * one that this belongs to as a place. */
static const struct mention *antecedent(const struct reading *reading,
					const struct mention *relative)
{
	const struct mention_list *mentions = &reading->mentions;
	const struct scene_word *words = reading->scene.words;
	uint32_t w = relative->first, m = NOWHERE;

	if (w > 0 && words[w - 1].form == FORM(","))
		w--;
	for (int n = 0; n < PHRASES_BACK && w > 0; n++) {
		uint32_t before = mentions->of_word[w - 1];
		if (before == NOWHERE || mentions->items[before].end != w)
			break;
		m = before;
		w = mentions->items[m].first;
		if (w == 0 || words[w - 1].tag != IN ||
		    words[w - 1].form == FORM("of"))
			break;
		w--;
	}
	if (m == NOWHERE || mentions->items[m].flags & MENTION_RELATIVE)
		return NULL;
	return &mentions->items[m];
}

static uint32_t speaker_entity(struct naming *naming,
			       const struct mention *speaker)
{
	if (speaker->flags & MENTION_RELATIVE)
		speaker = antecedent(naming->reading, speaker);
	return speaker ? plain_entity(naming, speaker) : NOWHERE;
}

/* "a government official": one person, known by an office alone. */
static bool has_office(const struct reading *reading,
		       const struct mention *mention)
{
	if (mention->kind != SPEAKER_NOMINAL ||
	    mention->flags & (MENTION_PLURAL | MENTION_OWNER))
		return false;
	return person_is_office(key_make(
		reading->scene.arena, scene_string(&reading->scene,
						   mention->head)));
}

static void last_set(struct naming *naming, const struct mention *speaker,
		     uint32_t entity)
{
	const struct article *article = naming->reading->scene.article;

	if (article->entities[entity].label == ENT_PERSON) {
		naming->last = entity;
		naming->last_word = speaker->head;
		naming->nobody = 0;
	} else {
		naming->last_body = entity;
		naming->last_body_word = speaker->head;
	}
}

/* "Republicans", whose entity is called by the adjective. */
static struct string entity_name(const struct reading *reading,
				 const struct entity *entity,
				 const struct mention *speaker)
{
	struct span span = entity_span(reading, entity, speaker->head);

	if (entity->label != ENT_NORP || span.start == span.end ||
	    !(speaker->flags & MENTION_PLURAL))
		return entity->name;
	return article_string(reading->scene.article, span);
}

/* "FBI special agent in charge |Ana Lee|": what stands before the name. */
static struct string role_before(const struct reading *reading,
				 const struct entity *entity,
				 const struct mention *speaker)
{
	struct span span = entity_span(reading, entity, speaker->full_end - 1);
	struct mention role = *speaker;

	role.full_end = scene_word_at(&reading->scene, span.start);
	return role.full_end > speaker->head
		? mention_role(reading, &role) : (struct string){ NULL, 0 };
}

void naming_find(struct naming *naming, const struct mention *speaker,
		 struct quote *quote)
{
	const struct article *article = naming->reading->scene.article;
	uint32_t e = speaker_entity(naming, speaker);

	if (e == NOWHERE) {
		if (has_office(naming->reading, speaker)) {
			quote->role = mention_role(naming->reading, speaker);
			naming->nobody = holder_office(&naming->holders,
						       speaker);
		}
		return;
	}
	const struct entity *entity = &article->entities[e];
	quote->name = entity_name(naming->reading, entity, speaker);
	quote->role = entity->role;
	last_set(naming, speaker, e);
	if (entity->label != ENT_PERSON || quote->role.data ||
	    speaker->kind != SPEAKER_NOMINAL)
		return;
	quote->role = speaker->entity == NOWHERE
		? mention_role(naming->reading, speaker)
		: role_before(naming->reading, entity, speaker);
}
