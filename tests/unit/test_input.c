/* test_input.c - whole lines out of files, pipes and gzip
 *
 * Most cases say what lies in the files and what must come out, written as one
 * text: lines as they are, and [marks] where something else came.
 */
#include "stream/input.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/error.h"
#include "folder.h"
#include "stream/gzip.h"
#include "stream/output.h"
#include "tap.h"

#define MAX_LINE ((size_t)64 << 20)

static struct buffer gzipped(struct string bytes)
{
	struct buffer packed = BUFFER_EMPTY;
	struct gzip *gzip = gzip_new();

	gzip_write(gzip, bytes.data, bytes.length, GZIP_END, &packed);
	gzip_free(gzip);
	return packed;
}

static void gzip_file(const char *path, struct string bytes)
{
	struct buffer packed = gzipped(bytes);

	file_write(path, buffer_string(&packed));
	buffer_free(&packed);
}

/* What came out, as text. Lines of one file in several pieces are joined; the
 * numbers of the lines are checked instead. */
struct seen {
	struct buffer text;
	size_t pieces, longest, parts;
	bool numbers, shapes;
	uint64_t line;    /* that the next piece must begin with */
	const char *file;
};

static uint64_t count_lines(const struct buffer *bytes)
{
	uint64_t count = bytes->length &&
			 bytes->data[bytes->length - 1] != '\n';

	for (size_t i = 0; i < bytes->length; i++)
		count += bytes->data[i] == '\n';
	return count;
}

static void see_lines(struct seen *seen, const struct piece *piece)
{
	if (piece->file != seen->file)
		seen->line = 1;
	seen->file = piece->file;
	seen->numbers &= piece->line == seen->line;
	if (piece->kind == PIECE_LINES)
		seen->line += count_lines(&piece->bytes);
	seen->line += piece->kind == PIECE_LONG_END;
	if (piece->kind == PIECE_LONG_MORE)
		seen->shapes &= piece->bytes.length % 3 == 0;
	seen->shapes &= piece->kind == PIECE_LINES ||
			piece->bytes.length <= LONG_PART;
}

static void see(struct seen *seen, const struct piece *piece)
{
	static const char *const marks[] = {
		[PIECE_LONG_START] = "[long:", [PIECE_LONG_END] = "]",
		[PIECE_FILE] = "[file]",
	};
	const struct buffer *bytes = &piece->bytes;

	seen->pieces++;
	seen->parts += piece->kind == PIECE_LONG_MORE;
	if (bytes->length > seen->longest)
		seen->longest = bytes->length;
	if (piece->kind == PIECE_ERROR) {
		buffer_format(&seen->text, "[%s]", piece->error);
		return;
	}
	see_lines(seen, piece);
	buffer_add(&seen->text, bytes->data, bytes->length);
	if (piece->kind < PIECE_ERROR && marks[piece->kind])
		buffer_add_text(&seen->text, marks[piece->kind]);
}

static struct seen read_all(const struct input_options *options)
{
	struct seen seen = { .numbers = true, .shapes = true };
	struct input *input = input_open(options);
	struct piece piece = { .kind = PIECE_STOPPED };

	for (;;) {
		input_next(input, &piece);
		if (piece.kind == PIECE_STOPPED)
			break;
		see(&seen, &piece);
	}
	input_next(input, &piece);
	seen.shapes &= piece.kind == PIECE_STOPPED;
	uint64_t total = input_total(input);
	seen.shapes &= !total || total == input_done(input);
	input_close(input);
	buffer_free(&piece.bytes);
	return seen;
}

static struct input_options one_file(char **path)
{
	return (struct input_options){ path, 1, MAX_LINE, false };
}

/* The files, and all that must be seen of them. */
static void expect(const struct input_options *options, const char *expected,
		   const char *name)
{
	struct seen seen = read_all(options);

	if (!ok(string_equal(buffer_string(&seen.text),
			     string_of(expected)) &&
		seen.numbers && seen.shapes, "%s", name))
		printf("# got %.*s\n", (int)seen.text.length, seen.text.data);
	buffer_free(&seen.text);
}

