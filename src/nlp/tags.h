/* tags.h - part of speech, features and lemma of each token */
#ifndef TAGS_H
#define TAGS_H

#include "model/cache.h"
#include "nlp/article.h"
#include "nlp/tagmodel.h"
#include "nlp/tagnames.h"

/* Fills tag, pos, morph and lemma. */
void tags_make(struct article *article);

/* A cache for article->cache, for that many different words; one may serve
 * all articles and threads. */
struct cache *tags_cache_new(size_t entries);

#endif
