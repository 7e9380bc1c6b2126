/* json.c - check one line
 *
 * In: bytes. Out: yes, with the ranges of the members, or no, with the place
 * and the reason. One pass; UTF-8 is checked on the way (json_string.c).
 *
 * Each function stands at a byte, checks what begins there and returns what
 * is behind it, or NULL when the error is filled in:
 *
 *     {"id": 7, "body": "Rain\u2026", "tags": ["a"]}
 *      key_   number_   string_       nested_check
 *
 * The members of the record are a loop of their own, since they are noted.
 * What is nested in them needs no recursion and no memory but one bit a level:
 * is it an object or an array?
 *
 * RFC 8259 (JSON), RFC 3629 (UTF-8). A lone surrogate as an escape is good
 * JSON by RFC 8259, section 8.2, and accepted; so are duplicate keys (section
 * 4). What it gets wrong: only the first error of a line is known.
 */
#include "stream/json.h"

#include <string.h>

#include "stream/json_string.h"
#include "stream/run.h"

struct scan {
	const char *end;
	struct json_fault fault;
	size_t depth; /* containers open now */
	uint64_t objects[JSON_DEPTH / 64 + 1]; /* bit d: is level d one? */
};

static const char *fail(struct scan *scan, const char *at, const char *why)
{
	scan->fault.at = at;
	scan->fault.why = why;
	return NULL;
}

