/* lookup.c - from hashes to numbers, for as long as an article lives */
#include "nlp/lookup.h"

void lookup_make(struct lookup *lookup, struct arena *arena, uint64_t items)
{
	uint32_t size = 16;

	while (size < 2 * items && size < 1u << 31)
		size *= 2;
	lookup->mask = size - 1;
	lookup->hashes = arena_alloc(arena, size * sizeof *lookup->hashes);
	lookup->numbers = arena_zero(arena, size * sizeof *lookup->numbers);
}

static uint32_t place(const struct lookup *lookup, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash >> 7) & lookup->mask;

	while (lookup->numbers[i] && lookup->hashes[i] != hash)
		i = (i + 1) & lookup->mask;
	return i;
}

uint32_t *lookup_put(struct lookup *lookup, uint64_t hash)
{
	uint32_t i = place(lookup, hash);

	lookup->hashes[i] = hash;
	return &lookup->numbers[i];
}

uint32_t lookup_get(const struct lookup *lookup, uint64_t hash)
{
	return lookup->numbers[place(lookup, hash)];
}
