/* random.h - random JSON for tests, the same each time
 *
 * A linear congruential generator: what matters is variety, and that a failure
 * can be seen again.
 */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/utf8.h"

struct random {
	uint64_t state;
};

static inline unsigned random_below(struct random *random, unsigned limit)
{
	random->state = random->state * 6364136223846793005u + 1;
	return (unsigned)(random->state >> 33) % limit;
}

static inline void random_escape(struct random *random, struct buffer *out)
{
	static const char letters[] = "\"\\/bfnrt";
	unsigned unit = random_below(random, 0xFFFF) + 1;

	if (random_below(random, 2)) {
		buffer_add_byte(out, '\\');
		buffer_add_byte(out, letters[random_below(random, 8)]);
	} else if (unit < 0xD800 || unit > 0xDFFF) {
		buffer_format(out, random_below(random, 2) ? "\\u%04x"
							   : "\\u%04X", unit);
	} else {
		buffer_format(out, "\\ud%03x\\ud%03x",
			      0x800 + random_below(random, 0x400),
			      0xC00 + random_below(random, 0x400));
	}
}

/* With escapes that stand for something; never \u0000. */
static inline void random_string(struct random *random, struct buffer *out)
{
	static const uint32_t others[] = { 0xE9, 0x7FF, 0x201C, 0x2014, 0x4E2D,
					   0xD7FF, 0xFFFD, 0x1F600, 0x10FFFF };
	unsigned length = random_below(random, 4) ? random_below(random, 12)
						  : random_below(random, 80);

	buffer_add_byte(out, '"');
	while (length--) {
		unsigned kind = random_below(random, 16);
		if (kind == 0) {
			random_escape(random, out);
		} else if (kind == 1) {
			char *at = buffer_reserve(out, 4);
			uint32_t c = others[random_below(random, 9)];
			out->length += (size_t)(utf8_write(at, c) - at);
		} else {
			buffer_add_byte(out, (char)('a' + kind));
		}
	}
	buffer_add_byte(out, '"');
}

static inline void random_blank(struct random *random, struct buffer *out)
{
	static const char blanks[] = " \t\r\n";

	if (!random_below(random, 6))
		buffer_add_byte(out, blanks[random_below(random, 4)]);
}

static inline void random_value(struct random *random, struct buffer *out,
				int depth);

static inline void random_container(struct random *random, struct buffer *out,
				    bool object, int depth)
{
	unsigned count = random_below(random, 5);

	buffer_add_byte(out, object ? '{' : '[');
	random_blank(random, out);
	for (unsigned i = 0; i < count; i++) {
		if (i)
			buffer_add_byte(out, ',');
		random_blank(random, out);
		if (object) {
			random_string(random, out);
			random_blank(random, out);
			buffer_add_byte(out, ':');
			random_blank(random, out);
		}
		random_value(random, out, depth - 1);
		random_blank(random, out);
	}
	buffer_add_byte(out, object ? '}' : ']');
}

static inline void random_value(struct random *random, struct buffer *out,
				int depth)
{
	static const char *const scalars[] = { "true", "false", "null", "0",
		"-0", "12", "-3.50", "1e5", "2E-1", "0.25e+2", "123456" };

	switch (random_below(random, depth > 0 ? 4 : 2)) {
	case 0:
		random_string(random, out);
		break;
	case 1:
		buffer_add_text(out, scalars[random_below(random, 11)]);
		break;
	default:
		random_container(random, out, random_below(random, 2), depth);
	}
}

#endif
