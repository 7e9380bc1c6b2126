/* test_output.c - all bytes arrive, or the close says why not */
#include "stream/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "folder.h"
#include "stream/gzip.h"
#include "tap.h"

static struct output *open_file(const char *file, bool gzip)
{
	struct output_options options = { file, gzip };

	return output_open(&options);
}

static void write_text(struct output *output, const char *text)
{
	output_write(output, text, strlen(text));
}

static unsigned mode_of(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 ? (unsigned)status.st_mode & 0777 : 0;
}

static void test_sizes(void)
{
	static const size_t sizes[] = { 1, 100, 65535, 65536, 65537, 300000 };
	struct output *output = open_file(path_in("out"), false);
	struct buffer expected = BUFFER_EMPTY;

	for (size_t i = 0; i < 60; i++) {
		size_t size = sizes[i * 7 % 6];
		char *at = buffer_reserve(&expected, size);
		memset(at, 'a' + (int)(i % 26), size);
		expected.length += size;
		output_write(output, at, size);
		if (i % 10 == 9)
			output_flush(output);
	}
	ok(output_close(output, true) &&
	   file_holds(path_in("out"), buffer_string(&expected)),
	   "writes of any size, in order");
	buffer_free(&expected);
	remove(path_in("out"));
}

static void test_keep(void)
{
	char *file = path_in("out");
	struct output *output = open_file(file, false);

	umask(022);
	write_text(output, "{}\n");
	output_flush(output);
	ok(access(file, F_OK) != 0, "before the end there is no file");
	ok(output_close(output, false) && folder_count() == 0,
	   "without keep there is none after it");
	output = open_file(file, false);
	write_text(output, "{}\n");
	ok(output_close(output, true) && file_holds(file, STRING("{}\n")) &&
	   folder_count() == 1, "with keep there is, and nothing else");
	ok(mode_of(file) == 0644, "its mode is as the umask has it");
	chmod(file, 0660);
	output = open_file(file, false);
	write_text(output, "[]\n");
	ok(file_holds(file, STRING("{}\n")), "an old file stays until then");
	ok(output_close(output, true) && file_holds(file, STRING("[]\n")) &&
	   mode_of(file) == 0660, "and hands on its mode");
	remove(file);
}

static void test_abandon(void)
{
	char *file = path_in("out");

	file_write(file, STRING("old\n"));
	struct output *output = open_file(file, false);
	write_text(output, "new\n");
	output_abandon();
	ok(folder_count() == 1 && file_holds(file, STRING("old\n")),
	   "abandoned: only the old file is left");
	output_close(output, false);
	output_abandon();
	ok(folder_count() == 1, "which is safe afterwards, too");
	remove(file);
}

static void test_links(void)
{
	char *link = path_in("link"), *target = path_in("target");
	struct stat status;

	file_write(target, STRING("old\n"));
	if (symlink("second", link) || symlink("target", path_in("second")))
		exit(2);
	struct output *output = open_file(link, false);
	write_text(output, "new\n");
	ok(output_close(output, true) && lstat(link, &status) == 0 &&
	   S_ISLNK(status.st_mode) && file_holds(target, STRING("new\n")),
	   "a link stays a link, and its target is replaced");
	remove(target);
	output = open_file(link, false);
	write_text(output, "newer\n");
	ok(output_close(output, true) && file_holds(target, STRING("newer\n")),
	   "a link to nothing makes its target");
	remove(target);
	remove(path_in("second"));
	if (symlink("link", path_in("second")))
		exit(2);
	errno = 0;
	ok(!open_file(link, false) && errno == ELOOP, "links in a circle");
	remove(path_in("second"));
	remove(link);
}

static void test_refused(void)
{
	char *file = path_in("out");

	errno = 0;
	ok(!open_file(folder, false) && errno == EISDIR, "a folder");
	ok(!open_file(path_in("no/out"), false) && errno == ENOENT,
	   "no such folder");
	file_write(file, STRING("old\n"));
	chmod(file, 0444);
	if (geteuid() == 0)
		ok(true, "a file we may not write to # SKIP as root");
	else
		ok(!open_file(file, false) && errno == EACCES,
		   "a file we may not write to");
	remove(file);
}

/* What cannot be replaced is written to. */
static void test_in_place(void)
{
	char *fifo = path_in("fifo"), got[8] = "";
	struct stat status;

	if (mkfifo(fifo, 0600))
		exit(2);
	int from = open(fifo, O_RDONLY | O_NONBLOCK);
	struct output *output = open_file(fifo, false);
	write_text(output, "{}\n");
	ok(output_close(output, true) && read(from, got, 7) == 3 &&
	   !strcmp(got, "{}\n") && lstat(fifo, &status) == 0 &&
	   S_ISFIFO(status.st_mode), "a FIFO is written to");
	close(from);
	remove(fifo);
	output = open_file("/dev/null", true);
	write_text(output, "{}\n");
	ok(output_close(output, false) && stat("/dev/null", &status) == 0 &&
	   S_ISCHR(status.st_mode), "and so is a device");
	if (access("/dev/full", W_OK) != 0) {
		ok(true, "a full device # SKIP no /dev/full");
		return;
	}
	output = open_file("/dev/full", false);
	write_text(output, "{}\n");
	errno = 0;
	ok(!output_close(output, true) && errno == ENOSPC,
	   "a full device is told at the end");
}

