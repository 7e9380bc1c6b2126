/* spans_write.c - blocks, sents, tokens, ents and entities straight into the
 * buffer
 *
 * Spans rise, but for those of entities, so one cursor turns their bytes into
 * code points in a single walk along the text.
 */
#include "filter/spans.h"

#include <string.h>

#include "filter/put.h"
#include "filter/tagging.h"
#include "nlp/blocks.h"
#include "nlp/labels.h"

/* Room for the largest start, end and id with their names. */
#define SPAN_ROOM 96

/* Where the writer stands in the text, and the numbers written last. */
struct pen {
	struct text_cursor cursor;
	struct numbers points, ids;
};

/* "start":1,"end":5 */
static inline char *put_points(char *at, struct pen *pen, uint32_t start,
			       uint32_t end)
{
	at = PUT(at, "\"start\":");
	at = numbers_write(&pen->points, at, start);
	at = PUT(at, ",\"end\":");
	return numbers_write(&pen->points, at, end);
}

static inline char *put_span(char *at, struct pen *pen, struct span span)
{
	uint32_t start = text_cursor_point(&pen->cursor, span.start);

	return put_points(at, pen, start,
			  text_cursor_point(&pen->cursor, span.end));
}

static void written(struct buffer *out, const char *end)
{
	out->length = (size_t)(end - out->data);
}

static struct pen pen_at_start(const struct passage *passage)
{
	return (struct pen){ { .index = &passage->index }, NUMBERS_NEW,
			     NUMBERS_NEW };
}

void sentences_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	struct pen pen = pen_at_start(passage);

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < article->sentence_count; i++) {
		char *at = buffer_reserve(out, SPAN_ROOM);
		at = i ? PUT(at, ",{") : PUT(at, "{");
		at = put_span(at, &pen, article->sentences[i].span);
		*at++ = '}';
		written(out, at);
	}
	buffer_add_byte(out, ']');
}

void blocks_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	struct pen pen = pen_at_start(passage);

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < article->block_count; i++) {
		char *at = buffer_reserve(out, SPAN_ROOM);
		at = i ? PUT(at, ",{") : PUT(at, "{");
		at = put_span(at, &pen, article->blocks[i].span);
		at = PUT(at, ",\"kind\":\"");
		at = put_name(at, block_name(article->blocks[i].kind));
		at = PUT(at, "\"}");
		written(out, at);
	}
	buffer_add_byte(out, ']');
}

void ents_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	struct pen pen = pen_at_start(passage);

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < article->ent_count; i++) {
		const struct ent *ent = &article->ents[i];
		char *at = buffer_reserve(out, SPAN_ROOM);
		at = i ? PUT(at, ",{") : PUT(at, "{");
		at = put_span(at, &pen, ent->span);
		at = PUT(at, ",\"label\":\"");
		at = put_name(at, ent_label_name(ent->label));
		at = PUT(at, "\",\"text\":");
		written(out, at);
		json_add_text(out, article_string(article, ent->span));
		buffer_add_byte(out, '}');
	}
	buffer_add_byte(out, ']');
}

/* Mentions begin before the last entity's end, and a walk from the start for
 * each entity would be long. */
static void mentions_write(const struct passage *passage, struct pen *pen,
			   const struct entity *entity, struct buffer *out)
{
	for (uint32_t i = 0; i < entity->mention_count; i++) {
		struct span span = entity->mentions[i];
		char *at = buffer_reserve(out, SPAN_ROOM);

		at = i ? PUT(at, ",{") : PUT(at, "{");
		at = put_points(at, pen,
				text_point(&passage->index, span.start),
				text_point(&passage->index, span.end));
		*at++ = '}';
		written(out, at);
	}
}

static void add_text_or_null(struct buffer *out, struct string text)
{
	if (text.data)
		json_add_text(out, text);
	else
		buffer_add(out, "null", 4);
}

#define ADD(out, literal) buffer_add(out, literal, sizeof(literal) - 1)

static void entity_write(const struct passage *passage, struct pen *pen,
			 const struct entity *entity, struct buffer *out)
{
	ADD(out, "{\"name\":");
	json_add_text(out, entity->name);
	ADD(out, ",\"key\":");
	json_add_text(out, entity->key);
	ADD(out, ",\"label\":");
	json_add_text(out, string_of(ent_label_name(entity->label)));
	ADD(out, ",\"mentions\":[");
	mentions_write(passage, pen, entity, out);
	ADD(out, "],\"role\":");
	add_text_or_null(out, entity->role);
	ADD(out, ",\"sex\":");
	add_text_or_null(out, entity->sex == SEX_FEMALE ? STRING("female")
			: entity->sex == SEX_MALE   ? STRING("male")
						: (struct string){ NULL, 0 });
	buffer_add_byte(out, '}');
}

void entities_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	struct pen pen = pen_at_start(passage);

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < article->entity_count; i++) {
		if (i)
			buffer_add_byte(out, ',');
		entity_write(passage, &pen, &article->entities[i], out);
	}
	buffer_add_byte(out, ']');
}

/* The attributes that the record's token had and that we do not write. */
static void others_write(struct json_value object, bool tagged,
			 struct buffer *out)
{
	struct json_value key, value;

	if (!object.start)
		return;
	for (bool more = json_first(object, &key); more;
	     more = json_after(object, &key)) {
		value = key;
		json_after(object, &value);
		if (!token_key_ours(key, tagged)) {
			buffer_add_byte(out, ',');
			buffer_add(out, key.start,
				   (size_t)(key.end - key.start));
			buffer_add_byte(out, ':');
			buffer_add(out, value.start,
				   (size_t)(value.end - value.start));
		}
		key = value;
	}
}

/* {"id":0,"start":1,"end":5 */
static inline char *put_token(char *at, struct pen *pen,
			      const struct token *token, uint32_t id)
{
	at = PUT(at, "{\"id\":");
	at = numbers_write(&pen->ids, at, id);
	*at++ = ',';
	return put_span(at, pen, token->span);
}

/* Tokens with nothing but their borders: room is made for many at once. */
static void borders_write(const struct article *article, struct pen *pen,
			  struct buffer *out)
{
	for (uint32_t i = 0; i < article->token_count;) {
		uint32_t stop = article->token_count - i < 128
			? article->token_count : i + 128;
		char *at = buffer_reserve(out, SPAN_ROOM * 128);
		for (; i < stop; i++) {
			if (i)
				*at++ = ',';
			at = put_token(at, pen, &article->tokens[i], i);
			*at++ = '}';
		}
		written(out, at);
	}
}

void tokens_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	struct pen pen = pen_at_start(passage);
	bool bare = !passage->tagged && !passage->token_objects;
	struct morph_names names;

	buffer_add_byte(out, '[');
	if (bare)
		borders_write(article, &pen, out);
	if (passage->tagged)
		passage->tagging->names_open(&names);
	for (uint32_t i = 0; i < article->token_count && !bare; i++) {
		char *at = buffer_reserve(out, SPAN_ROOM);
		if (i)
			*at++ = ',';
		at = put_token(at, &pen, &article->tokens[i], i);
		written(out, at);
		if (passage->tagged)
			passage->tagging->write(&names, &article->tokens[i],
						out);
		if (passage->token_objects)
			others_write(passage->token_objects[i],
				     passage->tagged, out);
		buffer_add_byte(out, '}');
	}
	buffer_add_byte(out, ']');
}
