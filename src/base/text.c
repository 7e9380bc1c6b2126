/* text.c - strings with a length, spans, and where code points lie
 *
 * A code point begins at every byte that is not of the form 10xxxxxx. Eight
 * bytes are counted at once: a continuation byte has bit 7 set and bit 6
 * clear.
 */
#include "base/text.h"

#include <string.h>

#define STEP 64

/* Of each byte of a word its lowest bit, its highest. */
#define ONES 0x0101010101010101u
#define HIGHS (ONES * 0x80)

struct string string_of(const char *text)
{
	return (struct string){ text, strlen(text) };
}

bool string_equal(struct string a, struct string b)
{
	return a.length == b.length &&
	       (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

bool string_is(struct string a, const char *literal)
{
	return string_equal(a, string_of(literal));
}

/* Of two steps at most, so that sums of eight bytes side by side have room. */
static uint32_t starts_in(const char *bytes, size_t length)
{
	uint32_t count = (uint32_t)length;
	uint64_t continued = 0;

	for (; length >= 8; bytes += 8, length -= 8) {
		uint64_t w;
		memcpy(&w, bytes, 8);
		continued += (w >> 7) & ~(w >> 6) & ONES;
	}
	count -= (uint32_t)((continued * ONES) >> 56);
	for (; length; bytes++, length--)
		count -= ((unsigned char)*bytes & 0xC0) == 0x80;
	return count;
}

static bool is_ascii(struct string text)
{
	size_t i = 0;

	for (; i + 8 <= text.length; i += 8) {
		uint64_t w;
		memcpy(&w, text.data + i, 8);
		if (w & HIGHS)
			return false;
	}
	for (; i < text.length; i++)
		if ((unsigned char)text.data[i] >= 0x80)
			return false;
	return true;
}

void text_index_make(struct text_index *index, struct arena *arena,
		     struct string text)
{
	index->text = text;
	index->before = NULL;
	index->code_points = (uint32_t)text.length;
	if (is_ascii(text))
		return;

	size_t steps = text.length / STEP + 1;
	uint32_t *before = arena_alloc(arena, steps * sizeof *before);
	uint32_t count = 0;
	for (size_t s = 0; s < steps; s++) {
		size_t left = text.length - s * STEP;
		before[s] = count;
		count += starts_in(text.data + s * STEP,
				   left < STEP ? left : STEP);
	}
	index->before = before;
	index->code_points = count;
}

uint32_t text_point(const struct text_index *index, uint32_t byte)
{
	if (!index->before)
		return byte;
	uint32_t step = byte / STEP;
	return index->before[step] +
	       starts_in(index->text.data + step * STEP, byte % STEP);
}

uint32_t text_byte(const struct text_index *index, uint32_t point)
{
	if (point >= index->code_points)
		return (uint32_t)index->text.length;
	if (!index->before)
		return point;

	size_t low = 0, high = index->text.length / STEP;
	while (low < high) { /* the last step that begins at or before it */
		size_t middle = (low + high + 1) / 2;
		if (index->before[middle] <= point)
			low = middle;
		else
			high = middle - 1;
	}
	uint32_t byte = (uint32_t)(low * STEP);
	for (uint32_t count = index->before[low];; byte++) {
		if (((unsigned char)index->text.data[byte] & 0xC0) == 0x80)
			continue;
		if (count++ == point)
			return byte;
	}
}

/* The cursor stands at a byte and its point: as far as there is nothing but
 * ASCII from here on, the lag stays. */
static void cursor_set(struct text_cursor *cursor, uint32_t byte,
		       uint32_t point)
{
	struct string text = cursor->index->text;
	size_t at = byte;

	for (; at + 32 <= text.length; at += 32) {
		uint64_t w[4];
		memcpy(w, text.data + at, 32);
		if ((w[0] | w[1] | w[2] | w[3]) & HIGHS)
			break;
	}
	for (; at + 8 <= text.length; at += 8) {
		uint64_t w;
		memcpy(&w, text.data + at, 8);
		if (w & HIGHS)
			break;
	}
	while (at < text.length && (unsigned char)text.data[at] < 0x80)
		at++;
	cursor->plain = (uint32_t)at;
	cursor->lag = byte - point;
}

static bool continues(struct string text, uint32_t byte)
{
	return byte < text.length && (text.data[byte] & 0xC0) == 0x80;
}

uint32_t text_cursor_walk_byte(struct text_cursor *cursor, uint32_t point)
{
	struct string text = cursor->index->text;
	uint32_t byte = cursor->plain, at = byte - cursor->lag;

	if (!cursor->index->before || point - at > STEP) {
		byte = text_byte(cursor->index, point);
	} else {
		for (; at < point; at++)
			do
				byte++;
			while (continues(text, byte));
	}
	cursor_set(cursor, byte, point);
	return byte;
}

uint32_t text_cursor_walk_point(struct text_cursor *cursor, uint32_t byte)
{
	uint32_t from = cursor->plain, point = from - cursor->lag;

	if (!cursor->index->before || byte - from > 2 * STEP)
		point = text_point(cursor->index, byte);
	else
		point += starts_in(cursor->index->text.data + from,
				   byte - from);
	cursor_set(cursor, byte, point);
	return point;
}
