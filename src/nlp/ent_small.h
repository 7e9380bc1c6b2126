/* ent_small.h - places in small letters
 *
 * Goes in: labels of words. Comes out: the same with "chicago" of "I moved to
 * chicago" marked: the lists have it as a place, and the news never have it
 * without a capital, as they have "reading" and "bath".
 */
#ifndef ENT_SMALL_H
#define ENT_SMALL_H

#include "nlp/ent_text.h"

void ent_small_mark(const struct ent_text *text, uint8_t *labels);

#endif
