/* test_record.c - which member is the text, and how ours get in */
#include "stream/record.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

static const struct record_options plain = { NULL, NULL, NULL, "" };

static struct string bytes_of(struct json_value value)
{
	return (struct string){ value.start,
				(size_t)(value.end - value.start) };
}

/* A case: what -f, --at and --id say, the line, and what is found; the text's
 * name and value separated by '=', "-" for nothing. */
static const struct {
	const char *field, *at, *id_field, *line, *text, *title, *id;
} reads[] = {
	{ 0, 0, 0, "{\"text\":\"A\"}", "text=\"A\"", "-", "-" },
	{ 0, 0, 0, "{}", "-", "-", "-" },
	{ 0, 0, 0, "{\"body\":\"B\",\"text\":\"A\"}", "text=\"A\"", "-", "-" },
	{ 0, 0, 0, "{\"body\":\"B\",\"text\":\"\"}", "body=\"B\"", "-", "-" },
	{ 0, 0, 0, "{\"body\":\"B\",\"text\":[\"A\"]}", "body=\"B\"", "-",
	  "-" },
	{ 0, 0, 0, "{\"content\":\"C\",\"body\":\"B\"}", "body=\"B\"", "-",
	  "-" },
	{ 0, 0, 0, "{\"raw_content\":\"C\"}", "raw_content=\"C\"", "-", "-" },
	{ 0, 0, 0, "{\"te\\u0078t\":\"A\"}", "text=\"A\"", "-", "-" },
	{ 0, 0, 0, "{\"text\":\"A\",\"text\":\"Z\"}", "text=\"Z\"", "-", "-" },
	{ 0, 0, 0, "{\"text\":\"A\",\"text\":\"\",\"body\":\"B\"}",
	  "body=\"B\"", "-", "-" },
	{ 0, 0, 0, "{\"texts\":\"A\",\"Text\":\"B\"}", "-", "-", "-" },
	{ "x", 0, 0, "{\"x\":\"X\",\"text\":\"A\"}", "x=\"X\"", "-", "-" },
	{ "x", 0, 0, "{\"text\":\"A\"}", "-", "-", "-" },
	{ "x", 0, 0, "{\"x\":7,\"text\":\"A\"}", "-", "-", "-" },
	{ "x", 0, 0, "{\"text_field\":\"text\",\"text\":\"A\",\"x\":\"X\"}",
	  "x=\"X\"", "-", "-" },
	{ "", 0, 0, "{\"\":\"E\",\"text\":\"A\"}", "=\"E\"", "-", "-" },
	{ 0, 0, 0, "{\"text_field\":\"x\",\"text\":\"A\",\"x\":\"X\"}",
	  "x=\"X\"", "-", "-" },
	{ 0, 0, 0, "{\"text_field\":\"y\",\"text\":\"A\",\"x\":\"X\"}",
	  "-", "-", "-" },
	{ 0, 0, 0, "{\"text_field\":7,\"text\":\"A\"}", "text=\"A\"", "-",
	  "-" },
	{ "/a/b", 0, 0, "{\"id\":1,\"a\":{\"b\":\"B\",\"title\":\"T\"}}",
	  "b=\"B\"", "\"T\"", "1" },
	{ "/a/b", 0, 0, "{\"a\":{\"b\":\"B\",\"url\":2},\"id\":1}",
	  "b=\"B\"", "-", "2" },
	{ "/a/b", 0, 0, "{\"a\":{},\"text\":\"A\"}", "-", "-", "-" },
	{ "/a/b", 0, 0, "{\"a\":[],\"text\":\"A\"}", "-", "-", "-" },
	{ "/a/0", 0, 0, "{\"a\":[\"A\"]}", "-", "-", "-" },
	{ "/a/0/~0", 0, 0, "{\"a\":[{\"~\":\"A\"}]}", "~=\"A\"", "-", "-" },
	{ "/x", 0, 0, "{\"x\":\"X\"}", "x=\"X\"", "-", "-" },
	{ 0, "/r", 0, "{\"text\":\"O\",\"r\":{\"body\":\"B\",\"id\":2}}",
	  "body=\"B\"", "-", "2" },
	{ 0, "/r", 0, "{\"id\":1,\"r\":{\"body\":\"B\"}}", "body=\"B\"", "-",
	  "1" },
	{ 0, "/r", 0, "{\"id\":1,\"text\":\"O\"}", "-", "-", "1" },
	{ 0, "/r", 0, "{\"r\":[],\"text\":\"O\"}", "-", "-", "-" },
	{ "/b", "/r", 0, "{\"r\":{\"b\":\"B\"}}", "b=\"B\"", "-", "-" },
	{ "b", "/r", 0, "{\"r\":{\"b\":\"B\"},\"b\":\"O\"}", "b=\"B\"", "-",
	  "-" },
	{ 0, "", 0, "{\"text\":\"A\"}", "text=\"A\"", "-", "-" },
	{ 0, 0, 0, "{\"name\":\"N\",\"headline\":\"H\"}", "-", "\"H\"", "-" },
	{ 0, 0, 0, "{\"title\":\"\",\"webTitle\":\"W\"}", "-", "\"W\"", "-" },
	{ "title", 0, 0, "{\"title\":\"T\",\"name\":\"N\"}", "title=\"T\"",
	  "\"N\"", "-" },
	{ 0, 0, 0, "{\"url\":\"u\",\"guid\":2,\"_id\":{\"$oid\":\"x\"}}", "-",
	  "-", "{\"$oid\":\"x\"}" },
	{ 0, 0, 0, "{\"id\":null,\"uuid\":\"u\"}", "-", "-", "\"u\"" },
	{ 0, 0, "k", "{\"id\":1,\"k\":[2]}", "-", "-", "[2]" },
	{ 0, 0, "k", "{\"id\":1}", "-", "-", "-" },
	{ 0, "/r", "k", "{\"k\":1,\"r\":{\"id\":2}}", "-", "-", "1" },
};

