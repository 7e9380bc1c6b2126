/* test_json_text.c - text out of JSON and into it, and scrubbing
 *
 * Random strings are decoded and printed by jansson too; random lines, good
 * and damaged, are judged by it too. There both must agree, but for what
 * jansson by design refuses: numbers that do not fit, lone surrogates, an
 * escaped NUL in a key. And jansson passes over a NUL byte behind a number,
 * which no JSON may hold.
 */
#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "stream/value.h"
#include "tap.h"

static struct json_value string_value(struct string json)
{
	return (struct json_value){ json.data, json.data + json.length,
				    TYPE_STRING };
}

#define S(literal) { literal, sizeof(literal) - 1 }

static const struct { struct string json, text; } texts[] = {
	{ S("\"\""), S("") },
	{ S("\"Rain.\""), S("Rain.") },
	{ S("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), S("\"\\/\b\f\n\r\t") },
	{ S("\"a\\u0000b\""), S("a\0b") },
	{ S("\"\\u00e9\\u00E9\\u201c\""), S("\xC3\xA9\xC3\xA9\xE2\x80\x9C") },
	{ S("\"\\ud83d\\ude00!\""), S("\xF0\x9F\x98\x80!") },
	{ S("\"\\uDBFF\\uDFFF\""), S("\xF4\x8F\xBF\xBF") },
	{ S("\"\\ud800\""), S("\xEF\xBF\xBD") },
	{ S("\"\\udc00\""), S("\xEF\xBF\xBD") },
	{ S("\"\\ud800x\""), S("\xEF\xBF\xBDx") },
	{ S("\"\\ud800\\n\""), S("\xEF\xBF\xBD\n") },
	{ S("\"\\ud83d\\ud83d\\ude00\""),
	  S("\xEF\xBF\xBD\xF0\x9F\x98\x80") },
	{ S("\"\\ud800\\u0041\""), S("\xEF\xBF\xBD" "A") },
	{ S("\"\\ud800\\\\udc00\""), S("\xEF\xBF\xBD\\udc00") },
	{ S("\"\\ude00\\ud83d\""), S("\xEF\xBF\xBD\xEF\xBF\xBD") },
	{ S("\"\\\\u0041\""), S("\\u0041") },
	{ S("\"\xE2\x80\x9CYes,\xE2\x80\x9D\\n\\nhe said\""),
	  S("\xE2\x80\x9CYes,\xE2\x80\x9D\n\nhe said") },
};

static void test_texts(struct arena *arena)
{
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct json_value json = string_value(texts[i].json);
		struct string text = json_text(json, arena), longer;

		ok(string_equal(text, texts[i].text), "text %zu", i);
		longer = (struct string){
			arena_copy(arena, text.data, text.length),
			text.length + 1
		};
		ok(json_text_is(json, text) && !json_text_is(json, longer),
		   "text %zu is itself and no other", i);
	}
	ok(!json_text_is(string_value(STRING("\"\\n\"")), STRING("\\n")),
	   "an escape is not its own bytes");
	struct json_value plain = string_value(STRING("\"Rain.\""));
	ok(json_text(plain, arena).data == plain.start + 1,
	   "no copy where nothing is escaped");
	plain.type = TYPE_ARRAY;
	ok(!json_text_is(plain, STRING("Rain.")), "an array is no text");
}

static void test_add_text(void)
{
	struct buffer out = BUFFER_EMPTY;

	json_add_text(&out, STRING("\"\\/\b\t\n\f\r\x01\x1f\x7f\0"
				   "\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80"));
	ok(string_equal((struct string){ out.data, out.length },
			STRING("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\x7f"
			       "\\u0000\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80"
			       "\"")),
	   "only what must be escaped is");
	out.length = 0;
	json_add_text(&out, (struct string){ NULL, 0 });
	ok(string_is((struct string){ out.data, out.length }, "\"\""),
	   "no text");
	buffer_free(&out);
}

/* A random string in which some letters are replaced by the escapes that
 * random_string leaves out, and by control characters. */
static void random_odd_string(struct random *random, struct buffer *json)
{
	static const char *const odd[] = { "\\u0000", "\\u001F", "\\u000b",
					   "\\u007f", "\\/", "\\uFFFF" };
	struct buffer plain = BUFFER_EMPTY;

	random_string(random, &plain);
	for (size_t i = 0; i < plain.length; i++)
		if (plain.data[i] > 'f' && plain.data[i - 1] != '\\' &&
		    !random_below(random, 20))
			buffer_add_text(json, odd[random_below(random, 6)]);
		else
			buffer_add_byte(json, plain.data[i]);
	buffer_free(&plain);
}

/* jansson prints \u001F where we print \u001f. */
static void hex_lower(char *at)
{
	while ((at = strchr(at, '\\'))) {
		for (int i = 2; at[1] == 'u' && i < 6; i++)
			if (at[i] >= 'A' && at[i] <= 'F')
				at[i] = (char)(at[i] - 'A' + 'a');
		at += 2;
	}
}

static bool printed_alike(const struct buffer *ours, json_t *tree)
{
	char *theirs = json_dumps(tree, JSON_ENCODE_ANY);
	bool alike;

	hex_lower(theirs);
	alike = string_equal((struct string){ ours->data, ours->length },
			     string_of(theirs));
	free(theirs);
	return alike;
}

