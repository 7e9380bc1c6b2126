/* ent_storms.h - storms are no persons
 *
 * Goes in: labels of words. Comes out: the same, where what is called a
 * hurricane somewhere in the article is an event throughout: "Hurricane Rita",
 * then "Rita".
 */
#ifndef ENT_STORMS_H
#define ENT_STORMS_H

#include "nlp/ent_text.h"

void ent_storms_mark(const struct ent_text *text, uint8_t *labels);

#endif