static void expect_file(struct string bytes, const char *expected,
			const char *name)
{
	char *path = path_in("one");
	struct input_options options = one_file(&path);

	file_write(path, bytes);
	expect(&options, expected, name);
	remove(path);
}

static void test_plain(void)
{
	expect_file(STRING("{}\n{}\n"), "{}\n{}\n", "lines");
	expect_file(STRING("{}\n{}"), "{}\n{}", "a last line without newline");
	expect_file(STRING(""), "", "an empty file");
	expect_file(STRING("\n\n"), "\n\n", "blank lines");
	expect_file(STRING("\x1F"), "\x1F", "one byte that begins gzip");
	expect_file(STRING("\xEF\xBB\xBF{}\n\xEF\xBB\xBF{}\n"),
		    "{}\n\xEF\xBB\xBF{}\n", "a byte order mark at the start");
	expect_file(STRING("\xEF\xBB\xBF"), "", "nothing but such a mark");
	expect_file(STRING("\xEF\xBB"), "\xEF\xBB", "half of such a mark");
}

/* Formats that are refused, with the advice; %s is the file. */
static void test_foreign(void)
{
	static const struct {
		struct string bytes;
		const char *advice;
	} cases[] = {
		{ { "\x28\xB5\x2F\xFD#", 5 },
		  "[is zstd-compressed: zstd -dc %s | tag reads it]" },
		{ { "\xFD" "7zXZ\0\0", 7 },
		  "[is xz-compressed: xz -dc %s | tag reads it]" },
		{ { "BZh91AY&SY", 10 },
		  "[is bzip2-compressed: bzip2 -dc %s | tag reads it]" },
		{ { "\x04\x22\x4D\x18@@", 6 },
		  "[is lz4-compressed: lz4 -dc %s | tag reads it]" },
		{ { "PK\x03\x04\x14", 5 },
		  "[is a zip archive: unzip -p %s | tag reads it]" },
		{ { "\xFF\xFE{\0}\0\n\0", 8 }, "[is UTF-16: "
		  "iconv -f UTF-16 -t UTF-8 %s | tag reads it]" },
		{ { "WARC/1.0\r\n", 10 }, "[is a WARC archive, not one JSON "
		  "object a line: extract the articles first]" },
		{ { "\xEF\xBB\xBF\n <?xml version", 18 }, "[is XML or HTML, "
		  "not one JSON object a line: extract the text first]" },
	};
	char expected[300];

	error_program("tag");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(expected, sizeof expected, cases[i].advice,
			 path_in("one"));
		expect_file(cases[i].bytes, expected, cases[i].advice);
	}
	expect_file(STRING("WARC\n{}\n(\nB\n"), "WARC\n{}\n(\nB\n",
		    "lines that only begin like one of these");
	expect_file(STRING("{}\n<p>\n"), "{}\n<p>\n", "markup further down");
}

static void test_several_files(void)
{
	char *files[] = { path_in("a"), path_in("b.gz"), path_in("c"),
			  path_in("d") };
	struct input_options options = { files, 4, MAX_LINE, false };

	file_write(files[0], STRING("{\"a\":1}\n{\"a\":2}"));
	gzip_file(files[1], STRING("{\"b\":1}\n{\"b\":2}"));
	file_write(files[2], STRING(""));
	gzip_file(files[3], STRING("\xEF\xBB\xBF{\"d\":1}\n"));
	expect(&options, "{\"a\":1}\n{\"a\":2}{\"b\":1}\n{\"b\":2}{\"d\":1}\n",
	       "plain and gzip files, whatever the name, do not run together");
	remove(files[1]);
	mkdir(files[1], 0777);
	remove(files[2]);
	expect(&options, "{\"a\":1}\n{\"a\":2}[cannot read: Is a directory]"
	       "[cannot open: No such file or directory]{\"d\":1}\n",
	       "a folder and a missing file are told, and the rest is read");
	for (int i = 0; i < 4; i++)
		remove(files[i]);
}

