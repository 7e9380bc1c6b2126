/* caches.h - what is kept of words from article to article
 *
 * One a process, for all threads; see model/cache.h.
 */
#ifndef CACHES_H
#define CACHES_H

#include "model/cache.h"
#include "nlp/article.h"

/* Each for about that many different words. */
struct caches caches_new(size_t entries);

/* Here, so that who ends a run need not hold the models of who began it. */
static inline void caches_free(struct caches *caches)
{
	cache_free(caches->products);
	cache_free(caches->lemmas);
	cache_free(caches->forms);
}

#endif
