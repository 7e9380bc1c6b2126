/* spans_read.c - blocks, sents, tokens and ents from checked bytes
 *
 * Each object is taken apart key by key; what a member does not know is
 * passed over. A layer is taken over as a whole or not at all: spans must
 * rise, lie inside the text and not overlap.
 */
#include "filter/spans.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "filter/tagging.h"
#include "nlp/blocks.h"
#include "nlp/labels.h"

/* What an object of any of these members may hold. */
struct span_object {
	uint32_t start, end;
	bool has_start, has_end, others;
	struct json_value kind, label, tags[4]; /* no start: lacks */
};

/* The attributes that are strings, by name. */
static const struct attribute {
	const char *name;
	size_t at;
	bool token; /* of a token, and ours */
} attributes[] = {
	{ "tag", offsetof(struct span_object, tags[0]), true },
	{ "pos", offsetof(struct span_object, tags[1]), true },
	{ "morph", offsetof(struct span_object, tags[2]), true },
	{ "lemma", offsetof(struct span_object, tags[3]), true },
	{ "kind", offsetof(struct span_object, kind), false },
	{ "label", offsetof(struct span_object, label), false },
};

#define ATTRIBUTES (sizeof attributes / sizeof *attributes)

static bool key_is(struct json_value key, const char *name)
{
	size_t length = strlen(name);

	if ((size_t)(key.end - key.start) == length + 2)
		return memcmp(key.start + 1, name, length) == 0;
	return memchr(key.start, '\\', (size_t)(key.end - key.start)) &&
	       json_text_is(key, string_of(name));
}

/* The attribute of that name, or NULL. */
static const struct attribute *attribute_named(struct json_value key)
{
	for (size_t i = 0; i < ATTRIBUTES; i++)
		if (key_is(key, attributes[i].name))
			return &attributes[i];
	return NULL;
}

bool token_key_ours(struct json_value key, bool tagged)
{
	const struct attribute *attribute = attribute_named(key);

	return key_is(key, "id") || key_is(key, "start") ||
	       key_is(key, "end") || (tagged && attribute && attribute->token);
}

static void span_object_member(struct span_object *object,
			       struct json_value key, struct json_value value)
{
	const struct attribute *attribute;

	if (key_is(key, "start")) {
		object->has_start = json_uint(value, &object->start);
	} else if (key_is(key, "end")) {
		object->has_end = json_uint(value, &object->end);
	} else if ((attribute = attribute_named(key))) {
		if (value.type != TYPE_STRING)
			value.start = NULL;
		memcpy((char *)object + attribute->at, &value, sizeof value);
		object->others |= !attribute->token;
	} else {
		object->others |= !key_is(key, "id");
	}
}

/* False if it is no object with a start and an end. */
static bool span_object_read(struct span_object *object,
			     struct json_value value)
{
	struct json_value key, member;

	memset(object, 0, sizeof *object);
	if (value.type != TYPE_OBJECT)
		return false;
	for (bool more = json_first(value, &key); more;
	     more = json_after(value, &key)) {
		member = key;
		json_after(value, &member);
		span_object_member(object, key, member);
		key = member;
	}
	return object->has_start && object->has_end;
}

bool spans_ours(struct json_value value, const char *name)
{
	struct json_value element;
	struct span_object object;
	size_t at = 0;

	for (size_t i = 0; name && i < ATTRIBUTES; i++)
		if (strcmp(attributes[i].name, name) == 0)
			at = attributes[i].at;
	if (value.type != TYPE_ARRAY)
		return false;
	for (bool more = json_first(value, &element); more;
	     more = json_after(value, &element)) {
		struct json_value text;
		if (!span_object_read(&object, element))
			return false;
		memcpy(&text, (char *)&object + at, sizeof text);
		if (name && !text.start)
			return false;
	}
	return true;
}

/* Reading one array: where it stands and what it must fit. */
struct reading {
	struct json_value array, element;
	struct text_cursor cursor;
	uint32_t last_end; /* in code points */
	bool more;
};

static void reading_start(struct reading *reading, struct passage *passage,
			  struct json_value array)
{
	memset(reading, 0, sizeof *reading);
	reading->array = array;
	reading->cursor.index = &passage->index;
	reading->more = array.type == TYPE_ARRAY &&
			json_first(array, &reading->element);
}

/* The element as an object and its span in bytes; false if it does not fit.
 * Then the reader moves on. */
static bool reading_take(struct reading *reading, struct span_object *object,
			 struct span *span)
{
	if (!span_object_read(object, reading->element) ||
	    object->start < reading->last_end ||
	    object->end <= object->start ||
	    object->end > reading->cursor.index->code_points)
		return false;
	span->start = text_cursor_byte(&reading->cursor, object->start);
	span->end = text_cursor_byte(&reading->cursor, object->end);
	reading->last_end = object->end;
	reading->more = json_after(reading->array, &reading->element);
	return true;
}

