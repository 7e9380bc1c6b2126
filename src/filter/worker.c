/* worker.c - what a worker does with one job: lines in, lines out
 *
 * Goes in: a piece of whole lines. Comes out: a line for each record, in
 * order, with the program's members in it, and messages for bad lines.
 *
 * What becomes of a record stands in passing.c, what becomes of a line that is
 * none in badline.c.
 */
#include "filter/worker.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "filter/badline.h"
#include "filter/passing.h"

/* Scratch memory kept between records; a larger one is given back. */
#define KEEP ((size_t)1 << 20)

struct worker {
	const struct filter *filter;
	struct arena arena;
	struct buffer values; /* with --each: the JSON of the member */
	struct buffer line;   /* with --raw: the record made of a file */
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

/* `line` is the record; `place` says where it comes from and how it came. */
static void line_work(struct worker *worker, struct job *job,
		      char *line, size_t length, struct badline *place)
{
	struct passing passing;
	struct json_error error;

	passing.filter = worker->filter;
	passing.arena = &worker->arena;
	passing.values = &worker->values;
	passing.out = &job->out;
	passing.counts = job->counts;
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
	passing.counts->records++;
	record_pass(&passing);
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

/* The last line of a file gets its newline. */
static void blank_pass(struct buffer *out, const char *line, size_t length)
{
	buffer_add(out, line, length);
	buffer_add_byte(out, '\n');
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
			blank_pass(&job->out, at, (size_t)(stop - at));
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
	struct string text = { job->piece.bytes.data,
			       job->piece.bytes.length };
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
	enum on_error on_error =
		(enum on_error)worker->filter->settings.on_error;
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
		job->stop |= on_error == ON_ERROR_STOP;
		break;
	case PIECE_STOPPED:
		break;
	}
	counts->bytes_out += job->out.length;
}
