/* json.h - strict JSON (RFC 8259), by byte ranges
 *
 * A line is never parsed into a tree and printed again: it is checked once
 * from end to end, the byte ranges of its members are noted, and everything
 * later works on those ranges of checked bytes.
 *
 * json.c checks (strings in json_string.c), json_walk.c finds its way over
 * what is checked, json_text.c turns strings into text and text into strings.
 */
#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

/* Objects and arrays inside one another, the record itself counted; more is
 * an error, never a crash. */
#define JSON_DEPTH 10000

enum json_type {
	TYPE_NULL, TYPE_FALSE, TYPE_TRUE, TYPE_NUMBER, TYPE_STRING,
	TYPE_ARRAY, TYPE_OBJECT
};

/* A checked value: all its bytes, of a string with the quotation marks. */
struct json_value {
	const char *start, *end;
	enum json_type type;
};

struct json_member {
	struct json_value key; /* a TYPE_STRING */
	struct json_value value;
	bool key_escaped;      /* the key has a backslash in it */
};

/* The members of one object, in the order of the line. */
struct json_members {
	struct json_member *items;
	size_t count;
};

struct json_error {
	/* Byte offset into the line, from 0, of the first byte that cannot
	 * stand there, or the line's length if something is lacking at its
	 * end; in bad UTF-8 of the first byte of the sequence. */
	size_t at;
	const char *why; /* such as "expected ',' or '}'"; static */
};

/* Checks that the bytes are one JSON object and blanks around it, UTF-8
 * throughout, and nothing else; `object` gets its range (without the blanks
 * around it) and `members` what it holds (from the arena). False with *error
 * where that is not so; then neither means anything. */
bool json_scan(const char *bytes, size_t length, struct arena *arena,
	       struct json_value *object, struct json_members *members,
	       struct json_error *error);

/* Walking over checked bytes; nothing is checked again. json_first() gives the
 * first element of an array or key of an object, json_after() moves `value` to
 * the one behind it; false at the end. In an object, keys and values
 * alternate. A container that is stepped into was also stepped over, so a byte
 * is looked at once for each container around it that is walked. */
bool json_first(struct json_value container, struct json_value *value);
bool json_after(struct json_value container, struct json_value *value);

/* The members of a checked object; none of any other value. */
struct json_members json_members(struct json_value object,
				 struct arena *arena);

/* The last member of that (decoded) name; NULL if there is none. */
const struct json_member *json_member(const struct json_members *members,
				      struct string name);

/* The value of the last member of that (decoded) name; false if none. */
bool json_find(const struct json_members *members, struct string name,
	       struct json_value *value);

/* Follows a JSON Pointer (RFC 6901), "" or "/a/0/b"; false if it leads
 * nowhere. Of duplicate keys the last counts. */
bool json_pointer(struct json_value root, struct string pointer,
		  struct arena *arena, struct json_value *value);

/* One step of a pointer as it is written, "a~1b", as it is meant, "a/b". */
struct string json_pointer_step(struct string step, struct arena *arena);

/* The text a JSON string stands for, without a copy where nothing is escaped.
 * A surrogate pair is one code point, a lone surrogate becomes U+FFFD,
 * \u0000 a NUL. */
struct string json_text(struct json_value string, struct arena *arena);

/* True if the value is a string that stands for exactly this text. */
bool json_text_is(struct json_value string, struct string text);

/* A number without sign, fraction or exponent that fits 32 bits; false
 * otherwise. */
bool json_uint(struct json_value value, uint32_t *number);

/* Append the text as a JSON string with its quotation marks: only '"', '\\'
 * and control characters are escaped (\b \t \n \f \r, else \u00XX), other
 * characters stand as they are. The text must be valid UTF-8. */
void json_add_text(struct buffer *out, struct string text);

/* Make a line safe for SQL engines, in place and without changing its
 * length: the escapes \u0000 and of lone surrogates become \ufffd, control
 * bytes between tokens become blanks. The line must be checked. */
void json_scrub(char *bytes, size_t length);

#endif
