/* asides.h - sentences that are not of the story */
#ifndef ASIDES_H
#define ASIDES_H

#include "nlp/manner.h"

/* A question to the reader, or what a page says to its visitors or of its
 * makers: "Click here to subscribe.", "Reporting by Ana Silva." */
bool sentence_is_aside(struct article *article, const struct manner *manner);

#endif
