/* workers.c - N records at once, results in order: the only user of threads
 *
 * In: jobs, in order. Out: the same jobs, worked on, in the same order.
 *
 * All jobs under way stand in one list, in the order in which they were
 * submitted. A worker takes the first that nobody took; since they are taken
 * in order, the list has three parts:
 *
 *     oldest -> finished, running -> running -> waiting -> newest
 *                                               ^untaken
 *
 * Who finishes the oldest delivers it, and those behind it that are finished.
 * A flag says that somebody is at it, so that `done` runs without the lock and
 * yet one at a time; who finishes a job meanwhile leaves it in the list, and
 * the one who delivers looks again before it stops.
 *
 * The reader waits if enough jobs wait already, or if the bytes of all jobs
 * under way pass the limit. The latter happens when one large job is the
 * oldest and many that are finished wait behind it.
 *
 * Source: the usual monitor (Hoare 1974), with POSIX mutex and conditions.
 * What it gets wrong: what a job will write is not known before it is done, so
 * the jobs that are running may together pass the limit.
 */
#include "stream/workers.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

/* A spare job's buffers are kept up to this, so that ordinary pieces need no
 * new memory and a line of many megabytes does not stay. */
#define KEEP ((size_t)1 << 20)

/* A tagged piece is twenty times as long as it was; where there is one job at
 * a time its output stays, too. */
#define KEEP_ALONE ((size_t)4 << 20)

/* One that a worker is at and one that waits for it, so that none is idle
 * when the reader is late; a waiting job is no more than its piece. */
#define JOBS_PER_WORKER 2

struct workers {
	struct workers_setup setup;
	pthread_t *threads;
	void **states;    /* one a thread, or one in all */
	int thread_count; /* 0: all happens in workers_submit */

	pthread_mutex_t lock; /* of all that follows */
	pthread_cond_t work;  /* something is untaken, or no more will come */
	pthread_cond_t room;  /* a job was delivered */
	struct job *oldest, *newest, *untaken;
	struct job *spare;    /* for use again */
	struct job *filling;  /* given out by workers_job */
	int spare_count;
	int unfinished;       /* jobs untaken or running */
	size_t bytes;         /* of jobs under way, not yet given back */
	int started;          /* threads that have their state */
	bool delivering, stopped, ending;
};

int workers_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : count > 1024 ? 1024 : (int)count;
}

static size_t job_bytes(const struct job *job)
{
	return job->piece.bytes.room + job->out.room + job->messages.room +
	       job->rejects.room;
}

static struct job *job_new(size_t counts_size)
{
	struct job *job = memory_new(sizeof *job);

	memset(job, 0, sizeof *job);
	job->counts = memory_new(counts_size);
	memset(job->counts, 0, counts_size);
	return job;
}

static void job_free(struct job *job)
{
	if (!job)
		return;
	buffer_free(&job->piece.bytes);
	buffer_free(&job->out);
	buffer_free(&job->messages);
	buffer_free(&job->rejects);
	free(job->counts);
	free(job);
}

static void job_clear(const struct workers *workers, struct job *job)
{
	size_t counts_size = workers->setup.counts_size;

	buffer_reset(&job->piece.bytes, KEEP);
	buffer_reset(&job->out, workers->thread_count ? KEEP : KEEP_ALONE);
	buffer_reset(&job->messages, KEEP);
	buffer_reset(&job->rejects, KEEP);
	memset(job->counts, 0, counts_size);
	job->bad = job->stop = job->finished = false;
	job->bytes = 0;
	job->next = NULL;
}

/* With the lock: put a delivered and cleared job aside for use again. */
static void job_spare(struct workers *workers, struct job *job)
{
	if (workers->spare_count > JOBS_PER_WORKER * workers->thread_count) {
		job_free(job);
		return;
	}
	job->next = workers->spare;
	workers->spare = job;
	workers->spare_count++;
}

/* With the lock: note what the job holds now. */
static void job_weigh(struct workers *workers, struct job *job)
{
	workers->bytes -= job->bytes;
	job->bytes = job_bytes(job);
	workers->bytes += job->bytes;
}

/* With the lock, which is open while `done` runs: deliver the oldest jobs as
 * far as they are finished, unless another thread is at it. */
static void workers_deliver(struct workers *workers)
{
	const struct workers_setup *setup = &workers->setup;
	struct job *job;

	if (workers->delivering)
		return;
	workers->delivering = true;
	while ((job = workers->oldest) && job->finished) {
		size_t bytes = job->bytes;
		bool stop = workers->stopped;

		workers->oldest = job->next;
		pthread_mutex_unlock(&workers->lock);
		if (!stop) {
			setup->done(setup->shared, job);
			stop = job->stop;
		}
		job_clear(workers, job);
		pthread_mutex_lock(&workers->lock);
		workers->stopped = stop;
		workers->bytes -= bytes;
		job_spare(workers, job);
		pthread_cond_signal(&workers->room);
	}
	workers->delivering = false;
}

