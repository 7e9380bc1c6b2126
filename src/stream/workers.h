/* workers.h - N records at once, results in order: the only user of threads
 *
 * The caller's thread reads: it takes an empty job, fills its piece and
 * submits it. A worker runs `work` on it. Whoever finishes the oldest
 * unfinished job runs `done` on it and on those behind it that are ready, one
 * at a time and in the order of submission. With one worker all of it happens
 * inside workers_submit, and there are no threads.
 *
 * Memory is bounded by bytes: workers_job() waits while the pieces and results
 * under way hold more than the limit, unless nothing is under way.
 */
#ifndef WORKERS_H
#define WORKERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "stream/input.h"

struct job {
	struct piece piece;
	struct buffer out;      /* lines for the output */
	struct buffer messages; /* lines for standard error */
	struct buffer rejects;  /* lines for --errors */
	bool bad;               /* some record was bad: status 1 */
	bool stop;              /* nothing behind this job counts: status 2 */
	void *counts;           /* what the caller keeps a job; see setup */
	struct job *next;       /* these three are for workers.c alone */
	size_t bytes;
	bool finished;
};

struct workers_setup {
	int count;           /* 1 or more */
	size_t max_bytes;    /* under way at once */
	size_t counts_size;  /* bytes of job->counts, zeroed for each job */
	void *(*state_new)(void *shared);  /* one a worker */
	void (*state_free)(void *state);
	void (*work)(void *state, struct job *job);
	void (*done)(void *shared, struct job *job); /* may set job->stop */
	void *shared;
};

struct workers;

struct workers *workers_start(const struct workers_setup *setup);

/* An empty job to fill, or NULL when a job came out of `done` with `stop` set:
 * those behind it are dropped. May be left without being submitted. */
struct job *workers_job(struct workers *workers);
void workers_submit(struct workers *workers, struct job *job);

/* Waits for all that was submitted, ends the threads, frees everything. */
void workers_finish(struct workers *workers);

/* Processors online. */
int workers_processors(void);

#endif
