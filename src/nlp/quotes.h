/* quotes.h - who said what */
#ifndef QUOTES_H
#define QUOTES_H

#include "nlp/article.h"

void quotes_make(struct article *article);

const char *quote_type_name(enum quote_type type);
const char *speaker_kind_name(enum speaker_kind kind);

#endif
