/* text.h - strings with a length, spans, and where code points lie
 *
 * Inside the program a place in a text is a byte offset, since that is what
 * code can index with; the record counts code points. text_index converts.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Bytes that somebody else owns; may hold NUL; not NUL-terminated. */
struct string {
	const char *data;
	size_t length;
};

#define STRING(literal) ((struct string){ literal, sizeof(literal) - 1 })

struct string string_of(const char *text); /* NUL-terminated in, no copy */
bool string_equal(struct string a, struct string b);
bool string_is(struct string a, const char *literal);

/* A half-open range of byte offsets into one text. */
struct span {
	uint32_t start, end;
};

/* Code points before every 64th byte of a text, so that one conversion looks
 * at 64 bytes at most. An ASCII text needs no table. */
struct text_index {
	struct string text;
	const uint32_t *before; /* NULL: one byte is one code point */
	uint32_t code_points;   /* of the whole text */
};

void text_index_make(struct text_index *index, struct arena *arena,
		     struct string text);

/* Bytes to code points; `byte` must stand at the start of a code point or
 * at the end of the text. */
uint32_t text_point(const struct text_index *index, uint32_t byte);

/* Code points to bytes; the text's length for a point at or behind its end. */
uint32_t text_byte(const struct text_index *index, uint32_t point);

/* Both ways for places that rise: walks along the text, so that a whole
 * array of spans costs one pass, and less than that where the text is ASCII.
 * Starts as { index, 0, 0 }; each place must be at or behind the last one
 * asked for, and at the start of a code point or at the end. */
struct text_cursor {
	const struct text_index *index;
	uint32_t lag;   /* of code points behind bytes, from there … */
	uint32_t plain; /* … to here, before which all is ASCII */
};

uint32_t text_cursor_walk_byte(struct text_cursor *cursor, uint32_t point);
uint32_t text_cursor_walk_point(struct text_cursor *cursor, uint32_t byte);

static inline uint32_t text_cursor_byte(struct text_cursor *cursor,
					uint32_t point)
{
	return point + cursor->lag <= cursor->plain
		       ? point + cursor->lag
		       : text_cursor_walk_byte(cursor, point);
}

static inline uint32_t text_cursor_point(struct text_cursor *cursor,
					 uint32_t byte)
{
	return byte <= cursor->plain ? byte - cursor->lag
				     : text_cursor_walk_point(cursor, byte);
}

#endif
