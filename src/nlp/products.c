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

size_t products_size(const struct network *network)
{
	size_t size = sizeof(struct known) + network->products;

	return (size + 1) / 2 * 2;
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

void place_make(const struct products *products, struct place *place,
		const struct spelling *spelling)
{
	const struct known *known = spelling_is_keyed(spelling)
		? cache_find(products->cache, spelling->key) : NULL;
	struct word word;

	place->products = known ? known->products : NULL;
	if (known) {
		memcpy(place->rows, known->rows, sizeof place->rows);
		return;
	}
	word_make(&word, spelling->text);
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

/* What is not kept by its spelling is kept by its rows; these end with a 0,
 * and keys of spellings do not. */
static const uint16_t *key_of(const struct stray *stray)
{
	return stray->spelling && spelling_is_keyed(stray->spelling)
		? stray->spelling->key : stray->place->rows;
}

static struct known *stored(const struct products *products,
			    const struct place *place, uint32_t *at)
{
	*at = cache_hash(place->rows) % PRODUCTS_STORE;
	return (struct known *)(void *)(
		products->stored + *at * products_size(products->network));
}

/* True if the cache or the store has the products; those of the store are
 * copied, since others may take their place. */
static bool products_find(const struct products *products,
			  const struct stray *stray, struct known *room)
{
	struct place *place = stray->place;
	const struct known *known = cache_find(products->cache, key_of(stray));
	uint32_t at;

	place->products = known ? known->products : room->products;
	if (known)
		return true;
	known = stored(products, place, &at);
	if (!products->used[at] ||
	    memcmp(known->rows, place->rows, sizeof known->rows) != 0)
		return false;
	memcpy(room, known, products_size(products->network));
	return true;
}

/* Keeps what was made in the cache, else in the store. */
static void products_keep(struct products *products, const struct stray *stray,
			  struct known *made)
{
	const struct known *kept;
	uint32_t at;

	memcpy(made->rows, stray->place->rows, sizeof made->rows);
	kept = cache_add(products->cache, key_of(stray), made);
	if (kept) {
		stray->place->products = kept->products;
		return;
	}
	memcpy(stored(products, stray->place, &at), made,
	       products_size(products->network));
	products->used[at] = true;
}

/* Strays whose products are to be made, at once, and where. */
struct group {
	const struct stray *strays[NETWORK_TOGETHER];
	struct known *made[NETWORK_TOGETHER];
	size_t count;
};

static void group_make(struct products *products, struct group *group)
{
	const uint16_t *rows[NETWORK_TOGETHER];
	uint8_t *to[NETWORK_TOGETHER];

	for (size_t i = 0; i < group->count; i++) {
		rows[i] = group->strays[i]->place->rows;
		to[i] = group->made[i]->products;
	}
	if (group->count)
		network_products(products->network, rows, to, group->count);
	for (size_t i = 0; i < group->count; i++)
		products_keep(products, group->strays[i], group->made[i]);
	group->count = 0;
}

void products_make(struct products *products, const struct stray *strays,
		   size_t count, char *room)
{
	struct group group = { .count = 0 };
	size_t size = products_size(products->network);

	for (size_t i = 0; i < count; i++) {
		struct known *to = (struct known *)(void *)(room + i * size);

		if (products_find(products, &strays[i], to))
			continue;
		group.strays[group.count] = &strays[i];
		group.made[group.count++] = to;
		if (group.count == NETWORK_TOGETHER)
			group_make(products, &group);
	}
	group_make(products, &group);
}
