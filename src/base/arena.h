/* arena.h - memory that lives as long as one record
 *
 * All that is made from a line dies with that line: a stage allocates from
 * the arena and nobody frees. The worker resets its arena before the next
 * record.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
	char *at, *end;            /* free part of the first chunk */
	struct arena_chunk *chunk; /* all that are in use */
	struct arena_chunk *spare; /* of ordinary size, empty */
};

void arena_init(struct arena *arena);

/* Forget everything; keeps a few chunks of ordinary size, gives the rest back,
 * so that a line of many megabytes does not stay in memory. */
void arena_reset(struct arena *arena);

void arena_free(struct arena *arena);

/* `size` bytes aligned for any type, not cleared; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, all zero. */
void *arena_zero(struct arena *arena, size_t size);

/* An array of `used` items with room for at least one more: `items` itself
 * while `*room` suffices, else a copy of twice the size (the old one stays
 * until the reset). Start with items NULL and *room 0:
 *
 *     list = arena_grow(arena, list, count, &room, sizeof *list);
 *     list[count++] = item;
 */
void *arena_grow(struct arena *arena, void *items, size_t used, size_t *room,
		 size_t item_size);

/* A copy of the bytes, with a NUL after them that is not counted. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

#endif
