/* ent_style.h - whether a text talks to its reader or reports
 *
 * Goes in: an article's words. Comes out: true for letters, reviews, questions
 * and answers: "I love Del Frisco's, you should try it" is full of "I" and
 * "you", which a report leaves to those whom it quotes ("said" weighs against
 * them). In such texts other things have names, and other words are names.
 */
#ifndef ENT_STYLE_H
#define ENT_STYLE_H

#include "nlp/ent_text.h"

bool ent_style_talks(const struct ent_text *text);

#endif
