/* buffer.h - bytes that grow at the end
 *
 * Whoever declares a buffer frees it. `data` is NULL while nothing was ever
 * added; it is not NUL-terminated.
 */
#ifndef BUFFER_H
#define BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* The same for numbers that rise slowly: the digits of the whole hundreds stay
 * from one to the next. It starts far from all others. */
struct numbers {
	uint32_t hundreds; /* the number that they make */
	uint32_t length;
	char digits[8];
};

#define NUMBERS_NEW { 4294967100u, 8, "42949671" }

extern const char digit_pairs[];

char *numbers_write_far(struct numbers *numbers, char *at, uint32_t number);

/* Room for 20 bytes must be there, though fewer are used. */
static inline char *numbers_write(struct numbers *numbers, char *at,
				  uint32_t number)
{
	uint32_t rest = number - numbers->hundreds;

	if (rest >= 100)
		return numbers_write_far(numbers, at, number);
	memcpy(at, numbers->digits, sizeof numbers->digits);
	at += numbers->length;
	memcpy(at, digit_pairs + 2 * rest, 2);
	return at + 2;
}

#endif
