/* json_text.c - from JSON strings to text and back
 *
 * In: a checked string, such as "Rain\u2026 \ud83d\ude00". Out: the text that
 * it stands for, in UTF-8. What lies between escapes is copied in one piece,
 * and a string without escapes is not copied at all. The other way round only
 * what must be escaped is.
 *
 * RFC 8259, section 7. A surrogate without its partner stands for nothing and
 * becomes U+FFFD, so that the text is always valid UTF-8.
 */
#include "stream/json.h"

#include <string.h>

#include "base/utf8.h"
#include "stream/run.h"

/* Digits are 0x30 to 0x39, letters 0x41 or 0x61 and on: bit 6 tells. */
static uint32_t hex_value(char c)
{
	return ((uint32_t)c & 15) + ((uint32_t)c >> 6) * 9;
}

static uint32_t hex_read(const char *at)
{
	return hex_value(at[0]) << 12 | hex_value(at[1]) << 8 |
	       hex_value(at[2]) << 4 | hex_value(at[3]);
}

static bool is_high(uint32_t unit)
{
	return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(uint32_t unit)
{
	return unit >= 0xDC00 && unit < 0xE000;
}

/* What the escape \uXXXX at *at, whose string ends at `end`, stands for; a
 * pair of surrogates is one. Moves behind it. The partner's six bytes fit
 * before the closing mark or are not there. */
static uint32_t unit_read(const char **at, const char *end)
{
	uint32_t unit = hex_read(*at + 2), low;

	*at += 6;
	if (is_low(unit))
		return UTF8_REPLACEMENT;
	if (!is_high(unit))
		return unit;
	if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u')
		return UTF8_REPLACEMENT;
	low = hex_read(*at + 2);
	if (!is_low(low))
		return UTF8_REPLACEMENT;
	*at += 6;
	return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* The code point of the escape at *at, which moves behind it. */
static uint32_t escape_read(const char **at, const char *end)
{
	char c = (*at)[1];

	if (c == 'u')
		return unit_read(at, end);
	*at += 2;
	switch (c) {
	case 'b': return '\b';
	case 'f': return '\f';
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	default:  return (unsigned char)c;
	}
}

/* No escape is shorter than what it stands for, so the text has room in as
 * many bytes as the string. */
struct string json_text(struct json_value string, struct arena *arena)
{
	const char *at = string.start + 1, *end = string.end - 1;
	const char *slash = memchr(at, '\\', (size_t)(end - at));
	char *text, *to;

	if (!slash)
		return (struct string){ at, (size_t)(end - at) };
	to = text = arena_alloc(arena, (size_t)(end - at));
	while (slash) {
		size_t run = (size_t)(slash - at);

		memcpy(to, at, run);
		to += run;
		at = slash;
		do
			to = utf8_write(to, escape_read(&at, end));
		while (at < end && *at == '\\');
		slash = memchr(at, '\\', (size_t)(end - at));
	}
	memcpy(to, at, (size_t)(end - at));
	to += end - at;
	return (struct string){ text, (size_t)(to - text) };
}

bool json_text_is(struct json_value string, struct string text)
{
	const char *at = string.start + 1, *end = string.end - 1;
	size_t used = 0;

	if (string.type != TYPE_STRING || (size_t)(end - at) < text.length)
		return false;
	while (at < end) {
		char bytes[4];
		size_t length = 1;

		if (*at == '\\')
			length = (size_t)(utf8_write(bytes,
						     escape_read(&at, end)) -
					  bytes);
		else
			bytes[0] = *at++;
		if (text.length - used < length ||
		    memcmp(text.data + used, bytes, length))
			return false;
		used += length;
	}
	return used == text.length;
}

static char *escape_write(char *to, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	static const char short_form[0x20] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
		['\r'] = 'r',
	};

	*to++ = '\\';
	if (c >= 0x20) {
		*to++ = (char)c;
	} else if (short_form[c]) {
		*to++ = short_form[c];
	} else {
		memcpy(to, "u00", 3);
		to[3] = hex[c >> 4];
		to[4] = hex[c & 15];
		to += 5;
	}
	return to;
}

/* There is always room for what is left as it stands, and the closing mark. */
void json_add_text(struct buffer *out, struct string text)
{
	const char *at = text.length ? text.data : "";
	const char *end = at + text.length, *stop;
	char *to = buffer_reserve(out, text.length + 2);

	*to++ = '"';
	for (;;) {
		stop = run_text(at, end);
		memcpy(to, at, (size_t)(stop - at));
		to += stop - at;
		if (stop == end)
			break;
		at = stop + 1;
		out->length = (size_t)(to - out->data);
		to = buffer_reserve(out, 6 + (size_t)(end - at) + 1);
		to = escape_write(to, (unsigned char)*stop);
	}
	*to++ = '"';
	out->length = (size_t)(to - out->data);
}

/* Inside a string, from behind its opening mark to behind its closing one. */
static char *string_scrub(char *at, char *end)
{
	for (;;) {
		const char *stop = run_text(at, end), *behind;
		uint32_t c;

		at += stop - at;
		if (at == end || *at++ == '"')
			return at;
		if (*at++ != 'u')
			continue;
		behind = stop;
		c = unit_read(&behind, end);
		if (c == 0 || (c == UTF8_REPLACEMENT && hex_read(at) != c))
			memcpy(at, "fffd", 4);
		at += behind - at;
	}
}

void json_scrub(char *bytes, size_t length)
{
	char *at = bytes, *end = bytes + length;

	while (at < end) {
		if (*at == '"') {
			at = string_scrub(at + 1, end);
			continue;
		}
		if ((unsigned char)*at < 0x20)
			*at = ' ';
		at++;
	}
}
