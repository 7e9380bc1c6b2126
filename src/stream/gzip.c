/* gzip.c - gzip (RFC 1952) in both directions, by zlib's inflate and deflate
 *
 * In: bytes. Out: bytes, and what is wrong with them.
 *
 * A gzip file is one member after another; `cat a.gz b.gz` is a good one.
 * Tape and block devices pad it with zero bytes, which gzip ignores, and so
 * do we. Anything else behind a member is an error, but only after all
 * members before it were given out. So the reader is in one of these states:
 *
 *     FIRST    at the start of the file: a member must come
 *     MEMBER   inside a member
 *     BETWEEN  behind a member: another one, zero bytes or the end may come
 *     PADDING  behind zero bytes: only zero bytes or the end may come
 *
 * zlib's gzread() is not used: it takes junk behind a member for the end of
 * the file, and on a pipe it waits until its buffer is full, even if a whole
 * line lies in it.
 *
 * What it gets wrong: the checksum stands at the end of a member, so the bytes
 * of a damaged member are given out before the damage is known.
 */
#include "stream/gzip.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ZLIB_CONST
#include <zlib.h>

#include "base/memory.h"

/* The largest window there is, and gzip's header instead of zlib's. */
#define WINDOW_AND_GZIP (15 + 16)

#define MAGIC_1 0x1F
#define MAGIC_LENGTH 2

struct gunzip {
	z_stream stream;
	enum { FIRST, MEMBER, BETWEEN, PADDING } state;
	bool later; /* the member is not the first */
	char error[80];
};

static void *zlib_new(void *unused, unsigned items, unsigned size)
{
	(void)unused;
	return memory_new((size_t)items * size);
}

static void zlib_free(void *unused, void *memory)
{
	(void)unused;
	free(memory);
}

static void stream_init(z_stream *stream)
{
	memset(stream, 0, sizeof *stream);
	stream->zalloc = zlib_new;
	stream->zfree = zlib_free;
}

/* zlib's start can fail for lack of memory, which memory.c sees to, and if
 * the library is another than the header, which nobody can repair. */
static void must_be_ok(int result)
{
	if (result != Z_OK)
		abort();
}

struct gunzip *gunzip_new(void)
{
	struct gunzip *gunzip = memory_new(sizeof *gunzip);

	stream_init(&gunzip->stream);
	must_be_ok(inflateInit2(&gunzip->stream, WINDOW_AND_GZIP));
	gunzip_restart(gunzip);
	return gunzip;
}

void gunzip_restart(struct gunzip *gunzip)
{
	inflateReset(&gunzip->stream);
	gunzip->state = FIRST;
	gunzip->later = false;
	gunzip->error[0] = '\0';
}

void gunzip_free(struct gunzip *gunzip)
{
	if (!gunzip)
		return;
	inflateEnd(&gunzip->stream);
	free(gunzip);
}

static void gunzip_fail(struct gunzip *gunzip, const char *why)
{
	const z_stream *stream = &gunzip->stream;
	bool junk = gunzip->later && stream->total_in <= MAGIC_LENGTH;

	if (junk)
		why = "trailing garbage after gzip member";
	snprintf(gunzip->error, sizeof gunzip->error, "%s%s",
		 junk ? "" : "corrupt gzip: ", why ? why : "bad data");
}

/* Behind a member: pass over zero bytes. True if another member begins. The
 * second magic byte may be still to come; inflate looks at it. */
static bool member_follows(struct gunzip *gunzip)
{
	z_stream *stream = &gunzip->stream;

	for (; stream->avail_in && !*stream->next_in; stream->avail_in--) {
		stream->next_in++;
		gunzip->state = PADDING;
	}
	if (!stream->avail_in)
		return false;
	gunzip->later = true;
	if (gunzip->state == PADDING || *stream->next_in != MAGIC_1) {
		gunzip_fail(gunzip, NULL);
		return false;
	}
	return true;
}

