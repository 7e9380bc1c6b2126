/* test_json.c - the scanner accepts what is JSON and nothing else
 *
 * Each case stands as a member's value in a record. A valid one is also cut at
 * every byte: then the error is at the cut. Every line lies in memory of its
 * own size, so that a sanitizer sees a look behind its end.
 */
#include "stream/json.h"

#include <stdlib.h>
#include <string.h>

#include "stream/run.h"
#include "tap.h"

/* What a test looks at. */
struct scanned {
	bool good;
	size_t count;                /* members */
	size_t start, end;           /* of the first member's value */
	enum json_type type;
	struct json_error error;
};

static struct scanned scan(struct string line)
{
	struct scanned got = { 0 };
	struct json_value object;
	struct json_members members;
	struct arena arena;
	char *copy = malloc(line.length ? line.length : 1);

	arena_init(&arena);
	memcpy(copy, line.data, line.length);
	got.good = json_scan(copy, line.length, &arena, &object, &members,
			     &got.error);
	if (got.good)
		got.count = members.count;
	if (got.good && members.count) {
		struct json_value value = members.items[0].value;
		got.start = (size_t)(value.start - copy);
		got.end = (size_t)(value.end - copy);
		got.type = value.type;
	}
	free(copy);
	arena_free(&arena);
	return got;
}

#define BEFORE " {\"k\" : "

static struct string embed(struct string value, char *line)
{
	size_t length = sizeof BEFORE - 1;

	memcpy(line, BEFORE, length);
	memcpy(line + length, value.data, value.length);
	memcpy(line + length + value.length, " } ", 3);
	return (struct string){ line, length + value.length + 3 };
}

/* Where a character of several bytes begins that is cut before `length`; else
 * `length`. */
static size_t cut_place(const char *line, size_t length)
{
	size_t at = length;

	while (at && ((unsigned char)line[at - 1] & 0xC0) == 0x80)
		at--;
	if (!at || (unsigned char)line[at - 1] < 0xC0)
		return length;
	unsigned char first = (unsigned char)line[--at];
	size_t full = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
	return length - at < full ? at : length;
}

#define S(literal) { literal, sizeof(literal) - 1 }

