/* test_spans.c - blocks, sents, tokens and ents: the direct reader and writer
 * held against jansson, on the same bytes
 *
 * Random layers over random text are written, loaded by jansson, compared
 * member by member, and printed again by jansson: the bytes must be equal.
 * Random arrays, many of them wrong somewhere, are read both ways: by the
 * direct reader, and by the rules of copydesk(5) applied to jansson's tree.
 * Random attributes of tokens, of any depth, must come through the writer as
 * they were.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "filter/spans.h"
#include "filter/tagging.h"
#include "nlp/blocks.h"
#include "nlp/labels.h"
#include "nlp/tags.h"
#include "random.h"
#include "stream/value.h"
#include "tap.h"

enum { SPANS = 40 };

/* A text, where its code points begin, and spans between them. */
struct sample {
	struct random random;
	struct arena arena;
	struct buffer text, out;
	uint32_t at[1000], points;
	struct span spans[SPANS], in_points[SPANS];
	uint32_t count;
	struct passage passage;
};

static void text_random(struct sample *sample)
{
	struct buffer *text = &sample->text;
	const char *at, *end;

	text->length = 0;
	for (unsigned n = random_below(&sample->random, 5); n--;)
		random_string(&sample->random, text);
	buffer_add_text(text, " .\xE2\x80\xA6");
	sample->points = 0;
	end = text->data + text->length;
	for (at = text->data; at < end; utf8_next(&at))
		sample->at[sample->points++] = (uint32_t)(at - text->data);
	sample->at[sample->points] = (uint32_t)text->length;
}

/* Rising, disjoint, none empty. */
static void spans_random(struct sample *sample)
{
	uint32_t at = random_below(&sample->random, 3);

	sample->count = 0;
	while (sample->count < SPANS) {
		uint32_t end = at + 1 + random_below(&sample->random, 8);
		if (end > sample->points)
			break;
		sample->in_points[sample->count] = (struct span){ at, end };
		sample->spans[sample->count++] =
			(struct span){ sample->at[at], sample->at[end] };
		at = end + random_below(&sample->random, 3);
	}
}

static void passage_start(struct sample *sample)
{
	struct passage *passage = &sample->passage;
	struct string text = { sample->text.data, sample->text.length };

	memset(passage, 0, sizeof *passage);
	article_init(&passage->article, &sample->arena, text,
		     (struct string){ NULL, 0 });
	passage->arena = &sample->arena;
	passage->tagging = &tagging;
	text_index_make(&passage->index, &sample->arena, text);
}

static void sample_next(struct sample *sample)
{
	arena_reset(&sample->arena);
	sample->out.length = 0;
	text_random(sample);
	spans_random(sample);
	passage_start(sample);
}

/* The layers over the same spans, with other values in each element. */
static void layers_random(struct sample *sample)
{
	struct article *a = &sample->passage.article;
	struct random *random = &sample->random;
	uint32_t count = sample->count;

	a->block_count = a->sentence_count = a->token_count = a->ent_count =
		count;
	a->blocks = arena_zero(a->arena, count * sizeof *a->blocks);
	a->sentences = arena_zero(a->arena, count * sizeof *a->sentences);
	a->tokens = arena_zero(a->arena, count * sizeof *a->tokens);
	a->ents = arena_zero(a->arena, count * sizeof *a->ents);
	for (uint32_t i = 0; i < count; i++) {
		struct span span = sample->spans[i];
		a->blocks[i].span = a->sentences[i].span =
			a->tokens[i].span = a->ents[i].span = span;
		a->blocks[i].kind = (enum block_kind)random_below(
			random, BLOCK_KINDS);
		a->ents[i].label = (enum ent_label)random_below(random,
								ENT_LABELS);
		a->tokens[i].tag = (uint8_t)random_below(random, 40);
		a->tokens[i].pos = (uint8_t)random_below(random, POS_COUNT);
		a->tokens[i].morph = (uint16_t)random_below(random, 30);
		a->tokens[i].lemma = article_string(a, span);
	}
	sample->passage.tagged = random_below(random, 2);
}

