/* output.h - the stream out: standard output or a file, plain or gzip
 *
 * Nothing is silent: each function that fails keeps the first error, and
 * output_close() tells.
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct output_options {
	const char *file; /* -o; NULL or "-": standard output */
	bool gzip;        /* -z */
};

struct output;

/* Must be called before any other file is opened, since a closed standard
 * output would else be taken by it. A FILE that is regular or new is written
 * under a temporary name beside it; a link is followed to what it means; a
 * device or FIFO is written to as it is. NULL with errno if that cannot be. */
struct output *output_open(const struct output_options *options);

/* False after a failed write: no use in going on. */
bool output_write(struct output *output, const char *bytes, size_t length);
bool output_flush(struct output *output);

/* Flushes and closes. With `keep` the file gets its name, else it is
 * removed. False with errno if anything failed since the start. */
bool output_close(struct output *output, bool keep);

/* Removes a temporary file; safe in a signal handler. */
void output_abandon(void);

#endif
