/* passing.c - one record through the analysis and out */
#include "filter/passing.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "filter/spans.h"
#include "nlp/htmltags.h"
#include "nlp/language.h"

/* Scratch memory kept between records; a larger one is given back. */
#define KEEP ((size_t)1 << 20)

/* What one of our members is made from. */
struct origin {
	enum member_id id;
	const struct passage *passage;
};

static void add_value(struct buffer *out, struct json_value value)
{
	buffer_add(out, value.start, (size_t)(value.end - value.start));
}

/* A record that gets no members from us. */
static void pass_unchanged(struct passing *passing)
{
	const struct settings *settings = &passing->filter->settings;
	struct buffer *out = passing->out;

	if (settings->each)
		return;
	if (settings->only) {
		buffer_add_byte(out, '{');
		if (passing->record.has_id) {
			buffer_add_text(out, "\"id\":");
			add_value(out, passing->record.id);
		}
		buffer_add_text(out, "}\n");
		return;
	}
	add_value(out, passing->record.object);
	buffer_add_byte(out, '\n');
}

static bool layer_made(const struct filter *filter, enum layer layer)
{
	return filter->program->makes & 1u << layer;
}

static bool all_blank(struct string text, uint32_t from, uint32_t to)
{
	for (const char *at = text.data + from; at < text.data + to;)
		if (!char_is_blank(utf8_next(&at)))
			return false;
	return true;
}

/* Whether nothing but blanks lies outside of what the structs hold, each of
 * which begins with its span, and a word in each. */
static bool spans_cover(const struct article *article, const void *structs,
			size_t size, uint32_t count)
{
	uint32_t covered = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct span span;
		memcpy(&span, (const char *)structs + i * size, sizeof span);
		if (!all_blank(article->text, covered, span.start) ||
		    all_blank(article->text, span.start, span.end))
			return false;
		covered = span.end;
	}
	return all_blank(article->text, covered,
			 (uint32_t)article->text.length);
}

/* Blocks and sentences that leave out a word are not complete, and a text of
 * blanks has neither, nor names. */
static void unfit_drop(struct article *article)
{
	if (all_blank(article->text, 0, (uint32_t)article->text.length))
		article->layers &= 1u << LAYER_TOKENS | 1u << LAYER_TAGS;
	if (!spans_cover(article, article->blocks, sizeof *article->blocks,
			 article->block_count))
		article->layers &= ~(1u << LAYER_BLOCKS);
	if (!spans_cover(article, article->sentences,
			 sizeof *article->sentences, article->sentence_count))
		article->layers &= ~(1u << LAYER_SENTENCES);
}

/* Whether every sentence begins where a token does. */
static bool sentences_fit(const struct article *article)
{
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		uint32_t start = article->sentences[s].span.start;
		uint32_t t = article_token_at(article, start);
		if (t && article->tokens[t - 1].span.end > start)
			return false;
	}
	return true;
}

/* Take over the layers that the record has and the program does not make. */
static void layers_read(struct passing *passing)
{
	const struct filter *filter = passing->filter;
	struct article *article = &passing->passage.article;
	struct json_value value;

	for (unsigned id = MEMBER_BLOCKS; id <= MEMBER_ENTITIES; id++) {
		enum layer layer = member_layer((enum member_id)id);
		if (!layer_made(filter, layer) &&
		    json_find(&passing->record.members, filter->names[id],
			      &value))
			member_read((enum member_id)id, &passing->passage,
				    value);
	}
	unfit_drop(article);
	if (layer_made(filter, LAYER_TAGS))
		article->layers &= ~(1u << LAYER_TAGS);
	if (article_has(article, LAYER_TOKENS) &&
	    article_has(article, LAYER_SENTENCES) && !sentences_fit(article))
		article->layers &= ~(1u << LAYER_SENTENCES);
}

/* Which members this record gets, as bits. */
static unsigned members_wanted(const struct passing *passing)
{
	const struct filter *filter = passing->filter;
	unsigned wanted = filter->program->writes;
	struct json_value earlier; /* text_field, of a run with another -f */

	if (filter->each != MEMBER_COUNT)
		return 1u << filter->each;
	for (unsigned id = 0; id < MEMBER_COUNT; id++)
		if (filter->program->writes_if_missing & 1u << id &&
		    !article_has(&passing->passage.article,
				 member_layer((enum member_id)id)))
			wanted |= 1u << id;
	if (filter->settings.no_entities)
		wanted &= ~(1u << MEMBER_ENTS | 1u << MEMBER_ENTITIES);
	if (!string_is(passing->record.text_name, "text") ||
	    (json_find(&passing->record.members,
		       filter->names[MEMBER_TEXT_FIELD], &earlier) &&
	     earlier.type == TYPE_STRING))
		wanted |= 1u << MEMBER_TEXT_FIELD;
	return wanted;
}

/* Tokens that are made anew keep what the record's had beside its borders. */
static void tokens_keep_others(struct passing *passing)
{
	const struct filter *filter = passing->filter;
	struct json_value value;

	if (layer_made(filter, LAYER_TOKENS) &&
	    json_find(&passing->record.members, filter->names[MEMBER_TOKENS],
		      &value))
		tokens_keep(&passing->passage, value);
}

