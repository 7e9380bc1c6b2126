/* input.c - files and standard input as pieces of whole lines
 *
 * In: the plain bytes of one file after another (source.c). Out: pieces.
 *
 * What was read is held in a window (window.c) until it is time to give its
 * whole lines out: when it is full, when the file is at its end, when reading
 * on would block, or when a line over the limit comes. Such a line goes out in
 * parts as it is read and is never held.
 *
 *     read  {"id":1}\n{"id":2}\n{"id":3,"te    the pipe is empty: give two
 *     read  xt":"no"}\n                        lines out, then wait
 *
 * What it gets wrong: a file that is no ndjson, but of no format that sniff.c
 * knows, is given out as lines, each of which is then an error.
 */
#include "stream/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "stream/sniff.h"
#include "stream/source.h"
#include "stream/window.h"

struct input {
	struct input_options options;
	struct source *source;
	struct window window;
	uint64_t total;

	size_t next_file; /* index of the operand after this one */
	const char *file; /* the present one, NULL between two */
	enum source_state state; /* what the last reading of it gave */
	char error[256];  /* with SOURCE_ERROR */
	bool sniffing;    /* only blanks were seen of it so far */
	bool given;       /* some of it was given out */
	bool long_line;   /* the window begins inside a line over the limit */
	uint64_t line;    /* number of the line at the window's start */
	bool unflushed;   /* a piece went out since before_block was set */
};

static char *const standard_input[] = { "-" };

static uint64_t total_size(const struct input_options *options)
{
	uint64_t total = 0, size;

	for (size_t i = 0; i < options->file_count; i++) {
		if (!source_size(options->files[i], &size))
			return 0;
		total += size;
	}
	return total;
}

struct input *input_open(const struct input_options *options)
{
	struct input *input = memory_new(sizeof *input);

	memset(input, 0, sizeof *input);
	input->options = *options;
	if (!options->file_count) {
		input->options.files = standard_input;
		input->options.file_count = 1;
	}
	input->total = total_size(&input->options);
	input->source = source_new();
	return input;
}

void input_close(struct input *input)
{
	source_free(input->source);
	window_free(&input->window);
	free(input);
}

void input_stop(struct input *input)
{
	source_stop(input->source);
}

uint64_t input_done(const struct input *input)
{
	return source_done(input->source);
}

uint64_t input_total(const struct input *input)
{
	return input->total;
}

static bool file_ended(const struct input *input)
{
	return input->state == SOURCE_END || input->state == SOURCE_ERROR;
}

static void file_read(struct input *input, bool wait)
{
	char *at = window_room(&input->window, PIECE_SIZE);
	size_t count;

	input->state = source_read(input->source, at, PIECE_SIZE, wait,
				   &count);
	input->window.bytes.length += count;
	if (input->state == SOURCE_ERROR)
		snprintf(input->error, sizeof input->error, "%s",
			 source_error(input->source));
}

/* Nothing that is still in the window is any good. */
static void file_refuse(struct input *input)
{
	input->state = SOURCE_ERROR;
	window_clear(&input->window);
}

static void piece_set(struct input *input, struct piece *piece,
		      enum piece_kind kind)
{
	piece->kind = kind;
	piece->bytes.length = 0;
	buffer_reserve(&piece->bytes, 1); /* `data` is never NULL */
	piece->file = input->file;
	piece->line = input->line;
	piece->before_block = false;
	piece->error[0] = '\0';
	input->unflushed = true;
}

static void error_give(struct input *input, struct piece *piece,
		       const char *error)
{
	piece_set(input, piece, PIECE_ERROR);
	snprintf(piece->error, sizeof piece->error, "%s", error);
}

/* No bytes, only the news that reading on would block. */
static void news_give(struct input *input, struct piece *piece)
{
	piece_set(input, piece, input->long_line ? PIECE_LONG_MORE
						 : PIECE_LINES);
	piece->before_block = true;
	input->unflushed = false;
}

/* The window's whole lines. */
static void lines_give(struct input *input, struct piece *piece)
{
	piece_set(input, piece, PIECE_LINES);
	input->line += input->window.lines;
	window_give(&input->window, input->window.whole, &piece->bytes);
	input->given = true;
}

/* Read on. If that would block, give out first what there is, or the news;
 * true if so. Nobody is told twice without a piece between. */
static bool read_on(struct input *input, struct piece *piece)
{
	file_read(input, false);
	if (input->state != SOURCE_WAIT)
		return false;
	if (input->window.lines) {
		lines_give(input, piece);
		piece->before_block = true;
		input->unflushed = false;
		return true;
	}
	if (input->unflushed) {
		news_give(input, piece);
		return true;
	}
	file_read(input, true);
	return false;
}

/* Look at the beginning of the file's text: drop a byte order mark, refuse
 * what is no text of ours. Blanks before it may be given out meanwhile. */