static const struct { struct string json; enum json_type type; } valid[] = {
	{ S("null"), TYPE_NULL }, { S("true"), TYPE_TRUE },
	{ S("false"), TYPE_FALSE },
	{ S("0"), TYPE_NUMBER }, { S("-0"), TYPE_NUMBER },
	{ S("7"), TYPE_NUMBER }, { S("-12"), TYPE_NUMBER },
	{ S("0.10"), TYPE_NUMBER }, { S("-0.0"), TYPE_NUMBER },
	{ S("1e400"), TYPE_NUMBER }, { S("1E+2"), TYPE_NUMBER },
	{ S("0e0"), TYPE_NUMBER }, { S("-9.5e-03"), TYPE_NUMBER },
	{ S("12345678901234567890123"), TYPE_NUMBER },
	{ S("\"\""), TYPE_STRING }, { S("\" \""), TYPE_STRING },
	{ S("\"Rain fell on the harbour on Monday.\""), TYPE_STRING },
	{ S("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), TYPE_STRING },
	{ S("\"\\u0000\\u00e9\\uABCD\\uabcd\""), TYPE_STRING },
	{ S("\"\\ud83d\\ude00\""), TYPE_STRING },
	{ S("\"\\ud800\""), TYPE_STRING },
	{ S("\"\\udc00\\ud800\\ud800x\""), TYPE_STRING },
	{ S("\"\x7f\""), TYPE_STRING },
	{ S("\"\xC2\x80 \xDF\xBF\""), TYPE_STRING },
	{ S("\"\xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80\""), TYPE_STRING },
	{ S("\"\xEF\xBB\xBF \xEF\xBF\xBF\""), TYPE_STRING },
	{ S("\"\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF\""), TYPE_STRING },
	{ S("\"\xE2\x80\x9CNo comment,\xE2\x80\x9D she said.\""),
	  TYPE_STRING },
	{ S("[]"), TYPE_ARRAY }, { S("[ ]"), TYPE_ARRAY },
	{ S("[1]"), TYPE_ARRAY }, { S("[1 , 2]"), TYPE_ARRAY },
	{ S("[[],{},[[]],\"\"]"), TYPE_ARRAY },
	{ S("[\"[\",\"]\",\"}\"]"), TYPE_ARRAY },
	{ S("[\t\r\n1\t\r\n]"), TYPE_ARRAY },
	{ S("{}"), TYPE_OBJECT }, { S("{ }"), TYPE_OBJECT },
	{ S("{\"\":0}"), TYPE_OBJECT },
	{ S("{\"a\" : 1 , \"a\" : {\"b\" : [ ] } }"), TYPE_OBJECT },
	{ S("{\"\\u0061\":1,\"\\ud800\":2,\"\\u0000\":3}"), TYPE_OBJECT },
};

static void test_valid(void)
{
	for (size_t i = 0; i < sizeof valid / sizeof *valid; i++) {
		char room[256];
		struct string line = embed(valid[i].json, room);
		struct scanned got = scan(line);
		size_t start = sizeof BEFORE - 1, bad = 0;

		ok(got.good && got.count == 1 && got.start == start &&
		   got.end == start + valid[i].json.length &&
		   got.type == valid[i].type, "valid %zu", i);
		for (size_t n = 0; n + 2 < line.length; n++) {
			got = scan((struct string){ room, n });
			bad += got.good || got.error.at != cut_place(room, n);
		}
		ok(!bad, "valid %zu, cut at every byte", i);
	}
}

/* `at`: where in the value the error is; its length means the byte behind. */
static const struct { struct string json; size_t at; } invalid[] = {
	{ S(""), 1 }, { S("nul"), 3 }, { S("nulL"), 3 },
	{ S("True"), 0 }, { S("truee"), 4 }, { S("fals"), 4 },
	{ S("NaN"), 0 }, { S("Infinity"), 0 },
	{ S("-Infinity"), 1 }, { S("nan"), 1 },
	{ S("undefined"), 0 }, { S("-"), 1 }, { S("--1"), 1 },
	{ S("+1"), 0 }, { S(".5"), 0 }, { S("-.5"), 1 },
	{ S("1."), 2 }, { S("1.e1"), 2 }, { S("1e"), 2 },
	{ S("1e+"), 3 }, { S("1e+-1"), 3 }, { S("1.5.2"), 3 },
	{ S("01"), 1 }, { S("-01"), 2 }, { S("00"), 1 },
	{ S("0x1F"), 1 }, { S("1_000"), 1 }, { S("1 2"), 2 },
	{ S("1e5e5"), 3 }, { S("\xEF\xBC\x91"), 0 },
	{ S("'a'"), 0 }, { S("a"), 0 }, { S("\"a"), 5 },
	{ S("\"\\\""), 6 }, { S("\"\\x41\""), 2 },
	{ S("\"\\'\""), 2 }, { S("\"\\U0041\""), 2 },
	{ S("\"\\0\""), 2 }, { S("\"\\\n\""), 2 },
	{ S("\"\\u\""), 3 }, { S("\"\\u12\""), 5 },
	{ S("\"\\u12G4\""), 5 }, { S("\"\\u 123\""), 3 },
	{ S("\"\\u00\xC3\xA9\""), 5 }, { S("\"\\\xC3\xA9\""), 2 },
	{ S("\"\t\""), 1 }, { S("\"\n\""), 1 },
	{ S("\"\0\""), 1 }, { S("\"ab\x1f\""), 3 },
	{ S("\"Sixteen bytes and\x01 more of them\""), 18 },
	{ S("\"\x80\""), 1 }, { S("\"a\xBF\""), 2 },
	{ S("\"\xC0\x80\""), 1 }, { S("\"\xC1\xBF\""), 1 },
	{ S("\"\xC3\""), 1 }, { S("\"\xC3(\""), 1 },
	{ S("\"\xE0\x9F\xBF\""), 1 }, { S("\"\xE2\x80\""), 1 },
	{ S("\"\xE2(\xA1\""), 1 }, { S("\"\xED\xA0\x80\""), 1 },
	{ S("\"\xED\xBF\xBF\""), 1 }, { S("\"\xE2\x80\x9C\xFF\""), 4 },
	{ S("\"\xF0\x8F\xBF\xBF\""), 1 },
	{ S("\"\xF4\x90\x80\x80\""), 1 }, { S("\"\xF5\x80\x80\x80\""), 1 },
	{ S("\"\xF0\x9F\x98\""), 1 }, { S("\"\xFE\""), 1 },
	{ S("[1,]"), 3 }, { S("[,1]"), 1 }, { S("[1,,2]"), 3 },
	{ S("[1 2]"), 3 }, { S("[1"), 3 }, { S("[1}"), 2 },
	{ S("["), 2 }, { S("]"), 0 }, { S("[]]"), 2 },
	{ S("[1:2]"), 2 }, { S("[\"a\":1]"), 4 },
	{ S("[\0]"), 1 }, { S("[\v1]"), 1 }, { S("[\f]"), 1 },
	{ S("[\xC2\xA0]"), 1 }, { S("[1]x"), 3 },
	{ S("{\"a\":1,}"), 7 }, { S("{,}"), 1 },
	{ S("{\"a\"}"), 4 }, { S("{\"a\":}"), 5 },
	{ S("{\"a\" 1}"), 5 }, { S("{\"a\"::1}"), 5 },
	{ S("{a:1}"), 1 }, { S("{'a':1}"), 1 }, { S("{1:1}"), 1 },
	{ S("{null:1}"), 1 }, { S("{[]:1}"), 1 },
	{ S("{\"a\":1 \"b\":2}"), 7 }, { S("{\"a\":1]"), 6 },
	{ S("{\"a\":1;}"), 6 }, { S("{\"a\":/**/1}"), 5 },
	{ S("{\"a\":1}//"), 7 }, { S("1#"), 1 },
	{ S("1,"), 3 }, { S("1,\"b\""), 6 }, { S("1}{"), 2 },
	{ S("1} x"), 3 }, { S("1},"), 2 }, { S("1}]"), 2 },
};

static void test_invalid(void)
{
	for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++) {
		char room[256];
		struct string line = embed(invalid[i].json, room), cut;
		size_t start = sizeof BEFORE - 1;
		struct scanned got = scan(line);

		if (!ok(!got.good && got.error.at == start + invalid[i].at &&
			got.error.why, "invalid %zu: %s", i, got.error.why))
			printf("# at %zu instead of %zu\n",
			       got.error.at - start, invalid[i].at);
		cut = (struct string){ room, got.error.at };
		got = scan(cut); /* what is before it was fine */
		ok(got.good || got.error.at == cut.length,
		   "invalid %zu: the first wrong byte", i);
	}
}

static const struct { struct string line; size_t at; } roots[] = {
	{ S(""), 0 }, { S(" \t\r"), 3 }, { S("[{}]"), 0 },
	{ S(" 12"), 1 }, { S("\"a\""), 0 }, { S("null"), 0 },
	{ S("}"), 0 }, { S("\xEF\xBB\xBF{}"), 0 },
	{ S("<html>"), 0 }, { S("{}{}"), 2 }, { S("{} {}"), 3 },
	{ S("{},"), 2 }, { S("{}\0"), 2 }, { S("\0{}"), 0 },
	{ S("{"), 1 }, { S("{ "), 2 }, { S("{]"), 1 },
};

static void test_root(void)
{
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		struct scanned got = scan(roots[i].line);
		ok(!got.good && got.error.at == roots[i].at,
		   "not a record: %s", got.error.why);
	}
	ok(scan(STRING("{}")).good, "an empty object");
	ok(scan(STRING(" \t{ } \r\n")).good, "blanks around it");
	ok(scan(STRING("{\"a\":1,\"b\":[2,3],\"a\":{}}")).count == 3,
	   "members are those of the record alone");
}