static void test_bad_gzip(void)
{
	struct buffer packed = gzipped(STRING("{\"id\":1}\n{\"id\":2}\n"));
	struct string bytes = buffer_string(&packed);

	bytes.length -= 8;
	expect_file(bytes, "{\"id\":1}\n{\"id\":2}\n[truncated gzip]",
		    "gzip without its checksum");
	struct buffer cut = gzipped(STRING("{}\n[1,2,3,4,5,6,7,8,9]\n"));
	cut.length -= 12;
	char *path = path_in("one");
	struct input_options options = one_file(&path);
	file_write(path, buffer_string(&cut));
	struct seen seen = read_all(&options);
	ok(seen.text.length > 3 && !memcmp(seen.text.data, "{}\n[1", 5) &&
	   !memcmp(seen.text.data + seen.text.length - 16,
		   "[truncated gzip]", 16),
	   "what came before the cut is given out, half a line too");
	buffer_free(&seen.text);
	buffer_free(&cut);
	buffer_add_text(&packed, "junk");
	expect_file(buffer_string(&packed), "{\"id\":1}\n{\"id\":2}\n"
		    "[trailing garbage after gzip member]", "junk behind it");
	packed.length -= 4;
	packed.data[packed.length - 7] ^= 1;
	expect_file(buffer_string(&packed), "{\"id\":1}\n{\"id\":2}\n"
		    "[corrupt gzip: incorrect data check]", "bad checksum");
	buffer_free(&packed);
}

static void test_raw(void)
{
	char *files[] = { path_in("a"), path_in("b"), path_in("c"),
			  path_in("d") };
	struct input_options options = { files, 4, 20, true };

	file_write(files[0], STRING("\xEF\xBB\xBFOne.\n\nTwo.\n"));
	gzip_file(files[1], STRING("<Three>"));
	file_write(files[2], STRING("More than twenty bytes."));
	file_write(files[3], STRING(""));
	expect(&options, "One.\n\nTwo.\n[file]<Three>[file]"
	       "[longer than the limit of --max-line][file]",
	       "raw: each file is one piece");
	for (int i = 0; i < 4; i++)
		remove(files[i]);
}

/* Lines of many lengths, and what must be seen of them. */
static void lines_make(struct buffer *lines, struct buffer *expected,
		       size_t max_line, unsigned seed)
{
	for (int i = 0; i < 200; i++) {
		seed = seed * 1103515245u + 12345;
		size_t length = seed >> 16 & (i % 16 ? 0xFFF : 0xFFFF);
		length += i % 50 == 49 ? 300000 : 0;
		length = i % 8 == 1 ? max_line + (seed >> 30) - 1 : length;
		bool over = length > max_line;
		bool newline = i < 199 || seed & 1 << 20;
		char *at = buffer_reserve(lines, length + 1);
		memset(at, 'a' + i % 26, length);
		at[length] = '\n';
		lines->length += length + newline;
		if (over)
			buffer_add_text(expected, "[long:");
		buffer_add(expected, at, length + newline);
		if (over)
			buffer_add_text(expected, "]");
	}
}

/* Sets standard input to a pipe that a child fills; `step` bytes at a time, in
 * its own time; SIZE_MAX for all at once. */