static const enum member_id direct[] = { MEMBER_BLOCKS, MEMBER_SENTS,
					 MEMBER_TOKENS, MEMBER_ENTS };

static struct json_value value_of(const struct buffer *bytes)
{
	return (struct json_value){ bytes->data, bytes->data + bytes->length,
				    TYPE_ARRAY };
}

static bool number_is(json_t *object, const char *name, uint32_t want)
{
	json_t *value = json_object_get(object, name);

	return json_is_integer(value) && json_integer_value(value) == want;
}

static bool string_has(json_t *object, const char *name, struct string want)
{
	json_t *value = json_object_get(object, name);
	struct string got = { json_string_value(value),
			      json_string_length(value) };

	return json_is_string(value) && string_equal(got, want);
}

static bool named(json_t *object, const char *name, const char *want)
{
	return string_has(object, name, string_of(want));
}

static bool token_is(json_t *object, const struct token *token,
		     const struct passage *passage, uint32_t number)
{
	if (!number_is(object, "id", number))
		return false;
	if (!passage->tagged)
		return json_object_size(object) == 3;
	return json_object_size(object) == 7 &&
	       named(object, "tag", tag_name(token->tag)) &&
	       named(object, "pos", pos_name((enum pos)token->pos)) &&
	       named(object, "morph", morph_name(token->morph)) &&
	       string_has(object, "lemma", token->lemma);
}

/* What else the element says. */
static bool element_is(json_t *object, enum member_id id,
		       const struct passage *passage, uint32_t i)
{
	const struct article *a = &passage->article;

	switch (id) {
	case MEMBER_BLOCKS:
		return json_object_size(object) == 3 &&
		       named(object, "kind", block_name(a->blocks[i].kind));
	case MEMBER_TOKENS:
		return token_is(object, &a->tokens[i], passage, i);
	case MEMBER_ENTS:
		return json_object_size(object) == 4 &&
		       named(object, "label",
			     ent_label_name(a->ents[i].label)) &&
		       string_has(object, "text",
				  article_string(a, a->ents[i].span));
	default:
		return json_object_size(object) == 2;
	}
}

static bool written_well(struct sample *sample, enum member_id id)
{
	json_t *tree = value_load(value_of(&sample->out));
	char *again;
	bool good = json_is_array(tree) &&
		    json_array_size(tree) == sample->count;

	for (uint32_t i = 0; good && i < sample->count; i++) {
		json_t *object = json_array_get(tree, i);
		struct span span = sample->in_points[i];
		good = number_is(object, "start", span.start) &&
		       number_is(object, "end", span.end) &&
		       element_is(object, id, &sample->passage, i);
	}
	again = json_dumps(tree, JSON_COMPACT);
	good = good && again && strlen(again) == sample->out.length &&
	       memcmp(again, sample->out.data, sample->out.length) == 0;
	json_decref(tree);
	free(again);
	return good;
}

static uint32_t *member_count_of(struct article *a, enum member_id id)
{
	return id == MEMBER_BLOCKS   ? &a->block_count
	       : id == MEMBER_SENTS  ? &a->sentence_count
	       : id == MEMBER_TOKENS ? &a->token_count : &a->ent_count;
}

static struct span member_span(const struct article *a, enum member_id id,
			       uint32_t i)
{
	return id == MEMBER_BLOCKS   ? a->blocks[i].span
	       : id == MEMBER_SENTS  ? a->sentences[i].span
	       : id == MEMBER_TOKENS ? a->tokens[i].span : a->ents[i].span;
}

