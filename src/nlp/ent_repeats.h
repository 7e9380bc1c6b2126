/* ent_repeats.h - what was a name once is one again
 *
 * Goes in: labels (nlp/ent_labels.h) of all words. Comes out: the same, and
 * names of two words or more also where the chain found nothing: "Larkspur
 * Foods will close" where "Larkspur Foods Inc." was found before; and surnames
 * before the colon of a transcript.
 */
#ifndef ENT_REPEATS_H
#define ENT_REPEATS_H

#include "nlp/ent_text.h"

void ent_repeats_mark(const struct ent_text *text, uint8_t *labels);

#endif