static struct string found_text(const struct record *record,
				struct buffer *out)
{
	out->length = 0;
	if (!record->has_text)
		return STRING("-");
	buffer_add(out, record->text_name.data, record->text_name.length);
	buffer_add_byte(out, '=');
	struct string value = bytes_of(record->text);
	buffer_add(out, value.data, value.length);
	return (struct string){ out->data, out->length };
}

static void test_reads(struct arena *arena)
{
	struct buffer out = BUFFER_EMPTY;

	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
		struct record_options options = { reads[i].field, reads[i].at,
						  reads[i].id_field, "" };
		struct record record;
		struct json_error error;
		const char *line = reads[i].line;
		bool good = record_read(&record, &options, arena, line,
					strlen(line), &error);
		struct string title = record.has_title
			? bytes_of(record.title) : STRING("-");
		struct string id = record.has_id ? bytes_of(record.id)
						 : STRING("-");
		ok(good && string_is(found_text(&record, &out),
				     reads[i].text) &&
		   string_is(title, reads[i].title) &&
		   string_is(id, reads[i].id), "read %s", line);
	}
	buffer_free(&out);
}

/* Each name that is looked for, in order: of two records' members the earlier
 * name wins. */
static void test_names(struct arena *arena)
{
	static const char *const names[] = {
		"text", "maintext", "articleBody", "plaintext", "bodyText",
		"body_text", "content_text", "textContent", "cleaned_text",
		"full_text", "fulltext", "article_text", "story_text", "body",
		"content", "article", "document", "raw_text", "raw_content"
	};
	size_t count = sizeof names / sizeof *names, wrong = 0;
	struct buffer line = BUFFER_EMPTY;

	for (size_t i = 0; i < count; i++) {
		struct record record;
		struct json_error error;

		line.length = 0;
		for (size_t n = count; n-- > i;)
			buffer_format(&line, "%s\"%s\":\"T\"",
				      line.length ? "," : "{", names[n]);
		buffer_add_byte(&line, '}');
		wrong += !record_read(&record, &plain, arena, line.data,
				      line.length, &error) ||
			 !record.has_text ||
			 !string_is(record.text_name, names[i]);
	}
	ok(!wrong, "names of the text, in order of preference");
	buffer_free(&line);
}

/* An array of objects, perhaps empty. */
static bool ours(struct json_value value)
{
	struct json_value element;

	return value.type == TYPE_ARRAY && (!json_first(value, &element) ||
					    element.type == TYPE_OBJECT);
}

#define S(literal) { literal, sizeof(literal) - 1 }

static void text_write(const void *from, struct buffer *out)
{
	buffer_add_text(out, from);
}

static const struct record_member members[] = {
	{ S("quotes"), text_write, "[{\"q\":1}]", ours },
	{ S("summary"), text_write, "[]", ours },
};

#define ADDED "\"quotes\":[{\"q\":1}],\"summary\":[]"

