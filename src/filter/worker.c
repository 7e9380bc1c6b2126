/* worker.c - what a worker does with one job: lines in, lines out
 *
 * Goes in: a piece of whole lines. Comes out: a line for each record, in
 * order, with the program's members in it, and messages for bad lines.
 *
 * Each line: check it and find its text (stream/record.h); take over the
 * layers that it already has (filter/members.h); compute what the program
 * makes (nlp/article.h); splice it in, or print it alone. A record without
 * text, or clearly not in English, passes unchanged.
 */
#include "filter/worker.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "filter/badline.h"
#include "filter/filter.h"
#include "filter/spans.h"
#include "nlp/language.h"

/* Scratch memory kept between records; a larger one is given back. */
#define KEEP ((size_t)1 << 20)

struct worker {
	const struct filter *filter;
	struct arena arena;
	struct buffer values; /* the JSON of our members, one behind another */
	struct buffer line;   /* with --raw: the record made of a file */
};

/* One record on its way. */
struct passing {
	struct worker *worker;
	struct job *job;
	struct record record;
	struct passage passage;
};

void *worker_new(void *shared)
{
	struct worker *worker = memory_new(sizeof *worker);

	memset(worker, 0, sizeof *worker);
	worker->filter = shared;
	return worker;
}

void worker_free(void *state)
{
	struct worker *worker = state;

	arena_free(&worker->arena);
	buffer_free(&worker->values);
	buffer_free(&worker->line);
	free(worker);
}

static void add_value(struct buffer *out, struct json_value value)
{
	buffer_add(out, value.start, (size_t)(value.end - value.start));
}

/* A record that gets no members from us. */
static void pass_unchanged(struct passing *passing)
{
	const struct settings *settings = &passing->worker->filter->settings;
	struct buffer *out = &passing->job->out;

	if (settings->each)
		return;
	if (settings->only) {
		buffer_add_text(out, passing->record.has_id ? "{\"id\":" : "{");
		if (passing->record.has_id)
			add_value(out, passing->record.id);
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
	const struct filter *filter = passing->worker->filter;
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
	if (layer_made(filter, LAYER_TAGS))
		article->layers &= ~(1u << LAYER_TAGS);
	if (article_has(article, LAYER_TOKENS) &&
	    article_has(article, LAYER_SENTENCES) && !sentences_fit(article))
		article->layers &= ~(1u << LAYER_SENTENCES);
}

/* Which members this record gets, as bits. */
static unsigned members_wanted(const struct passing *passing)
{
	const struct filter *filter = passing->worker->filter;
	unsigned wanted = filter->program->writes;
	struct json_value earlier; /* text_field, of a run with another -f */

	if (filter->each != MEMBER_COUNT)
		return 1u << filter->each;
	for (unsigned id = 0; id < MEMBER_COUNT; id++)
		if (filter->program->writes_if_missing & 1u << id &&
		    !article_has(&passing->passage.article,
				 member_layer((enum member_id)id)))
			wanted |= 1u << id;
	if (!string_is(passing->record.text_name, "text") ||
	    json_find(&passing->record.members,
		      filter->names[MEMBER_TEXT_FIELD], &earlier))
		wanted |= 1u << MEMBER_TEXT_FIELD;
	return wanted;
}

/* Tokens that are made anew keep what the record's had beside its borders. */
static void tokens_keep_others(struct passing *passing)
{
	const struct filter *filter = passing->worker->filter;
	struct json_value value;

	if (layer_made(filter, LAYER_TOKENS) &&
	    json_find(&passing->record.members, filter->names[MEMBER_TOKENS],
		      &value))
		tokens_keep(&passing->passage, value);
}

static void layers_make(struct passing *passing, unsigned wanted)
{
	struct article *article = &passing->passage.article;

	for (unsigned id = MEMBER_BLOCKS; id < MEMBER_COUNT; id++)
		if (wanted & 1u << id)
			article_need(article, member_layer((enum member_id)id));
	if (wanted & 1u << MEMBER_TOKENS) {
		passing->passage.tagged =
			layer_made(passing->worker->filter, LAYER_TAGS);
		if (passing->passage.tagged)
			article_need(article, LAYER_TAGS);
		tokens_keep_others(passing);
	}
}

/* The members' JSON into the worker's buffer; where each begins and ends is
 * known only when the buffer no longer grows. */
static size_t members_make(struct passing *passing, unsigned wanted,
			   struct record_member *members)
{
	const struct filter *filter = passing->worker->filter;
	struct buffer *values = &passing->worker->values;
	size_t ends[MEMBER_COUNT], count = 0, start = 0;

	buffer_reset(values, KEEP);
	for (unsigned id = 0; id < MEMBER_COUNT; id++) {
		if (!(wanted & 1u << id))
			continue;
		member_write((enum member_id)id, &passing->passage, values);
		members[count].name = filter->names[id];
		members[count].ours = member_ours((enum member_id)id);
		ends[count++] = values->length;
	}
	for (size_t i = 0; i < count; i++) {
		members[i].value.data = values->data + start;
		members[i].value.length = ends[i] - start;
		start = ends[i];
	}
	return count;
}

/* {"id":…,"quotes":[…]} */
static void print_only(struct passing *passing,
		       const struct record_member *members, size_t count)
{
	struct buffer *out = &passing->job->out;
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
		buffer_add(out, members[i].value.data, members[i].value.length);
	}
	buffer_add_text(out, "}\n");
}

