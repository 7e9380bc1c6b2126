/* lookup.h - from hashes to numbers, for as long as an article lives
 *
 * Open addressing in the arena, at least twice as large as what it is made
 * for, so that time and memory grow as the article does and no faster.
 */
#ifndef LOOKUP_H
#define LOOKUP_H

#include <stdint.h>

#include "base/arena.h"

struct lookup {
	uint64_t *hashes;
	uint32_t *numbers;
	uint32_t mask;
};

/* For `items` different hashes at most. */
void lookup_make(struct lookup *lookup, struct arena *arena, uint64_t items);

/* The place of the hash's number; it holds 0 if the hash is new, and the
 * caller is to put another number there. */
uint32_t *lookup_put(struct lookup *lookup, uint64_t hash);

/* The number, 0 if there is none. */
uint32_t lookup_get(const struct lookup *lookup, uint64_t hash);

#endif
