/* output.c - the stream out: standard output or a file, plain or gzip
 *
 * In: lines. Out: write(2).
 *
 * Small writes are gathered, large ones go straight through. With gzip all of
 * it is one member.
 *
 * -o FILE must appear whole or not at all, so the bytes go to a file beside
 * it, .copydesk.PID.N, which takes FILE's name at the end. rename(2) needs the
 * same file system, hence "beside"; a link is followed first, or it would be
 * replaced instead of what it means. What is not a regular file cannot be
 * replaced and is written to as it is.
 *
 * What it gets wrong: after a crash of the system, not of the program, FILE
 * may be empty, since nothing waits for the disk.
 */
#include "stream/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "stream/gzip.h"

/* Gathered before a write: what a pipe takes at once. */
#define GATHER ((size_t)64 * 1024)

/* As many as the kernel follows. */
#define MAX_LINKS 40

/* Temporary names that are tried: others are of processes of the same number
 * on another machine, or were left by a crash. */
#define MAX_NAMES 1000

struct output {
	int fd;
	int error;          /* the first errno, 0 while all is well */
	struct gzip *gzip;  /* or NULL */
	bool unflushed;     /* gzip holds something back */
	struct buffer gathered;
	char *name;         /* the temporary file gets, or NULL */
	char *temporary;
};

/* For output_abandon; set while a temporary file is there. */
static const char *volatile abandoned;

void output_abandon(void)
{
	const char *name = abandoned;

	if (name)
		unlink(name);
}

/* Descriptors 0 to 2 must be taken, or a file opened later would be standard
 * output. What is missing becomes one whose use fails, with EBADF, as that of
 * a closed one does: it is opened for the wrong direction. */
static bool standard_files_take(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) >= 0)
			continue;
		int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;
		if (open("/dev/null", mode) != fd)
			return false;
	}
	return true;
}

/* DIRECTORY/NAME, for the directory part of `path`; a new string. */
static char *path_beside(const char *path, const char *name)
{
	const char *slash = strrchr(path, '/');
	size_t directory = slash ? (size_t)(slash - path) + 1 : 0;
	size_t length = strlen(name);
	char *beside = memory_new(directory + length + 1);

	memcpy(beside, path, directory);
	memcpy(beside + directory, name, length + 1);
	return beside;
}

/* What a link means, be it there or not; a new string, or NULL if `path` is
 * no link. */
static char *link_target(const char *path)
{
	char target[4096]; /* PATH_MAX of Linux */
	ssize_t length = readlink(path, target, sizeof target - 1);

	if (length < 0)
		return NULL;
	target[length] = '\0';
	return path_beside(target[0] == '/' ? "" : path, target);
}

/* The path behind all links, a new string; NULL with errno if they go in a
 * circle. */
static char *links_follow(const char *path)
{
	char *at = path_beside("", path), *next;

	for (int i = 0; i < MAX_LINKS; i++) {
		next = link_target(at);
		if (!next)
			return at;
		free(at);
		at = next;
	}
	free(at);
	errno = ELOOP;
	return NULL;
}

/* A new file beside output->name. */
static bool temporary_create(struct output *output)
{
	char name[64];

	for (int i = 0; i < MAX_NAMES; i++) {
		snprintf(name, sizeof name, ".copydesk.%ld.%d",
			 (long)getpid(), i);
		output->temporary = path_beside(output->name, name);
		output->fd = open(output->temporary,
				  O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
				  0666);
		if (output->fd >= 0) {
			abandoned = output->temporary;
			return true;
		}
		free(output->temporary);
		output->temporary = NULL;
		if (errno != EEXIST)
			return false;
	}
	return false;
}

/* `old` is the file that will be replaced, or NULL. One that we may not write
 * to we may not replace either, though its directory would let us. */
