/* products.h - what words add to the tagger's hidden layer, kept */
#ifndef PRODUCTS_H
#define PRODUCTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/cache.h"
#include "model/network.h"
#include "nlp/spellings.h"

/* Products kept for one article; most words come back soon or never. */
#define PRODUCTS_STORE 256

struct products {
	const struct network *network;
	struct cache *cache; /* NULL: none */
	char *stored;        /* PRODUCTS_STORE of them */
	bool used[PRODUCTS_STORE];
};

/* A spelling of an article. */
struct place {
	uint16_t rows[CACHE_KEY];
	const uint8_t *products; /* NULL: not known yet */
};

void products_open(struct products *products, const struct network *network,
		   struct cache *cache, struct arena *arena);

/* The rows of a spelling and, if the cache has them, its products. */
void place_make(const struct products *products, struct place *place,
		const struct spelling *spelling);

/* Has memory bring the products of a place. */
void place_near(const struct products *products, const struct place *place);

/* A place without products. */
struct stray {
	struct place *place;
	const struct spelling *spelling; /* NULL for a border */
};

/* Sets the products of strays. What the cache does not take is put into
 * `room`, which has products_size() bytes for each, one after the other. */
void products_make(struct products *products, const struct stray *strays,
		   size_t count, char *room);
size_t products_size(const struct network *network);

/* A cache for that many different words. */
struct cache *products_cache_new(size_t entries);

#endif
