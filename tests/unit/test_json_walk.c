/* test_json_walk.c - ways over checked JSON: elements, members, pointers */
#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "stream/json.h"
#include "tap.h"

#define S(literal) { literal, sizeof(literal) - 1 }

/* The line must be good and outlive the value. */
static struct json_value scan(const char *line, struct arena *arena)
{
	struct json_value object = { NULL, NULL, TYPE_NULL };
	struct json_members members;
	struct json_error error;

	if (!json_scan(line, strlen(line), arena, &object, &members, &error))
		ok(false, "not JSON at %zu: %s", error.at, error.why);
	return object;
}

static struct string bytes_of(struct json_value value)
{
	return (struct string){ value.start,
				(size_t)(value.end - value.start) };
}

static const char line[] =
	" { \"a\" : [ 1 , -2.5e3,\"]\",[ ],[[{}]], {\"x\":\"}\"} ,true ] ,"
	"\"\":null,\"b/c~d\":{\"\\u0065\":\"\\\"\" , \"e\" :false},"
	"\"n\":7,\"n\": 12345678901 } ";

static void test_elements(struct arena *arena)
{
	static const struct string want[] = {
		S("1"), S("-2.5e3"), S("\"]\""), S("[ ]"), S("[[{}]]"),
		S("{\"x\":\"}\"}"), S("true")
	};
	static const enum json_type types[] = {
		TYPE_NUMBER, TYPE_NUMBER, TYPE_STRING, TYPE_ARRAY, TYPE_ARRAY,
		TYPE_OBJECT, TYPE_TRUE
	};
	struct json_value array, value;
	size_t i = 0, wrong = 0;

	json_pointer(scan(line, arena), STRING("/a"), arena, &array);
	for (bool more = json_first(array, &value); more;
	     more = json_after(array, &value), i++)
		wrong += i >= 7 || !string_equal(bytes_of(value), want[i]) ||
			 value.type != types[i];
	ok(i == 7 && !wrong, "the elements of an array");
	json_pointer(array, STRING("/3"), arena, &value);
	ok(!json_first(value, &value), "an empty array has none");
	json_pointer(array, STRING("/0"), arena, &value);
	ok(!json_first(value, &value), "nor has a number");
	ok(!json_members(value, arena).count, "nor has that members");
}

static bool same(struct json_value a, struct json_value b)
{
	return a.start == b.start && a.end == b.end && a.type == b.type;
}

/* json_members() finds in a random record what json_scan() found. */
static void test_members(struct arena *arena)
{
	struct random random = { 3 };
	struct buffer json = BUFFER_EMPTY;
	size_t wrong = 0;

	for (int i = 0; i < 5000; i++) {
		struct json_members scanned, walked;
		struct json_value object;
		struct json_error error;

		json.length = 0;
		random_container(&random, &json, true, 4);
		if (!json_scan(json.data, json.length, arena, &object,
			       &scanned, &error))
			wrong++;
		walked = json_members(object, arena);
		wrong += walked.count != scanned.count;
		for (size_t m = 0; m < walked.count; m++) {
			struct json_member a = walked.items[m];
			struct json_member b = scanned.items[m];
			wrong += !same(a.key, b.key) ||
				 !same(a.value, b.value) ||
				 a.key_escaped != b.key_escaped;
		}
		arena_reset(arena);
	}
	ok(!wrong, "members of 5,000 random records, walked as scanned");
	buffer_free(&json);
}

static void test_find(struct arena *arena)
{
	struct json_members members = json_members(scan(line, arena), arena);
	struct json_value value;

	ok(json_find(&members, STRING("n"), &value) &&
	   string_is(bytes_of(value), "12345678901"), "the last of a name");
	ok(json_find(&members, STRING(""), &value) &&
	   value.type == TYPE_NULL, "the empty name");
	ok(!json_find(&members, STRING("x"), &value), "no such name");
	members = json_members(scan("{\"n\\u0061me\":1}", arena), arena);
	ok(json_find(&members, STRING("name"), &value), "an escaped name");
	ok(!json_find(&members, STRING("n\\u0061me"), &value),
	   "names compare decoded");
}

static const struct { struct string pointer; const char *value; } ways[] = {
	{ S("/a/0"), "1" }, { S("/a/4/0/0"), "{}" }, { S("/a/5/x"), "\"}\"" },
	{ S("/"), "null" }, { S("/b~1c~0d/e"), "false" }, { S("/n"),
							"12345678901" },
	{ S("/a/7"), NULL }, { S("/a/-"), NULL }, { S("/a/00"), NULL },
	{ S("/a/01"), NULL }, { S("/a/"), NULL }, { S("/a/x"), NULL },
	{ S("/a/-1"), NULL }, { S("/a/99999999999999999999"), NULL },
	{ S("/n/0"), NULL }, { S("/x"), NULL }, { S("a"), NULL },
	{ S("/b/c~d"), NULL }, { S("//"), NULL }, { S("/a/3/0"), NULL },
};

static void test_pointers(struct arena *arena)
{
	struct json_value root = scan(line, arena), value;

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		bool found = json_pointer(root, ways[i].pointer, arena,
					  &value);
		ok(found == (ways[i].value != NULL) &&
		   (!found || string_is(bytes_of(value), ways[i].value)),
		   "pointer %.*s", (int)ways[i].pointer.length,
		   ways[i].pointer.data);
	}
	ok(json_pointer(root, (struct string){ NULL, 0 }, arena, &value) &&
	   same(root, value), "the empty pointer is the root");
	ok(string_is(json_pointer_step(STRING("~01~1~~2~"), arena),
		     "~1/~~2~"), "~01 is ~1");
}

static void test_uint(void)
{
	static const struct { const char *json; bool good; uint32_t number; }
	numbers[] = {
		{ "0", true, 0 }, { "7", true, 7 },
		{ "4294967295", true, 4294967295u },
		{ "4294967296", false, 0 }, { "9999999999", false, 0 },
		{ "10000000000", false, 0 }, { "-1", false, 0 },
		{ "-0", false, 0 }, { "1.0", false, 0 }, { "1e3", false, 0 },
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		const char *json = numbers[i].json;
		struct json_value value = { json, json + strlen(json),
					    TYPE_NUMBER };
		uint32_t number = 0;
		wrong += json_uint(value, &number) != numbers[i].good ||
			 number != numbers[i].number;
	}
	ok(!wrong, "numbers of 32 bits");
	struct json_value string = { numbers[0].json, numbers[0].json + 1,
				     TYPE_STRING };
	uint32_t number;
	ok(!json_uint(string, &number), "a string is no number");
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_elements(&arena);
	test_members(&arena);
	test_find(&arena);
	test_pointers(&arena);
	test_uint();
	arena_free(&arena);
	return done();
}
