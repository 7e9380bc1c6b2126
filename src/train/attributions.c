/* attributions.c - articles with gold attributions, read from NDJSON */
#include "train/attributions.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "stream/json.h"

struct line {
	struct arena *arena;
	struct text_index index;
	struct string verbs;
};

static bool number_of(struct json_value object, const char *name,
		      struct arena *arena, uint32_t *number)
{
	struct json_members members = json_members(object, arena);
	struct json_value value;

	return json_find(&members, string_of(name), &value) &&
	       json_uint(value, number);
}

static int span_order(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

static void spans_read(struct line *line, struct spans *spans,
		       struct json_value list)
{
	struct json_value item;
	size_t room = 0;

	spans->items = NULL;
	spans->count = 0;
	for (bool is = json_first(list, &item); is;
	     is = json_after(list, &item)) {
		uint32_t start, end;
		if (!number_of(item, "start", line->arena, &start) ||
		    !number_of(item, "end", line->arena, &end))
			continue;
		spans->items = arena_grow(line->arena, spans->items,
					  spans->count, &room,
					  sizeof *spans->items);
		spans->items[spans->count++] = (struct span){
			text_byte(&line->index, start),
			text_byte(&line->index, end)
		};
	}
	if (spans->count)
		qsort(spans->items, spans->count, sizeof *spans->items,
		      span_order);
}

static bool has_marks(struct string text, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++)
		if (text.data[i] == '"' ||
		    (i + 2 < text.length &&
		     (memcmp(text.data + i, "\u201C", 3) == 0 ||
		      memcmp(text.data + i, "\u201D", 3) == 0)))
			return true;
	return false;
}

static bool is_listed(struct string list, const char *word, size_t length)
{
	for (size_t at = 0; at + length <= list.length; at++)
		if (memcmp(list.data + at, word, length) == 0 &&
		    (at == 0 || list.data[at - 1] <= ' ') &&
		    (at + length == list.length ||
		     list.data[at + length] <= ' '))
			return true;
	return false;
}

static bool span_reports(const struct line *line, struct span span)
{
	struct string text = line->index.text;
	char word[64];
	size_t n = 0;

	for (uint32_t i = span.start; i <= span.end; i++) {
		char c = i < span.end ? text.data[i] : ' ';
		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (c >= 'a' && c <= 'z' && n < sizeof word) {
			word[n++] = c;
			continue;
		}
		if (n && is_listed(line->verbs, word, n))
			return true;
		if (n == 9 && memcmp(word, "according", 9) == 0)
			return true;
		n = 0;
	}
	return false;
}

static bool is_speech(const struct line *line, const struct attribution *a)
{
	struct string text = line->index.text;
	uint32_t start = a->contents.items[0].start;
	uint32_t end = a->contents.items[a->contents.count - 1].end;
	uint32_t start_point = text_point(&line->index, start);

	/* a mark right before or behind counts */
	start = text_byte(&line->index, start_point ? start_point - 1 : 0);
	end = text_byte(&line->index, text_point(&line->index, end) + 1);
	if (has_marks(text, start, end))
		return true;
	for (uint32_t i = 0; i < a->cue.count; i++)
		if (span_reports(line, a->cue.items[i]))
			return true;
	return false;
}

static void quotes_read(struct line *line, struct gold_article *gold,
			struct json_value list)
{
	struct json_value item;
	size_t room = 0;

	for (bool is = json_first(list, &item); is;
	     is = json_after(list, &item)) {
		struct json_members members = json_members(item, line->arena);
		struct json_value cue, sources, contents;
		struct attribution a;
		if (!json_find(&members, STRING("cue"), &cue) ||
		    !json_find(&members, STRING("sources"), &sources) ||
		    !json_find(&members, STRING("contents"), &contents))
			continue;
		spans_read(line, &a.cue, cue);
		spans_read(line, &a.source, sources);
		spans_read(line, &a.contents, contents);
		if (!a.contents.count)
			continue;
		a.speech = is_speech(line, &a);
		gold->items = arena_grow(line->arena, gold->items,
					 gold->count, &room, sizeof a);
		gold->items[gold->count++] = a;
	}
}

static bool article_read(struct gold_article *gold, const char *bytes,
			 size_t length, struct string verbs)
{
	struct line line = { .arena = &gold->arena, .verbs = verbs };
	struct json_value object, text, title, quotes;
	struct json_members members;
	struct json_error error;
	struct string title_text = { NULL, 0 }, body;

	memset(gold, 0, sizeof *gold);
	arena_init(&gold->arena);
	bytes = arena_copy(&gold->arena, bytes, length);
	if (!json_scan(bytes, length, &gold->arena, &object, &members,
		       &error) ||
	    !json_find(&members, STRING("text"), &text) ||
	    !json_find(&members, STRING("quotes"), &quotes))
		return false;
	if (json_find(&members, STRING("title"), &title) &&
	    title.type == TYPE_STRING)
		title_text = json_text(title, &gold->arena);
	body = json_text(text, &gold->arena);
	text_index_make(&line.index, &gold->arena, body);
	article_init(&gold->article, &gold->arena, body, title_text);
	quotes_read(&line, gold, quotes);
	return true;
}

void gold_read(struct gold_articles *gold, FILE *file, struct string verbs)
{
	char *line = NULL;
	size_t size = 0, room = 0;
	ssize_t length;

	memset(gold, 0, sizeof *gold);
	while ((length = getline(&line, &size, file)) > 0) {
		if (gold->count == room) {
			room = room ? room * 2 : 256;
			gold->items = memory_resize(gold->items, room *
						    sizeof *gold->items);
		}
		if (!article_read(&gold->items[gold->count], line,
				  (size_t)length, verbs)) {
			error_print("line %zu is no article with quotes",
				    gold->count + 1);
			exit(2);
		}
		gold->count++;
	}
	free(line);
	/* the array has moved while it grew, and the arenas with it */
	for (size_t i = 0; i < gold->count; i++)
		gold->items[i].article.arena = &gold->items[i].arena;
}
