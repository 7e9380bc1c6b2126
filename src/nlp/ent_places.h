/* ent_places.h - where places end, and which have a government
 *
 * Goes in: a name. Comes out: true if lists know it as a city, region or
 * country, though it was taken for a landscape or a person; or what is left
 * of it when a second place is cut off at its end: "Ministry of Water in
 * Lilongwe", "San Rafael CA".
 */
#ifndef ENT_PLACES_H
#define ENT_PLACES_H

#include "nlp/ent_names.h"

bool ent_is_land(const struct ent_text *text, struct ent_name name);

void ent_places_cut(const struct ent_text *text, uint8_t *labels,
		    struct ent_name *name);

/* "Lornia's Prime Minister", "Lornia's capital": what only countries have,
 * behind a word that lists have as no name of anybody. */
bool ent_has_government(const struct ent_text *text, struct ent_name name);

#endif