static pid_t child_write(struct string bytes, size_t step)
{
	int ends[2];

	if (pipe(ends) != 0)
		exit(2);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		for (size_t at = 0; at < bytes.length; at += step) {
			size_t left = bytes.length - at;
			if (write(ends[1], bytes.data + at,
				  left < step ? left : step) < 0)
				_exit(1);
		}
		_exit(0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	return child;
}

static void expect_piped(struct string bytes, size_t step, size_t max_line,
			 const char *expected, const char *name)
{
	struct input_options options = { NULL, 0, max_line, false };
	pid_t child = child_write(bytes, step);

	expect(&options, expected, name);
	waitpid(child, NULL, 0);
}

static void test_long_lines(void)
{
	static const size_t limits[] = { 100, 1000, 70000, 200000, 500000 };

	for (unsigned i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct buffer lines = BUFFER_EMPTY, expected = BUFFER_EMPTY;
		char *path = path_in("one");
		struct input_options options = one_file(&path);
		char name[80];

		lines_make(&lines, &expected, limits[i], i);
		buffer_add_byte(&expected, '\0');
		snprintf(name, sizeof name, "lines over %zu bytes", limits[i]);
		options.max_line = limits[i];
		file_write(path, buffer_string(&lines));
		expect(&options, expected.data, name);
		gzip_file(path, buffer_string(&lines));
		expect(&options, expected.data, "the same in gzip");
		expect_piped(buffer_string(&lines), 777, limits[i],
			     expected.data, "the same from a pipe");
		remove(path);
		buffer_free(&lines);
		buffer_free(&expected);
	}
}

static void test_memory(void)
{
	struct buffer line = BUFFER_EMPTY;
	char *path = path_in("one");
	struct input_options options = one_file(&path);
	size_t length = (size_t)16 << 20;

	memset(buffer_reserve(&line, length), 'x', length);
	line.length = length;
	file_write(path, buffer_string(&line));
	struct seen seen = read_all(&options);
	ok(seen.pieces == 1 && seen.longest == length,
	   "a long line under the limit is one piece");
	buffer_free(&seen.text);
	options.max_line = 1 << 20;
	seen = read_all(&options);
	ok(seen.longest == LONG_PART && seen.parts >= length / LONG_PART,
	   "one over the limit comes in parts of %zu bytes", LONG_PART);
	buffer_free(&seen.text);
	buffer_free(&line);
	remove(path);
}

static void test_pipes(void)
{
	struct buffer packed = gzipped(STRING("\xEF\xBB\xBF{}\n{\"a\":1}\n"));
	struct buffer two = gzipped(STRING("[1]\n"));

	expect_piped(STRING("\xEF\xBB\xBF{}\n{\"a\":1}"), 1, MAX_LINE,
		     "{}\n{\"a\":1}", "lines byte by byte");
	expect_piped(STRING("\x1F"), 1, MAX_LINE, "\x1F", "a single byte");
	expect_piped(STRING("\x28\xB5\x2F\xFD.."), 1, MAX_LINE,
		     "[is zstd-compressed: zstd -dc FILE | tag reads it]",
		     "zstd byte by byte");
	buffer_add(&packed, two.data, two.length);
	buffer_add(&packed, "\0\0\0", 3);
	expect_piped(buffer_string(&packed), 1, MAX_LINE,
		     "{}\n{\"a\":1}\n[1]\n", "gzip members byte by byte");
	buffer_free(&packed);
	buffer_free(&two);
}

/* A pipe whose two ends we have: what must come comes without more input, or
 * the test hangs until the alarm. Returns the end to write to. */
static int pipe_open(void)
{
	int ends[2];

	if (pipe(ends) != 0)
		exit(2);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	alarm(30);
	return ends[1];
}

static bool next_is(struct input *input, struct piece *piece,
		    const char *expected)
{
	input_next(input, piece);
	return piece->kind == PIECE_LINES && piece->before_block &&
	       string_equal(buffer_string(&piece->bytes),
			    string_of(expected));
}

static bool say(int to, struct string bytes)
{
	return write(to, bytes.data, bytes.length) == (ssize_t)bytes.length;
}

static void test_waiting(void)
{
	struct input_options options = { NULL, 0, MAX_LINE, false };
	int to = pipe_open();
	struct input *input = input_open(&options);
	struct piece piece = { .kind = PIECE_STOPPED };
	static char page[PIECE_SIZE];

	say(to, STRING("{\"id\":1}\n{\"id\":2}\n{\"i"));
	ok(next_is(input, &piece, "{\"id\":1}\n{\"id\":2}\n"),
	   "whole lines come as soon as reading on would block");
	say(to, STRING("d\":3}\n"));
	ok(next_is(input, &piece, "{\"id\":3}\n") && piece.line == 3,
	   "the rest of a line joins its beginning");
	memset(page, '\n', sizeof page);
	say(to, (struct string){ page, sizeof page });
	input_next(input, &piece);
	ok(piece.bytes.length == sizeof page && !piece.before_block,
	   "a full piece comes before the next look at the pipe");
	ok(next_is(input, &piece, ""), "which then says that it is empty");
	close(to);
	input_next(input, &piece);
	ok(piece.kind == PIECE_STOPPED, "the end");
	input_close(input);
	buffer_free(&piece.bytes);
	alarm(0);
}

static void test_waiting_gzip(void)
{
	struct input_options options = { NULL, 0, MAX_LINE, false };
	int to = pipe_open();
	struct input *input = input_open(&options);
	struct gzip *gzip = gzip_new();
	struct buffer packed = BUFFER_EMPTY;
	struct piece piece = { .kind = PIECE_STOPPED };

	gzip_write(gzip, "{}\n[", 4, GZIP_FLUSH, &packed);
	say(to, buffer_string(&packed));
	ok(next_is(input, &piece, "{}\n"),
	   "of gzip comes what its writer has flushed");
	packed.length = 0;
	gzip_write(gzip, "1]\n", 3, GZIP_END, &packed);
	say(to, buffer_string(&packed));
	ok(next_is(input, &piece, "[1]\n"), "and what it wrote last");
	close(to);
	input_next(input, &piece);
	ok(piece.kind == PIECE_STOPPED, "the end of gzip");
	gzip_free(gzip);
	input_close(input);
	buffer_free(&packed);
	buffer_free(&piece.bytes);
	alarm(0);
}

static void handler(int number)
{
	(void)number;
}

/* A child that sends signals and writes late, to an end that does not wait. */
static void test_interrupted(void)
{
	struct input_options options = { NULL, 0, MAX_LINE, false };
	struct sigaction action = { .sa_handler = handler };
	int to = pipe_open();

	sigaction(SIGUSR1, &action, NULL);
	fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		for (int i = 0; i < 6; i++) {
			poll(NULL, 0, 20);
			kill(getppid(), SIGUSR1);
			if (i % 3 == 2)
				say(to, STRING("{}\n"));
		}
		_exit(0);
	}
	close(to);
	expect(&options, "{}\n{}\n",
	       "neither signals nor O_NONBLOCK are errors");
	waitpid(child, NULL, 0);
	alarm(0);
}