static void test_random_texts(struct arena *arena)
{
	struct random random = { 7 };
	struct buffer json = BUFFER_EMPTY, again = BUFFER_EMPTY;
	size_t wrong = 0, changed = 0, unlike = 0;

	for (int i = 0; i < 5000; i++) {
		struct json_value value;
		struct string text, twice;
		json_t *tree;

		json.length = again.length = 0;
		random_odd_string(&random, &json);
		value = string_value((struct string){ json.data,
						      json.length });
		text = json_text(value, arena);
		tree = value_load(value);
		wrong += !tree || json_string_length(tree) != text.length ||
			 memcmp(json_string_value(tree), text.data,
				text.length);
		json_add_text(&again, text);
		unlike += !printed_alike(&again, tree);
		json_decref(tree);
		twice = json_text(string_value((struct string){
			again.data, again.length }), arena);
		changed += !string_equal(text, twice);
		arena_reset(arena);
	}
	ok(!wrong, "5,000 random strings decode as jansson does");
	ok(!unlike, "are printed as jansson does");
	ok(!changed, "and come back from json_add_text");
	buffer_free(&json);
	buffer_free(&again);
}

/* What jansson refuses by design. */
static bool refused_by_design(const json_error_t *error)
{
	enum json_error_code code = json_error_code(error);

	return code == json_error_numeric_overflow ||
	       code == json_error_null_byte_in_key ||
	       !strncmp(error->text, "invalid Unicode", 15);
}

static bool agree(const char *bytes, size_t length, struct arena *arena)
{
	struct json_value object;
	struct json_members members;
	struct json_error error;
	json_error_t theirs;
	bool good = json_scan(bytes, length, arena, &object, &members, &error);
	json_t *tree = json_loadb(bytes, length, JSON_ALLOW_NUL, &theirs);
	bool same = good == json_is_object(tree) ||
		    (good && !tree && refused_by_design(&theirs));

	if (memchr(bytes, '\0', length))
		same = !good;
	if (!same)
		printf("# %.*s\n# %s\n", (int)length, bytes,
		       good ? theirs.text : error.why);
	json_decref(tree);
	return same;
}

static void damage(struct random *random, struct buffer *line)
{
	static const char bytes[] = "\"\\{}[]:,0-+.eEtu \n\0\x80\xE2\xC3\xF0";
	size_t at = random_below(random, (unsigned)line->length);

	switch (random_below(random, 3)) {
	case 0:
		line->data[at] = bytes[random_below(random,
						    sizeof bytes - 1)];
		break;
	case 1:
		line->length = at;
		break;
	default:
		memmove(line->data + at, line->data + at + 1,
			line->length - at - 1);
		line->length--;
	}
}

static void test_judgement(struct arena *arena)
{
	struct random random = { 11 };
	struct buffer line = BUFFER_EMPTY;
	size_t good = 0, damaged = 0;

	for (int i = 0; i < 20000; i++) {
		line.length = 0;
		random_container(&random, &line, true, 4);
		good += !agree(line.data, line.length, arena);
		for (int n = 0; n < 3 && line.length; n++) {
			damage(&random, &line);
			damaged += !agree(line.data, line.length, arena);
		}
		arena_reset(arena);
	}
	ok(!good, "20,000 random records are judged as by jansson");
	ok(!damaged, "and 60,000 damaged ones");
	buffer_free(&line);
}

static const struct { struct string line, scrubbed; } scrubs[] = {
	{ S("{\"a\":\"\\u0000\"}"), S("{\"a\":\"\\ufffd\"}") },
	{ S("{\"a\\u0000\":1}"), S("{\"a\\ufffd\":1}") },
	{ S("{\"a\":\"\\\\u0000\"}"), S("{\"a\":\"\\\\u0000\"}") },
	{ S("{\"a\":\"\\\\\\u0000\\\"\"}"), S("{\"a\":\"\\\\\\ufffd\\\"\"}") },
	{ S("{\"a\":\"\\ud83d\\uDE00\"}"), S("{\"a\":\"\\ud83d\\uDE00\"}") },
	{ S("{\"a\":\"\\uD83D\\ud83d\\uDE00\"}"),
	  S("{\"a\":\"\\ufffd\\ud83d\\uDE00\"}") },
	{ S("{\"a\":\"\\ud800\"}"), S("{\"a\":\"\\ufffd\"}") },
	{ S("{\"a\":\"\\udc00\\ud800\\u0000x\"}"),
	  S("{\"a\":\"\\ufffd\\ufffd\\ufffdx\"}") },
	{ S("{\"a\":\"\\uFFFD\\u0001\"}"), S("{\"a\":\"\\uFFFD\\u0001\"}") },
	{ S("\t{\t\"a\" :\r[ 1,\n\"b\"] } \r"),
	  S(" { \"a\" : [ 1, \"b\"] }  ") },
};

static void test_scrub(void)
{
	for (size_t i = 0; i < sizeof scrubs / sizeof *scrubs; i++) {
		struct string line = scrubs[i].line;
		char *copy = malloc(line.length);

		memcpy(copy, line.data, line.length);
		json_scrub(copy, line.length);
		ok(string_equal((struct string){ copy, line.length },
				scrubs[i].scrubbed), "scrub %zu", i);
		free(copy);
	}
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	value_start();
	test_texts(&arena);
	test_add_text();
	test_random_texts(&arena);
	test_judgement(&arena);
	test_scrub();
	arena_free(&arena);
	return done();
}
