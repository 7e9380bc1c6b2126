/* ent_grow.h - the first words of names, where a chain has only the last
 *
 * Goes in: labels of words (nlp/ent_labels.h) and a name among them. Comes
 * out: whether the word before it is its first: "Coastal" of "Airways".
 */
#ifndef ENT_GROW_H
#define ENT_GROW_H

#include "nlp/ent_names.h"

/* The word before belongs to the name, too. */
bool ent_grow_begins(const struct ent_text *text, const uint8_t *labels,
		     struct ent_name name);

#endif
