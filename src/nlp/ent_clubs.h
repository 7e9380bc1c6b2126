/* ent_clubs.h - who plays against whom, told by the score
 *
 * Goes in and comes out: labels of words (nlp/ent_labels.h).
 */
#ifndef ENT_CLUBS_H
#define ENT_CLUBS_H

#include "nlp/ent_text.h"

/* "Harlow United beat Arvin 2-1": two organisations. */
void ent_clubs_mark(const struct ent_text *text, uint8_t *labels);

#endif