/* `depth` containers, the record counted: arrays, or mostly objects. */
static struct scanned nest(size_t depth, bool objects)
{
	struct buffer line = BUFFER_EMPTY;
	struct scanned got;

	buffer_add_text(&line, "{\"a\":");
	for (size_t i = 1; i < depth; i++)
		buffer_add_text(&line, objects && i % 3 ? "{\"a\":" : "[");
	buffer_add_text(&line, "null");
	for (size_t i = depth - 1; i > 0; i--)
		buffer_add_byte(&line, objects && i % 3 ? '}' : ']');
	buffer_add_byte(&line, '}');
	got = scan((struct string){ line.data, line.length });
	buffer_free(&line);
	return got;
}

static void test_depth(void)
{
	ok(nest(JSON_DEPTH, false).good, "10,000 levels, arrays");
	ok(nest(JSON_DEPTH, true).good, "10,000 levels, mixed");
	ok(nest(63, true).good && nest(64, true).good && nest(65, true).good,
	   "64 levels and thereabouts");
	ok(!nest(JSON_DEPTH + 1, true).good, "10,001 levels are too many");
	ok(nest(JSON_DEPTH + 1, false).error.at == 5 + JSON_DEPTH - 1,
	   "the error is at the bracket");
	ok(!nest(200000, true).good, "200,000 levels");
}

/* Both ways to skip bytes stop at the same place. */
static void test_runs(void)
{
	static const char stops[] = "\"\\\x1f\x80\xff\x01\x7f !";
	size_t bad = 0;
	unsigned seed = 1;

	for (int i = 0; i < 20000; i++) {
		char bytes[70];
		size_t length = (size_t)i % sizeof bytes;
		memset(bytes, 'a' + i % 26, sizeof bytes);
		for (int k = 0; k < 3; k++) {
			seed = seed * 1103515245 + 12345;
			bytes[seed / 65536 % sizeof bytes] =
				stops[seed / 7 % (sizeof stops - 1)];
		}
		const char *end = bytes + length;
		bad += run_skip(bytes, end, true) !=
		       run_portable(bytes, end, true);
		bad += run_skip(bytes, end, false) !=
		       run_portable(bytes, end, false);
		const char *at = bytes;
		while (at < end && !run_ends((unsigned char)*at, true))
			at++;
		bad += at != run_ascii(bytes, end);
	}
	ok(!bad, "8 and 16 bytes at once find what one at a time finds");
}

int main(void)
{
	test_valid();
	test_invalid();
	test_root();
	test_depth();
	test_runs();
	return done();
}
