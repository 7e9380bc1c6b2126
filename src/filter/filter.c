/* filter.c - the loop of all programs, and their exit status
 *
 * The main thread reads pieces and submits them as jobs; workers turn them
 * into output (worker.c); what a job left is written by job_done, in the order
 * of the input. Status: 2 if a file, the output or memory failed or
 * --on-error=stop met a bad line, else 1 if a bad line was reported, else 0.
 */
#include "filter/filter.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "filter/checks.h"
#include "filter/progress.h"
#include "filter/worker.h"
#include "nlp/caches.h"
#include "stream/value.h"

/* Pieces and results under way at once: a piece of 64 KiB becomes 1 MiB of
 * tagged tokens, and others are ready while the oldest is not. */
#define UNDER_WAY(jobs) (((size_t)2 << 20) * (2 + (size_t)(jobs)))

enum status { STATUS_GOOD, STATUS_BAD_RECORDS, STATUS_FAILED };

/* Begins with the filter, which is what the workers see of it. */
struct run {
	struct filter filter;
	struct input *input;
	struct output *output;
	FILE *rejects;
	struct progress progress;
	struct counts counts;
	bool bad, stopped, output_failed;
};

static void counts_add(struct counts *sum, const struct counts *job)
{
	sum->records += job->records;
	sum->bad += job->bad;
	sum->without_text += job->without_text;
	sum->not_english += job->not_english;
	sum->html += job->html;
	sum->bytes_in += job->bytes_in;
	sum->bytes_out += job->bytes_out;
	sum->failed |= job->failed;
}

static void messages_print(struct run *run, const struct buffer *messages)
{
	const char *at = messages->data;
	size_t left = messages->length;

	if (left)
		progress_end(&run->progress);
	while (left) {
		size_t n = (size_t)((const char *)memchr(at, '\n', left) - at);
		error_print("%.*s", (int)n, at);
		at += n + 1;
		left -= n + 1;
	}
}

/* Up to and with the first line end. */
static size_t line_length(const char *at, size_t left)
{
	const char *newline = memchr(at, '\n', left);

	return newline ? (size_t)(newline - at) + 1 : left;
}

/* With -u a flush after every line, else one where the input would block. */
static bool job_write(struct run *run, const struct job *job)
{
	const char *at = job->out.data;
	size_t left = job->out.length;

	while (left) {
		size_t length = left;
		if (run->filter.settings.unbuffered)
			length = line_length(at, left);
		if (!output_write(run->output, at, length))
			return false;
		if (length < left && !output_flush(run->output))
			return false;
		at += length;
		left -= length;
	}
	bool flush = job->piece.before_block ||
		     run->filter.settings.unbuffered;
	return !flush || output_flush(run->output);
}

/* In the order of the input, one at a time. */
static void job_done(void *shared, struct job *job)
{
	struct run *run = shared;

	counts_add(&run->counts, job->counts);
	run->bad |= job->bad;
	if (!job_write(run, job)) {
		run->output_failed = true;
		job->stop = true;
	}
	messages_print(run, &job->messages);
	if (run->rejects && job->rejects.length) {
		fwrite(job->rejects.data, 1, job->rejects.length,
		       run->rejects);
		if (job->piece.before_block)
			fflush(run->rejects);
	}
	run->stopped |= job->stop;
	if (job->stop)
		input_stop(run->input);
	progress_show(&run->progress, &run->counts, input_done(run->input),
		      input_total(run->input));
}

/* Takes up to `skip` records off the piece's front; returns how many are
 * still to be skipped. A file of --raw and a line over the limit are one
 * record, of which no line is left. */
static long piece_skip(struct piece *piece, long skip)
{
	char *start = piece->bytes.data, *at = start;
	char *end = at + piece->bytes.length;

	if (piece->kind != PIECE_LINES) {
		if (piece->kind == PIECE_FILE || piece->kind == PIECE_LONG_END)
			skip--;
		piece->kind = PIECE_LINES;
		piece->bytes.length = 0;
		return skip;
	}
	while (skip && at < end) {
		char *newline = memchr(at, '\n', (size_t)(end - at));
		char *next = newline ? newline + 1 : end;
		while (at < next && strchr(" \t\r\n\x1e", *at) && *at)
			at++;
		skip -= at < next;
		piece->line++;
		at = next;
	}
	piece->bytes.length = (size_t)(end - at);
	memmove(start, at, piece->bytes.length);
	return skip;
}

/* Words that are remembered: more than 97 in 100 of a newspaper's, since half
 * as many are that. They take 55 MB when all are there. */
#define CACHED ((size_t)32 * 1024)

static void run_jobs(struct run *run)
{
	const struct workers_setup setup = {
		.count = (int)run->filter.settings.jobs,
		.max_bytes = UNDER_WAY(run->filter.settings.jobs),
		.counts_size = sizeof(struct counts),
		.state_new = worker_new,
		.state_free = worker_free,
		.work = worker_work,
		.done = job_done,
		.shared = run,
	};
	const struct tagging *tags = run->filter.program->tagging;

	if (tags)
		run->filter.caches = tags->caches_new(CACHED);
	struct workers *workers = workers_start(&setup);
	long skip = run->filter.settings.skip;
	struct job *job;

	while ((job = workers_job(workers))) {
		input_next(run->input, &job->piece);
		enum piece_kind kind = job->piece.kind;
		if (skip && kind != PIECE_ERROR && kind != PIECE_STOPPED)
			skip = piece_skip(&job->piece, skip);
		workers_submit(workers, job);
		if (kind == PIECE_STOPPED)
			break;
	}
	workers_finish(workers);
	caches_free(&run->filter.caches);
}

