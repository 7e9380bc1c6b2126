/* source.c - the plain bytes of one file or of standard input
 *
 * In: a file's name. Out: its bytes, unpacked if it is gzip.
 *
 * The first bytes go to a buffer of our own until sniff.c knows what they are.
 * Then a plain file is read straight to where the caller wants it; of a gzip
 * file the buffer takes the packed bytes, and inflate writes straight to the
 * caller.
 *
 * "Without waiting": poll(2) says before each read whether there is something
 * to read. Packed bytes in our buffer are unpacked before that. Waiting is
 * poll(2), too, so that another thread can end it.
 *
 * What it gets wrong: a disk that is slow counts as ready, as poll(2) has it.
 */
#include "stream/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "stream/gzip.h"
#include "stream/sniff.h"

/* What a pipe holds, and enough that the system calls do not count. */
#define PACKED_SIZE ((size_t)64 * 1024)

struct source {
	const char *file;
	int fd;
	bool regular; /* never waits */
	bool ended;   /* read(2) said so; a terminal would go on after it */
	enum { UNKNOWN, PLAIN, GZIP } format;
	struct string rest; /* of `packed`, not yet used */
	struct gunzip *gunzip;
	atomic_uint_least64_t done;
	atomic_bool stopped;
	int wake[2];  /* a pipe; poll(2) hears when its last end is closed */
	char error[256];
	char packed[PACKED_SIZE];
};

struct source *source_new(void)
{
	struct source *source = memory_new(sizeof *source);

	source->fd = -1;
	source->gunzip = gunzip_new();
	atomic_init(&source->done, 0);
	atomic_init(&source->stopped, false);
	if (pipe(source->wake) != 0) /* it ends with the next bytes, then */
		source->wake[0] = source->wake[1] = -1;
	return source;
}

void source_free(struct source *source)
{
	source_close(source);
	close(source->wake[0]);
	if (!source_stopped(source))
		close(source->wake[1]);
	gunzip_free(source->gunzip);
	free(source);
}

void source_stop(struct source *source)
{
	if (!atomic_exchange(&source->stopped, true))
		close(source->wake[1]);
}

bool source_stopped(const struct source *source)
{
	return atomic_load(&source->stopped);
}

static enum source_state source_fail(struct source *source, const char *what)
{
	snprintf(source->error, sizeof source->error, "%s: %s", what,
		 strerror(errno));
	return SOURCE_ERROR;
}

bool source_open(struct source *source, const char *file)
{
	struct stat status;

	source->file = file;
	source->ended = false;
	source->format = UNKNOWN;
	source->rest = (struct string){ source->packed, 0 };
	do
		source->fd = strcmp(file, "-") == 0 ? STDIN_FILENO
					: open(file, O_RDONLY | O_CLOEXEC);
	while (source->fd < 0 && errno == EINTR);
	if (source->fd < 0) {
		source_fail(source, "cannot open");
		return false;
	}
	source->regular = fstat(source->fd, &status) == 0 &&
			  S_ISREG(status.st_mode);
	return true;
}

void source_close(struct source *source)
{
	if (source->fd > STDIN_FILENO)
		close(source->fd);
	source->fd = -1;
}

const char *source_error(const struct source *source)
{
	return source->error;
}

bool source_is_fifo(const char *file)
{
	struct stat status;

	return strcmp(file, "-") != 0 && stat(file, &status) == 0 &&
	       S_ISFIFO(status.st_mode);
}

/* Whether a read would return at once, be it with an error. With `wait` it
 * returns when that is so, or false when the source was stopped. */
static bool source_ready(const struct source *source, bool wait)
{
	struct pollfd fds[] = {
		{ .fd = source->fd, .events = POLLIN },
		{ .fd = source->wake[0], .events = POLLIN },
	};
	int count;

	do
		count = poll(fds, 2, wait ? -1 : 0);
	while (count < 0 && errno == EINTR);
	return count < 0 || fds[0].revents;
}

/* Of a file with O_NONBLOCK, which whoever started us may have set. */
static bool try_again(int error)
{
	return error == EAGAIN || error == EWOULDBLOCK;
}

