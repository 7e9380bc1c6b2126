/* cache.c - what was computed of a word before
 *
 * Open addressing with short runs. An entry is a slot and, behind it, the
 * value, so that a look-up waits for memory once. A slot goes from FREE to
 * TAKEN (by compare-and-swap, so one thread owns it) to READY (published with
 * release order after key and value were written). Who finds a TAKEN slot
 * goes on as if it were another key's: at worst the same word is kept twice.
 */
#include "model/cache.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Slots looked at before a key counts as absent. */
#define RUN 8

/* Values begin and entries end where any number may. */
#define ALIGNED 16

enum { FREE, TAKEN, READY }; /* FREE is 0, as new memory is */

struct slot {
	uint16_t key[CACHE_KEY];
	_Atomic uint32_t state;
	uint32_t rest[3];
};

struct cache {
	size_t mask, value_size, entry_size;
	char *entries; /* NULL: none */
};

struct cache *cache_new(size_t entries, size_t value_size)
{
	struct cache *cache = memory_new(sizeof *cache);
	size_t count = 1;

	memset(cache, 0, sizeof *cache);
	if (!entries)
		return cache;
	while (count < entries)
		count *= 2;
	cache->mask = count - 1;
	cache->value_size = value_size;
	cache->entry_size = (sizeof(struct slot) + value_size + ALIGNED - 1) /
			    ALIGNED * ALIGNED;
	cache->entries = memory_zero(count, cache->entry_size);
	return cache;
}

void cache_free(struct cache *cache)
{
	if (!cache)
		return;
	free(cache->entries);
	free(cache);
}

bool cache_key(uint16_t key[CACHE_KEY], struct string form)
{
	unsigned char bytes[CACHE_KEY * sizeof *key] = { 0 };

	if (form.length == 0 || form.length >= sizeof bytes ||
	    (form.data[0] >= '0' && form.data[0] <= '9'))
		return false;
	memcpy(bytes, form.data, form.length);
	bytes[sizeof bytes - 1] = (unsigned char)form.length;
	memcpy(key, bytes, sizeof bytes);
	return true;
}

uint32_t cache_hash(const uint16_t key[CACHE_KEY])
{
	uint64_t a, b;

	memcpy(&a, key, sizeof a);
	memcpy(&b, key + 4, sizeof b);
	a = (a ^ b * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
	return (uint32_t)(a >> 32);
}

static struct slot *slot_at(const struct cache *cache, size_t at)
{
	return (struct slot *)(void *)(cache->entries +
				       (at & cache->mask) * cache->entry_size);
}

void cache_announce(const struct cache *cache, const uint16_t key[CACHE_KEY])
{
	if (cache && cache->entries)
		__builtin_prefetch(slot_at(cache, cache_hash(key)));
}

const void *cache_find(const struct cache *cache,
		       const uint16_t key[CACHE_KEY])
{
	if (!cache || !cache->entries)
		return NULL;
	size_t at = cache_hash(key);
	for (size_t i = 0; i < RUN; i++) {
		struct slot *slot = slot_at(cache, at + i);
		uint32_t state = atomic_load_explicit(&slot->state,
						      memory_order_acquire);

		if (state == FREE)
			return NULL;
		if (state == READY &&
		    memcmp(slot->key, key, sizeof slot->key) == 0)
			return slot + 1;
	}
	return NULL;
}

void cache_add(struct cache *cache, const uint16_t key[CACHE_KEY],
	       const void *value)
{
	if (!cache || !cache->entries)
		return;
	size_t at = cache_hash(key);
	for (size_t i = 0; i < RUN; i++) {
		struct slot *slot = slot_at(cache, at + i);
		uint32_t expected = FREE;

		if (!atomic_compare_exchange_strong(&slot->state, &expected,
						    TAKEN))
			continue;
		memcpy(slot->key, key, sizeof slot->key);
		memcpy(slot + 1, value, cache->value_size);
		atomic_store_explicit(&slot->state, READY,
				      memory_order_release);
		return;
	}
}