static bool unpacks_to(const char *path, struct string expected)
{
	struct buffer packed = BUFFER_EMPTY;
	struct gunzip *gunzip = gunzip_new();
	char *plain = malloc(expected.length + 1);

	file_read(path, &packed);
	struct string rest = buffer_string(&packed);
	struct string got = { plain, gunzip_read(gunzip, &rest, plain,
						 expected.length + 1) };
	bool good = string_equal(got, expected) && !rest.length &&
		    !gunzip_error(gunzip, true);
	free(plain);
	gunzip_free(gunzip);
	buffer_free(&packed);
	return good;
}

static void test_gzip(void)
{
	char *file = path_in("out"), *again = path_in("again");
	struct output *output = open_file(file, true);
	struct buffer text = BUFFER_EMPTY, packed = BUFFER_EMPTY;

	ok(output_flush(output) && output_close(output, true) &&
	   unpacks_to(file, STRING("")), "nothing at all is valid gzip");
	for (unsigned i = 0; i < 60000; i++)
		buffer_format(&text, "{\"id\":%u}\n", i * 2654435761u);
	output = open_file(file, true);
	output_write(output, text.data, text.length);
	ok(output_close(output, true) &&
	   unpacks_to(file, buffer_string(&text)), "one member");
	output = open_file(again, true);
	for (size_t at = 0; at < text.length; at += 1000)
		output_write(output, text.data + at, text.length - at < 1000
			     ? text.length - at : 1000);
	output_close(output, true);
	file_read(file, &packed);
	ok(file_holds(again, buffer_string(&packed)),
	   "the same bytes whatever the writes");
	output = open_file(again, true);
	for (size_t at = 0; at < text.length; at += 100000) {
		output_write(output, text.data + at, text.length - at < 100000
			     ? text.length - at : 100000);
		output_flush(output);
		output_flush(output);
	}
	ok(output_close(output, true) &&
	   unpacks_to(again, buffer_string(&text)), "with flushes between");
	buffer_free(&text);
	buffer_free(&packed);
	remove(file);
	remove(again);
}

/* Runs `body` in a child whose standard output is closed or a pipe of ours
 * that does not wait; returns its exit status. */
static int in_child(int (*body)(void), int standard_output)
{
	int status;

	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		if (standard_output < 0)
			close(STDOUT_FILENO);
		else
			dup2(standard_output, STDOUT_FILENO);
		close(standard_output);
		_exit(body());
	}
	if (standard_output >= 0)
		close(standard_output);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int closed_and_written(void)
{
	struct output *output = open_file(NULL, false);

	if (open("/dev/null", O_WRONLY) <= STDERR_FILENO)
		return 100;
	write_text(output, "{}\n");
	return output_close(output, true) ? 0 : errno;
}

static int closed_and_unused(void)
{
	struct output *output = open_file("-", false);

	return output_close(output, true) ? 0 : errno;
}

static void test_closed(void)
{
	ok(in_child(closed_and_written, -1) == EBADF,
	   "a closed standard output is told, and taken by no other file");
	ok(in_child(closed_and_unused, -1) == 0,
	   "unless there was nothing to write");
}

/* Much more than a pipe holds. */
static int much_written(void)
{
	struct output *output = open_file(NULL, false);
	static char page[1000000];

	memset(page, 'x', sizeof page);
	output_write(output, page, sizeof page);
	return output_close(output, true) ? 0 : errno;
}

/* A child that reads a pipe slowly to its end; its status is 0 if all came. */
static pid_t slow_reader(const int *ends)
{
	static char page[65536];
	size_t sum = 0;
	ssize_t n;

	fflush(stdout);
	pid_t child = fork();
	if (child)
		return child;
	close(ends[1]);
	do {
		poll(NULL, 0, 1);
		n = read(ends[0], page, sizeof page);
		sum += n > 0 ? (size_t)n : 0;
	} while (n > 0);
	_exit(sum != 1000000);
}

static void test_pipe(void)
{
	int ends[2], status;

	if (pipe(ends))
		exit(2);
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	pid_t reader = slow_reader(ends);
	close(ends[0]);
	ok(in_child(much_written, ends[1]) == 0,
	   "a pipe that does not wait is waited for");
	waitpid(reader, &status, 0);
	ok(WIFEXITED(status) && WEXITSTATUS(status) == 0,
	   "and all bytes arrive");
}

static int broken_pipe(void)
{
	struct output *output = open_file(NULL, false);

	write_text(output, "{}\n");
	bool good = output_flush(output);
	write_text(output, "[]\n");
	good |= output_flush(output);
	return output_close(output, true) || good ? 0 : errno;
}

static void test_broken_pipe(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	int ends[2];

	sigaction(SIGPIPE, &ignore, NULL);
	if (pipe(ends))
		exit(2);
	close(ends[0]);
	ok(in_child(broken_pipe, ends[1]) == EPIPE,
	   "a reader that went away is an error like others");
}

int main(void)
{
	folder_make();
	test_sizes();
	test_keep();
	test_abandon();
	test_links();
	test_refused();
	test_in_place();
	test_gzip();
	test_closed();
	test_pipe();
	test_broken_pipe();
	folder_remove();
	return done();
}
