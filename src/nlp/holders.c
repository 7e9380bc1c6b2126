/* holders.c - who holds the office that a nominal names
 *
 * In: the roles of the persons of the article, and what stands before their
 * names, since one is "the minister" here, "Karsk's foreign minister" there.
 * Out: for "the Pentagon spokesperson" whom the text calls "Department
 * of Defense deputy spokesperson" (see posts.c).
 *
 * Gets wrong: two holders of one office who take turns.
 */
#include "nlp/holders.h"

#include <string.h>

#include "nlp/keys.h"
#include "nlp/persons.h"
#include "nlp/posts.h"
#include "nlp/pronouns.h"

/* Offices are looked up in a table of this size, and of the persons with one
 * office no more than so many are compared: an article with more is a list. */
#define SLOTS 64
#define TRIED 32

/* A person with a role, and the next one of the same slot. */
struct holder {
	struct post post;
	uint32_t entity;
	uint32_t next; /* NOWHERE at the end */
};

/* Roles of a person that are looked up, at most. */
#define ROLES 4

static uint32_t *slot_of(const struct holders *holders, struct string key)
{
	return &holders->slots[form_hash(key.data, key.length) % SLOTS];
}

static uint64_t word_bit(uint32_t form)
{
	return (uint64_t)1 << form % 64;
}

/* The words of a role, and what else they are called (see posts.c). */
static void words_note(struct holders *holders, struct string role)
{
	struct string key = key_make(holders->reading->scene.arena, role);
	struct string word;

	while (key_word(&key, &word)) {
		holders->words |= word_bit(form_hash(word.data, word.length));
		if (word.length > 6 && memcmp(word.data, "spokes", 6) == 0)
			holders->words |= word_bit(FORM("spokesman")) |
					  word_bit(FORM("spokeswoman")) |
					  word_bit(form_hash("spokesperson",
							     12));
		if (key_in(word, "press spokesman spokeswoman spokesperson"))
			holders->words |= word_bit(FORM("secretary")) |
					  word_bit(FORM("officer"));
	}
}

static void holder_add(struct holders *holders, uint32_t entity,
		       struct string role)
{
	struct arena *arena = holders->reading->scene.arena;
	struct holder *holder;
	uint32_t *slot;

	holders->items = arena_grow(arena, holders->items, holders->count,
				    &holders->room, sizeof *holder);
	holder = &holders->items[holders->count];
	holder->entity = entity;
	post_of_role(&holder->post, role, arena);
	words_note(holders, role);
	slot = slot_of(holders, holder->post.office);
	holder->next = *slot;
	*slot = holders->count++;
}

/* The mention of the entity that holds the byte; its number if none does. */
static uint32_t mention_at(const struct entity *entity, uint32_t at)
{
	uint32_t low = 0, high = entity->mention_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (entity->mentions[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* "Karsk's foreign minister |Ode|": what stands before the name, if that is
 * an office. */
static struct string office_before(const struct scene *scene,
				   const struct mention *mention)
{
	const struct entity *entity =
		&scene->article->entities[mention->entity];
	uint32_t start = scene->words[mention->first].start;
	uint32_t at = scene->words[mention->head].start;
	uint32_t m = mention_at(entity, at), w;

	if (m == entity->mention_count || entity->mentions[m].start <= start)
		return (struct string){ NULL, 0 };
	w = scene_word_at(scene, entity->mentions[m].start);
	if (w <= mention->first || w > mention->head)
		return (struct string){ NULL, 0 };
	return article_string(scene->article,
			      scene_span(scene, mention->first, w));
}

static bool has_office(struct string role, struct arena *arena)
{
	struct string key = key_make(arena, role), word;

	while (key_word(&key, &word))
		if (person_is_office(word))
			return true;
	return false;
}

/* Roles that only one of several mentions shows. */
static void others_add(struct holders *holders)
{
	const struct reading *reading = holders->reading;
	const struct scene *scene = &reading->scene;
	const struct entity *entities = scene->article->entities;
	uint8_t *roles = arena_zero(scene->arena,
				    scene->article->entity_count + 1);

	for (uint32_t m = 0; m < reading->mentions.count; m++) {
		const struct mention *mention = &reading->mentions.items[m];
		uint32_t e = mention->entity;
		struct string role;
		if (e == NOWHERE || mention->kind != SPEAKER_NAME ||
		    entities[e].label != ENT_PERSON || roles[e] == ROLES)
			continue;
		role = office_before(scene, mention);
		if (!role.data || string_equal(role, entities[e].role) ||
		    !has_office(role, scene->arena))
			continue;
		roles[e]++;
		holder_add(holders, e, role);
	}
}

void holders_start(struct holders *holders, const struct reading *reading)
{
	const struct article *article = reading->scene.article;
	size_t size = SLOTS * sizeof *holders->slots;

	memset(holders, 0, sizeof *holders);
	holders->reading = reading;
	holders->slots = memset(arena_alloc(article->arena, size), 0xFF, size);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		if (entity->label == ENT_PERSON && entity->role.data)
			holder_add(holders, e, entity->role);
	}
	others_add(holders);
}

uint32_t holder_office(const struct holders *holders,
		       const struct mention *mention)
{
	struct post post;

	post_of_mention(&post, holders->reading, mention);
	return form_hash(post.office.data, post.office.length);
}

/* Behind the last mention that begins before that byte; 0 if none does. */
static uint32_t last_before(const struct entity *entity, uint32_t at)
{
	uint32_t low = 0, high = entity->mention_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (entity->mentions[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? entity->mentions[low - 1].end : 0;
}

uint32_t holder_find(const struct holders *holders,
		     const struct mention *mention, uint32_t last)
{
	const struct reading *reading = holders->reading;
	const struct entity *entities = reading->scene.article->entities;
	uint32_t at = reading->scene.words[mention->first].start;
	uint32_t found = NOWHERE, count = 0, tried = 0;
	bool definite = mention->flags & MENTION_DEFINITE;
	struct post nominal;

	post_of_mention(&nominal, reading, mention);
	if (!nominal.count && !definite)
		return NOWHERE;
	for (uint32_t h = *slot_of(holders, nominal.office);
	     h != NOWHERE && tried < TRIED;
	     h = holders->items[h].next, tried++) {
		uint32_t e = holders->items[h].entity;
		if (e == found ||
		    !posts_fit(&nominal, &holders->items[h].post) ||
		    (nominal.sex != SEX_NONE &&
		     !sex_fits(reading, e, nominal.sex)))
			continue;
		if (last == e && definite)
			return e;
		count++;
		if (found == NOWHERE ||
		    last_before(&entities[e], at) >
			    last_before(&entities[found], at))
			found = e;
	}
	return count == 1 || definite ? found : NOWHERE;
}