static const struct { const char *at, *line, *want; } splices[] = {
	{ 0, "{}", "{" ADDED "}" },
	{ 0, " { } \r", "{" ADDED " }" },
	{ 0, "{\"a\":1}", "{\"a\":1," ADDED "}" },
	{ 0, "{ \"a\" : 1e400 }", "{ \"a\" : 1e400," ADDED " }" },
	{ 0, "{\"quotes\":[],\"a\":1}",
	  "{\"quotes\":[{\"q\":1}],\"a\":1,\"summary\":[]}" },
	{ 0, "{\"\\u0071uotes\" : [ ] ,\"a\":1}",
	  "{\"\\u0071uotes\" : [{\"q\":1}] ,\"a\":1,\"summary\":[]}" },
	{ 0, "{\"summary\":[{}],\"quotes\":[{}]}",
	  "{\"summary\":[],\"quotes\":[{\"q\":1}]}" },
	{ 0, "{\"quotes\":[{}], \"a\":1, \"quotes\":[] , \"b\":2}",
	  "{\"a\":1, \"quotes\":[{\"q\":1}] , \"b\":2,\"summary\":[]}" },
	{ 0, "{\"quotes\":[],\"quotes\":[],\"quotes\":[]}",
	  "{\"quotes\":[{\"q\":1}],\"summary\":[]}" },
	{ 0, "{\"summary\":\"S\"}", "{\"summary_original\":\"S\"," ADDED "}" },
	{ 0, "{\"summary\" : \"S\", \"summary_original\":0}",
	  "{\"summary_original_2\" : \"S\", \"summary_original\":0," ADDED
	  "}" },
	{ 0, "{\"summary\":1,\"summary\":2,\"summary_original_2\":3,"
	  "\"summary\":[],\"summary_original_02\":4}",
	  "{\"summary_original\":1,\"summary_original_3\":2,"
	  "\"summary_original_2\":3,\"summary\":[],\"summary_original_02\":4,"
	  "\"quotes\":[{\"q\":1}]}" },
	{ 0, "{\"summary\":1,\"summary_\\u006friginal\":2}",
	  "{\"summary_original_2\":1,\"summary_\\u006friginal\":2," ADDED
	  "}" },
	{ 0, "{\"quotes\":[],\"quotes\":null}",
	  "{\"quotes\":[{\"q\":1}],\"quotes_original\":null,\"summary\":[]}" },
	{ "/r", "{ \"r\" : {\"a\":1 } ,\"quotes\":7 } ",
	  "{ \"r\" : {\"a\":1," ADDED " } ,\"quotes\":7 }" },
	{ "/r/0", "{\"r\":[{},{}]}", "{\"r\":[{" ADDED "},{}]}" },
};

static bool splice(const char *at, struct string line, struct arena *arena,
		   struct buffer *out)
{
	struct record_options options = { NULL, at, NULL, "" };
	struct record record;
	struct json_error error;

	if (!record_read(&record, &options, arena, line.data, line.length,
			 &error))
		return false;
	record_splice(&record, members, 2, arena, out);
	return true;
}

static void test_splices(struct arena *arena)
{
	for (size_t i = 0; i < sizeof splices / sizeof *splices; i++) {
		struct buffer once = BUFFER_EMPTY, twice = BUFFER_EMPTY;
		struct string got;

		splice(splices[i].at, string_of(splices[i].line), arena,
		       &once);
		got = (struct string){ once.data, once.length };
		if (!ok(string_is(got, splices[i].want), "splice %s",
			splices[i].line))
			printf("# %.*s\n", (int)got.length, got.data);
		splice(splices[i].at, got, arena, &twice);
		ok(string_equal(got, (struct string){ twice.data,
						      twice.length }),
		   "the same once more");
		buffer_free(&once);
		buffer_free(&twice);
	}
}

/* Under a prefix, text_field has it too. */
static void test_prefix(struct arena *arena)
{
	struct record_options options = { NULL, NULL, NULL, "cd_" };
	const char *line = "{\"text_field\":\"x\",\"x\":\"X\",\"body\":\"B\","
			   "\"cd_text_field\":\"y\",\"y\":\"Y\"}";
	struct record record;
	struct json_error error;

	record_read(&record, &options, arena, line, strlen(line), &error);
	ok(record.has_text && string_is(record.text_name, "y"),
	   "text_field under a prefix");
}

/* Each of many members must be renamed, and so be given a number: a search
 * from the start for each would take hours. */
static void test_many(struct arena *arena)
{
	static const char head[] = "{\"summary_original\":7,";
	static const char tail[] = "\"summary_original_100001\":7," ADDED "}";
	struct buffer line = BUFFER_EMPTY, out = BUFFER_EMPTY;
	size_t behind = sizeof tail - 1;

	for (int i = 0; i < 50000; i++)
		buffer_format(&line, "%c\"summary\":7,\"summary_original_%d\""
			      ":7", i ? ',' : '{', 2 * i + 2);
	buffer_add_text(&line, ",\"summary\":7}");
	splice(NULL, (struct string){ line.data, line.length }, arena, &out);
	ok(out.length > behind && !memcmp(out.data, head, sizeof head - 1) &&
	   !memcmp(out.data + out.length - behind, tail, behind),
	   "100,001 members, half of them renamed, each to another name");
	buffer_free(&line);
	buffer_free(&out);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_reads(&arena);
	test_names(&arena);
	test_splices(&arena);
	test_prefix(&arena);
	test_many(&arena);
	arena_free(&arena);
	return done();
}
