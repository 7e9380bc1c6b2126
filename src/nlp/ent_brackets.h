/* ent_brackets.h - what is explained in brackets is of one kind
 *
 * Goes in: labels of words. Comes out: the same with the short form of an
 * organisation as one, wherever it stands: "The AFRC (Arctic Fisheries
 * Research Centre)", "Arctic Fisheries Research Centre (AFRC)".
 */
#ifndef ENT_BRACKETS_H
#define ENT_BRACKETS_H

#include "nlp/ent_text.h"

void ent_brackets_mark(const struct ent_text *text, uint8_t *labels);

#endif
