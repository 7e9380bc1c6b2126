/* test_value.c - one form for every number and string that is printed */
#include "stream/value.h"

#include <string.h>

#include "tap.h"

static bool prints(json_t *tree, const char *want)
{
	struct buffer out = BUFFER_EMPTY;
	struct string got;
	bool same;

	value_add(&out, tree);
	got = (struct string){ out.data, out.length };
	same = string_is(got, want);
	if (!same)
		printf("# %.*s, not %s\n", (int)got.length, got.data, want);
	buffer_free(&out);
	json_decref(tree);
	return same;
}

static json_t *load(const char *json)
{
	return value_load((struct json_value){ json, json + strlen(json),
					       TYPE_OBJECT });
}

static void test_percents(void)
{
	static const struct { int percent; const char *want; } forms[] = {
		{ 0, "0" }, { 1, "0.01" }, { 5, "0.05" }, { 10, "0.1" },
		{ 29, "0.29" }, { 50, "0.5" }, { 57, "0.57" }, { 93, "0.93" },
		{ 99, "0.99" }, { 100, "1" }, { 101, "1.01" }, { 110, "1.1" },
		{ 12345, "123.45" }, { -5, "-0.05" }, { -100, "-1" },
	};
	size_t wrong = 0;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		ok(prints(value_percent(forms[i].percent), forms[i].want),
		   "percent %d", forms[i].percent);
	for (int n = -3000; n <= 3000; n++) {
		char want[32];
		int size = n < 0 ? -n : n;
		if (size % 100 == 0 || size % 10 == 0)
			continue;
		snprintf(want, sizeof want, "%s%d.%02d", n < 0 ? "-" : "",
			 size / 100, size % 100);
		wrong += !prints(value_percent(n), want);
	}
	ok(!wrong, "all hundredths up to 30");
}

static void test_others(void)
{
	ok(prints(json_integer(0), "0"), "zero");
	ok(prints(json_integer(-42), "-42"), "a negative integer");
	ok(prints(load("-9223372036854775808"), "-9223372036854775808"),
	   "the least integer");
	ok(prints(load("0.1"), "0.1"), "0.1");
	ok(prints(load("0.123456789"), "0.123456789"),
	   "a foreign real keeps its digits");
	ok(prints(load("1e300"), "1e+300"), "a large real");
	ok(prints(load("0.30000000000000004"), "0.30000000000000004"),
	   "as many digits as needed");
	ok(prints(load("[true,false,null]"), "[true,false,null]"), "words");
	ok(prints(load("{ }"), "{}") && prints(load("[ ]"), "[]"), "nothing");
	ok(prints(load("{\"z\": 1, \"a\": [{\"\\u0062\\n\": \"\\u00e9\"}]}"),
		  "{\"z\":1,\"a\":[{\"b\\n\":\"\xC3\xA9\"}]}"),
	   "the order of the line, compact");
	ok(prints(value_text(STRING("a\0\"b")), "\"a\\u0000\\\"b\""),
	   "text with NUL");
	ok(prints(value_text((struct string){ NULL, 0 }), "\"\""), "no text");
	ok(prints(load("\"a\\u0000b\""), "\"a\\u0000b\""), "an escaped NUL");
	ok(!load("123456789012345678901") && !load("\"\\ud800\""),
	   "what jansson cannot hold");
}

int main(void)
{
	value_start();
	test_percents();
	test_others();
	return done();
}