/* Whether the layer was read and has these spans, as code points. */
static bool layer_is(struct sample *sample, enum member_id id,
		     const struct span *in_points, uint32_t count)
{
	struct article *a = &sample->passage.article;

	if (*member_count_of(a, id) != count)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		struct span span = member_span(a, id, i);
		if (span.start != sample->at[in_points[i].start] ||
		    span.end != sample->at[in_points[i].end])
			return false;
	}
	return true;
}

static void test_writer(void)
{
	struct sample sample = { .random = { 3 } };
	size_t wrong = 0, unread = 0, spans = 0;

	for (int n = 0; n < 2000; n++) {
		enum member_id id = direct[n % 4];
		sample_next(&sample);
		layers_random(&sample);
		member_write(id, &sample.passage, &sample.out);
		spans += sample.count;
		wrong += !written_well(&sample, id);
		passage_start(&sample);
		if (sample.count || id != MEMBER_TOKENS)
			unread += !member_read(id, &sample.passage,
					       value_of(&sample.out)) ||
				  !layer_is(&sample, id, sample.in_points,
					    sample.count);
	}
	ok(!wrong, "2000 members written: %zu not as jansson reads and prints",
	   wrong);
	ok(!unread, "and read again: %zu not as they were", unread);
	ok(spans > 10000, "%zu spans in all", spans);
	arena_free(&sample.arena);
	buffer_free(&sample.text);
	buffer_free(&sample.out);
}

/* What an element of a random array may hold. */
static const struct {
	const char *name, *good, *bad;
} attributes[] = {
	{ "\"id\"", "7", "null" },
	{ "\"kind\"", "\"caption\"", "\"CAPTION\"" },
	{ "\"label\"", "\"PERSON\"", "[\"PERSON\"]" },
	{ "\"l\\u0061bel\"", "\"O\\u0052G\"", "\"ORGS\"" },
	{ "\"tag\"", "\"NN\"", "1" },
	{ "\"pos\"", "\"NOUN\"", "null" },
	{ "\"morph\"", "\"\"", "{}" },
	{ "\"lemma\"", "\"rain\\n\"", "[[\"x\"]]" },
	{ "\"starts\"", "1", "{\"start\":1,\"end\":2}" },
};

enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

static const char *const odd_numbers[] = {
	"null", "\"3\"", "-1", "1.0", "1e1", "[2]", "4294967296",
	"99999999999", "{}", "true", "1e2", "2E+0", "0.0", "1e400",
	"18446744073709551617", "1234567890123456789012345678901234567890",
	"\"\\u0033\"", "[[],{\"start\":[1e5]}]", "{\"start\":1,\"end\":2}",
};

enum { ODD_NUMBERS = sizeof odd_numbers / sizeof *odd_numbers };

static void number_random(struct sample *sample, const char *name,
			  uint32_t number, unsigned odd)
{
	struct buffer *out = &sample->out;
	struct random *random = &sample->random;

	buffer_add_text(out, name);
	random_blank(random, out);
	buffer_add_byte(out, ':');
	random_blank(random, out);
	if (random_below(random, odd))
		buffer_format(out, "%u", number);
	else
		buffer_add_text(out, odd_numbers[random_below(random,
							      ODD_NUMBERS)]);
}

static void attributes_random(struct sample *sample, unsigned odd)
{
	struct random *random = &sample->random;

	for (int i = 0; i < ATTRIBUTES; i++) {
		if (!random_below(random, odd))
			continue;
		buffer_add_byte(&sample->out, ',');
		random_blank(random, &sample->out);
		buffer_add_text(&sample->out, attributes[i].name);
		buffer_add_byte(&sample->out, ':');
		buffer_add_text(&sample->out, random_below(random, odd)
						      ? attributes[i].good
						      : attributes[i].bad);
	}
	if (!random_below(random, odd)) {
		buffer_add_byte(&sample->out, ',');
		random_string(random, &sample->out);
		buffer_add_byte(&sample->out, ':');
		random_value(random, &sample->out, 4);
	}
}

