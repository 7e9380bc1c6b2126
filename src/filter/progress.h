/* progress.h - how far the stream is, while it runs and at the end
 *
 * The only user of the clock: nothing here decides a byte of the output.
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "filter/filter.h"

struct progress {
	bool on, terminal, asked;
	double started, shown; /* seconds */
};

/* On if it was asked for, or if standard error is a terminal and the output,
 * `file` or standard output, is neither a terminal nor a pipe. */
void progress_start(struct progress *progress, bool asked, const char *file);

/* To be called often: shows a line once in a while. `done` and `total` are
 * bytes as they lie on disk; total 0 if not known. */
void progress_show(struct progress *progress, const struct counts *counts,
		   uint64_t done, uint64_t total);

/* Takes the line off the terminal. */
void progress_end(struct progress *progress);

/* At the end of the run: the same, and what was asked for in full. */
void progress_finish(struct progress *progress, const struct counts *counts);

/* --stats: one JSON object on standard error. */
void stats_print(const struct filter *filter, const struct progress *progress,
		 const struct counts *counts);

/* --version: on standard output. */
void version_print(const struct program *program);

#endif
