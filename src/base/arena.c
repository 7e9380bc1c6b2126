/* arena.c - memory that lives as long as one record
 *
 * Chunks are taken from the system and given out front to back. A request
 * larger than a chunk gets a chunk of its own.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Holds all layers of an article of 700 words; larger ones add chunks. */
#define CHUNK ((size_t)256 * 1024)
#define ALIGNMENT ((size_t)16)

struct arena_chunk {
	struct arena_chunk *older;
	size_t size; /* bytes after the header */
};

/* The header is padded so that what follows is aligned. */
#define HEADER \
	((sizeof(struct arena_chunk) + ALIGNMENT - 1) & ~(ALIGNMENT - 1))

void arena_init(struct arena *arena)
{
	memset(arena, 0, sizeof *arena);
}

static void chunk_use(struct arena *arena, struct arena_chunk *chunk)
{
	arena->chunk = chunk;
	arena->at = (char *)chunk + HEADER;
	arena->end = arena->at + chunk->size;
}

static void chunk_add(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = memory_new(HEADER + size);

	chunk->older = arena->chunk;
	chunk->size = size;
	chunk_use(arena, chunk);
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *kept = NULL, *older;

	for (struct arena_chunk *c = arena->chunk; c; c = older) {
		older = c->older;
		if (!kept && c->size == CHUNK)
			kept = c;
		else
			free(c);
	}
	arena_init(arena);
	if (kept) {
		kept->older = NULL;
		chunk_use(arena, kept);
	}
}

void arena_free(struct arena *arena)
{
	struct arena_chunk *older;

	for (struct arena_chunk *c = arena->chunk; c; c = older) {
		older = c->older;
		free(c);
	}
	arena_init(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t padded = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	void *memory;

	if (padded < size)
		padded = SIZE_MAX / 2; /* more than there is */
	if (!arena->chunk || padded > (size_t)(arena->end - arena->at))
		chunk_add(arena, padded > CHUNK ? padded : CHUNK);
	memory = arena->at;
	arena->at += padded;
	return memory;
}

void *arena_zero(struct arena *arena, size_t size)
{
	return memset(arena_alloc(arena, size), 0, size);
}

void *arena_grow(struct arena *arena, void *items, size_t used, size_t *room,
		 size_t item_size)
{
	void *larger;

	if (used < *room)
		return items;
	*room = *room ? *room * 2 : 16;
	larger = arena_alloc(arena, *room * item_size);
	if (used)
		memcpy(larger, items, used * item_size);
	return larger;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}
