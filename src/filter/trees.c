/* trees.c - quotes, summary and keywords as JSON trees, and entities read
 *
 * Goes in: the structs of nlp/article.h, spans in bytes. Comes out: the
 * objects that copydesk(5) describes, spans in code points, absent things as
 * null, percentages as numbers from 0 to 1.
 */
#include "filter/trees.h"

#include <string.h>

#include "nlp/labels.h"
#include "stream/value.h"

static json_t *point_new(const struct passage *passage, uint32_t byte)
{
	return json_integer((json_int_t)text_point(&passage->index, byte));
}

/* {"start":1,"end":5} */
static json_t *span_new(const struct passage *passage, struct span span)
{
	json_t *object = json_object();

	json_object_set_new(object, "start", point_new(passage, span.start));
	json_object_set_new(object, "end", point_new(passage, span.end));
	return object;
}

/* The same and "text". */
static json_t *passage_new(const struct passage *passage, struct span span)
{
	json_t *object = span_new(passage, span);
	struct string text = article_string(&passage->article, span);

	json_object_set_new(object, "text", value_text(text));
	return object;
}

static json_t *text_or_null(struct string text)
{
	return text.data ? value_text(text) : json_null();
}

static void tree_write(struct buffer *out, json_t *tree)
{
	value_add(out, tree);
	json_decref(tree);
}

static json_t *cue_new(const struct passage *passage,
		       const struct quote *quote)
{
	if (!quote->has_cue)
		return json_null();
	json_t *object = passage_new(passage, quote->cue);
	json_object_set_new(object, "lemma", value_text(quote->cue_lemma));
	return object;
}

static json_t *speaker_new(const struct passage *passage,
			   const struct quote *quote)
{
	if (!quote->has_speaker)
		return json_null();
	json_t *object = passage_new(passage, quote->speaker);
	json_object_set_new(object, "kind",
			    json_string(speaker_kind_name(
				    quote->speaker_kind)));
	return object;
}

static json_t *quote_new(const struct passage *passage,
			 const struct quote *quote, uint32_t id)
{
	struct span hull = { quote->contents[0].start,
			     quote->contents[quote->content_count - 1].end };
	json_t *object = json_object(), *whole = passage_new(passage, hull);
	json_t *contents = json_array();

	for (uint32_t i = 0; i < quote->content_count; i++)
		json_array_append_new(contents,
				      passage_new(passage,
						  quote->contents[i]));
	json_object_set_new(object, "id", json_integer((json_int_t)id));
	json_object_set_new(object, "type",
			    json_string(quote_type_name(quote->type)));
	json_object_update(object, whole);
	json_decref(whole);
	json_object_set_new(object, "sentence",
			    json_integer((json_int_t)quote->sentence));
	json_object_set_new(object, "paragraph",
			    json_integer((json_int_t)quote->paragraph));
	json_object_set_new(object, "contents", contents);
	json_object_set_new(object, "cue", cue_new(passage, quote));
	json_object_set_new(object, "speaker", speaker_new(passage, quote));
	json_object_set_new(object, "name", text_or_null(quote->name));
	json_object_set_new(object, "role", text_or_null(quote->role));
	json_object_set_new(object, "confidence",
			    value_percent(quote->confidence));
	return object;
}

void quotes_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	json_t *array = json_array();

	for (uint32_t i = 0; i < article->quote_count; i++)
		json_array_append_new(
			array, quote_new(passage, &article->quotes[i], i));
	tree_write(out, array);
}

void summary_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	json_t *array = json_array();

	for (uint32_t i = 0; i < article->summary_count; i++) {
		const struct summary_sentence *sentence = &article->summary[i];
		json_t *object = passage_new(passage, sentence->span);
		json_object_set_new(object, "score",
				    value_percent(sentence->score));
		json_array_append_new(array, object);
	}
	tree_write(out, array);
}

void keywords_write(const struct passage *passage, struct buffer *out)
{
	const struct article *article = &passage->article;
	json_t *array = json_array();

	for (uint32_t i = 0; i < article->keyword_count; i++) {
		const struct keyword *keyword = &article->keywords[i];
		json_t *object = json_object();
		json_object_set_new(object, "text", value_text(keyword->text));
		json_object_set_new(object, "score",
				    value_percent(keyword->score));
		json_array_append_new(array, object);
	}
	tree_write(out, array);
}

