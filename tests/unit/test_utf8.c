/* test_utf8.c - UTF-8 (RFC 3629): all code points, and all that is none */
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "random.h"
#include "tap.h"

static bool is_surrogate(uint32_t c)
{
	return c >= 0xD800 && c < 0xE000;
}

/* The encoding by the table of RFC 3629, section 3. */
static size_t encode(uint32_t c, unsigned char *to)
{
	static const uint32_t limits[] = { 0x80, 0x800, 0x10000, 0x110000 };
	static const unsigned char firsts[] = { 0, 0xC0, 0xE0, 0xF0 };
	size_t more = 0;

	while (c >= limits[more])
		more++;
	for (size_t i = more; i > 0; i--, c /= 64)
		to[i] = (unsigned char)(0x80 + c % 64);
	to[0] = (unsigned char)(firsts[more] + c);
	return more + 1;
}

static void test_all_points(void)
{
	size_t written = 0, read = 0, back = 0, valid = 0, points = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		unsigned char want[4];
		char got[5] = "";
		size_t length = encode(c, want);
		const char *at = got, *end = got + length;

		if (is_surrogate(c))
			continue;
		points++;
		written += utf8_write(got, c) == got + length &&
			   memcmp(got, want, length) == 0;
		read += utf8_next(&at) == c && at == end;
		at = end;
		back += utf8_previous(&at) == c && at == got;
		valid += utf8_sequence(got, end) == length &&
			 utf8_valid(got, length) == length;
	}
	ok(points == 0x110000 - 0x800, "all code points but surrogates");
	ok(written == points, "written as the RFC says");
	ok(read == points, "read forwards");
	ok(back == points, "read backwards");
	ok(valid == points, "valid");
}

/* Whether it is the encoding of a code point, by trying what it would say. */
static size_t sequence_by_rule(const unsigned char *at, size_t length)
{
	for (size_t n = 1; n <= 4 && n <= length; n++) {
		unsigned char again[4];
		uint32_t c = at[0] & (n == 1 ? 0xFFu : 0x7Fu >> n);

		for (size_t i = 1; i < n; i++)
			c = c << 6 | (at[i] & 0x3Fu);
		if (c < 0x110000 && !is_surrogate(c) &&
		    encode(c, again) == n && memcmp(again, at, n) == 0)
			return n;
	}
	return 0;
}

/* Each four bytes out of those that matter. */
static void test_all_sequences(void)
{
	static const unsigned char bytes[] = {
		0x00, 0x22, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0,
		0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
		0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFE, 0xFF,
	};
	enum { COUNT = sizeof bytes };
	size_t wrong = 0, good = 0;

	for (unsigned n = 0; n < COUNT * COUNT * COUNT * COUNT; n++) {
		unsigned char four[4];
		unsigned rest = n;

		for (int i = 0; i < 4; i++, rest /= COUNT)
			four[i] = bytes[rest % COUNT];
		for (size_t length = 1; length <= 4; length++) {
			size_t want = sequence_by_rule(four, length);
			const char *at = (const char *)four;
			wrong += utf8_sequence(at, at + length) != want;
			good += want > 1;
		}
	}
	ok(!wrong, "sequences of 1 to 4 bytes: %zu wrong", wrong);
	ok(good > 1000, "of which %zu are longer than a byte and valid", good);
}

static size_t valid_by_rule(const unsigned char *at, size_t length)
{
	size_t used = 0, n;

	while (used < length &&
	       (n = sequence_by_rule(at + used, length - used)))
		used += n;
	return used;
}

/* Random text with one byte of it broken: the way by words of eight bytes
 * stops where the way by single sequences does. */
static void test_valid(void)
{
	struct random random = { 7 };
	struct buffer text = BUFFER_EMPTY;
	size_t wrong = 0, broken = 0;

	for (int n = 0; n < 20000; n++) {
		unsigned char *bytes;

		text.length = 0;
		random_string(&random, &text);
		bytes = (unsigned char *)text.data;
		bytes[random_below(&random, (unsigned)text.length)] =
			(unsigned char)random_below(&random, 256);
		size_t want = valid_by_rule(bytes, text.length);
		wrong += utf8_valid(text.data, text.length) != want;
		broken += want < text.length;
	}
	ok(!wrong, "random text: %zu wrong", wrong);
	ok(broken > 1000 && broken < 19000, "%zu of 20000 broken", broken);
	ok(utf8_valid("", 0) == 0, "no text");
	buffer_free(&text);
}

/* Bytes to code points and back, by the index and by the cursor. */
static void test_index(void)
{
	struct random random = { 11 };
	struct buffer text = BUFFER_EMPTY;
	struct arena arena;
	size_t wrong = 0;

	arena_init(&arena);
	for (int n = 0; n < 300; n++) {
		struct text_index index;
		struct text_cursor by_byte, by_point;
		uint32_t point = 0;

		text.length = 0;
		for (int i = 0; i < 6; i++)
			random_string(&random, &text);
		text_index_make(&index, &arena,
				(struct string){ text.data, text.length });
		by_byte = by_point = (struct text_cursor){ &index, 0, 0 };
		for (const char *at = text.data;; point++) {
			uint32_t byte = (uint32_t)(at - text.data);
			wrong += text_point(&index, byte) != point ||
				 text_byte(&index, point) != byte ||
				 text_cursor_point(&by_byte, byte) != point ||
				 text_cursor_byte(&by_point, point) != byte;
			if (byte == text.length)
				break;
			utf8_next(&at);
		}
		wrong += index.code_points != point;
		arena_reset(&arena);
	}
	ok(!wrong, "bytes and code points: %zu wrong", wrong);
	arena_free(&arena);
	buffer_free(&text);
}

int main(void)
{
	test_all_points();
	test_all_sequences();
	test_valid();
	test_index();
	return done();
}
