/* tokens.h - words, marks and blanks */
#ifndef TOKENS_H
#define TOKENS_H

#include "nlp/article.h"

/* Reads sentences only for the borders that no token may cross. */
void tokens_make(struct article *article);

#endif