/* The text behind a key, copied to the arena; data NULL if it is no string. */
static struct string tree_text(const json_t *object, const char *key,
			       struct arena *arena)
{
	const json_t *value = json_object_get(object, key);
	size_t length = json_string_length(value);

	if (!json_is_string(value))
		return (struct string){ NULL, 0 };
	return (struct string){
		arena_copy(arena, json_string_value(value), length), length
	};
}

/* A span in bytes that lies in the text and behind `last`. */
static bool tree_span(const struct passage *passage, const json_t *object,
		      uint32_t last, struct span *span)
{
	const json_t *start = json_object_get(object, "start");
	const json_t *end = json_object_get(object, "end");
	json_int_t a = json_integer_value(start), b = json_integer_value(end);

	if (!json_is_integer(start) || !json_is_integer(end) || a < 0 ||
	    b <= a || b > (json_int_t)passage->index.code_points)
		return false;
	span->start = text_byte(&passage->index, (uint32_t)a);
	span->end = text_byte(&passage->index, (uint32_t)b);
	return span->start >= last;
}

static bool mentions_read(struct passage *passage, const json_t *array,
			  struct entity *entity)
{
	size_t count = json_array_size(array);
	uint32_t last = 0;

	if (!json_is_array(array))
		return false;
	entity->mentions = arena_alloc(passage->arena,
				       count * sizeof *entity->mentions);
	entity->mention_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		if (!tree_span(passage, json_array_get(array, i), last,
			       &entity->mentions[i]))
			return false;
		last = entity->mentions[i].end;
	}
	return true;
}

static enum sex sex_read(struct string name)
{
	return !name.data		   ? SEX_NONE
	     : string_is(name, "female") ? SEX_FEMALE
	     : string_is(name, "male")   ? SEX_MALE : SEX_NONE;
}

static bool entity_read(struct passage *passage, const json_t *object,
			struct entity *entity)
{
	struct string label = tree_text(object, "label", passage->arena);

	memset(entity, 0, sizeof *entity);
	entity->name = tree_text(object, "name", passage->arena);
	entity->key = tree_text(object, "key", passage->arena);
	entity->role = tree_text(object, "role", passage->arena);
	entity->sex = sex_read(tree_text(object, "sex", passage->arena));
	if (!entity->name.data || !entity->key.data || !label.data)
		return false;
	entity->label = ent_label_named(label);
	return entity->label != ENT_LABELS &&
	       mentions_read(passage, json_object_get(object, "mentions"),
			     entity);
}

bool entities_read(struct passage *passage, struct json_value value)
{
	json_t *array = value_load(value);
	size_t count = json_array_size(array);
	bool good = json_is_array(array);
	struct entity *entities =
		arena_alloc(passage->arena, count * sizeof *entities);

	for (size_t i = 0; good && i < count; i++)
		good = entity_read(passage, json_array_get(array, i),
				   &entities[i]);
	json_decref(array);
	if (!good)
		return false;
	passage->article.entities = entities;
	passage->article.entity_count = (uint32_t)count;
	return true;
}

/* Each element an object whose member `key` is of the type. */
static bool array_of(struct json_value value, const char *key,
		     enum json_type type)
{
	struct json_value element;

	if (value.type != TYPE_ARRAY)
		return false;
	for (bool more = json_first(value, &element); more;
	     more = json_after(value, &element)) {
		bool found = false;
		struct json_value name, member;
		if (element.type != TYPE_OBJECT)
			return false;
		for (bool in = json_first(element, &name); in;
		     in = json_after(element, &name)) {
			member = name;
			json_after(element, &member);
			found |= member.type == type &&
				 json_text_is(name, string_of(key));
			name = member;
		}
		if (!found)
			return false;
	}
	return true;
}

bool entities_ours(struct json_value value)
{
	return array_of(value, "name", TYPE_STRING) &&
	       array_of(value, "key", TYPE_STRING) &&
	       array_of(value, "label", TYPE_STRING) &&
	       array_of(value, "mentions", TYPE_ARRAY);
}

bool quotes_ours(struct json_value value)
{
	return array_of(value, "type", TYPE_STRING) &&
	       array_of(value, "text", TYPE_STRING) &&
	       array_of(value, "contents", TYPE_ARRAY);
}

bool keywords_ours(struct json_value value)
{
	return array_of(value, "text", TYPE_STRING) &&
	       array_of(value, "score", TYPE_NUMBER);
}
