/* buffer.c - bytes that grow at the end */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

char *buffer_reserve(struct buffer *buffer, size_t more)
{
	if (more > buffer->room - buffer->length) {
		size_t room = buffer->room + buffer->room / 2;

		if (room < buffer->length + more)
			room = buffer->length + more;
		if (room < 256)
			room = 256;
		buffer->data = memory_resize(buffer->data, room);
		buffer->room = room;
	}
	return buffer->data + buffer->length;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (!length)
		return;
	memcpy(buffer_reserve(buffer, length), bytes, length);
	buffer->length += length;
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
	*buffer_reserve(buffer, 1) = byte;
	buffer->length++;
}

const char digit_pairs[] =
	"0001020304050607080910111213141516171819"
	"2021222324252627282930313233343536373839"
	"4041424344454647484950515253545556575859"
	"6061626364656667686970717273747576777879"
	"8081828384858687888990919293949596979899";

static inline char *pair_write(char *at, uint32_t number)
{
	memcpy(at, digit_pairs + 2 * number, 2);
	return at + 2;
}

/* Below 10,000, with at least one digit. */
static inline char *small_write(char *at, uint32_t number)
{
	uint32_t high = number / 100;

	if (high >= 10) {
		at = pair_write(at, high);
	} else if (high) {
		*at++ = (char)('0' + high);
	} else if (number < 10) {
		*at++ = (char)('0' + number);
		return at;
	}
	return pair_write(at, number - high * 100);
}

/* Four digits at a time; offsets into an article mostly have no more. */
char *number_write(char *at, uint64_t number)
{
	if (number >= 10000) {
		uint32_t low = (uint32_t)(number % 10000);
		at = number_write(at, number / 10000);
		at = pair_write(at, low / 100);
		return pair_write(at, low % 100);
	}
	return small_write(at, (uint32_t)number);
}

char *numbers_write_far(struct numbers *numbers, char *at, uint32_t number)
{
	char *end;

	if (number < 100)
		return small_write(at, number);
	end = number_write(numbers->digits, number / 100);
	numbers->length = (uint32_t)(end - numbers->digits);
	numbers->hundreds = number / 100 * 100;
	return numbers_write(numbers, at, number);
}

void buffer_add_number(struct buffer *buffer, uint64_t number)
{
	char *at = buffer_reserve(buffer, 20);

	buffer->length += (size_t)(number_write(at, number) - at);
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list args, again;
	char none[1];

	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(none, sizeof none, format, args);
	va_end(args);
	if (length > 0) {
		char *at = buffer_reserve(buffer, (size_t)length + 1);
		vsnprintf(at, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
}

void buffer_reset(struct buffer *buffer, size_t keep)
{
	buffer->length = 0;
	if (buffer->room > keep)
		buffer_free(buffer);
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->data);
	memset(buffer, 0, sizeof *buffer);
}
