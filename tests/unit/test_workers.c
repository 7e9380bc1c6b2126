/* test_workers.c - jobs done by any thread, delivered in order
 *
 * Also to be run under -fsanitize=thread.
 */
#include "stream/workers.h"

#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "tap.h"

/* What a job's counts hold, and what the test knows. */
struct tally {
	uint64_t bytes;
};

struct test {
	uint64_t delivered;      /* jobs, in order */
	uint64_t sum;            /* of the counts */
	uint64_t stop_at;        /* the job that stops, or none */
	bool ordered, copied;
	atomic_int inside;       /* threads in `done` */
	atomic_bool alone;       /* never two of them */
	atomic_int states;       /* made and not freed */
	atomic_int working, most; /* jobs in `work` at once, the most ever */
	atomic_ullong seen;      /* `delivered`, for other threads */
};

struct state {
	struct test *test;
	bool busy; /* a state belongs to one thread: never two in it */
};

static void *state_new(void *shared)
{
	struct state *state = memory_new(sizeof *state);

	state->test = shared;
	state->busy = false;
	atomic_fetch_add(&state->test->states, 1);
	return state;
}

static void state_free(void *memory)
{
	struct state *state = memory;

	atomic_fetch_sub(&state->test->states, 1);
	free(state);
}

static void most_note(struct test *test, int now)
{
	int most = atomic_load(&test->most);

	while (now > most &&
	       !atomic_compare_exchange_weak(&test->most, &most, now))
		;
}

/* The result is the piece, twice. Some jobs take longer than others. */
static void work(void *memory, struct job *job)
{
	struct state *state = memory;
	struct test *test = state->test;
	struct tally *tally = job->counts;

	if (state->busy)
		atomic_store(&test->alone, false);
	state->busy = true;
	most_note(test, atomic_fetch_add(&test->working, 1) + 1);
	if (job->piece.line % 7 == 3)
		poll(NULL, 0, (int)(job->piece.line % 5));
	for (int i = 0; i < 2; i++)
		buffer_add(&job->out, job->piece.bytes.data,
			   job->piece.bytes.length);
	tally->bytes += job->piece.bytes.length;
	job->stop = job->piece.line == test->stop_at;
	atomic_fetch_sub(&test->working, 1);
	state->busy = false;
}

static void deliver(void *shared, struct job *job)
{
	struct test *test = shared;
	struct tally *tally = job->counts;
	struct buffer *in = &job->piece.bytes;

	if (atomic_fetch_add(&test->inside, 1) != 0)
		atomic_store(&test->alone, false);
	test->ordered &= job->piece.line == ++test->delivered;
	test->copied &= job->out.length == 2 * in->length &&
			!memcmp(job->out.data + in->length, in->data,
				in->length);
	test->sum += tally->bytes;
	atomic_fetch_sub(&test->inside, 1);
	atomic_store(&test->seen, test->delivered);
}

static struct workers *test_start(struct test *test, int count,
				  size_t max_bytes)
{
	struct workers_setup setup = {
		count, max_bytes, sizeof(struct tally), state_new, state_free,
		work, deliver, test
	};

	memset(test, 0, sizeof *test);
	test->ordered = test->copied = true;
	atomic_store(&test->alone, true);
	return workers_start(&setup);
}

/* The piece of job `number` has `length` bytes. */
static void fill(struct job *job, uint64_t number, size_t length)
{
	job->piece.kind = PIECE_LINES;
	job->piece.line = number;
	job->piece.bytes.length = 0;
	memset(buffer_reserve(&job->piece.bytes, length),
	       (int)('a' + number % 26), length);
	job->piece.bytes.length = length;
}

static void test_order(int count)
{
	struct test test;
	struct workers *workers = test_start(&test, count, 1 << 20);
	uint64_t jobs = 300, sum = 0;
	bool empty = true;

	for (uint64_t i = 1; i <= jobs; i++) {
		struct job *job = workers_job(workers);
		struct tally *tally = job->counts;
		empty &= !job->out.length && !job->messages.length &&
			 !job->rejects.length && !tally->bytes && !job->bad;
		fill(job, i, (size_t)(i * 37 % 5000) + 1);
		sum += i * 37 % 5000 + 1;
		job->bad = true;
		workers_submit(workers, job);
	}
	workers_job(workers); /* and leave it */
	workers_finish(workers);
	ok(test.delivered == jobs && test.ordered && test.copied &&
	   test.sum == sum && empty, "%d workers: all jobs, in order", count);
	ok(atomic_load(&test.alone) && !atomic_load(&test.states) &&
	   atomic_load(&test.most) <= count,
	   "%d workers: one delivery at a time, a state a thread", count);
}