/* One call of inflate and what follows from its answer. False if there is
 * nothing more to get out of the present input. */
static bool inflate_step(struct gunzip *gunzip)
{
	z_stream *stream = &gunzip->stream;

	gunzip->state = MEMBER;
	switch (inflate(stream, Z_NO_FLUSH)) {
	case Z_STREAM_END: /* checksum and length were right */
		inflateReset(stream);
		gunzip->state = BETWEEN;
		return true;
	case Z_OK:
		return stream->avail_in > 0;
	case Z_BUF_ERROR: /* no input, and nothing held back: no error */
		return false;
	default:
		gunzip_fail(gunzip, stream->msg);
		return false;
	}
}

/* inflate() takes input and makes output until one of them is used up. It may
 * stop for lack of room and still hold output back, so it is called first and
 * the caller asks for more input only if nothing came; that way every byte
 * that can be known from the input so far is given out at once, as a reader
 * of a slow pipe wants it. */
size_t gunzip_read(struct gunzip *gunzip, struct string *packed, char *at,
		   size_t room)
{
	z_stream *stream = &gunzip->stream;
	size_t given = packed->length < UINT_MAX ? packed->length : UINT_MAX;

	stream->next_in = (const unsigned char *)packed->data;
	stream->avail_in = (unsigned)given;
	stream->next_out = (unsigned char *)at;
	stream->avail_out = (unsigned)(room < UINT_MAX ? room : UINT_MAX);
	while (!gunzip->error[0] && stream->avail_out) {
		if (gunzip->state >= BETWEEN && !member_follows(gunzip))
			break;
		if (!inflate_step(gunzip))
			break;
	}
	size_t used = given - stream->avail_in;
	packed->data += used;
	packed->length -= used;
	return (size_t)(stream->next_out - (unsigned char *)at);
}

const char *gunzip_error(struct gunzip *gunzip, bool end)
{
	if (gunzip->error[0])
		return gunzip->error;
	return end && gunzip->state < BETWEEN ? "truncated gzip" : NULL;
}

struct gzip {
	z_stream stream;
};

/* zlib's default: level 9 takes several times as long for a few percent. */
#define LEVEL 6
#define MEMORY_LEVEL 8 /* zlib's default: 256 KiB in all */

struct gzip *gzip_new(void)
{
	struct gzip *gzip = memory_new(sizeof *gzip);

	stream_init(&gzip->stream);
	must_be_ok(deflateInit2(&gzip->stream, LEVEL, Z_DEFLATED,
				WINDOW_AND_GZIP, MEMORY_LEVEL,
				Z_DEFAULT_STRATEGY));
	return gzip;
}

void gzip_free(struct gzip *gzip)
{
	if (!gzip)
		return;
	deflateEnd(&gzip->stream);
	free(gzip);
}

/* deflate() until it leaves room, which says that it has no more to give. */
static void deflate_all(z_stream *stream, int flush, struct buffer *packed)
{
	const unsigned room = 64 * 1024;

	do {
		stream->next_out =
			(unsigned char *)buffer_reserve(packed, room);
		stream->avail_out = room;
		deflate(stream, flush);
		packed->length += room - stream->avail_out;
	} while (!stream->avail_out);
}

void gzip_write(struct gzip *gzip, const char *bytes, size_t length,
		enum gzip_flush flush, struct buffer *packed)
{
	static const int modes[] = {
		[GZIP_GATHER] = Z_NO_FLUSH,
		[GZIP_FLUSH] = Z_SYNC_FLUSH,
		[GZIP_END] = Z_FINISH,
	};
	z_stream *stream = &gzip->stream;

	stream->next_in = (const unsigned char *)bytes;
	for (; length > UINT_MAX; length -= UINT_MAX) {
		stream->avail_in = UINT_MAX;
		deflate_all(stream, Z_NO_FLUSH, packed);
	}
	stream->avail_in = (unsigned)length;
	deflate_all(stream, modes[flush], packed);
}
