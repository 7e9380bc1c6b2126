/* arena.c - memory that lives as long as one record
 *
 * Chunks are taken from the system and given out front to back. A request
 * larger than a chunk gets a chunk of its own, behind the first, which goes on
 * to be given out.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Holds all layers of an article of 700 words, and what the tagger has on
 * its table meanwhile; larger ones add chunks. What is never touched of a
 * chunk takes no memory. */
#define CHUNK ((size_t)1024 * 1024)
/* Kept for the next record: enough for nearly every article. */
#define KEPT 4
#define ALIGNMENT ((size_t)16)

struct arena_chunk {
	struct arena_chunk *next;
	size_t size; /* bytes after the header */
};

/* The header is padded so that what follows is aligned. */
#define HEADER \
	((sizeof(struct arena_chunk) + ALIGNMENT - 1) & ~(ALIGNMENT - 1))

void arena_init(struct arena *arena)
{
	memset(arena, 0, sizeof *arena);
}

static struct arena_chunk *chunk_new(size_t size)
{
	struct arena_chunk *chunk = memory_new(HEADER + size);

	chunk->size = size;
	return chunk;
}

static char *chunk_bytes(struct arena_chunk *chunk)
{
	return (char *)chunk + HEADER;
}

/* A chunk of ordinary size in front of all others. */
static void chunk_add(struct arena *arena)
{
	struct arena_chunk *chunk = arena->spare;

	if (chunk)
		arena->spare = chunk->next;
	else
		chunk = chunk_new(CHUNK);
	chunk->next = arena->chunk;
	arena->chunk = chunk;
	arena->at = chunk_bytes(chunk);
	arena->end = arena->at + CHUNK;
}

/* A chunk for one request alone. */
static void *large_alloc(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk;

	if (!arena->chunk)
		chunk_add(arena);
	chunk = chunk_new(size);
	chunk->next = arena->chunk->next;
	arena->chunk->next = chunk;
	return chunk_bytes(chunk);
}

static void chunks_free(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunk, *kept = NULL, *next;
	int count = 0;

	for (next = arena->spare; next; next = next->next)
		count++;
	kept = arena->spare;
	for (; chunk; chunk = next) {
		next = chunk->next;
		if (chunk->size == CHUNK && count < KEPT) {
			chunk->next = kept;
			kept = chunk;
			count++;
		} else {
			free(chunk);
		}
	}
	arena_init(arena);
	arena->spare = kept;
}

void arena_free(struct arena *arena)
{
	chunks_free(arena->chunk);
	chunks_free(arena->spare);
	arena_init(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t padded = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	void *memory;

	if (padded < size)
		padded = SIZE_MAX / 2; /* more than there is */
	if (padded > CHUNK)
		return large_alloc(arena, padded);
	if (!arena->chunk || padded > (size_t)(arena->end - arena->at))
		chunk_add(arena);
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
