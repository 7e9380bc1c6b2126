/* cache.c - what was computed of a word before
 *
 * Open addressing with short runs. A slot goes from FREE to TAKEN (by
 * compare-and-swap, so one thread owns it) to READY (published with release
 * order after key and value were written). Who finds a TAKEN slot goes on as
 * if it were another key's: at worst the same word is kept twice.
 */
#include "model/cache.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Slots looked at before a key counts as absent. */
#define RUN 8

enum { FREE, TAKEN, READY };

struct slot {
	uint16_t key[CACHE_KEY];
};

struct cache {
	size_t mask, value_size;
	_Atomic unsigned char *states;
	struct slot *slots;
	char *values;
};

struct cache *cache_new(size_t entries, size_t value_size)
{
	struct cache *cache = memory_new(sizeof *cache);
	size_t count = 1;

	if (!entries) {
		memset(cache, 0, sizeof *cache);
		return cache;
	}
	while (count < entries)
		count *= 2;
	cache->mask = count - 1;
	cache->value_size = value_size;
	cache->states = memory_new(count * sizeof *cache->states);
	for (size_t i = 0; i < count; i++)
		atomic_init(&cache->states[i], FREE);
	cache->slots = memory_new(count * sizeof *cache->slots);
	cache->values = memory_new(count * value_size);
	return cache;
}

void cache_free(struct cache *cache)
{
	if (!cache)
		return;
	free(cache->states);
	free(cache->slots);
	free(cache->values);
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

const void *cache_find(const struct cache *cache,
		       const uint16_t key[CACHE_KEY])
{
	if (!cache || !cache->states)
		return NULL;
	size_t at = cache_hash(key) & cache->mask;
	for (int i = 0; i < RUN; i++, at = (at + 1) & cache->mask) {
		unsigned char state = atomic_load_explicit(
			&cache->states[at], memory_order_acquire);

		if (state == FREE)
			return NULL;
		if (state == READY && memcmp(cache->slots[at].key, key,
					     sizeof cache->slots[at].key) == 0)
			return cache->values + at * cache->value_size;
	}
	return NULL;
}

void cache_add(struct cache *cache, const uint16_t key[CACHE_KEY],
	       const void *value)
{
	if (!cache || !cache->states)
		return;
	size_t at = cache_hash(key) & cache->mask;
	for (int i = 0; i < RUN; i++, at = (at + 1) & cache->mask) {
		unsigned char expected = FREE;

		if (!atomic_compare_exchange_strong(&cache->states[at],
						    &expected, TAKEN))
			continue;
		memcpy(cache->slots[at].key, key, sizeof cache->slots[at].key);
		memcpy(cache->values + at * cache->value_size, value,
		       cache->value_size);
		atomic_store_explicit(&cache->states[at], READY,
				      memory_order_release);
		return;
	}
}
