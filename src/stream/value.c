/* value.c - JSON trees: start, load, print
 *
 * jansson prints 0.1 as 0.10000000000000001 and escapes in its own way; here
 * every member of ours has one form, whoever prints it.
 */
#include "stream/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Beyond this a double has no hundredths. */
#define HUNDREDTHS_BELOW 1e13

void value_start(void)
{
	json_set_alloc_funcs(memory_new, free);
	json_object_seed(1);
}

json_t *value_load(struct json_value bytes)
{
	json_error_t error;

	return json_loadb(bytes.start, (size_t)(bytes.end - bytes.start),
			  JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
}

json_t *value_text(struct string text)
{
	return json_stringn_nocheck(text.length ? text.data : "", text.length);
}

json_t *value_percent(int percent)
{
	return json_real(percent / 100.0);
}

static void integer_add(struct buffer *out, json_int_t number)
{
	uint64_t size = (uint64_t)number;

	if (number < 0) {
		buffer_add_byte(out, '-');
		size = -size;
	}
	buffer_add_number(out, size);
}

static void hundredths_add(struct buffer *out, int64_t hundredths)
{
	uint64_t size = (uint64_t)hundredths;
	char digits[2];

	if (hundredths < 0) {
		buffer_add_byte(out, '-');
		size = -size;
	}
	buffer_add_number(out, size / 100);
	if (size % 100 == 0)
		return;
	digits[0] = (char)('0' + size / 10 % 10);
	digits[1] = (char)('0' + size % 10);
	buffer_add_byte(out, '.');
	buffer_add(out, digits, digits[1] == '0' ? 1 : 2);
}

/* To divide the right integer by 100 gives the very same double again, since
 * division is rounded correctly; so nothing depends on the multiplication. */
static void real_add(struct buffer *out, double number)
{
	char text[32];

	if (number > -HUNDREDTHS_BELOW && number < HUNDREDTHS_BELOW) {
		double scaled = number * 100.0 + (number < 0 ? -0.5 : 0.5);
		int64_t hundredths = (int64_t)scaled;

		if ((double)hundredths / 100.0 == number) {
			hundredths_add(out, hundredths);
			return;
		}
	}
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, number);
		if (strtod(text, NULL) == number)
			break;
	}
	buffer_add_text(out, text);
}

static void array_add(struct buffer *out, const json_t *array)
{
	buffer_add_byte(out, '[');
	for (size_t i = 0; i < json_array_size(array); i++) {
		if (i)
			buffer_add_byte(out, ',');
		value_add(out, json_array_get(array, i));
	}
	buffer_add_byte(out, ']');
}

/* jansson's iterator wants an object that may change, and keeps the order in
 * which the keys were set. */
static void object_add(struct buffer *out, const json_t *tree)
{
	json_t *object = (json_t *)(uintptr_t)tree;
	const char *separator = "{";

	if (!json_object_size(object))
		buffer_add_byte(out, '{');
	for (void *at = json_object_iter(object); at;
	     at = json_object_iter_next(object, at)) {
		buffer_add_text(out, separator);
		json_add_text(out, string_of(json_object_iter_key(at)));
		buffer_add_byte(out, ':');
		value_add(out, json_object_iter_value(at));
		separator = ",";
	}
	buffer_add_byte(out, '}');
}

/* Recursive: trees are built by us or loaded, and jansson loads no more than
 * 2048 levels. */
void value_add(struct buffer *out, const json_t *tree)
{
	struct string text;

	switch (json_typeof(tree)) {
	case JSON_OBJECT:
		object_add(out, tree);
		break;
	case JSON_ARRAY:
		array_add(out, tree);
		break;
	case JSON_STRING:
		text.data = json_string_value(tree);
		text.length = json_string_length(tree);
		json_add_text(out, text);
		break;
	case JSON_INTEGER:
		integer_add(out, json_integer_value(tree));
		break;
	case JSON_REAL:
		real_add(out, json_real_value(tree));
		break;
	case JSON_TRUE:
		buffer_add_text(out, "true");
		break;
	case JSON_FALSE:
		buffer_add_text(out, "false");
		break;
	case JSON_NULL:
		buffer_add_text(out, "null");
		break;
	}
}