static bool replacement_open(struct output *output, const char *file,
			     const struct stat *old)
{
	if (old && access(file, W_OK) != 0)
		return false;
	output->name = links_follow(file);
	if (!output->name || !temporary_create(output))
		return false;
	if (old)
		fchmod(output->fd, old->st_mode & 0777);
	return true;
}

static bool file_open(struct output *output, const char *file)
{
	struct stat status;
	bool there;

	if (!file || strcmp(file, "-") == 0) {
		output->fd = STDOUT_FILENO;
		return true;
	}
	there = stat(file, &status) == 0;
	if (!there && errno != ENOENT)
		return false;
	if (there && !S_ISREG(status.st_mode)) {
		output->fd = open(file, O_WRONLY | O_CLOEXEC);
		return output->fd >= 0;
	}
	return replacement_open(output, file, there ? &status : NULL);
}

static void output_free(struct output *output)
{
	gzip_free(output->gzip);
	buffer_free(&output->gathered);
	free(output->temporary);
	free(output->name);
	free(output);
}

struct output *output_open(const struct output_options *options)
{
	struct output *output;

	if (!standard_files_take())
		return NULL;
	output = memory_new(sizeof *output);
	memset(output, 0, sizeof *output);
	if (!file_open(output, options->file)) {
		int error = errno;
		output_free(output);
		errno = error;
		return NULL;
	}
	if (options->gzip)
		output->gzip = gzip_new();
	return output;
}

/* A reader that set our end of the pipe to O_NONBLOCK is waited for. */
static void writable_wait(int fd)
{
	struct pollfd poll_fd = { .fd = fd, .events = POLLOUT };

	poll(&poll_fd, 1, -1);
}

static bool bytes_write(struct output *output, const char *bytes,
			size_t length)
{
	while (length && !output->error) {
		ssize_t n = write(output->fd, bytes, length);
		if (n >= 0) {
			bytes += n;
			length -= (size_t)n;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			writable_wait(output->fd);
		} else if (errno != EINTR) {
			output->error = errno;
		}
	}
	return !output->error;
}

static bool gathered_write(struct output *output)
{
	size_t length = output->gathered.length;

	output->gathered.length = 0;
	return bytes_write(output, output->gathered.data, length);
}

/* Packed bytes are written as they become many. A large write is cut up, so
 * that they never are more than a few. */
static bool packed_write(struct output *output, const char *bytes,
			 size_t length)
{
	while (length && !output->error) {
		size_t part = length < GATHER ? length : GATHER;
		gzip_write(output->gzip, bytes, part, GZIP_GATHER,
			   &output->gathered);
		output->unflushed = true;
		if (output->gathered.length >= GATHER)
			gathered_write(output);
		bytes += part;
		length -= part;
	}
	return !output->error;
}

bool output_write(struct output *output, const char *bytes, size_t length)
{
	if (output->gzip)
		return packed_write(output, bytes, length);
	if (length + output->gathered.length > GATHER)
		gathered_write(output);
	if (length > GATHER)
		return bytes_write(output, bytes, length);
	buffer_add(&output->gathered, bytes, length);
	return !output->error;
}

bool output_flush(struct output *output)
{
	if (output->unflushed)
		gzip_write(output->gzip, NULL, 0, GZIP_FLUSH,
			   &output->gathered);
	output->unflushed = false;
	return gathered_write(output);
}

/* The file gets its name, or goes. */
static void temporary_settle(struct output *output, bool keep)
{
	if (!keep || output->error)
		unlink(output->temporary);
	else if (rename(output->temporary, output->name) != 0)
		output->error = errno;
	abandoned = NULL;
}

bool output_close(struct output *output, bool keep)
{
	if (output->gzip)
		gzip_write(output->gzip, NULL, 0, GZIP_END, &output->gathered);
	gathered_write(output);
	if (close(output->fd) != 0 && errno != EINTR && !output->error)
		output->error = errno;
	if (output->temporary)
		temporary_settle(output, keep);
	int error = output->error;
	output_free(output);
	errno = error;
	return !error;
}
