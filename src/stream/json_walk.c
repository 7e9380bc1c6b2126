/* json_walk.c - find one's way over checked JSON
 *
 * In: the range of a checked value. Out: ranges of what is in it. Nothing is
 * built: to step over a value is to look for its end, strings by many bytes
 * at a time, containers by counting brackets.
 *
 * RFC 6901 (JSON Pointer).
 */
#include "stream/json.h"

#include <string.h>

#include "stream/run.h"

static const char *blanks_skip(const char *at)
{
	while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
		at++;
	return at;
}

static const char *container_end(const char *at, const char *end)
{
	size_t depth = 0;

	while (at < end) {
		switch (*at++) {
		case '"':
			at = run_string(at, end);
			break;
		case '{': case '[':
			depth++;
			break;
		case '}': case ']':
			if (--depth == 0)
				return at;
		}
	}
	return end;
}

static const char *number_end(const char *at, const char *end)
{
	while (at < end && *at != ',' && *at != '}' && *at != ']' && *at > ' ')
		at++;
	return at;
}

/* The value that begins at `at`, in a container that ends at `end`. */
static void value_at(struct json_value *value, const char *at, const char *end)
{
	value->start = at;
	switch (*at) {
	case '{':
		value->type = TYPE_OBJECT;
		value->end = container_end(at, end);
		break;
	case '[':
		value->type = TYPE_ARRAY;
		value->end = container_end(at, end);
		break;
	case '"':
		value->type = TYPE_STRING;
		value->end = run_string(at + 1, end);
		break;
	case 't':
		value->type = TYPE_TRUE;
		value->end = at + 4;
		break;
	case 'f':
		value->type = TYPE_FALSE;
		value->end = at + 5;
		break;
	case 'n':
		value->type = TYPE_NULL;
		value->end = at + 4;
		break;
	default:
		value->type = TYPE_NUMBER;
		value->end = number_end(at, end);
	}
}

bool json_first(struct json_value container, struct json_value *value)
{
	const char *at;

	if (container.type != TYPE_ARRAY && container.type != TYPE_OBJECT)
		return false;
	at = blanks_skip(container.start + 1);
	if (*at == ']' || *at == '}')
		return false;
	value_at(value, at, container.end);
	return true;
}

/* Behind a value of checked bytes stands ',', ':' or a closing bracket. */
bool json_after(struct json_value container, struct json_value *value)
{
	const char *at = blanks_skip(value->end);

	if (*at == ']' || *at == '}')
		return false;
	value_at(value, blanks_skip(at + 1), container.end);
	return true;
}

static bool has_escape(struct json_value string)
{
	return memchr(string.start, '\\', (size_t)(string.end - string.start));
}

struct json_members json_members(struct json_value object, struct arena *arena)
{
	struct json_members members = { NULL, 0 };
	struct json_value value;
	size_t room = 0;

	if (object.type != TYPE_OBJECT)
		return members;
	for (bool more = json_first(object, &value); more;
	     more = json_after(object, &value)) {
		struct json_member *member;

		members.items = arena_grow(arena, members.items, members.count,
					   &room, sizeof *members.items);
		member = &members.items[members.count++];
		member->key = value;
		member->key_escaped = has_escape(value);
		json_after(object, &value);
		member->value = value;
	}
	return members;
}

const struct json_member *json_member(const struct json_members *members,
				      struct string name)
{
	for (size_t i = members->count; i-- > 0;)
		if (json_text_is(members->items[i].key, name))
			return &members->items[i];
	return NULL;
}

bool json_find(const struct json_members *members, struct string name,
	       struct json_value *value)
{
	const struct json_member *member = json_member(members, name);

	if (member)
		*value = member->value;
	return member;
}

struct string json_pointer_step(struct string step, struct arena *arena)
{
	char *text, *to;

	if (!step.length || !memchr(step.data, '~', step.length))
		return step;
	to = text = arena_alloc(arena, step.length);
	for (size_t i = 0; i < step.length; i++) {
		char next = i + 1 < step.length ? step.data[i + 1] : '\0';

		if (step.data[i] == '~' && (next == '0' || next == '1')) {
			*to++ = next == '0' ? '~' : '/';
			i++;
		} else {
			*to++ = step.data[i];
		}
	}
	return (struct string){ text, (size_t)(to - text) };
}

static bool object_step(struct json_value *at, struct string name)
{
	struct json_value object = *at, value;
	bool found = false;

	for (bool more = json_first(object, &value); more;
	     more = json_after(object, &value)) {
		bool here = json_text_is(value, name);

		json_after(object, &value);
		if (here) {
			*at = value;
			found = true;
		}
	}
	return found;
}

/* An index is "0" or begins with another digit. One that has more digits than
 * a line has bytes leads nowhere. */
static bool array_step(struct json_value *at, struct string index)
{
	struct json_value array = *at;
	uint64_t left = 0;

	if (!index.length || index.length > 18 ||
	    (index.data[0] == '0' && index.length > 1))
		return false;
	for (size_t i = 0; i < index.length; i++) {
		if (index.data[i] < '0' || index.data[i] > '9')
			return false;
		left = left * 10 + (uint64_t)(index.data[i] - '0');
	}
	if (!json_first(array, at))
		return false;
	while (left-- > 0)
		if (!json_after(array, at))
			return false;
	return true;
}

bool json_pointer(struct json_value root, struct string pointer,
		  struct arena *arena, struct json_value *value)
{
	const char *at = pointer.length ? pointer.data : "";
	const char *end = at + pointer.length;
	struct json_value here = root;

	while (at < end) {
		struct string step;
		const char *slash;

		if (*at++ != '/')
			return false;
		slash = memchr(at, '/', (size_t)(end - at));
		step.data = at;
		step.length = (size_t)((slash ? slash : end) - at);
		at += step.length;
		step = json_pointer_step(step, arena);
		if (here.type == TYPE_OBJECT ? !object_step(&here, step)
		    : here.type != TYPE_ARRAY || !array_step(&here, step))
			return false;
	}
	*value = here;
	return true;
}

bool json_uint(struct json_value value, uint32_t *number)
{
	uint64_t n = 0;

	if (value.type != TYPE_NUMBER || value.end - value.start > 10)
		return false;
	for (const char *at = value.start; at < value.end; at++) {
		if (*at < '0' || *at > '9')
			return false;
		n = n * 10 + (uint64_t)(*at - '0');
	}
	if (n > UINT32_MAX)
		return false;
	*number = (uint32_t)n;
	return true;
}
