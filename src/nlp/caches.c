/* caches.c - what is kept of words from article to article */
#include "nlp/caches.h"

#include "nlp/ent_forms.h"
#include "nlp/lemmas.h"
#include "nlp/products.h"

/* A word has more than one tag, and few lemmas take much memory. */
#define LEMMAS_A_WORD 2

struct caches caches_new(size_t entries)
{
	return (struct caches){
		.products = products_cache_new(entries),
		.lemmas = lemmas_cache_new(LEMMAS_A_WORD * entries),
		.forms = ent_forms_cache_new(entries),
	};
}
