/* progress.c - progress, statistics, version */
#include "filter/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "model/blob.h"
#include "stream/value.h"

/* On a terminal the line is renewed; in a log each line stays. */
#define TERMINAL_SECONDS 0.25
#define LOG_SECONDS 10.0

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Whether nobody else writes to the terminal what we write: the next program
 * of a pipe may do so, and has progress of its own. */
static bool goes_to_file(const char *file)
{
	struct stat status;

	if (file && strcmp(file, "-") != 0)
		return true;
	return fstat(STDOUT_FILENO, &status) == 0 &&
	       !S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode) &&
	       !isatty(STDOUT_FILENO);
}

void progress_start(struct progress *progress, bool asked, const char *file)
{
	bool terminal = isatty(STDERR_FILENO);

	progress->started = progress->shown = now();
	progress->terminal = terminal;
	progress->asked = asked;
	progress->on = asked || (terminal && goes_to_file(file));
}

static void add_time_left(struct buffer *line, double seconds, double share)
{
	if (share <= 0)
		return;
	long left = (long)(seconds / share * (1 - share));
	buffer_format(line, ", %d %%, %ld:%02ld left", (int)(share * 100),
		      left / 60, left % 60);
}

static void line_print(const struct progress *progress,
		       const struct counts *counts, double share, bool stays)
{
	double seconds = progress->shown - progress->started;
	struct buffer line = BUFFER_EMPTY;

	buffer_format(&line, "%s%s: %llu records, %.1f MB/s",
		      progress->terminal ? "\r\033[K" : "",
		      error_program_name(),
		      (unsigned long long)counts->records,
		      (double)counts->bytes_in / 1e6 / (seconds + 1e-9));
	add_time_left(&line, seconds, share);
	if (stays)
		buffer_add_byte(&line, '\n');
	fwrite(line.data, 1, line.length, stderr);
	fflush(stderr);
	buffer_free(&line);
}

void progress_show(struct progress *progress, const struct counts *counts,
		   uint64_t done, uint64_t total)
{
	double time = progress->on ? now() : 0;
	double wait = progress->terminal ? TERMINAL_SECONDS : LOG_SECONDS;

	if (!progress->on || time - progress->shown < wait)
		return;
	progress->shown = time;
	line_print(progress, counts,
		   total ? (double)done / (double)total : 0,
		   !progress->terminal);
}

void progress_end(struct progress *progress)
{
	if (progress->on && progress->terminal)
		fputs("\r\033[K", stderr);
}

void progress_finish(struct progress *progress, const struct counts *counts)
{
	progress_end(progress);
	if (!progress->asked)
		return;
	progress->shown = now();
	line_print(progress, counts, 0, true);
}

static void set_count(json_t *object, const char *key, uint64_t count)
{
	json_object_set_new(object, key, json_integer((json_int_t)count));
}

static void checksum_write(char text[17], const struct program_model *model)
{
	snprintf(text, 17, "%016llx",
		 (unsigned long long)blob_checksum(blob_native(model->blob)));
}

static json_t *models_new(const struct program *program)
{
	json_t *models = json_object();

	for (const struct program_model *m = program->models; m->name; m++) {
		char text[17];
		checksum_write(text, m);
		json_object_set_new(models, m->name, json_string(text));
	}
	return models;
}

void stats_print(const struct filter *filter, const struct progress *progress,
		 const struct counts *counts)
{
	json_t *stats = json_object();
	struct buffer line = BUFFER_EMPTY;
	uint64_t milliseconds = (uint64_t)((now() - progress->started) * 1000);

	json_object_set_new(stats, "program",
			    json_string(filter->program->name));
	json_object_set_new(stats, "version", json_string(VERSION));
	json_object_set_new(stats, "models", models_new(filter->program));
	set_count(stats, "records", counts->records);
	set_count(stats, "bad", counts->bad);
	set_count(stats, "without_text", counts->without_text);
	set_count(stats, "not_english", counts->not_english);
	set_count(stats, "bytes_in", counts->bytes_in);
	set_count(stats, "bytes_out", counts->bytes_out);
	set_count(stats, "milliseconds", milliseconds);
	value_add(&line, stats);
	buffer_add_byte(&line, '\n');
	fwrite(line.data, 1, line.length, stderr);
	buffer_free(&line);
	json_decref(stats);
}

void version_print(const struct program *program)
{
	printf("%s (copydesk) %s\n", program->name, VERSION);
	for (const struct program_model *m = program->models; m->name; m++) {
		char text[17];
		checksum_write(text, m);
		printf("model %s %s\n", m->name, text);
	}
}
