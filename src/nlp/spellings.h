/* spellings.h - the distinct spellings of an article's words, each once
 *
 * Goes in: tokens. Comes out: each way in which a word is written, and for
 * every token which of them it is. In an article of 700 words there are some
 * 350, so what depends on the spelling alone is asked half as often.
 *
 * "The dog saw the other dog" has five: "The" is not "the".
 */
#ifndef SPELLINGS_H
#define SPELLINGS_H

#include "model/cache.h"
#include "nlp/article.h"

struct spelling {
	struct string text;      /* where it stands first */
	uint16_t key[CACHE_KEY]; /* in caches; see spelling_is_keyed() */
	uint32_t count;          /* tokens that are written so */
};

/* Of tokens of blanks. */
#define NO_SPELLING UINT32_MAX

struct spellings {
	struct spelling *items; /* in order of their first tokens */
	uint32_t count;
	uint32_t *of;           /* the number of each token's */
};

/* Made when they are first asked for; they live as long as the article. */
const struct spellings *spellings_of(struct article *article);

/* Has memory bring what a cache has of SPELLINGS_NEAR spellings from number
 * `from` on, or of those that there are. */
#define SPELLINGS_NEAR 32
void spellings_near(const struct spellings *spellings, uint32_t from,
		    const struct cache *cache);

/* Whether caches may have the spelling: it is short, and no number. */
static inline bool spelling_is_keyed(const struct spelling *spelling)
{
	return spelling->key[CACHE_KEY - 1];
}

#endif