/* read(2), as the kernel has the bytes. */
static enum source_state bytes_read(struct source *source, char *at,
				    size_t room, bool wait, size_t *count)
{
	ssize_t n;

	if (source->ended || source_stopped(source))
		return SOURCE_END;
	do {
		if (!source->regular && !source_ready(source, wait))
			return wait ? SOURCE_END : SOURCE_WAIT;
		n = read(source->fd, at, room);
	} while (n < 0 && (errno == EINTR || (try_again(errno) && wait)));
	if (n < 0)
		return try_again(errno) ? SOURCE_WAIT
					: source_fail(source, "cannot read");
	*count = (size_t)n;
	source->ended = n == 0;
	atomic_fetch_add_explicit(&source->done, *count,
				  memory_order_relaxed);
	return n ? SOURCE_BYTES : SOURCE_END;
}

/* Adds bytes to `rest`. */
static enum source_state rest_read(struct source *source, bool wait)
{
	struct string *rest = &source->rest;
	size_t count = 0;

	if (!rest->length)
		rest->data = source->packed;
	size_t used = (size_t)(rest->data - source->packed) + rest->length;
	enum source_state state =
		bytes_read(source, source->packed + used, PACKED_SIZE - used,
			   wait, &count);
	rest->length += count;
	return state;
}

/* Reads until the format is known; SOURCE_BYTES when it is. */
static enum source_state format_find(struct source *source, bool wait)
{
	const struct signature *signature;
	enum source_state state = SOURCE_BYTES;

	while (state == SOURCE_BYTES) {
		switch (sniff_file(source->rest.data, source->rest.length,
				   &signature)) {
		case SNIFF_MORE:
			state = rest_read(source, wait);
			break;
		case SNIFF_GZIP:
			gunzip_restart(source->gunzip);
			source->format = GZIP;
			return SOURCE_BYTES;
		case SNIFF_FOREIGN:
			sniff_advice(signature, source->file, source->error,
				     sizeof source->error);
			return SOURCE_ERROR;
		default:
			source->format = PLAIN;
			return SOURCE_BYTES;
		}
	}
	if (state != SOURCE_END)
		return state;
	source->format = PLAIN; /* too short to be anything else */
	return SOURCE_BYTES;
}

static enum source_state plain_read(struct source *source, char *at,
				    size_t room, bool wait, size_t *count)
{
	struct string *rest = &source->rest;

	if (!rest->length)
		return bytes_read(source, at, room, wait, count);
	*count = rest->length < room ? rest->length : room;
	memcpy(at, rest->data, *count);
	rest->data += *count;
	rest->length -= *count;
	return SOURCE_BYTES;
}

/* Unpack what is there; only when that gives nothing, read on. */
static enum source_state gzip_read(struct source *source, char *at,
				   size_t room, bool wait, size_t *count)
{
	enum source_state state = SOURCE_BYTES;
	const char *why;

	while (state == SOURCE_BYTES) {
		*count = gunzip_read(source->gunzip, &source->rest, at, room);
		if (*count)
			return SOURCE_BYTES;
		if (gunzip_error(source->gunzip, false))
			break;
		state = rest_read(source, wait);
	}
	why = gunzip_error(source->gunzip, state == SOURCE_END);
	if (!why)
		return state;
	snprintf(source->error, sizeof source->error, "%s", why);
	return SOURCE_ERROR;
}

enum source_state source_read(struct source *source, char *at, size_t room,
			      bool wait, size_t *count)
{
	*count = 0;
	if (source->format == UNKNOWN) {
		enum source_state state = format_find(source, wait);
		if (state != SOURCE_BYTES)
			return state;
	}
	return source->format == GZIP
		       ? gzip_read(source, at, room, wait, count)
		       : plain_read(source, at, room, wait, count);
}

uint64_t source_done(const struct source *source)
{
	return atomic_load_explicit(&source->done, memory_order_relaxed);
}

/* Of standard input that is a file, what lies before us. */
bool source_size(const char *file, uint64_t *size)
{
	struct stat status;
	bool standard = strcmp(file, "-") == 0;
	off_t at = 0;

	if (standard ? fstat(STDIN_FILENO, &status) : stat(file, &status))
		return false;
	if (!S_ISREG(status.st_mode))
		return false;
	if (standard)
		at = lseek(STDIN_FILENO, 0, SEEK_CUR);
	*size = at >= 0 && at < status.st_size
			? (uint64_t)(status.st_size - at) : 0;
	return true;
}
