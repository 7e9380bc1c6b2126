/* tags.h - part of speech, features and lemma of each token */
#ifndef TAGS_H
#define TAGS_H

#include "nlp/article.h"
#include "nlp/tagmodel.h"
#include "nlp/tagnames.h"

/* Fills tag, pos, morph and lemma. */
void tags_make(struct article *article);

#endif