static void test_nothing(int count)
{
	struct test test;

	workers_finish(test_start(&test, count, 1 << 20));
	ok(test.delivered == 0 && !atomic_load(&test.states),
	   "%d workers and no job", count);
}

static void test_stop(int count)
{
	struct test test;
	struct workers *workers = test_start(&test, count, 1 << 20);
	struct job *job;
	uint64_t submitted = 0;

	test.stop_at = 50;
	while ((job = workers_job(workers))) {
		fill(job, ++submitted, 100);
		workers_submit(workers, job);
	}
	workers_finish(workers);
	ok(test.delivered == 50 && test.ordered && submitted >= 50,
	   "%d workers: a stop is delivered, and nothing after it", count);
}

/* A job is delivered though no other follows. */
static void test_prompt(void)
{
	struct test test;
	struct workers *workers = test_start(&test, 4, 1 << 20);
	bool prompt = true;

	for (uint64_t i = 1; i <= 20; i++) {
		struct job *job = workers_job(workers);
		fill(job, i, 10);
		workers_submit(workers, job);
		for (int wait = 0; wait < 5000; wait++) {
			if (atomic_load(&test.seen) == i)
				break;
			poll(NULL, 0, 1);
		}
		prompt &= atomic_load(&test.seen) == i;
	}
	workers_finish(workers);
	ok(prompt, "each job is delivered at once when it is done");
}

/* The first job takes long, and those behind it wait for it when they are
 * done: they may be many, but not many bytes. */
struct jam {
	struct test test; /* first, for state_new */
	atomic_int submitted, at_end;
};

static void jam_work(void *memory, struct job *job)
{
	struct state *state = memory;
	struct jam *jam = (struct jam *)state->test;

	if (job->piece.line == 1) {
		poll(NULL, 0, 300);
		atomic_store(&jam->at_end, atomic_load(&jam->submitted));
	}
	work(memory, job);
}

static void test_jam(size_t length, int least, int most)
{
	static struct jam jam;
	struct workers_setup setup = {
		2, 1 << 20, sizeof(struct tally), state_new, state_free,
		jam_work, deliver, &jam.test
	};
	struct workers *workers;

	workers_finish(test_start(&jam.test, 1, 1));
	atomic_store(&jam.submitted, 0);
	workers = workers_start(&setup);
	for (uint64_t i = 1; i <= 500; i++) {
		struct job *job = workers_job(workers);
		fill(job, i, length);
		workers_submit(workers, job);
		atomic_fetch_add(&jam.submitted, 1);
	}
	workers_finish(workers);
	int count = atomic_load(&jam.at_end);
	ok(count >= least && count <= most && jam.test.delivered == 500 &&
	   jam.test.ordered,
	   "behind a slow job of %zu bytes %d others were let in", length,
	   count);
}

/* A job larger than all that is allowed is done alone. */
static void test_large(void)
{
	struct test test;
	struct workers *workers = test_start(&test, 4, 100000);

	for (uint64_t i = 1; i <= 100; i++) {
		struct job *job = workers_job(workers);
		fill(job, i, i % 10 ? 1000 : 5000000);
		workers_submit(workers, job);
	}
	workers_finish(workers);
	ok(test.delivered == 100 && test.ordered && test.copied,
	   "jobs larger than the limit pass, too");
}

int main(void)
{
	static const int counts[] = { 1, 2, 3, 8 };

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		test_nothing(counts[i]);
		test_order(counts[i]);
		test_stop(counts[i]);
	}
	test_prompt();
	/* One job is its piece and a result of twice that, with the room that
	 * buffers keep; eight may wait beside those. */
	test_jam(30000, 5, 30);
	test_jam(100, 200, 500);
	test_large();
	ok(workers_processors() >= 1, "there is a processor");
	return done();
}
