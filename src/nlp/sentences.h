/* sentences.h - sentence borders */
#ifndef SENTENCES_H
#define SENTENCES_H

#include "nlp/article.h"

/* Reads blocks, and tokens if they are there (read from a record): then
 * borders are moved to token borders. */
void sentences_make(struct article *article);

#endif
