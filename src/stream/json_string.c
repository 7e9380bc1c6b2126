/* json_string.c - what may stand inside a JSON string
 *
 * In: bytes behind a quotation mark. Out: the byte behind the mark that ends
 * the string, or what is wrong. Plain ASCII is passed over many bytes at a
 * time; where that stops there is an escape, a character of several bytes or
 * the end:
 *
 *     The minister said \u201cno comment”.", …
 *                       escape           UTF-8, end
 *
 * RFC 8259, section 7; RFC 3629, section 4.
 */
#include "stream/json_string.h"

#include "base/utf8.h"
#include "stream/run.h"

static const unsigned char is_hex[256] = {
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1,
	['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1, ['a'] = 1, ['b'] = 1,
	['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1, ['A'] = 1, ['B'] = 1,
	['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1,
};

static const char *fail(struct json_fault *fault, const char *at,
			const char *why)
{
	fault->at = at;
	fault->why = why;
	return NULL;
}

static const char *cut_fail(struct json_fault *fault, const char *at)
{
	return fail(fault, at, "the line ends inside a string");
}

/* `at` is behind \u. */
static const char *hex_check(const char *at, const char *end,
			     struct json_fault *fault)
{
	const unsigned char *p = (const unsigned char *)at;

	if (end - at >= 4 &&
	    (is_hex[p[0]] & is_hex[p[1]] & is_hex[p[2]] & is_hex[p[3]]))
		return at + 4;
	while (at < end && is_hex[(unsigned char)*at])
		at++;
	if (at == end)
		return cut_fail(fault, at);
	return fail(fault, at, "expected four hexadecimal digits after \\u");
}

/* Escapes, as many as follow one another; `at` is on a backslash. */
static const char *escapes_check(const char *at, const char *end,
				 struct json_fault *fault)
{
	while (at && at < end && *at == '\\') {
		if (++at == end)
			return cut_fail(fault, at);
		switch (*at++) {
		case '"': case '\\': case '/':
		case 'b': case 'f': case 'n': case 'r': case 't':
			break;
		case 'u':
			at = hex_check(at, end, fault);
			break;
		default:
			return fail(fault, at - 1, "no such escape: behind a "
				    "backslash stands one of \"\\/bfnrtu");
		}
	}
	return at;
}

/* Bytes from 0x80, as many as there are. The first two cases are what most
 * text is made of: accents, Cyrillic; curly quotes, dashes, Chinese. The
 * narrow ranges are left to utf8.c. */
static const char *high_check(const char *at, const char *end,
			      struct json_fault *fault)
{
	const unsigned char *p = (const unsigned char *)at;

	while (at < end && *p >= 0x80) {
		size_t length;

		if (end - at >= 2 && *p >= 0xC2 && *p < 0xE0 &&
		    (p[1] & 0xC0) == 0x80)
			length = 2;
		else if (end - at >= 3 && *p > 0xE0 && *p < 0xF0 &&
			 *p != 0xED && (p[1] & 0xC0) == 0x80 &&
			 (p[2] & 0xC0) == 0x80)
			length = 3;
		else
			length = utf8_sequence(at, end);
		if (!length)
			return fail(fault, at, "not UTF-8");
		p += length;
		at += length;
	}
	return at;
}

const char *json_string_check(const char *at, const char *end, bool *escaped,
			      struct json_fault *fault)
{
	while (at) {
		at = run_ascii(at, end);
		if (at == end)
			return cut_fail(fault, at);
		if (*at == '"')
			return at + 1;
		if ((unsigned char)*at >= 0x80) {
			at = high_check(at, end, fault);
		} else if (*at == '\\') {
			*escaped = true;
			at = escapes_check(at, end, fault);
		} else {
			return fail(fault, at, "a control character in a "
					       "string must be escaped");
		}
	}
	return NULL;
}
