/* wordmap.h - a fixed table from words to small numbers
 *
 * Goes in: the 64-bit hash of a word or phrase. Comes out: the 16-bit number
 * that the table gives it, 0 if it is not there.
 *
 * The idea: open addressing with four bytes a slot, sixteen bits of the hash
 * to tell words apart and sixteen for the number. No text is kept, so 200,000
 * words take one megabyte and a look-up touches one cache line.
 *
 * What it gets wrong: an unknown word is taken for a known one about once in
 * 40,000 times. Fit for evidence that is weighed, not for spelling.
 */
#ifndef WORDMAP_H
#define WORDMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

#define WORDMAP_KIND BLOB_KIND('w', 'm', 'a', 'p')

struct wordmap {
	const uint16_t *slots; /* pairs: print (0: free), number */
	uint32_t mask;         /* number of slots, less one */
};

/* The view of an embedded map (models.h); costs next to nothing. */
void wordmap_open(struct wordmap *map, const void *embedded);

/* Has memory bring the place of that hash. */
static inline void wordmap_announce(const struct wordmap *map, uint64_t hash)
{
	__builtin_prefetch(map->slots + 2 * (size_t)(hash & map->mask));
}

uint16_t wordmap_find(const struct wordmap *map, uint64_t hash);

/* The hash of a word: FNV-1a over bytes, then mixed so that all bits count. */
#define WORD_HASH_START 0xCBF29CE484222325u

static inline uint64_t word_hash_add(uint64_t hash, uint32_t unit)
{
	return (hash ^ unit) * 0x100000001B3u;
}

static inline uint64_t word_hash_end(uint64_t hash)
{
	hash ^= hash >> 32;
	hash *= 0x9E3779B97F4A7C15u;
	return hash ^ hash >> 29;
}

uint64_t word_hash(struct string bytes);

/* The hash of the word in lower case and without marks: "Bogotá", "BOGOTA"
 * and "bogota" have the same. */
uint64_t word_hash_folded(struct string word);

/* The hash of a phrase from those of its words, left to right, beginning with
 * the first word's own. */
static inline uint64_t phrase_hash(uint64_t phrase, uint64_t word)
{
	return word_hash_end(phrase * 3 + word);
}

/* What tells a word from others in nearby slots; 0 would mean a free slot. The
 * slot comes from the low bits, so this takes the high ones. */
static inline uint16_t word_print(uint64_t hash)
{
	uint16_t print = (uint16_t)(hash >> 48);

	return print ? print : 1;
}

#endif
