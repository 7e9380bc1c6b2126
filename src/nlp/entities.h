/* entities.h - who and what an article is about, one entry each */
#ifndef ENTITIES_H
#define ENTITIES_H

#include "nlp/article.h"

void entities_make(struct article *article);

#endif
