/* worker.h - what a worker does with one job: lines in, lines out
 *
 * For struct workers_setup; `shared` is a struct filter, the counts of a job
 * are a struct counts.
 */
#ifndef WORKER_H
#define WORKER_H

#include "stream/workers.h"

void *worker_new(void *shared);
void worker_free(void *state);
void worker_work(void *state, struct job *job);

#endif
