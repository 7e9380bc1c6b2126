/* keywords.h - the words and phrases that say what an article is about */
#ifndef KEYWORDS_H
#define KEYWORDS_H

#include "nlp/article.h"

void keywords_make(struct article *article);

#endif