/* {"article":…,"start":…} for each element of the one member. */
static void print_each(struct passing *passing,
		       const struct record_member *member)
{
	struct buffer *out = &passing->job->out;
	struct json_value element, array = {
		member->value.data, member->value.data + member->value.length,
		TYPE_ARRAY
	};

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
	const struct settings *settings = &passing->worker->filter->settings;
	struct record_member members[MEMBER_COUNT];
	size_t count = members_make(passing, wanted, members);

	if (settings->each) {
		print_each(passing, members);
	} else if (settings->only) {
		print_only(passing, members, count);
	} else {
		record_splice(&passing->record, members, count,
			      &passing->worker->arena, &passing->job->out);
		buffer_add_byte(&passing->job->out, '\n');
	}
}

/* The query that the record itself holds, by name or pointer. */
static struct string record_query(struct passing *passing)
{
	struct string name =
		string_of(passing->worker->filter->settings.query_field);
	struct arena *arena = &passing->worker->arena;
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
	const struct settings *settings = &passing->worker->filter->settings;
	struct arena *arena = &passing->worker->arena;
	struct string title = { NULL, 0 };

	if (passing->record.has_title)
		title = json_text(passing->record.title, arena);
	memset(passage, 0, sizeof *passage);
	article_init(&passage->article, arena, text, title);
	passage->article.options = settings->article;
	passage->article.cache = passing->worker->filter->cache;
	if (settings->query_field)
		passage->article.options.query = record_query(passing);
	passage->arena = arena;
	passage->text_name = passing->record.text_name;
	text_index_make(&passage->index, arena, text);
}

static void record_analyse(struct passing *passing, struct counts *counts)
{
	const struct settings *settings = &passing->worker->filter->settings;
	struct string text;

	if (!passing->record.has_text) {
		counts->without_text++;
		pass_unchanged(passing);
		return;
	}
	text = json_text(passing->record.text, &passing->worker->arena);
	if (!settings->any_language && !language_is_english(text)) {
		counts->not_english++;
		pass_unchanged(passing);
		return;
	}
	passage_start(passing, text);
	layers_read(passing);
	unsigned wanted = members_wanted(passing);
	layers_make(passing, wanted);
	record_print(passing, wanted);
}

