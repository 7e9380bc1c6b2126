/* talk_words.h - words of those who talk to their reader, or who report
 *
 * Goes in: a word's normal form (nlp/features.h). Comes out: a weight, 1 for
 * "i", "you", "thanks" or "!", -2 for "said" and "according", which weigh
 * against them, 0 for all others. nlp/ent_style.h counts them.
 */
#ifndef TALK_WORDS_H
#define TALK_WORDS_H

#include "base/text.h"

int talk_weight(struct string word);

#endif
