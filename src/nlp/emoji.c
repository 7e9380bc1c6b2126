/* emoji.c - pictures in a text
 *
 * Goes in: a place in a text. Comes out: the end of the emoji that begins
 * there. One picture may be many code points: a family is four joined by
 * U+200D, a hand has a skin tone, a flag is two letters of its own alphabet, a
 * heart is a text mark with U+FE0F. A run of pictures is cut into pictures,
 * but the same one repeated is one token, as a run of one mark is.
 *
 * Pictures drawn with marks, ":-)" and "---->", are found by their form.
 *
 * Source: Unicode Technical Standard 51, of which only the ranges of whole
 * blocks are used here; a block's few signs that are no emoji count as one.
 */
#include "nlp/emoji.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "nlp/chars.h"

static bool is_flag(uint32_t c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool is_picture(uint32_t c)
{
	return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF);
}

/* Tones, variation selectors, the keycap's frame, tags of regional flags. */
static bool is_modifier(uint32_t c)
{
	return (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0xFE0F || c == 0xFE0E ||
	       c == 0x20E3 || (c >= 0xE0020 && c <= 0xE007F);
}

static uint32_t code_at(const char *at, const char *end)
{
	return at < end ? sight_at(at).code : 0;
}

static const char *modifiers_end(const char *at, const char *end)
{
	while (is_modifier(code_at(at, end)))
		at += sight_at(at).length;
	return at;
}

static const char *one_end(const char *at, const char *end)
{
	uint32_t c = code_at(at, end);

	if (!is_picture(c))
		return at;
	at += sight_at(at).length;
	if (is_flag(c))
		return is_flag(code_at(at, end)) ? at + sight_at(at).length
						 : at;
	at = modifiers_end(at, end);
	while (code_at(at, end) == 0x200D) {
		const char *joined = at + sight_at(at).length;
		if (!is_picture(code_at(joined, end)))
			break;
		at = joined + sight_at(joined).length;
		at = modifiers_end(at, end);
	}
	return at;
}

const char *emoji_end(const char *at, const char *end)
{
	const char *first = one_end(at, end), *p = first;
	size_t length = (size_t)(first - at);

	while (length && (size_t)(end - p) >= length &&
	       one_end(p, end) == p + length && !memcmp(p, at, length))
		p += length;
	return p;
}

static bool is_word(const char *at)
{
	enum byte_kind kind = byte_kind(at);

	return kind == BYTE_LOWER || kind == BYTE_UPPER ||
	       kind == BYTE_DIGIT || kind == BYTE_HIGH;
}

const char *marks_end(const char *at, const char *end, const char *set)
{
	while (at < end && *at && strchr(set, *at))
		at++;
	return at;
}

/* ":-)", ";)", ":D", "=)", "<3". */
const char *smiley_end(const char *at, const char *start, const char *end)
{
	const char *p = at;

	if (end - at < 2 || (at > start && is_word(at - 1)))
		return at;
	if (*at == '(')
		return *++p == ':' && p + 1 == end && at == start ? end
								       : at;
	if (*at == '^')
		return end - at >= 3 && at[1] == '_' && at[2] == '^' ? at + 3
								     : at;
	if (*at == '<' && at[1] == '3' && (end == at + 2 || !is_word(at + 2)))
		return at + 2;
	if (*at != ':' && *at != ';' && *at != '=')
		return at;
	p++;
	if (p < end && (*p == '-' || *p == '\'' || *p == 'o'))
		p++;
	if (p == end || !*p || !strchr(")(DPpOo3/|\\]*", *p))
		return at;
	p = is_word(p) ? p + 1
		: marks_end(p, end, (char[]){ *p, '\0' });
	return p == end || !is_word(p) ? p : at;
}

/* "----==", "|---+--->": rows of marks drawn as an ornament. */
const char *ornament_end(const char *at, const char *end)
{
	const char *p = marks_end(at, end, "-=*_~+|<>{}^");
	int lines = 0;

	for (const char *q = at; q < p; q++)
		lines += *q == '-' || *q == '=' || *q == '*' || *q == '_';
	return p - at >= 4 && lines >= 3 ? p : at;
}