bool blocks_read(struct passage *passage, struct json_value value)
{
	struct reading reading;
	struct span_object object;
	struct block *blocks = NULL, block;
	size_t count = 0, room = 0;

	reading_start(&reading, passage, value);
	while (reading.more) {
		if (!reading_take(&reading, &object, &block.span) ||
		    !object.kind.start)
			return false;
		block.kind = block_named(json_text(object.kind,
						   passage->arena));
		if (block.kind == BLOCK_KINDS)
			return false;
		blocks = arena_grow(passage->arena, blocks, count, &room,
				    sizeof *blocks);
		blocks[count++] = block;
	}
	passage->article.blocks = blocks;
	passage->article.block_count = (uint32_t)count;
	return value.type == TYPE_ARRAY;
}

bool sentences_read(struct passage *passage, struct json_value value)
{
	struct reading reading;
	struct span_object object;
	struct sentence *sentences = NULL, sentence = { { 0, 0 }, 0, 0 };
	size_t count = 0, room = 0;

	reading_start(&reading, passage, value);
	while (reading.more) {
		if (!reading_take(&reading, &object, &sentence.span))
			return false;
		sentences = arena_grow(passage->arena, sentences, count,
				       &room, sizeof *sentences);
		sentences[count++] = sentence;
	}
	passage->article.sentences = sentences;
	passage->article.sentence_count = (uint32_t)count;
	return value.type == TYPE_ARRAY;
}

bool ents_read(struct passage *passage, struct json_value value)
{
	struct reading reading;
	struct span_object object;
	struct ent *ents = NULL, ent;
	size_t count = 0, room = 0;

	reading_start(&reading, passage, value);
	while (reading.more) {
		if (!reading_take(&reading, &object, &ent.span) ||
		    !object.label.start)
			return false;
		ent.label = ent_label_named(json_text(object.label,
						      passage->arena));
		if (ent.label == ENT_LABELS)
			return false;
		ents = arena_grow(passage->arena, ents, count, &room,
				  sizeof *ents);
		ents[count++] = ent;
	}
	passage->article.ents = ents;
	passage->article.ent_count = (uint32_t)count;
	return value.type == TYPE_ARRAY;
}

/* The four attributes into the token; false if one lacks. */
static bool token_tags(const struct passage *passage, struct token *token,
		       const struct span_object *object)
{
	for (int i = 0; i < 4; i++)
		if (!object->tags[i].start)
			return false;
	if (!passage->tagging)
		return false;
	passage->tagging->read(token, object->tags, passage->arena);
	return true;
}

static bool span_blank(const struct passage *passage, struct span span)
{
	const char *text = passage->article.text.data;

	for (const char *at = text + span.start; at < text + span.end;)
		if (!char_is_blank(utf8_next(&at)))
			return false;
	return true;
}

bool tokens_read(struct passage *passage, struct json_value value)
{
	struct reading reading;
	struct span_object object;
	struct token *tokens = NULL, token;
	struct json_value *objects = NULL;
	size_t count = 0, room = 0, objects_room = 0;
	bool tagged = true, others = false;

	reading_start(&reading, passage, value);
	while (reading.more) {
		struct json_value element = reading.element;
		memset(&token, 0, sizeof token);
		if (!reading_take(&reading, &object, &token.span))
			return false;
		token.space = span_blank(passage, token.span);
		tagged = tagged && token_tags(passage, &token, &object);
		others |= object.others;
		tokens = arena_grow(passage->arena, tokens, count, &room,
				    sizeof *tokens);
		objects = arena_grow(passage->arena, objects, count,
				     &objects_room, sizeof *objects);
		objects[count] = element;
		tokens[count++] = token;
	}
	if (value.type != TYPE_ARRAY ||
	    (!count && passage->article.text.length))
		return false;
	passage->article.tokens = tokens;
	passage->article.token_count = (uint32_t)count;
	passage->token_objects = others ? objects : NULL;
	if (tagged)
		article_have(&passage->article, LAYER_TAGS);
	return true;
}

void tokens_keep(struct passage *passage, struct json_value value)
{
	const struct article *article = &passage->article;
	struct reading reading;
	struct span_object object;
	struct span span;
	uint32_t t = 0;
	struct json_value *objects =
		arena_zero(passage->arena,
			   article->token_count * sizeof *objects);

	reading_start(&reading, passage, value);
	while (reading.more) {
		struct json_value element = reading.element;
		if (!reading_take(&reading, &object, &span))
			return;
		while (t < article->token_count &&
		       article->tokens[t].span.start < span.start)
			t++;
		if (t < article->token_count &&
		    article->tokens[t].span.start == span.start &&
		    article->tokens[t].span.end == span.end)
			objects[t] = element;
	}
	passage->token_objects = objects;
}