/* `line` is the record; `place` says where it comes from and how it came. */
static void line_work(struct worker *worker, struct job *job,
		      char *line, size_t length, struct badline *place)
{
	struct passing passing;
	struct json_error error;

	passing.worker = worker;
	passing.job = job;
	arena_reset(&worker->arena);
	if (!record_read(&passing.record, &worker->filter->settings.record,
			 &worker->arena, line, length, &error)) {
		place->column += error.at;
		place->why = error.why;
		badline_add(worker->filter, job, place);
		return;
	}
	if (worker->filter->settings.scrub)
		json_scrub(line, length);
	struct counts *counts = job->counts;
	counts->records++;
	record_analyse(&passing, counts);
}

/* Blanks, and the record separator of RFC 7464. */
static size_t blanks(const char *line, size_t length)
{
	size_t n = 0;

	while (n < length && (line[n] == ' ' || line[n] == '\t' ||
			      line[n] == '\r' || line[n] == '\x1e'))
		n++;
	return n;
}

static void lines_work(struct worker *worker, struct job *job)
{
	char *at = job->piece.bytes.data;
	char *end = at + job->piece.bytes.length;
	uint64_t number = job->piece.line;

	for (; at < end && !job->stop; number++) {
		char *newline = memchr(at, '\n', (size_t)(end - at));
		char *stop = newline ? newline : end;
		char *next = newline ? newline + 1 : end;
		size_t skip = blanks(at, (size_t)(stop - at));
		struct badline place = {
			job->piece.file, number, skip + 1, NULL,
			{ at, (size_t)(next - at) }
		};
		if (at + skip < stop)
			line_work(worker, job, at + skip,
				  (size_t)(stop - at) - skip, &place);
		else if (worker->filter->settings.on_error == ON_ERROR_PASS)
			buffer_add(&job->out, at, (size_t)(next - at));
		at = next;
	}
}

/* A file's name as text: what is not UTF-8 in it becomes '?'. */
static void add_file_name(struct worker *worker, const char *name)
{
	size_t length = strlen(name);
	char *copy = arena_copy(&worker->arena, name, length);

	for (size_t n; (n = utf8_valid(copy, length)) < length;)
		copy[n] = '?';
	json_add_text(&worker->line, (struct string){ copy, length });
}

/* --raw: a record of the file's name and bytes. */
static void file_work(struct worker *worker, struct job *job)
{
	struct string text = { job->piece.bytes.data, job->piece.bytes.length };
	size_t valid = utf8_valid(text.data, text.length);
	struct badline place = { job->piece.file, 1, 1, NULL, text };

	if (valid < text.length) {
		for (size_t i = 0; i < valid; i++) {
			place.line += text.data[i] == '\n';
			place.column = text.data[i] == '\n'
				? 1 : place.column + 1;
		}
		place.why = "not UTF-8";
		badline_add(worker->filter, job, &place);
		return;
	}
	buffer_reset(&worker->line, KEEP);
	buffer_add_text(&worker->line, "{\"id\":");
	add_file_name(worker, job->piece.file);
	buffer_add_text(&worker->line, ",\"text\":");
	json_add_text(&worker->line, text);
	buffer_add_byte(&worker->line, '}');
	line_work(worker, job, worker->line.data, worker->line.length, &place);
}

void worker_work(void *state, struct job *job)
{
	struct worker *worker = state;
	struct counts *counts = job->counts;

	counts->bytes_in += job->piece.bytes.length;
	switch (job->piece.kind) {
	case PIECE_LINES:
		lines_work(worker, job);
		break;
	case PIECE_FILE:
		file_work(worker, job);
		break;
	case PIECE_LONG_START:
	case PIECE_LONG_MORE:
	case PIECE_LONG_END:
		badline_add_part(worker->filter, job);
		break;
	case PIECE_ERROR:
		badline_add_message(job, job->piece.file, job->piece.error);
		counts->failed = true;
		job->stop |= worker->filter->settings.on_error == ON_ERROR_STOP;
		break;
	case PIECE_STOPPED:
		break;
	}
	counts->bytes_out += job->out.length;
}