static bool rejects_close(struct run *run)
{
	if (!run->rejects)
		return true;
	bool good = fflush(run->rejects) == 0 && !ferror(run->rejects);
	int error = errno;
	good = fclose(run->rejects) == 0 && good;
	if (!good)
		error_print("%s: %s", run->filter.settings.errors,
			    strerror(error));
	return good;
}

/* Once, at the end; a program that reads our messages as failures said so by
 * what it does with bad lines. */
static void advise(const struct run *run)
{
	enum on_error on_error = (enum on_error)run->filter.settings.on_error;

	if (run->counts.html && on_error != ON_ERROR_PASS &&
	    on_error != ON_ERROR_SKIP)
		error_print("%llu texts are HTML, whose tags are residue: "
			    "extract the text first",
			    (unsigned long long)run->counts.html);
}

/* Whether the output is worth its name: all was written and read. */
static enum status run_close(struct run *run)
{
	const char *file = run->filter.settings.output.file;
	bool failed = run->counts.failed || run->stopped;

	input_close(run->input);
	progress_finish(&run->progress, &run->counts);
	advise(run);
	failed |= !rejects_close(run);
	if (!output_close(run->output, !failed)) {
		error_print("%s: %s", file ? file : "standard output",
			    strerror(errno));
		failed = true;
	}
	return failed ? STATUS_FAILED : run->bad ? STATUS_BAD_RECORDS
						 : STATUS_GOOD;
}

static void signal_end(int number)
{
	output_abandon();
	raise(number); /* its default action was put back on entry */
}

/* What is ignored stays ignored, as nohup(1) wants it. */
static void signals_start(void)
{
	static const int ends[] = {
		SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXCPU, SIGXFSZ
	};
	struct sigaction action, old;

	memset(&action, 0, sizeof action);
	action.sa_handler = signal_end;
	action.sa_flags = (int)SA_RESETHAND | SA_NODEFER;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (sigaction(ends[i], NULL, &old) == 0 &&
		    old.sa_handler == SIG_DFL)
			sigaction(ends[i], &action, NULL);
	memory_at_failure(output_abandon);
}

static bool run_open(struct run *run)
{
	const struct settings *settings = &run->filter.settings;
	const char *file = settings->output.file;

	run->output = output_open(&settings->output);
	if (!run->output) {
		error_print("%s: %s", file ? file : "standard output",
			    strerror(errno));
		return false;
	}
	signals_start();
	if (settings->errors)
		run->rejects = fopen(settings->errors, "w");
	if (settings->errors && !run->rejects) {
		error_print("%s: %s", settings->errors, strerror(errno));
		output_close(run->output, false);
		return false;
	}
	run->input = input_open(&settings->input);
	return true;
}

static enum status run_all(struct run *run)
{
	struct arena arena;
	enum status status = STATUS_FAILED;

	arena_init(&arena);
	if (filter_check(&run->filter, &arena) && run_open(run)) {
		progress_start(&run->progress, run->filter.settings.progress,
			       run->filter.settings.output.file);
		run_jobs(run);
		status = run_close(run);
		if (run->filter.settings.stats)
			stats_print(&run->filter, &run->progress,
				    &run->counts);
	}
	arena_free(&arena);
	return status;
}

/* What was printed with stdio went out. */
static enum status stdout_end(void)
{
	if (fflush(stdout) == 0)
		return STATUS_GOOD;
	error_print("standard output: %s", strerror(errno));
	return STATUS_FAILED;
}

static enum status help_print(const struct program *program)
{
	struct buffer text = BUFFER_EMPTY;

	options_usage(&text, program->bit, program->name);
	options_help(&text, program->bit);
	fwrite(text.data, 1, text.length, stdout);
	buffer_free(&text);
	return stdout_end();
}

static void usage_print(const struct program *program)
{
	struct buffer text = BUFFER_EMPTY;

	options_usage(&text, program->bit, program->name);
	fwrite(text.data, 1, text.length, stderr);
	buffer_free(&text);
}

static enum status run_as_asked(struct run *run, int argc, char **argv,
				char **operands)
{
	const struct program *program = run->filter.program;
	struct settings *settings = &run->filter.settings;

	if (!options_parse(settings, program->bit, argc, argv, operands)) {
		usage_print(program);
		return STATUS_FAILED;
	}
	if (settings->help)
		return help_print(program);
	if (settings->version) {
		version_print(program);
		return stdout_end();
	}
	return run_all(run);
}

int filter_main(const struct program *program, int argc, char **argv)
{
	struct run run;

	memset(&run, 0, sizeof run);
	run.filter.program = program;
	error_program(program->name);
	memory_start();
	value_start();
	char **operands = memory_new((size_t)argc * sizeof *operands);
	enum status status = run_as_asked(&run, argc, argv, operands);
	free(operands);
	return (int)status;
}
