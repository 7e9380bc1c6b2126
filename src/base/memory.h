/* memory.h - the one place that asks the system for memory
 *
 * Every allocation of the programs goes through here. When there is no memory
 * left the program says so and ends with status 2: no caller has a second
 * path for it, and no stage needs an error return of its own.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>

/* At least `size` bytes, not cleared; never NULL. */
void *memory_new(size_t size);

/* `count` times `size` bytes, all 0; those never touched cost nothing. */
void *memory_zero(size_t count, size_t size);

/* As realloc(3), never NULL. */
void *memory_resize(void *old, size_t size);

/* What the program does before it ends for lack of memory, such as removing
 * a half-written file; NULL for nothing. Set before threads start. */
void memory_at_failure(void (*hook)(void));

#endif