/* Mostly there are none, and one look tells. */
static inline const char *blanks_skip(const struct scan *scan, const char *at)
{
	while (at < scan->end && (unsigned char)*at <= ' ' &&
	       (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
		at++;
	return at;
}

static bool is_digit(const struct scan *scan, const char *at)
{
	return at < scan->end && (unsigned char)(*at - '0') < 10;
}

/* `at` is behind the opening mark. Most strings are short and plain: their end
 * is found at the first look. */
static inline const char *string_check(struct scan *scan, const char *at,
				       bool *escaped)
{
	*escaped = false;
	at = run_ascii(at, scan->end);
	if (at < scan->end && *at == '"')
		return at + 1;
	return json_string_check(at, scan->end, escaped, &scan->fault);
}

static const char *digits_check(struct scan *scan, const char *at)
{
	if (!is_digit(scan, at))
		return fail(scan, at, at == scan->end
			    ? "the line ends inside a number"
			    : "expected a digit");
	while (is_digit(scan, at))
		at++;
	return at;
}

static inline const char *number_check(struct scan *scan, const char *at)
{
	if (*at == '-')
		at++;
	const char *first = at;
	at = digits_check(scan, at);
	if (!at)
		return NULL;
	if (*first == '0' && at - first > 1)
		return fail(scan, first + 1, "a number must not begin with 0");
	if (at < scan->end && *at == '.') {
		at = digits_check(scan, at + 1);
		if (!at)
			return NULL;
	}
	if (at < scan->end && (*at == 'e' || *at == 'E')) {
		at++;
		if (at < scan->end && (*at == '+' || *at == '-'))
			at++;
		at = digits_check(scan, at);
	}
	return at;
}

static const char *word_check(struct scan *scan, const char *at,
			      const char *word)
{
	for (; *word; word++, at++) {
		if (at == scan->end)
			return fail(scan, at, "the line ends inside a word");
		if (*at != *word)
			return fail(scan, at, "the only words are true, false "
					      "and null");
	}
	return at;
}

static const char *value_fail(struct scan *scan, const char *at)
{
	switch (*at) {
	case ']': case '}':
		return fail(scan, at, "expected a value before the closing "
				      "bracket");
	case ',': case ':':
		return fail(scan, at, "expected a value");
	case '\'':
		return fail(scan, at, "a string needs double quotation marks");
	case '+': case '.':
		return fail(scan, at, "a number begins with a digit or '-'");
	case '/': case '#':
		return fail(scan, at, "expected a value; JSON knows no "
				      "comments");
	case 'N': case 'I':
		return fail(scan, at, "JSON has no NaN, Infinity or None");
	default:
		return fail(scan, at, "expected a value");
	}
}

/* Anything but an object or array. */
static inline const char *scalar_check(struct scan *scan, const char *at)
{
	bool escaped;

	if (at == scan->end)
		return fail(scan, at, "the line ends where a value should be");
	switch (*at) {
	case '"': return string_check(scan, at + 1, &escaped);
	case 't': return word_check(scan, at, "true");
	case 'f': return word_check(scan, at, "false");
	case 'n': return word_check(scan, at, "null");
	case '-': case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
		return number_check(scan, at);
	default: return value_fail(scan, at);
	}
}

static const char *key_fail(struct scan *scan, const char *at)
{
	if (at == scan->end)
		return fail(scan, at, "the line ends inside an object");
	if (*at == '}')
		return fail(scan, at, "a comma before the closing '}'");
	if (*at == '\'')
		return fail(scan, at, "a key needs double quotation marks");
	return fail(scan, at, "expected a key in double quotation marks");
}

/* A key and its colon; `key_end` is behind the key's closing mark. */
static inline const char *key_check(struct scan *scan, const char *at,
				    const char **key_end, bool *escaped)
{
	if (at == scan->end || *at != '"')
		return key_fail(scan, at);
	at = string_check(scan, at + 1, escaped);
	if (!at)
		return NULL;
	*key_end = at;
	at = blanks_skip(scan, at);
	if (at == scan->end)
		return fail(scan, at, "the line ends inside an object");
	if (*at != ':')
		return fail(scan, at, "expected ':' after the key");
	return blanks_skip(scan, at + 1);
}

static const char *nested_key(struct scan *scan, const char *at)
{
	const char *key_end;
	bool escaped;

	return key_check(scan, blanks_skip(scan, at), &key_end, &escaped);
}

/* `at` is on the bracket; stops at the first value inside, if any, else behind
 * the closing bracket. */
static inline const char *nested_open(struct scan *scan, const char *at,
				      bool *empty)
{
	bool object = *at == '{';
	uint64_t bit = (uint64_t)1 << scan->depth % 64;
	uint64_t *word = &scan->objects[scan->depth / 64];

	if (scan->depth == JSON_DEPTH)
		return fail(scan, at, "nested deeper than 10000 levels");
	at = blanks_skip(scan, at + 1);
	*empty = at < scan->end && *at == (object ? '}' : ']');
	if (*empty)
		return at + 1;
	*word = object ? *word | bit : *word & ~bit;
	scan->depth++;
	return object ? nested_key(scan, at) : at;
}

static const char *close_fail(struct scan *scan, const char *at, bool object)
{
	if (at == scan->end)
		return fail(scan, at, object
			    ? "the line ends inside an object"
			    : "the line ends inside an array");
	return fail(scan, at, object ? "expected ',' or '}'"
				     : "expected ',' or ']'");
}

/* Behind a value: closes what ends here, down to depth `outside`, and stops at
 * the next value or, at that depth, behind the bracket. */
static inline const char *nested_next(struct scan *scan, const char *at,
				      size_t outside)
{
	while (scan->depth > outside) {
		size_t level = scan->depth - 1;
		bool object = scan->objects[level / 64] >> level % 64 & 1;

		at = blanks_skip(scan, at);
		if (at < scan->end && *at == ',')
			return object ? nested_key(scan, at + 1)
				      : blanks_skip(scan, at + 1);
		if (at == scan->end || *at != (object ? '}' : ']'))
			return close_fail(scan, at, object);
		scan->depth--;
		at++;
	}
	return at;
}

/* An object or array inside the record; `at` is on its bracket. */
static const char *nested_check(struct scan *scan, const char *at)
{
	size_t outside = scan->depth;

	do {
		bool empty = true;

		if (at < scan->end && (*at == '{' || *at == '['))
			at = nested_open(scan, at, &empty);
		else
			at = scalar_check(scan, at);
		if (at && empty)
			at = nested_next(scan, at, outside);
	} while (at && scan->depth > outside);
	return at;
}

/* By the first byte; the value must be checked, or about to be. */
static enum json_type type_at(const char *at)
{
	switch (*at) {
	case '{': return TYPE_OBJECT;
	case '[': return TYPE_ARRAY;
	case '"': return TYPE_STRING;
	case 't': return TYPE_TRUE;
	case 'f': return TYPE_FALSE;
	case 'n': return TYPE_NULL;
	default:  return TYPE_NUMBER;
	}
}

static inline const char *member_check(struct scan *scan, const char *at,
				       struct json_member *member)
{
	member->key.start = at;
	member->key.type = TYPE_STRING;
	at = key_check(scan, at, &member->key.end, &member->key_escaped);
	if (!at)
		return NULL;
	member->value.start = at;
	if (at < scan->end && (*at == '{' || *at == '['))
		at = nested_check(scan, at);
	else
		at = scalar_check(scan, at);
	if (!at)
		return NULL;
	member->value.end = at;
	member->value.type = type_at(member->value.start);
	return blanks_skip(scan, at);
}

/* `at` is behind the opening brace of the record. */
static const char *members_check(struct scan *scan, const char *at,
				 struct arena *arena,
				 struct json_members *members)
{
	size_t room = 0;

	at = blanks_skip(scan, at);
	if (at < scan->end && *at == '}')
		return at + 1;
	for (;;) {
		if (members->count == room)
			members->items = arena_grow(arena, members->items,
						    members->count, &room,
						    sizeof *members->items);
		at = member_check(scan, at, &members->items[members->count]);
		if (!at)
			return NULL;
		members->count++;
		if (at == scan->end || (*at != ',' && *at != '}'))
			return close_fail(scan, at, true);
		if (*at++ == '}')
			return at;
		at = blanks_skip(scan, at);
	}
}

static const char *root_fail(struct scan *scan, const char *at)
{
	if (at == scan->end)
		return fail(scan, at, "no JSON object: nothing but blanks");
	if (scan->end - at >= 3 && !memcmp(at, "\xEF\xBB\xBF", 3))
		return fail(scan, at, "a byte order mark inside the stream");
	switch (*at) {
	case '[':
		return fail(scan, at, "not a JSON object: an array; "
				      "jq -c '.[]' makes lines of it");
	case '"':
		return fail(scan, at, "not a JSON object: a string");
	case '<':
		return fail(scan, at, "not a JSON object: HTML or XML?");
	default:
		return fail(scan, at, is_digit(scan, at) || *at == '-'
			    ? "not a JSON object: a number?"
			    : "not a JSON object: expected '{'");
	}
}

/* The whole line; NULL if something is wrong with it. */
static const char *line_check(struct scan *scan, const char *at,
			      struct arena *arena, struct json_value *object,
			      struct json_members *members)
{
	at = blanks_skip(scan, at);
	if (at == scan->end || *at != '{')
		return root_fail(scan, at);
	object->start = at;
	object->type = TYPE_OBJECT;
	at = members_check(scan, at + 1, arena, members);
	if (!at)
		return NULL;
	object->end = at;
	at = blanks_skip(scan, at);
	if (at != scan->end)
		return fail(scan, at, *at == '{'
			    ? "a second object on the line"
			    : "something behind the object's end");
	return at;
}

bool json_scan(const char *bytes, size_t length, struct arena *arena,
	       struct json_value *object, struct json_members *members,
	       struct json_error *error)
{
	struct scan scan;

	*members = (struct json_members){ NULL, 0 };
	scan.end = bytes + length;
	scan.depth = 1;
	if (line_check(&scan, bytes, arena, object, members))
		return true;
	error->at = (size_t)(scan.fault.at - bytes);
	error->why = scan.fault.why;
	return false;
}