static void layers_make(struct passing *passing, unsigned wanted)
{
	struct article *article = &passing->passage.article;

	for (unsigned id = MEMBER_BLOCKS; id < MEMBER_COUNT; id++) {
		enum layer layer = member_layer((enum member_id)id);
		if (wanted & 1u << id)
			article_need(article, layer);
	}
	if (wanted & 1u << MEMBER_TOKENS) {
		passing->passage.tagged =
			layer_made(passing->filter, LAYER_TAGS);
		if (passing->passage.tagged)
			article_need(article, LAYER_TAGS);
		tokens_keep_others(passing);
	}
}

static void origin_write(const void *from, struct buffer *out)
{
	const struct origin *origin = from;

	member_write(origin->id, origin->passage, out);
}

static size_t members_list(const struct passing *passing, unsigned wanted,
			   struct origin *origins,
			   struct record_member *members)
{
	size_t count = 0;

	for (unsigned id = 0; id < MEMBER_COUNT; id++) {
		if (!(wanted & 1u << id))
			continue;
		origins[count].id = (enum member_id)id;
		origins[count].passage = &passing->passage;
		members[count].name = passing->filter->names[id];
		members[count].write = origin_write;
		members[count].from = &origins[count];
		members[count].ours = member_ours((enum member_id)id);
		count++;
	}
	return count;
}

/* {"id":…,"quotes":[…]} */
static void print_only(struct passing *passing,
		       const struct record_member *members, size_t count)
{
	struct buffer *out = passing->out;
	bool first = !passing->record.has_id;

	buffer_add_text(out, first ? "{" : "{\"id\":");
	if (!first)
		add_value(out, passing->record.id);
	for (size_t i = 0; i < count; i++) {
		if (!first)
			buffer_add_byte(out, ',');
		first = false;
		json_add_text(out, members[i].name);
		buffer_add_byte(out, ':');
		members[i].write(members[i].from, out);
	}
	buffer_add_text(out, "}\n");
}

/* {"article":…,"start":…} for each element of the one member. */
static void print_each(struct passing *passing,
		       const struct record_member *member)
{
	struct buffer *out = passing->out, *values = passing->values;
	struct json_value element, array = { .type = TYPE_ARRAY };

	buffer_reset(values, KEEP);
	member->write(member->from, values);
	array.start = values->data;
	array.end = values->data + values->length;
	for (bool more = json_first(array, &element); more;
	     more = json_after(array, &element)) {
		buffer_add_text(out, "{\"article\":");
		if (passing->record.has_id)
			add_value(out, passing->record.id);
		else
			buffer_add_text(out, "null");
		buffer_add_byte(out, ',');
		buffer_add(out, element.start + 1,
			   (size_t)(element.end - element.start) - 1);
		buffer_add_byte(out, '\n');
	}
}

static void record_print(struct passing *passing, unsigned wanted)
{
	const struct settings *settings = &passing->filter->settings;
	struct origin origins[MEMBER_COUNT];
	struct record_member members[MEMBER_COUNT];
	size_t count = members_list(passing, wanted, origins, members);

	if (settings->each) {
		print_each(passing, members);
	} else if (settings->only) {
		print_only(passing, members, count);
	} else {
		record_splice(&passing->record, members, count,
			      passing->arena, passing->out);
		buffer_add_byte(passing->out, '\n');
	}
}

/* The query that the record itself holds, by name or pointer. */
static struct string record_query(struct passing *passing)
{
	struct string name =
		string_of(passing->filter->settings.query_field);
	struct arena *arena = passing->arena;
	struct json_value value;
	bool found = name.length && name.data[0] == '/'
		? json_pointer(passing->record.object, name, arena, &value)
		: json_find(&passing->record.members, name, &value);

	if (!found || value.type != TYPE_STRING)
		return (struct string){ NULL, 0 };
	return json_text(value, arena);
}

static void passage_start(struct passing *passing, struct string text)
{
	struct passage *passage = &passing->passage;
	const struct settings *settings = &passing->filter->settings;
	struct arena *arena = passing->arena;
	struct string title = { NULL, 0 };

	if (passing->record.has_title)
		title = json_text(passing->record.title, arena);
	memset(passage, 0, sizeof *passage);
	article_init(&passage->article, arena, text, title);
	passage->article.options = settings->article;
	passage->article.caches = passing->filter->caches;
	passage->tagging = passing->filter->program->tagging;
	if (settings->query_field)
		passage->article.options.query = record_query(passing);
	passage->arena = arena;
	passage->text_name = passing->record.text_name;
	text_index_make(&passage->index, arena, text);
}

void record_pass(struct passing *passing)
{
	const struct settings *settings = &passing->filter->settings;
	struct string text;

	if (!passing->record.has_text) {
		passing->counts->without_text++;
		pass_unchanged(passing);
		return;
	}
	text = json_text(passing->record.text, passing->arena);
	if (!settings->any_language && !language_is_english(text)) {
		passing->counts->not_english++;
		pass_unchanged(passing);
		return;
	}
	passing->counts->html += text_is_html(text);
	passage_start(passing, text);
	layers_read(passing);
	unsigned wanted = members_wanted(passing);
	layers_make(passing, wanted);
	record_print(passing, wanted);
}