/* With the lock, which is open while `work` runs. */
static void workers_take(struct workers *workers, void *state)
{
	struct job *job = workers->untaken;
	bool dropped = workers->stopped;

	workers->untaken = job->next;
	pthread_mutex_unlock(&workers->lock);
	if (!dropped)
		workers->setup.work(state, job);
	pthread_mutex_lock(&workers->lock);
	job->finished = true;
	job_weigh(workers, job);
	workers->unfinished--;
	pthread_cond_signal(&workers->room);
	workers_deliver(workers);
}

static void *worker_run(void *argument)
{
	struct workers *workers = argument;

	pthread_mutex_lock(&workers->lock);
	void *state = workers->states[workers->started++];
	for (;;) {
		if (workers->untaken)
			workers_take(workers, state);
		else if (workers->ending)
			break;
		else
			pthread_cond_wait(&workers->work, &workers->lock);
	}
	pthread_mutex_unlock(&workers->lock);
	return NULL;
}

/* If the system refuses some threads, those that there are do the work. */
static void threads_start(struct workers *workers)
{
	int wanted = workers->setup.count > 1 ? workers->setup.count : 0;
	int *count = &workers->thread_count;

	workers->threads = memory_new((size_t)wanted * sizeof(pthread_t));
	while (*count < wanted && pthread_create(&workers->threads[*count],
						 NULL, worker_run,
						 workers) == 0)
		++*count;
}

struct workers *workers_start(const struct workers_setup *setup)
{
	struct workers *workers = memory_new(sizeof *workers);
	size_t count = (size_t)setup->count;

	memset(workers, 0, sizeof *workers);
	workers->setup = *setup;
	pthread_mutex_init(&workers->lock, NULL);
	pthread_cond_init(&workers->work, NULL);
	pthread_cond_init(&workers->room, NULL);
	workers->states = memory_new(count * sizeof *workers->states);
	for (size_t i = 0; i < count; i++)
		workers->states[i] = setup->state_new(setup->shared);
	threads_start(workers);
	return workers;
}

static bool workers_full(const struct workers *workers)
{
	return workers->unfinished >=
		       JOBS_PER_WORKER * workers->thread_count ||
	       workers->bytes > workers->setup.max_bytes;
}

/* With the lock: a job that `filling` does not hold yet. */
static struct job *job_take(struct workers *workers)
{
	struct job *job = workers->spare;

	if (!job)
		return job_new(workers->setup.counts_size);
	workers->spare = job->next;
	workers->spare_count--;
	job->next = NULL;
	return job;
}

struct job *workers_job(struct workers *workers)
{
	struct job *job = NULL;

	pthread_mutex_lock(&workers->lock);
	while (workers->thread_count && !workers->stopped &&
	       workers_full(workers))
		pthread_cond_wait(&workers->room, &workers->lock);
	if (!workers->stopped) {
		if (!workers->filling)
			workers->filling = job_take(workers);
		job = workers->filling;
	}
	pthread_mutex_unlock(&workers->lock);
	return job;
}

/* Without threads: all at once. */
static void job_run(struct workers *workers, struct job *job)
{
	const struct workers_setup *setup = &workers->setup;

	setup->work(workers->states[0], job);
	setup->done(setup->shared, job);
	workers->stopped = job->stop;
	job_clear(workers, job);
	job_spare(workers, job);
}

void workers_submit(struct workers *workers, struct job *job)
{
	workers->filling = NULL;
	if (!workers->thread_count) {
		job_run(workers, job);
		return;
	}
	pthread_mutex_lock(&workers->lock);
	if (workers->oldest)
		workers->newest->next = job;
	else
		workers->oldest = job;
	workers->newest = job;
	if (!workers->untaken)
		workers->untaken = job;
	workers->unfinished++;
	job_weigh(workers, job);
	pthread_cond_signal(&workers->work);
	pthread_mutex_unlock(&workers->lock);
}

static void workers_free(struct workers *workers)
{
	struct job *job;

	for (int i = 0; i < workers->setup.count; i++)
		workers->setup.state_free(workers->states[i]);
	while ((job = workers->spare)) {
		workers->spare = job->next;
		job_free(job);
	}
	job_free(workers->filling);
	pthread_mutex_destroy(&workers->lock);
	pthread_cond_destroy(&workers->work);
	pthread_cond_destroy(&workers->room);
	free(workers->threads);
	free(workers->states);
	free(workers);
}

void workers_finish(struct workers *workers)
{
	pthread_mutex_lock(&workers->lock);
	workers->ending = true;
	pthread_cond_broadcast(&workers->work);
	pthread_mutex_unlock(&workers->lock);
	for (int i = 0; i < workers->thread_count; i++)
		pthread_join(workers->threads[i], NULL);
	workers_free(workers);
}