static void file_sniff(struct input *input)
{
	const struct signature *signature;
	struct window *window = &input->window;
	size_t at = window->start;

	while (at < window->bytes.length &&
	       memchr(" \t\r\n", window->bytes.data[at], 4))
		at++;
	if (at == window->bytes.length)
		return;
	enum sniff kind = sniff_text(window->bytes.data + at,
				     window->bytes.length - at, &signature);
	if (kind == SNIFF_MORE)
		return;
	input->sniffing = false;
	if (kind == SNIFF_BOM && at == 0 && !input->given) {
		window_skip(window, 3);
		file_sniff(input);
	} else if (kind == SNIFF_FOREIGN ||
		   (kind == SNIFF_MARKUP && !input->options.raw)) {
		sniff_advice(signature, input->file, input->error,
			     sizeof input->error);
		file_refuse(input);
	}
}

/* What is behind the last newline of a file is a line, too. */
static bool last_lines_give(struct input *input, struct piece *piece)
{
	struct window *window = &input->window;

	if (window->whole < window->bytes.length) {
		window->whole = window->searched = window->bytes.length;
		window->lines++;
	}
	if (!window->lines)
		return false;
	lines_give(input, piece);
	return true;
}

static void long_begin(struct input *input, struct piece *piece)
{
	input->long_line = true;
	input->window.searched = input->window.start;
	piece_set(input, piece, PIECE_LONG_START);
}

/* The next lines of the file; false at its end. */
static bool lines_next(struct input *input, struct piece *piece)
{
	struct window *window = &input->window;

	do {
		if (input->sniffing)
			file_sniff(input);
		bool over = window_search(window, input->options.max_line);
		bool full = window_length(window) >= PIECE_SIZE;
		if (window->lines && (full || over)) {
			lines_give(input, piece);
			return true;
		}
		if (over) {
			long_begin(input, piece);
			return true;
		}
		if (file_ended(input))
			return last_lines_give(input, piece);
	} while (!read_on(input, piece));
	return true;
}

/* Where the next part of a long line ends, and whether it is the last; 0 if
 * more must be read first. */
static size_t part_end(struct input *input, bool *last)
{
	struct window *window = &input->window;
	size_t length = window->bytes.length, full = window->start + LONG_PART;
	size_t end = length < full ? length : full, from = window->searched;
	const char *data = window->bytes.data;
	const char *newline =
		from < end ? memchr(data + from, '\n', end - from) : NULL;

	window->searched = from < end ? end : from;
	*last = newline || (end == length && file_ended(input));
	if (newline)
		return (size_t)(newline - data) + 1;
	return *last || end == full ? end : 0;
}

/* The next part of a line over the limit. */
static bool long_next(struct input *input, struct piece *piece)
{
	bool last;
	size_t end;

	while (!(end = part_end(input, &last)) && !last)
		if (read_on(input, piece))
			return true;
	piece_set(input, piece, last ? PIECE_LONG_END : PIECE_LONG_MORE);
	window_give(&input->window, end, &piece->bytes);
	if (!last)
		return true;
	input->window.searched = input->window.start;
	input->long_line = false;
	input->line++;
	return true;
}

static void raw_limit(struct input *input)
{
	if (window_length(&input->window) <= input->options.max_line)
		return;
	snprintf(input->error, sizeof input->error,
		 "longer than the limit of --max-line");
	file_refuse(input);
}

/* With raw: the whole file, once; false when that is done. */
static bool raw_next(struct input *input, struct piece *piece)
{
	if (input->given)
		return false;
	for (;;) {
		if (input->sniffing)
			file_sniff(input);
		raw_limit(input);
		if (file_ended(input))
			break;
		if (read_on(input, piece))
			return true;
	}
	if (input->state == SOURCE_ERROR && !window_length(&input->window))
		return false;
	piece_set(input, piece, PIECE_FILE);
	window_give(&input->window, input->window.bytes.length,
		    &piece->bytes);
	input->given = true;
	return true;
}

/* Open the next file. False if there is something to tell first. */
static bool file_begin(struct input *input, struct piece *piece)
{
	if (input->next_file == input->options.file_count) {
		piece_set(input, piece, PIECE_STOPPED);
		return false;
	}
	input->file = input->options.files[input->next_file];
	input->line = 1;
	if (input->unflushed && source_is_fifo(input->file)) {
		news_give(input, piece);
		input->file = NULL;
		return false;
	}
	input->next_file++;
	if (!source_open(input->source, input->file)) {
		error_give(input, piece, source_error(input->source));
		input->file = NULL;
		return false;
	}
	input->state = SOURCE_BYTES;
	input->sniffing = true;
	input->given = false;
	window_clear(&input->window);
	return true;
}

/* False if the file was read to its end without fault. */
static bool file_finish(struct input *input, struct piece *piece)
{
	bool failed = input->state == SOURCE_ERROR;

	source_close(input->source);
	if (failed)
		error_give(input, piece, input->error);
	input->file = NULL;
	return failed;
}

void input_next(struct input *input, struct piece *piece)
{
	bool told = false;

	while (!told) {
		if (!input->file && !file_begin(input, piece))
			break;
		told = input->long_line ? long_next(input, piece)
		     : input->options.raw ? raw_next(input, piece)
		     : lines_next(input, piece);
		if (!told)
			told = file_finish(input, piece);
	}
	if (source_stopped(input->source))
		piece_set(input, piece, PIECE_STOPPED);
}
