/* products.h - what words add to the tagger's hidden layer, kept */
#ifndef PRODUCTS_H
#define PRODUCTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "model/cache.h"
#include "model/network.h"

/* Products kept for one article; most words come back soon or never. */
#define PRODUCTS_STORE 256

struct products {
	const struct network *network;
	struct cache *cache; /* NULL: none */
	char *stored;        /* PRODUCTS_STORE of them */
	bool used[PRODUCTS_STORE];
};

/* A word of an article. */
struct place {
	uint16_t rows[CACHE_KEY]; /* before place_make(): its key, or 0 */
	const uint8_t *products; /* NULL: not known yet */
};

void products_open(struct products *products, const struct network *network,
		   struct cache *cache, struct arena *arena);

/* To be called for some words, one after the other, before place_make is for
 * the first of them, so that memory brings what the cache has of them. */
void place_announce(const struct products *products, struct place *place,
		    struct string form);
void place_find(const struct products *products, const struct place *place);

/* The rows of a word and, if the cache has them, its products. */
void place_make(const struct products *products, struct place *place,
		struct string form);

/* Has memory bring the products of a word. */
void place_near(const struct products *products, const struct place *place);

/* A word that had no products in the cache. */
struct stray {
	struct place *place;
	struct string form; /* empty for a border */
};

/* Sets the products of strays. What the cache does not take is put into
 * `room`, which has products_size() bytes for each, one after the other. */
void products_make(struct products *products, const struct stray *strays,
		   size_t count, char *room);
size_t products_size(const struct network *network);

/* A cache for that many different words. */
struct cache *products_cache_new(size_t entries);

#endif
