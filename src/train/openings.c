/* openings.c - words that may be in names of kinds that a set leaves out */
#include "train/openings.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

/* The training sets have some thousands of such words. */
#define SLOTS 65536u

struct openings {
	struct {
		uint64_t hash;
		uint32_t kinds; /* 0: free */
	} slots[SLOTS];
	uint32_t used;
};

struct openings *openings_new(void)
{
	struct openings *openings = memory_new(sizeof *openings);

	return memset(openings, 0, sizeof *openings);
}

void openings_free(struct openings *openings)
{
	free(openings);
}

static uint32_t slot_of(const struct openings *openings, uint64_t hash)
{
	uint32_t slot = (uint32_t)hash % SLOTS;

	while (openings->slots[slot].kinds &&
	       openings->slots[slot].hash != hash)
		slot = (slot + 1) % SLOTS;
	return slot;
}

void openings_add(struct openings *openings, uint64_t hash, uint32_t kinds)
{
	uint32_t slot = slot_of(openings, hash);

	if (!openings->slots[slot].kinds && ++openings->used == SLOTS) {
		error_print("too many words in names");
		exit(2);
	}
	openings->slots[slot].hash = hash;
	openings->slots[slot].kinds |= kinds;
}

uint32_t openings_find(const struct openings *openings, uint64_t hash)
{
	return openings->slots[slot_of(openings, hash)].kinds;
}
