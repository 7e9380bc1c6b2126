/* cache.h - what was computed of a word before
 *
 * One a process, shared by all threads. It only changes how fast things go:
 * what is found equals what would be computed. Entries are added as long as
 * their set has room, never changed or taken out.
 */
#ifndef CACHE_H
#define CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* A key is this many numbers; those not needed are 0. */
#define CACHE_KEY 8

struct cache;

/* Room for `entries` values of `value_size` bytes, rounded up to a power of
 * two that is at most 2^24; 0: keeps nothing. Memory is used as it fills. */
struct cache *cache_new(size_t entries, size_t value_size);
void cache_free(struct cache *cache);

/* The value of a key, or NULL. Both take a NULL cache for an empty one. */
const void *cache_find(const struct cache *cache,
		       const uint16_t key[CACHE_KEY]);

/* Have memory bring what will be looked for soon: first the marks, then the
 * entry. */
void cache_announce(const struct cache *cache, const uint16_t key[CACHE_KEY]);
void cache_near(const struct cache *cache, const uint16_t key[CACHE_KEY]);

/* Keep a copy of the value, if there is room: the copy, which stays as long as
 * the cache, or NULL. */
const void *cache_add(struct cache *cache, const uint16_t key[CACHE_KEY],
		      const void *value);

/* The key of a short form, as bytes: its first eight, its last seven, its
 * length; those of a form of less than eight are in the first eight. So who
 * leaves out forms of CACHE_FORM bytes can put something else at
 * CACHE_FREE_AT. False for longer forms, and for numbers, which seldom come
 * back. */
#define CACHE_FORM 15
#define CACHE_FREE_AT 8
#define CACHE_LENGTH_AT 15
bool cache_key(uint16_t key[CACHE_KEY], struct string form);

/* A number for a hash table of keys. */
uint32_t cache_hash(const uint16_t key[CACHE_KEY]);

#endif
