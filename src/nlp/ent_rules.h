/* ent_rules.h - names that are sure, however rare where the chain learned
 *
 * Goes in: labels (nlp/ent_labels.h) of all words. Comes out: the same, with
 * what rules know better: "UAE" is a country, "Harlow Brothers Ltd." is no
 * person.
 */
#ifndef ENT_RULES_H
#define ENT_RULES_H

#include "nlp/ent_text.h"

void ent_rules_apply(const struct ent_text *text, uint8_t *labels);

#endif