/* A child stands for another thread: a signal handler stops the input. */
static struct input *stopped_by_signal;

static void stop(int number)
{
	(void)number;
	input_stop(stopped_by_signal);
}

static void test_stopped(void)
{
	struct input_options options = { NULL, 0, MAX_LINE, false };
	struct sigaction action = { .sa_handler = stop };
	int to = pipe_open();
	struct input *input = input_open(&options);
	struct piece piece = { .kind = PIECE_LINES };

	stopped_by_signal = input;
	sigaction(SIGUSR1, &action, NULL);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		poll(NULL, 0, 50);
		kill(getppid(), SIGUSR1);
		_exit(0);
	}
	input_next(input, &piece);
	ok(piece.kind == PIECE_STOPPED,
	   "an input that waits for an open pipe can be stopped");
	waitpid(child, NULL, 0);
	close(to);
	input_close(input);
	buffer_free(&piece.bytes);
	alarm(0);
}

static void test_closed(void)
{
	struct input_options options = { NULL, 0, MAX_LINE, false };
	struct output_options nothing = { "/dev/null", false };
	char *twice[] = { "-", "-" };
	pid_t child = child_write(STRING("{}\n"), 10);

	options.files = twice;
	options.file_count = 2;
	expect(&options, "{}\n", "standard input named twice is read once");
	waitpid(child, NULL, 0);
	close(STDIN_FILENO);
	struct output *output = output_open(&nothing);
	options.file_count = 1;
	expect(&options, "[cannot read: Bad file descriptor]",
	       "a closed standard input is told");
	output_close(output, true);
}

int main(void)
{
	folder_make();
	test_plain();
	test_foreign();
	test_several_files();
	test_bad_gzip();
	test_raw();
	test_long_lines();
	test_memory();
	test_pipes();
	test_waiting();
	test_waiting_gzip();
	test_interrupted();
	test_stopped();
	test_closed();
	folder_remove();
	return done();
}
