/* source.h - the plain bytes of one file or of standard input
 *
 * Below input: opens, waits, reads, and unpacks gzip, whatever the name. One
 * source reads all files, one after another.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum source_state {
	SOURCE_BYTES, /* some bytes came */
	SOURCE_WAIT,  /* none now without waiting */
	SOURCE_END,   /* the end of the file */
	SOURCE_ERROR  /* source_error() says what; the file is done with */
};

struct source;

struct source *source_new(void);
void source_free(struct source *source);

/* Opens a file, or "-" for standard input, which must exist until the next
 * one is opened. False with source_error() if it cannot be. */
bool source_open(struct source *source, const char *file);
void source_close(struct source *source);
const char *source_error(const struct source *source);

/* Whether opening it may have to wait for a writer. */
bool source_is_fifo(const char *file);

/* Reads at most `room` bytes to `at`, *count of them. Without `wait` it
 * answers SOURCE_WAIT instead of waiting. */
enum source_state source_read(struct source *source, char *at, size_t room,
			      bool wait, size_t *count);

/* From another thread: reading ends now, also where it is waiting; from now on
 * every file is at its end. */
void source_stop(struct source *source);
bool source_stopped(const struct source *source);

/* Bytes read from all files so far, as they lie on disk. May be called from
 * another thread. */
uint64_t source_done(const struct source *source);

/* How many source_done() will be for this file: false if nobody knows. */
bool source_size(const char *file, uint64_t *size);

#endif
