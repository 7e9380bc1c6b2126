/* input.h - files and standard input, plain or gzip, as pieces of whole lines
 *
 * Pieces are about as long as PIECE_SIZE, longer where one line is, or shorter
 * if reading on would block or a file ends. gzip is known by its magic bytes
 * whatever the name; members may follow one another.
 */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* Some dozen articles: enough that handing a piece to another thread costs
 * nothing beside the work on it, and little enough that what comes of it, ten
 * times as long, does not leave a processor's cache and is soon written. */
#define PIECE_SIZE ((size_t)64 * 1024)

/* The parts of a line over the limit; a multiple of 3, for base64. */
#define LONG_PART ((size_t)96 * 1024)

enum piece_kind {
	PIECE_LINES,      /* whole lines, each with its '\n'; the last line of
			   * a file may lack it. No bytes at all if there is
			   * nothing but `before_block` to tell */
	PIECE_LONG_START, /* a line over the limit begins; no bytes yet */
	PIECE_LONG_MORE,  /* a part of it, LONG_PART or no bytes */
	PIECE_LONG_END,   /* … its last part, with its '\n' if there is one;
			   * perhaps no bytes */
	PIECE_FILE,       /* a whole file (with raw set) */
	PIECE_ERROR,      /* no bytes; `error` says what the file's fault is */
	PIECE_STOPPED     /* nothing more will come */
};

struct piece {
	enum piece_kind kind;
	struct buffer bytes;  /* owned by whoever declares the piece */
	const char *file;     /* as given; "-" for standard input */
	uint64_t line;        /* number of the first line, from 1 */
	bool before_block;    /* reading on would block: time to flush */
	char error[256];      /* "cannot open: No such file or directory" */
};

struct input_options {
	char *const *files; /* operands; none means standard input */
	size_t file_count;
	size_t max_line;    /* bytes, without the '\n' */
	bool raw;           /* each file is one piece */
};

struct input;

/* After output_open(), which sees to a closed standard input. */
struct input *input_open(const struct input_options *options);

/* The next piece into *piece, whose bytes are overwritten. A file that cannot
 * be opened or read, or whose gzip is truncated, corrupt or followed by junk,
 * gives first what could be read (the fragment of a last line, too), then a
 * PIECE_ERROR, and the next file comes. What is no ndjson at all (zstd, xz,
 * zip, …) gives a PIECE_ERROR with advice. */
void input_next(struct input *input, struct piece *piece);

/* Bytes read so far as they lie on disk, and in all (0 if not known): for
 * progress. May be called from another thread. */
uint64_t input_done(const struct input *input);
uint64_t input_total(const struct input *input);

/* From another thread, or the same: nothing more is wanted. input_next() soon
 * gives PIECE_STOPPED, even if it is waiting for a pipe. */
void input_stop(struct input *input);

void input_close(struct input *input);

#endif