static void object_random(struct sample *sample, struct span span,
			  unsigned odd)
{
	struct random *random = &sample->random;
	struct buffer *out = &sample->out;
	bool escaped = !random_below(random, 8);

	buffer_add_byte(out, '{');
	number_random(sample, escaped ? "\"\\u0073tart\"" : "\"start\"",
		      span.start, odd);
	if (!random_below(random, 2 * odd)) /* the last of two counts */
		buffer_format(out, ",\"start\":%u", span.start);
	buffer_add_byte(out, ',');
	random_blank(random, out);
	number_random(sample, random_below(random, odd) ? "\"end\"" : "\"en\"",
		      span.end, odd);
	attributes_random(sample, odd);
	buffer_add_byte(out, '}');
}

/* Most elements are good, and their spans those of the sample or off by
 * one; `odd`: one place in that many is not. */
static void array_random(struct sample *sample)
{
	struct random *random = &sample->random;
	struct buffer *out = &sample->out;
	unsigned odd = 4u << random_below(random, 9);

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < sample->count; i++) {
		struct span span = sample->in_points[i];
		if (i)
			buffer_add_byte(out, ',');
		if (!random_below(random, odd))
			span.end += random_below(random, 3);
		if (!random_below(random, odd))
			span.start = span.end;
		if (!random_below(random, odd))
			buffer_add_text(out, "12,");
		object_random(sample, span, odd);
	}
	buffer_add_byte(out, ']');
}

static bool number_of(json_t *object, const char *name, uint32_t *number)
{
	json_t *value = json_object_get(object, name);
	json_int_t n = json_integer_value(value);

	*number = (uint32_t)n;
	return json_is_integer(value) && n >= 0 && n <= UINT32_MAX;
}

/* The value that the member must have beside its span. */
static bool value_known(json_t *object, enum member_id id)
{
	json_t *value = json_object_get(object, id == MEMBER_BLOCKS ? "kind"
								    : "label");
	struct string name = { json_string_value(value),
			       json_string_length(value) };

	if (id == MEMBER_SENTS || id == MEMBER_TOKENS)
		return true;
	if (!json_is_string(value))
		return false;
	return id == MEMBER_BLOCKS ? block_named(name) != BLOCK_KINDS
				   : ent_label_named(name) != ENT_LABELS;
}

static bool tags_known(json_t *object)
{
	return json_is_string(json_object_get(object, "tag")) &&
	       json_is_string(json_object_get(object, "pos")) &&
	       json_is_string(json_object_get(object, "morph")) &&
	       json_is_string(json_object_get(object, "lemma"));
}

/* The rules of copydesk(5) on jansson's tree: whether the layer is taken
 * over; its spans go into `spans`. jansson refuses numbers beyond its own,
 * which only borders have here. */
static bool rules_take(const struct sample *sample, json_t *tree,
		       enum member_id id, struct span *spans, bool *tagged)
{
	uint32_t last = 0;

	*tagged = true;
	if (!tree)
		return false;
	for (size_t i = 0; i < json_array_size(tree); i++) {
		json_t *object = json_array_get(tree, i);
		if (!number_of(object, "start", &spans[i].start) ||
		    !number_of(object, "end", &spans[i].end) ||
		    spans[i].start < last || spans[i].end <= spans[i].start ||
		    spans[i].end > sample->points || !value_known(object, id))
			return false;
		last = spans[i].end;
		*tagged = *tagged && tags_known(object);
	}
	return id != MEMBER_TOKENS || json_array_size(tree);
}

