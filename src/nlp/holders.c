/* holders.c - who holds the office that a nominal names
 *
 * In: the roles of the persons of the article. Out: for "the Pentagon
 * spokesperson" whom the text calls "Department of Defense deputy
 * spokesperson" (see posts.c).
 *
 * Gets wrong: two holders of one office who take turns.
 */
#include "nlp/holders.h"

#include <string.h>

#include "nlp/posts.h"
#include "nlp/pronouns.h"

/* Offices are looked up in a table of this size, and of the persons with one
 * office no more than so many are compared: an article with more is a list. */
#define SLOTS 64
#define TRIED 32

/* A person with a role, and the next one of the same slot. */
struct holder {
	struct post post;
	uint32_t next; /* NOWHERE at the end */
};

static uint32_t *slot_of(const struct holders *holders, struct string key)
{
	return &holders->slots[form_hash(key.data, key.length) % SLOTS];
}

void holders_start(struct holders *holders, const struct reading *reading)
{
	const struct article *article = reading->scene.article;
	size_t size = SLOTS * sizeof *holders->slots;

	holders->reading = reading;
	holders->slots = memset(arena_alloc(article->arena, size), 0xFF, size);
	holders->items = arena_alloc(article->arena,
				     (article->entity_count + 1) *
				     sizeof *holders->items);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		struct holder *holder = &holders->items[e];
		if (entity->label != ENT_PERSON || !entity->role.data)
			continue;
		post_of_role(&holder->post, entity->role, article->arena);
		uint32_t *slot = slot_of(holders, holder->post.office);
		holder->next = *slot;
		*slot = e;
	}
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
	for (uint32_t e = *slot_of(holders, nominal.office);
	     e != NOWHERE && tried < TRIED;
	     e = holders->items[e].next, tried++) {
		if (!posts_fit(&nominal, &holders->items[e].post) ||
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
