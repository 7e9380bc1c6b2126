/* surnames.c - persons by the last words of their names
 *
 * In: the persons of the article. Out: for a name that was recognised as one
 * elsewhere but not here, “|Hawk| said”, the one person whose surname it is.
 */
#include "nlp/surnames.h"

#include <stdlib.h>

struct surname {
	uint32_t form;
	uint32_t entity;
};

static int surname_order(const void *a, const void *b)
{
	const struct surname *x = a, *y = b;

	if (x->form != y->form)
		return x->form < y->form ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

void surnames_start(struct surnames *surnames, const struct reading *reading)
{
	const struct scene *scene = &reading->scene;
	const struct article *article = scene->article;

	surnames->reading = reading;
	surnames->count = 0;
	surnames->items = arena_alloc(scene->arena,
				      (article->entity_count + 1) *
				      sizeof *surnames->items);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		uint32_t w;
		if (entity->label != ENT_PERSON || !entity->mention_count)
			continue;
		w = scene_word_at(scene, entity->mentions[0].end - 1);
		if (w < scene->count)
			surnames->items[surnames->count++] = (struct surname){
				scene->words[w].form, e };
	}
	qsort(surnames->items, surnames->count, sizeof *surnames->items,
	      surname_order);
}

uint32_t surname_find(const struct surnames *surnames,
		      const struct mention *mention)
{
	const struct surname *items = surnames->items;
	uint32_t form = surnames->reading->scene.words[mention->head].form;
	uint32_t low = 0, high = surnames->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (items[middle].form < form)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == surnames->count || items[low].form != form ||
	    (low + 1 < surnames->count && items[low + 1].form == form))
		return NOWHERE;
	return items[low].entity;
}
