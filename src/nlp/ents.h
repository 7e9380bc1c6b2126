/* ents.h - mentions of named entities, dates and amounts */
#ifndef ENTS_H
#define ENTS_H

#include "nlp/article.h"

void ents_make(struct article *article);

const char *ent_label_name(enum ent_label label);
enum ent_label ent_label_named(struct string name); /* ENT_LABELS if unknown */

#endif
