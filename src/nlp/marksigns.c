/* marksigns.c - quotation marks one by one: which open, which close
 *
 * A mark is judged by itself: “ opens, ” closes, and a straight one opens
 * where a blank is before it and a letter behind it. One that could be both,
 * or a curly one that is mistyped by its place, takes the side that lacks.
 */
#include "nlp/marksigns.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

static bool is_letter(uint32_t c)
{
	enum char_class class = char_class(c);

	return class == CHAR_UPPER || class == CHAR_LOWER ||
	       class == CHAR_LETTER || class == CHAR_MARK;
}

static bool is_digit(uint32_t c)
{
	return char_class(c) == CHAR_DIGIT;
}

static bool opens_after(uint32_t before)
{
	return before == 0 || char_is_blank(before) || before == '(' ||
	       before == '[' || before == 0x2014 || before == 0x2013 ||
	       before == '-' || before == 0x201C || before == '"' ||
	       before == 0x2018 || before == '/';
}

static bool closes_before(uint32_t after)
{
	return after == 0 || char_is_blank(after) ||
	       (char_class(after) == CHAR_PUNCT && after != '(' &&
		after != '[' && after != 0x201C && after != 0x2018);
}

static bool is_stop(uint32_t c)
{
	return c == '.' || c == ',' || c == '?' || c == '!' || c == ';' ||
	       c == ':' || c == 0x2026 || c == 0x2014 || c == '-' ||
	       c == ')' || c == ']';
}

static enum side side_between(uint32_t before, uint32_t after)
{
	bool opens = opens_after(before) && !(after == 0 ||
					      char_is_blank(after));
	bool closes = closes_before(after) && !opens_after(before);

	return opens == closes ? SIDE_EITHER : opens ? SIDE_OPEN : SIDE_CLOSE;
}

/* 'em, 'til, '90s: letters were left out, nothing is quoted. */
static bool is_elision(const char *at, const char *end)
{
	static const char *const rests[] = { "em", "til", "tis", "twas",
					     "cause", "bout", "n", "round" };

	if (at < end && *at >= '0' && *at <= '9')
		return true;
	for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
		size_t length = strlen(rests[i]);
		if ((size_t)(end - at) >= length &&
		    memcmp(at, rests[i], length) == 0 &&
		    ((size_t)(end - at) == length ||
		     !((at[length] | 32) >= 'a' && (at[length] | 32) <= 'z')))
			return true;
	}
	return false;
}

/* Judges a double mark by itself; false if it is none (5'10", 24" screen). */
static bool double_judge(struct mark *mark, uint32_t c, uint32_t before,
			 uint32_t after)
{
	enum side looks = side_between(before, after);

	mark->single = false;
	mark->straight = c == '"';
	switch (c) {
	case 0x201C: case 0x201E: case 0xAB:
		mark->side = looks == SIDE_CLOSE ? SIDE_EITHER : SIDE_OPEN;
		return true;
	case 0x201D: case 0xBB:
		mark->side = looks == SIDE_OPEN ? SIDE_EITHER : SIDE_CLOSE;
		return true;
	default:
		mark->side = looks;
		return !(is_digit(before) && mark->side != SIDE_OPEN &&
			 (is_digit(after) || is_letter(after)));
	}
}

/* The same for a single mark; false if it is an apostrophe for certain. */
static bool single_judge(struct mark *mark, uint32_t c, uint32_t before,
			 uint32_t after, const char *rest, const char *end)
{
	bool begins = opens_after(before) &&
		      (is_letter(after) || is_digit(after) || after == '[' ||
		       after == 0x2026 || after == '.');

	mark->single = true;
	mark->straight = c == '\'';
	if (begins && !is_elision(rest, end) && c != 0x2019)
		mark->side = SIDE_OPEN;
	else if (!begins && c != 0x2018 && closes_before(after) &&
		 !opens_after(before))
		mark->side = SIDE_CLOSE;
	else
		return false;
	return true;
}

/* `` and '' are double marks of two characters each. */
static bool is_typewriter(const char *at, const char *end)
{
	return end - at >= 2 && (*at == '`' || *at == '\'') && at[1] == *at;
}

static bool mark_read(struct mark *mark, const char *at, const char *end,
		      uint32_t before)
{
	const char *next = at;
	uint32_t c = utf8_next(&next), after = 0;

	if (is_typewriter(at, end)) {
		mark->side = *at == '`' ? SIDE_OPEN : SIDE_CLOSE;
		mark->single = mark->straight = false;
		return true;
	}
	if (next < end) {
		const char *peek = next;
		after = utf8_next(&peek);
	}
	if (c == '"' || c == 0x201C || c == 0x201D || c == 0x201E ||
	    c == 0xAB || c == 0xBB)
		return double_judge(mark, c, before, after);
	if (c == '\'' || c == 0x2018 || c == 0x2019)
		return single_judge(mark, c, before, after, next, end);
	return false;
}

/* The next place that may begin a mark: these bytes are never inside a code
 * point. */
static const char *mark_next(const char *at, const char *end)
{
	static const bool begins[256] = {
		['"'] = true, ['\''] = true, ['`'] = true, [0xE2] = true,
		[0xC2] = true,
	};

	while (at < end && !begins[(unsigned char)*at])
		at++;
	return at;
}

static uint32_t code_before(const char *at, const char *start)
{
	return at == start ? 0 : utf8_previous(&at);
}

/* All marks of a block, in order. */
void marks_find(struct marks *marks, struct arena *arena,
		       const char *text, struct span block)
{
	const char *at = text + block.start, *end = text + block.end;

	marks->count = 0;
	while ((at = mark_next(at, end)) < end) {
		uint32_t before = code_before(at, text + block.start);
		const char *start = at;
		struct mark mark;
		bool is = mark_read(&mark, at, end, before);

		utf8_next(&at);
		if (!is)
			continue;
		at += is_typewriter(start, end);
		mark.after_stop = is_stop(before);
		mark.after_s = before == 's' || before == 'S';
		mark.span.start = (uint32_t)(start - text);
		mark.span.end = (uint32_t)(at - text);
		marks->items = arena_grow(arena, marks->items, marks->count,
					  &marks->room, sizeof mark);
		marks->items[marks->count++] = mark;
	}
}

/* Where straight marks are all there is and their number is even, they
 * alternate, however they are spaced. */
void straight_settle(struct marks *marks)
{
	uint32_t straight = 0, curly = 0;

	for (uint32_t i = 0; i < marks->count; i++)
		if (!marks->items[i].single) {
			straight += marks->items[i].straight;
			curly += !marks->items[i].straight;
		}
	if (curly || straight % 2)
		return;
	for (uint32_t i = 0, n = 0; i < marks->count; i++)
		if (!marks->items[i].single)
			marks->items[i].side =
				n++ % 2 ? SIDE_CLOSE : SIDE_OPEN;
}
