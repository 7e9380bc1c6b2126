/* window.h - what was read of a file and not yet given out, by lines
 *
 *     {"id":1}\n{"id":2}\n{"id":3,"te
 *     ^start              ^whole     ^searched, bytes.length
 *
 * From `start` to `whole` are whole lines, and from `whole` to `searched`
 * there is no newline, so each byte is looked at once however long the line.
 */
#ifndef WINDOW_H
#define WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

struct window {
	struct buffer bytes;
	size_t start, whole, searched; /* offsets into `bytes` */
	uint64_t lines;                /* from `start` to `whole` */
};

/* Forget everything: the next file begins. */
void window_clear(struct window *window);

/* Bytes that were not given out. */
size_t window_length(const struct window *window);

/* Where up to `size` bytes may be read to; the reader then adds what it read
 * to bytes.length. */
char *window_room(struct window *window, size_t size);

/* Look for lines, up to the end or to a line longer than `max_line` without
 * its '\n'; true if there is one, which then begins at `whole`. */
bool window_search(struct window *window, size_t max_line);

/* Pass over `length` bytes without giving them out. */
void window_skip(struct window *window, size_t length);

/* Give out everything before `end`, an offset: it becomes the contents of
 * *piece. What is behind it is searched again unless it was. */
void window_give(struct window *window, size_t end, struct buffer *piece);

void window_free(struct window *window);

#endif
