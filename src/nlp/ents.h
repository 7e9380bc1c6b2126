/* ents.h - mentions of named entities, dates and amounts */
#ifndef ENTS_H
#define ENTS_H

#include "nlp/article.h"

void ents_make(struct article *article);

#endif
