/* window.c - what was read of a file and not yet given out, by lines
 *
 * In: bytes as they come. Out: pieces that end where a line does.
 *
 * When whole lines are given out, window and piece exchange their buffers, and
 * only the tail, less than a line, is copied; so the bytes of a file lie from
 * read(2) to the end of the work on them where they were read to. Small parts
 * of a large window are copied out instead.
 *
 * What it gets wrong: nothing that is known.
 */
#include "stream/window.h"

#include <string.h>

/* A buffer that one long line has made larger than this is given back. */
#define KEEP ((size_t)1 << 20)

void window_clear(struct window *window)
{
	buffer_reset(&window->bytes, KEEP);
	window->start = window->whole = window->searched = 0;
	window->lines = 0;
}

size_t window_length(const struct window *window)
{
	return window->bytes.length - window->start;
}

/* Move the bytes to the front, so that there is room behind them. */
static void window_compact(struct window *window)
{
	struct buffer *bytes = &window->bytes, smaller = BUFFER_EMPTY;
	size_t left = window_length(window);

	if (bytes->room > KEEP && left < KEEP / 2) {
		buffer_add(&smaller, bytes->data + window->start, left);
		buffer_free(bytes);
		*bytes = smaller;
	} else if (window->start) {
		memmove(bytes->data, bytes->data + window->start, left);
	}
	bytes->length = left;
	window->whole -= window->start;
	window->searched -= window->start;
	window->start = 0;
}

char *window_room(struct window *window, size_t size)
{
	window_compact(window);
	return buffer_reserve(&window->bytes, size);
}

bool window_search(struct window *window, size_t max_line)
{
	const struct buffer *bytes = &window->bytes;

	while (window->searched < bytes->length) {
		const char *from = bytes->data + window->searched;
		const char *newline =
			memchr(from, '\n', bytes->length - window->searched);
		window->searched = newline ? (size_t)(newline - bytes->data)
					   : bytes->length;
		if (!newline || window->searched - window->whole > max_line)
			break;
		window->whole = ++window->searched;
		window->lines++;
	}
	return window->searched - window->whole > max_line;
}

void window_skip(struct window *window, size_t length)
{
	window->start += length;
	window->whole = window->searched = window->start;
}

void window_give(struct window *window, size_t end, struct buffer *piece)
{
	struct buffer bytes = window->bytes;
	size_t tail = bytes.length - end;

	piece->length = 0;
	if (window->start || tail > end) {
		buffer_add(piece, bytes.data + window->start,
			   end - window->start);
		window->start = end;
	} else {
		window->bytes = *piece;
		*piece = bytes;
		piece->length = end;
		buffer_add(&window->bytes, bytes.data + end, tail);
		window->searched -= window->searched < end ? window->searched
							   : end;
	}
	window->whole = window->start;
	if (window->searched < window->start)
		window->searched = window->start;
	window->lines = 0;
}

void window_free(struct window *window)
{
	buffer_free(&window->bytes);
}
