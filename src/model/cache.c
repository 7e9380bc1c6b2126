/* cache.c - what was computed of a word before
 *
 * Marks of entries lie in sets of eight, a cache line each, so that who finds
 * nothing waits for memory once. A mark goes from FREE to TAKEN (by
 * compare-and-swap, so one thread owns it) to the upper bits of the key's hash
 * with the entry's number (published with release order after key and value
 * were written). Who finds a TAKEN mark goes on as if it were another key's:
 * at worst the same word is kept twice.
 *
 * Entries lie in the order in which they came. What is frequent comes early:
 * so it lies close together, in few pages of memory.
 */
#include "model/cache.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define SET 8

/* Bytes of a cache line, and of the marks of a set. */
#define LINE 64

/* Values begin and entries end where any number may. */
#define ALIGNED 16

/* FREE is 0, as new memory is; no mark is one of these, see hash_of(). */
enum { FREE, TAKEN };

/* Bits of a mark that are the entry's number, in place of those of the hash by
 * which its set is found. */
#define NUMBER_BITS 24

struct set {
	_Atomic uint64_t marks[SET];
};

struct cache {
	size_t mask, value_size, entry_size;
	void *room;       /* of the sets */
	struct set *sets; /* NULL: none */
	char *entries;    /* a key and a value each */
	char apart[LINE]; /* from what all threads read */
	_Atomic uint32_t count; /* of entries that were given away */
};

/* The first cache line that begins in the room. */
static void *line_from(char *room)
{
	return room + (LINE - (uintptr_t)room % LINE) % LINE;
}

struct cache *cache_new(size_t entries, size_t value_size)
{
	struct cache *cache = memory_new(sizeof *cache);
	size_t count = 1;

	memset(cache, 0, sizeof *cache);
	if (!entries)
		return cache;
	while (count * SET < entries && count * SET < 1u << NUMBER_BITS)
		count *= 2;
	cache->mask = count - 1;
	cache->value_size = value_size;
	cache->entry_size = (CACHE_KEY * sizeof(uint16_t) + value_size +
			     ALIGNED - 1) / ALIGNED * ALIGNED;
	cache->room = memory_zero(count + 1, sizeof *cache->sets);
	cache->sets = line_from(cache->room);
	cache->entries = memory_new(count * SET * cache->entry_size);
	return cache;
}

void cache_free(struct cache *cache)
{
	if (!cache)
		return;
	free(cache->room);
	free(cache->entries);
	free(cache);
}

/* Copies of a fixed size, which overlap in most forms. */
static void bytes_gather(unsigned char *to, const char *from, size_t length)
{
	if (length >= 8) {
		memcpy(to, from, 8);
		memcpy(to + 8, from + length - 7, 7);
	} else if (length >= 4) {
		memcpy(to, from, 4);
		memcpy(to + 4, from + length - 4, 4);
	} else {
		to[0] = (unsigned char)from[0];
		to[1] = (unsigned char)from[length / 2];
		to[2] = (unsigned char)from[length - 1];
	}
}

bool cache_key(uint16_t key[CACHE_KEY], struct string form)
{
	unsigned char bytes[CACHE_KEY * sizeof *key] = { 0 };

	if (form.length == 0 || form.length > CACHE_FORM ||
	    (form.data[0] >= '0' && form.data[0] <= '9'))
		return false;
	bytes_gather(bytes, form.data, form.length);
	bytes[CACHE_LENGTH_AT] = (unsigned char)form.length;
	memcpy(key, bytes, sizeof bytes);
	return true;
}

static uint64_t hash_of(const uint16_t key[CACHE_KEY])
{
	uint64_t a, b;

	memcpy(&a, key, sizeof a);
	memcpy(&b, key + 4, sizeof b);
	a = (a ^ b * 0x9e3779b97f4a7c15u) * 0xff51afd7ed558ccdu;
	return (a ^ a >> 32) | (uint64_t)1 << 63;
}

uint32_t cache_hash(const uint16_t key[CACHE_KEY])
{
	return (uint32_t)hash_of(key);
}

void cache_announce(const struct cache *cache, const uint16_t key[CACHE_KEY])
{
	if (cache && cache->sets)
		__builtin_prefetch(&cache->sets[hash_of(key) & cache->mask]);
}

static bool is_of(uint64_t mark, uint64_t hash)
{
	return mark >> NUMBER_BITS == hash >> NUMBER_BITS;
}

static char *entry_at(const struct cache *cache, uint64_t number)
{
	number &= ((uint64_t)1 << NUMBER_BITS) - 1;
	return cache->entries + number * cache->entry_size;
}

void cache_near(const struct cache *cache, const uint16_t key[CACHE_KEY])
{
	if (!cache || !cache->sets)
		return;
	uint64_t hash = hash_of(key);
	const struct set *set = &cache->sets[hash & cache->mask];
	for (size_t i = 0; i < SET; i++) {
		uint64_t mark = atomic_load_explicit(&set->marks[i],
						     memory_order_relaxed);

		if (is_of(mark, hash)) { /* what is looked at first */
			__builtin_prefetch(entry_at(cache, mark));
			__builtin_prefetch(entry_at(cache, mark) + LINE);
		}
		if (is_of(mark, hash) || mark == FREE)
			return;
	}
}

const void *cache_find(const struct cache *cache,
		       const uint16_t key[CACHE_KEY])
{
	if (!cache || !cache->sets)
		return NULL;
	uint64_t hash = hash_of(key);
	const struct set *set = &cache->sets[hash & cache->mask];
	for (size_t i = 0; i < SET; i++) {
		uint64_t mark = atomic_load_explicit(&set->marks[i],
						     memory_order_acquire);

		if (mark == FREE)
			return NULL;
		if (!is_of(mark, hash))
			continue;
		const char *entry = entry_at(cache, mark);
		if (!memcmp(entry, key, CACHE_KEY * sizeof *key))
			return entry + CACHE_KEY * sizeof *key;
	}
	return NULL;
}

const void *cache_add(struct cache *cache, const uint16_t key[CACHE_KEY],
		      const void *value)
{
	if (!cache || !cache->sets)
		return NULL;
	uint64_t hash = hash_of(key);
	struct set *set = &cache->sets[hash & cache->mask];
	for (size_t i = 0; i < SET; i++) {
		uint64_t expected = FREE;

		if (!atomic_compare_exchange_strong(&set->marks[i], &expected,
						    TAKEN))
			continue;
		uint64_t number = atomic_fetch_add_explicit(
			&cache->count, 1, memory_order_relaxed);
		char *entry = entry_at(cache, number);
		memcpy(entry, key, CACHE_KEY * sizeof *key);
		entry += CACHE_KEY * sizeof *key;
		memcpy(entry, value, cache->value_size);
		atomic_store_explicit(&set->marks[i],
				      hash >> NUMBER_BITS << NUMBER_BITS |
					      number,
				      memory_order_release);
		return entry;
	}
	return NULL;
}
