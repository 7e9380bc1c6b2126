/* buffer.h - bytes that grow at the end
 *
 * Whoever declares a buffer frees it. `data` is NULL while nothing was ever
 * added; it is not NUL-terminated.
 */
#ifndef BUFFER_H
#define BUFFER_H

#include <stddef.h>
#include <stdint.h>

struct buffer {
	char *data;
	size_t length, room;
};

#define BUFFER_EMPTY { NULL, 0, 0 }

/* Room for `more` bytes after the present ones; returns where they go. The
 * writer then adds what it wrote to `length`. */
char *buffer_reserve(struct buffer *buffer, size_t more);

void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_add_number(struct buffer *buffer, uint64_t number); /* decimal */

void buffer_format(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Empty it, and give memory beyond `keep` bytes back. */
void buffer_reset(struct buffer *buffer, size_t keep);
void buffer_free(struct buffer *buffer);

/* Write the decimal digits of `number` to `at`, which has room for 20;
 * returns the end. For writers that reserved room once for many numbers. */
char *number_write(char *at, uint64_t number);

#endif
