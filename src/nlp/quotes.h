/* quotes.h - who said what */
#ifndef QUOTES_H
#define QUOTES_H

#include "nlp/article.h"

void quotes_make(struct article *article);

#endif
