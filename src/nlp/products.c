/* products.c - what words add to the tagger's hidden layer, kept
 *
 * Goes in: a word. Comes out: its rows in the tables (wordrows.h), and its
 * products (model/network.h). Both are looked up in the cache, by the word's
 * bytes if these are few: then it is not looked at any closer. A smaller store
 * lasts as long as the article, for when the cache is full or there is none.
 */
#include "nlp/products.h"

#include <string.h>

#include "model/models.h"
#include "nlp/wordrows.h"

/* Bytes of a cache line. */
#define LINE 64

/* What is kept of a word. */
struct known {
	uint16_t rows[CACHE_KEY];
	uint8_t products[];
};

/* Bytes of a value in the cache. */
static size_t products_size(const struct network *network)
{
	return sizeof(struct known) + network->products;
}

struct cache *products_cache_new(size_t entries)
{
	struct network network;

	network_open(&network, model_tags);
	return cache_new(entries, products_size(&network));
}

void products_open(struct products *products, const struct network *network,
		   struct cache *cache, struct arena *arena)
{
	memset(products, 0, sizeof *products);
	products->network = network;
	products->cache = cache;
	products->stored = arena_alloc(arena, PRODUCTS_STORE *
					      products_size(network));
}

/* Keys of rows end with a 0, those of forms do not. */
static void key_make(uint16_t key[CACHE_KEY], struct string form,
		     const uint16_t rows[CACHE_KEY])
{
	if (!cache_key(key, form))
		memcpy(key, rows, CACHE_KEY * sizeof *key);
}

void place_announce(const struct products *products, struct place *place,
		    struct string form)
{
	if (cache_key(place->rows, form))
		cache_announce(products->cache, place->rows);
	else
		place->rows[CACHE_KEY - 1] = 0;
}

void place_find(const struct products *products, const struct place *place)
{
	if (place->rows[CACHE_KEY - 1])
		cache_near(products->cache, place->rows);
}

void place_make(const struct products *products, struct place *place,
		struct string form)
{
	const struct known *known = place->rows[CACHE_KEY - 1]
		? cache_find(products->cache, place->rows) : NULL;
	struct word word;

	place->products = known ? known->products : NULL;
	if (known) {
		memcpy(place->rows, known->rows, sizeof place->rows);
		return;
	}
	word_make(&word, form);
	word_rows(place->rows, &word);
	place->rows[TABLE_WORD] = (uint16_t)network_word(
		products->network, word.hash);
}

void place_near(const struct products *products, const struct place *place)
{
	uint32_t count = products->network->products;

	if (place->products)
		for (uint32_t i = 0; i < count; i += LINE)
			__builtin_prefetch(place->products + i);
}

/* Those of the store, where they are made if they are not there. */
static const struct known *stored(struct products *products,
				  const struct place *place)
{
	const struct network *network = products->network;
	uint32_t at = cache_hash(place->rows) % PRODUCTS_STORE;
	struct known *known = (struct known *)(void *)(
		products->stored + at * products_size(network));

	if (products->used[at] &&
	    !memcmp(known->rows, place->rows, sizeof known->rows))
		return known;
	network_products(network, place->rows, known->products);
	memcpy(known->rows, place->rows, sizeof known->rows);
	products->used[at] = true;
	return known;
}

void products_make(struct products *products, struct place *place,
		   struct string form, uint8_t *room)
{
	uint16_t key[CACHE_KEY];

	key_make(key, form, place->rows);
	const struct known *known = cache_find(products->cache, key);
	if (!known)
		known = cache_add(products->cache, key,
				  stored(products, place));
	if (known) {
		place->products = known->products;
		return;
	}
	memcpy(room, stored(products, place)->products,
	       products->network->products);
	place->products = room;
}
