/* choices.c - which of several persons a short name means
 *
 * A relative is meant last; a surname is better than a given name, who had the
 * same title better than who had another, and then who was mentioned last.
 */
#include "nlp/choices.h"

static bool is_better(const struct choice *a, const struct choice *b)
{
	/* "Dar Lind … Dar said", and later "Ana Dar" */
	if (!a->last != !b->last && a->fit > 1 && b->fit > 1 && !a->kin &&
	    !b->kin)
		return a->last;
	if (a->fit != b->fit)
		return a->fit > b->fit;
	if (a->title != b->title)
		return a->title;
	if (a->kin != b->kin)
		return b->kin;
	return a->last != b->last ? a->last > b->last : a->draft < b->draft;
}

void choice_offer(struct choice *choice, struct choice offer)
{
	if (choice->draft == NO_DRAFT || is_better(&offer, choice))
		*choice = offer;
}
