/* badline.c - messages, and the records of --errors
 *
 * A record of --errors is {"file","line","column","error","input"}; a line
 * that is not UTF-8, or that is too long to be held, stands in "input_base64"
 * (RFC 4648) instead. A line over the limit arrives in parts, and so its
 * record is written in parts; each but the last is a multiple of three bytes,
 * so that their base64 can be joined.
 */
#include "filter/badline.h"

#include <string.h>

#include "base/utf8.h"
#include "stream/value.h"

#define TOO_LONG "line over the limit of --max-line"

/* A file's name may hold any byte; a message is one line of text. */
static void add_name(struct buffer *out, const char *name)
{
	for (; *name; name++) {
		bool control = (unsigned char)*name < 0x20;
		buffer_add_byte(out, control ? '?' : *name);
	}
}

void badline_add_message(struct job *job, const char *file, const char *why)
{
	add_name(&job->messages, file);
	buffer_format(&job->messages, ": %s\n", why);
}

static void add_place(struct job *job, const struct badline *bad)
{
	add_name(&job->messages, bad->file);
	buffer_format(&job->messages, ":%llu:%llu: %s\n",
		      (unsigned long long)bad->line,
		      (unsigned long long)bad->column, bad->why);
}

static void add_base64(struct buffer *out, struct string bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *p = (const unsigned char *)bytes.data;

	for (size_t i = 0; i < bytes.length; i += 3) {
		size_t left = bytes.length - i;
		unsigned word = (unsigned)p[i] << 16;
		if (left > 1)
			word |= (unsigned)p[i + 1] << 8;
		if (left > 2)
			word |= p[i + 2];
		buffer_add_byte(out, digits[word >> 18]);
		buffer_add_byte(out, digits[word >> 12 & 63]);
		buffer_add_byte(out, left > 1 ? digits[word >> 6 & 63] : '=');
		buffer_add_byte(out, left > 2 ? digits[word & 63] : '=');
	}
}

/* The members of the record before the line itself, without the brace that
 * closes it. */
static void add_head(struct buffer *out, const struct badline *bad)
{
	json_t *head = json_object();
	struct string file = string_of(bad->file);

	if (utf8_valid(file.data, file.length) < file.length)
		file = STRING("?");
	json_object_set_new(head, "file", value_text(file));
	json_object_set_new(head, "line", json_integer((json_int_t)bad->line));
	json_object_set_new(head, "column",
			    json_integer((json_int_t)bad->column));
	json_object_set_new(head, "error", json_string(bad->why));
	value_add(out, head);
	json_decref(head);
	out->length--;
}

static struct string without_line_end(struct string line)
{
	if (line.length && line.data[line.length - 1] == '\n')
		line.length--;
	return line;
}

static void add_reject(struct job *job, const struct badline *bad)
{
	struct buffer *out = &job->rejects;
	struct string line = without_line_end(bad->bytes);

	add_head(out, bad);
	if (utf8_valid(line.data, line.length) == line.length) {
		buffer_add_text(out, ",\"input\":");
		json_add_text(out, line);
	} else {
		buffer_add_text(out, ",\"input_base64\":\"");
		add_base64(out, line);
		buffer_add_byte(out, '"');
	}
	buffer_add_text(out, "}\n");
}

/* All but the keeping of the line, which comes whole or in parts. */
static void badline_count(const struct filter *filter, struct job *job,
			  const struct badline *bad)
{
	struct counts *counts = job->counts;

	counts->records++;
	counts->bad++;
	if (filter->settings.on_error == ON_ERROR_REPORT ||
	    filter->settings.on_error == ON_ERROR_STOP) {
		add_place(job, bad);
		job->bad = true;
	}
	job->stop |= filter->settings.on_error == ON_ERROR_STOP;
}

void badline_add(const struct filter *filter, struct job *job,
		 const struct badline *bad)
{
	badline_count(filter, job, bad);
	if (filter->settings.errors)
		add_reject(job, bad);
	if (filter->settings.on_error == ON_ERROR_PASS) {
		struct string line = without_line_end(bad->bytes);
		buffer_add(&job->out, line.data, line.length);
		buffer_add_byte(&job->out, '\n');
	}
}

void badline_add_part(const struct filter *filter, struct job *job)
{
	const struct piece *piece = &job->piece;
	struct string part = { piece->bytes.data, piece->bytes.length };
	bool last = piece->kind == PIECE_LONG_END;
	struct badline bad = { piece->file, piece->line,
			       (uint64_t)filter->settings.max_line + 1,
			       TOO_LONG, part };

	part = without_line_end(part);
	if (piece->kind == PIECE_LONG_START)
		badline_count(filter, job, &bad);
	if (filter->settings.errors) {
		if (piece->kind == PIECE_LONG_START) {
			add_head(&job->rejects, &bad);
			buffer_add_text(&job->rejects, ",\"input_base64\":\"");
		}
		add_base64(&job->rejects, part);
		if (last)
			buffer_add_text(&job->rejects, "\"}\n");
	}
	if (filter->settings.on_error == ON_ERROR_PASS) {
		buffer_add(&job->out, part.data, part.length);
		if (last)
			buffer_add_byte(&job->out, '\n');
	}
}