static void test_reader(void)
{
	struct sample sample = { .random = { 5 } };
	size_t wrong = 0, taken = 0, tags = 0, count = 20000;

	for (size_t n = 0; n < count; n++) {
		enum member_id id = direct[n % 4];
		struct span spans[2 * SPANS];
		bool tagged;

		sample_next(&sample);
		array_random(&sample);
		json_t *tree = value_load(value_of(&sample.out));
		bool want = rules_take(&sample, tree, id, spans, &tagged);
		bool got = member_read(id, &sample.passage,
				       value_of(&sample.out));
		bool same = got == want &&
			(!got || layer_is(&sample, id, spans,
					  (uint32_t)json_array_size(tree)));
		if (same && got && id == MEMBER_TOKENS) {
			same = article_has(&sample.passage.article,
					   LAYER_TAGS) == tagged;
			tags += tagged;
		}
		if (!same && !wrong++)
			printf("# %d, wanted %d: %.*s\n", (int)id, want,
			       (int)sample.out.length, sample.out.data);
		taken += got;
		json_decref(tree);
	}
	ok(!wrong, "%zu arrays read: %zu not as by jansson", count, wrong);
	ok(taken > count / 4 && taken < count * 3 / 4, "%zu taken over",
	   taken);
	ok(tags > 100, "%zu of them with tags", tags);
	arena_free(&sample.arena);
	buffer_free(&sample.text);
	buffer_free(&sample.out);
}

/* Some of the tokens, each with attributes of its own between its borders. */
static void tokens_random(struct sample *sample)
{
	struct buffer *out = &sample->out;
	struct random *random = &sample->random;

	buffer_add_byte(out, '[');
	for (uint32_t i = 0; i < sample->count; i++) {
		struct span span = sample->in_points[i];
		if (!random_below(random, 6))
			continue;
		if (out->data[out->length - 1] != '[')
			buffer_add_byte(out, ',');
		buffer_format(out, "{\"start\":%u", span.start);
		for (unsigned n = random_below(random, 4); n--;) {
			buffer_add_text(out, " , ");
			random_string(random, out);
			out->data[out->length - 1] = 'x';
			buffer_format(out, "%u\": ", n);
			random_value(random, out, 4);
		}
		buffer_format(out, " ,\"end\":%u}", span.end);
	}
	buffer_add_byte(out, ']');
}

/* The element of `tree` with that start, or NULL. */
static json_t *with_start(json_t *tree, uint32_t start)
{
	for (size_t i = 0; i < json_array_size(tree); i++)
		if (number_is(json_array_get(tree, i), "start", start))
			return json_array_get(tree, i);
	return NULL;
}

/* `now` is `before`, if there was such a token, and an id. */
static bool attributes_kept(json_t *before, json_t *now, uint32_t id)
{
	json_t *bare = json_copy(now);
	bool good = number_is(now, "id", id);

	json_object_del(bare, "id");
	good = good && (before ? json_equal(before, bare)
			       : json_object_size(bare) == 2);
	json_decref(bare);
	return good;
}

static void test_keeping(void)
{
	struct sample sample = { .random = { 7 } };
	struct buffer written = BUFFER_EMPTY;
	size_t wrong = 0, kept = 0;

	for (int n = 0; n < 1000; n++) {
		json_t *before, *now;

		sample_next(&sample);
		layers_random(&sample);
		sample.passage.tagged = false;
		tokens_random(&sample);
		tokens_keep(&sample.passage, value_of(&sample.out));
		written.length = 0;
		tokens_write(&sample.passage, &written);
		before = value_load(value_of(&sample.out));
		now = value_load(value_of(&written));
		wrong += json_array_size(now) != sample.count;
		for (uint32_t i = 0; i < sample.count; i++) {
			json_t *was = with_start(before,
						 sample.in_points[i].start);
			kept += json_object_size(was) > 2;
			wrong += !attributes_kept(was, json_array_get(now, i),
						  i);
		}
		json_decref(before);
		json_decref(now);
	}
	ok(!wrong, "attributes that are not ours: %zu not as they were",
	   wrong);
	ok(kept > 1000, "%zu tokens have some", kept);
	arena_free(&sample.arena);
	buffer_free(&sample.text);
	buffer_free(&sample.out);
	buffer_free(&written);
}

int main(void)
{
	value_start();
	test_writer();
	test_reader();
	test_keeping();
	return done();
}
