/* fuzz_json.c - any bytes as a line: scanned, walked, spliced, scrubbed
 *
 * Goes in: bytes. What must hold: a rejected line is fine up to the place of
 * the error; an accepted one is still good with our members in it and when
 * scrubbed, and nothing of it is lost.
 *
 * With clang -fsanitize=fuzzer as it is; with -DFUZZ_MAIN a program that takes
 * files, one line each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "stream/record.h"

#define require(condition) require_at(condition, #condition, __LINE__)

static void require_at(bool condition, const char *what, int line)
{
	if (condition)
		return;
	fprintf(stderr, "fuzz_json.c:%d: not so: %s\n", line, what);
	abort();
}

static struct string bytes_of(struct json_value value)
{
	return (struct string){ value.start,
				(size_t)(value.end - value.start) };
}

static bool ours(struct json_value value)
{
	return value.type == TYPE_ARRAY;
}

#define S(literal) { literal, sizeof(literal) - 1 }

static void text_write(const void *from, struct buffer *out)
{
	buffer_add_text(out, from);
}

static const struct record_member added[] = {
	{ S("quotes"), text_write, "[{\"text\":\"\\u0000\"}]", ours },
	{ S("summary"), text_write, "[]", ours },
};

#define ADDED (sizeof added / sizeof *added)

static bool named_ours(const struct json_member *member)
{
	for (size_t i = 0; i < ADDED; i++)
		if (json_text_is(member->key, added[i].name))
			return true;
	return false;
}

/* In the place of the error lies the first wrong byte. */
static void check_error(struct string line, const struct json_error *error,
			struct arena *arena)
{
	struct json_value object;
	struct json_members members;
	struct json_error earlier;

	require(error->at <= line.length && error->why);
	if (!json_scan(line.data, error->at, arena, &object, &members,
		       &earlier))
		require(earlier.at == error->at);
}

static void check_string(struct json_value string, struct arena *arena)
{
	struct string text = json_text(string, arena);
	struct buffer again = BUFFER_EMPTY;
	struct json_value value = { NULL, NULL, TYPE_STRING };

	require(utf8_valid(text.data, text.length) == text.length);
	require(json_text_is(string, text));
	json_add_text(&again, text);
	value.start = again.data;
	value.end = again.data + again.length;
	require(string_equal(json_text(value, arena), text));
	buffer_free(&again);
}

/* The members as they were found by the scan are found by walking too. */
static void check_members(const struct json_members *scanned,
			  struct json_value object, struct arena *arena)
{
	struct json_members walked = json_members(object, arena);

	require(walked.count == scanned->count);
	for (size_t i = 0; i < walked.count; i++) {
		struct json_member a = walked.items[i], b = scanned->items[i];
		require(a.key.start == b.key.start && a.key.end == b.key.end);
		require(a.value.start == b.value.start &&
			a.value.end == b.value.end &&
			a.value.type == b.value.type);
		require(a.key_escaped == b.key_escaped);
		check_string(a.key, arena);
		if (a.value.type == TYPE_STRING)
			check_string(a.value, arena);
	}
}

/* All members of the line but older versions of ours are still there, in
 * order; ours are there once. */
static void check_kept(const struct json_members *before,
		       const struct json_members *after)
{
	size_t at = 0, count = 0;

	for (size_t i = 0; i < after->count; i++)
		count += named_ours(&after->items[i]);
	require(count == ADDED);
	for (size_t i = 0; i < before->count; i++) {
		const struct json_member *old = &before->items[i];
		bool renamed = named_ours(old);

		if (renamed && ours(old->value))
			continue;
		while (at < after->count && named_ours(&after->items[at]))
			at++;
		require(at < after->count);
		require(string_equal(bytes_of(old->value),
				     bytes_of(after->items[at].value)));
		require(renamed || string_equal(bytes_of(old->key),
				bytes_of(after->items[at].key)));
		at++;
	}
	for (; at < after->count; at++)
		require(named_ours(&after->items[at]));
}

static void check_splice(const struct record *record, struct arena *arena)
{
	struct record_options options = { NULL, NULL, NULL, "" };
	struct buffer once = BUFFER_EMPTY, twice = BUFFER_EMPTY;
	struct record spliced;
	struct json_error error;

	record_splice(record, added, ADDED, arena, &once);
	require(record_read(&spliced, &options, arena, once.data, once.length,
			    &error));
	require(spliced.has_text == record->has_text);
	check_kept(&record->members, &spliced.members);
	record_splice(&spliced, added, ADDED, arena, &twice);
	require(once.length == twice.length &&
		!memcmp(once.data, twice.data, once.length));
	buffer_free(&once);
	buffer_free(&twice);
}

static void check_scrub(struct string line, struct arena *arena)
{
	char *copy = arena_copy(arena, line.data, line.length);
	char *again;
	struct json_value object;
	struct json_members members;
	struct json_error error;

	json_scrub(copy, line.length);
	require(json_scan(copy, line.length, arena, &object, &members,
			  &error));
	for (size_t i = 0; i < line.length; i++)
		require((unsigned char)copy[i] >= 0x20);
	again = arena_copy(arena, copy, line.length);
	json_scrub(again, line.length);
	require(!memcmp(copy, again, line.length));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct record_options options = { NULL, NULL, NULL, "" };
	struct string line = { (const char *)data, size };
	struct arena arena;
	struct record record;
	struct json_error error;

	arena_init(&arena);
	if (record_read(&record, &options, &arena, line.data, size, &error)) {
		check_members(&record.members, record.home, &arena);
		check_splice(&record, &arena);
		check_scrub(line, &arena);
	} else {
		check_error(line, &error, &arena);
	}
	arena_free(&arena);
	return 0;
}

#ifdef FUZZ_MAIN
int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		static uint8_t bytes[1 << 20];
		FILE *file = fopen(argv[i], "rb");

		require(file != NULL);
		size_t size = fread(bytes, 1, sizeof bytes, file);
		fclose(file);
		LLVMFuzzerTestOneInput(bytes, size);
	}
	return 0;
}
#endif
