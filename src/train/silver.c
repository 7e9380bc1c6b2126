/* silver.c - a teacher's labels as lines of words
 *
 * usage: xz -dc ARTICLES | silver LABELS
 *
 * Goes in: articles (NDJSON with id and text) on standard input, and a file of
 * labels for some of them (id, tokens [[start, end], …] in code points, tags
 * and deps in one string each, sents). Comes out: a line for each word, "form
 * TAB tag TAB dependency", and an empty line between sentences, in the order
 * of the articles. Blanks, which are tokens there, are left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "stream/json.h"

/* The labels of one article: where its line is in the file. */
struct labels {
	struct string id;
	struct string line;
};

struct labelled {
	struct buffer file;
	struct labels *list; /* by id */
	size_t count;
};

/* What is needed of a line. */
struct fields {
	struct json_members members;
	struct string id;
};

static void file_read(struct buffer *buffer, const char *name)
{
	FILE *file = fopen(name, "rb");
	size_t n;

	if (!file) {
		error_print("%s: cannot open", name);
		exit(2);
	}
	do {
		char *at = buffer_reserve(buffer, (size_t)1 << 20);
		n = fread(at, 1, (size_t)1 << 20, file);
		buffer->length += n;
	} while (n);
	fclose(file);
}

static bool fields_read(struct fields *fields, struct arena *arena,
			struct string line)
{
	struct json_value object, id;
	struct json_error error;

	if (!json_scan(line.data, line.length, arena, &object,
		       &fields->members, &error) ||
	    !json_find(&fields->members, STRING("id"), &id))
		return false;
	fields->id = json_text(id, arena);
	return true;
}

static int string_order(struct string a, struct string b)
{
	size_t n = a.length < b.length ? a.length : b.length;
	int order = memcmp(a.data, b.data, n);

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int labels_order(const void *a, const void *b)
{
	const struct labels *x = a, *y = b;
	return string_order(x->id, y->id);
}

static void labelled_read(struct labelled *labelled, struct arena *arena,
			  const char *name)
{
	const char *at, *end;
	size_t room = 0;

	file_read(&labelled->file, name);
	at = labelled->file.data;
	end = at + labelled->file.length;
	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *stop = newline ? newline : end;
		struct labels labels = { .line = { at, (size_t)(stop - at) } };
		struct arena scratch;
		struct fields fields;

		arena_init(&scratch);
		if (fields_read(&fields, &scratch, labels.line)) {
			labels.id.data = arena_copy(arena, fields.id.data,
						    fields.id.length);
			labels.id.length = fields.id.length;
			labelled->list = arena_grow(arena, labelled->list,
						    labelled->count, &room,
						    sizeof labels);
			labelled->list[labelled->count++] = labels;
		}
		arena_free(&scratch);
		at = stop + 1;
	}
	qsort(labelled->list, labelled->count, sizeof *labelled->list,
	      labels_order);
}

/* The part up to the next blank, which *at moves behind. */
static struct string next_part(struct string *at)
{
	const char *space = memchr(at->data, ' ', at->length);
	struct string part = { at->data, space ? (size_t)(space - at->data)
					       : at->length };
	size_t step = part.length + (space ? 1 : 0);

	at->data += step;
	at->length -= step;
	return part;
}

static uint32_t first_number(struct json_value pair, uint32_t *second)
{
	struct json_value value;
	uint32_t first = 0;

	*second = 0;
	if (json_first(pair, &value) && json_uint(value, &first) &&
	    json_after(pair, &value))
		json_uint(value, second);
	return first;
}

static void word_print(struct string text, const struct text_index *index,
		       uint32_t start, uint32_t end)
{
	uint32_t from = text_byte(index, start), to = text_byte(index, end);

	for (uint32_t i = from; i < to; i++) {
		char c = text.data[i];
		putchar(c == '\t' || c == '\n' ? ' ' : c);
	}
}

/* Walks tokens, tags, dependencies and sentences side by side. */
static void article_print(const struct fields *labels, struct string text,
			  struct arena *arena)
{
	struct json_value tokens, token, sents, sent = { 0 }, value;
	struct text_index index;
	struct string tags, deps;
	uint32_t start, end, next = UINT32_MAX, ignored;
	bool begun = false, more;

	if (!json_find(&labels->members, STRING("tokens"), &tokens) ||
	    !json_find(&labels->members, STRING("sents"), &sents) ||
	    !json_find(&labels->members, STRING("tags"), &value))
		return;
	tags = json_text(value, arena);
	if (!json_find(&labels->members, STRING("deps"), &value))
		return;
	deps = json_text(value, arena);
	text_index_make(&index, arena, text);
	more = json_first(sents, &sent);
	for (bool go = json_first(tokens, &token); go;
	     go = json_after(tokens, &token)) {
		struct string tag = next_part(&tags), dep = next_part(&deps);

		start = first_number(token, &end);
		while (more && (next = first_number(sent, &ignored)) < start)
			more = json_after(sents, &sent);
		if (more && next == start && begun)
			putchar('\n');
		if (string_is(tag, "_SP"))
			continue;
		begun = true;
		word_print(text, &index, start, end);
		printf("\t%.*s\t%.*s\n", (int)tag.length, tag.data,
		       (int)dep.length, dep.data);
	}
	putchar('\n');
}

static void line_print(const struct labelled *labelled, struct string line,
		       struct arena *arena)
{
	struct fields article, fields;
	struct json_value text;

	if (!fields_read(&article, arena, line) ||
	    !json_find(&article.members, STRING("text"), &text))
		return;
	struct labels key = { .id = article.id };
	const struct labels *labels =
		bsearch(&key, labelled->list, labelled->count,
			sizeof *labelled->list, labels_order);
	if (labels && fields_read(&fields, arena, labels->line))
		article_print(&fields, json_text(text, arena), arena);
}

int main(int argc, char **argv)
{
	static struct labelled labelled;
	struct arena kept, arena;
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	error_program("train/silver");
	if (argc != 2) {
		error_print("usage: silver LABELS <ARTICLES");
		return 2;
	}
	arena_init(&kept);
	arena_init(&arena);
	labelled_read(&labelled, &kept, argv[1]);
	while ((length = getline(&line, &room, stdin)) > 0) {
		line_print(&labelled,
			   (struct string){ line, (size_t)length }, &arena);
		arena_reset(&arena);
	}
	free(line);
	return 0;
}
