/* ent_titles.h - who stands behind a title is a person
 *
 * Goes in and comes out: labels of words (nlp/ent_labels.h).
 */
#ifndef ENT_TITLES_H
#define ENT_TITLES_H

#include "nlp/ent_text.h"

/* "Princess Sofia", "Mr. Tell", but neither "King County" nor "Prince Edward
 * Island". */
void ent_titles_mark(const struct ent_text *text, uint8_t *labels);

#endif
