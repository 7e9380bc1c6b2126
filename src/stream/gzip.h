/* gzip.h - gzip (RFC 1952) in both directions: the only door to zlib
 *
 * Both sides work on bytes in memory and do no input or output of their own.
 */
#ifndef GZIP_H
#define GZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/text.h"

/* Unpacking: one file, that is, one or more members. */
struct gunzip;

struct gunzip *gunzip_new(void);
void gunzip_restart(struct gunzip *gunzip); /* for the next file */
void gunzip_free(struct gunzip *gunzip);

/* Unpacks from *packed, which moves behind what was used, to `at`. Returns the
 * number of bytes made: as many as can be made, which is less than `room` only
 * if *packed is used up or something is wrong. */
size_t gunzip_read(struct gunzip *gunzip, struct string *packed, char *at,
		   size_t room);

/* What is wrong with the bytes so far, NULL if nothing. At the `end` of the
 * file it is wrong, too, to be inside a member. */
const char *gunzip_error(struct gunzip *gunzip, bool end);

/* Packing: one member. */
struct gzip;

enum gzip_flush {
	GZIP_GATHER, /* hold back what packs better with more to come */
	GZIP_FLUSH,  /* all bytes so far can be unpacked by the reader */
	GZIP_END     /* the last call: the member ends */
};

struct gzip *gzip_new(void);
void gzip_free(struct gzip *gzip);

/* Packs the bytes and appends what comes of it. The same bytes give the same
 * bytes: no time and no name in the header. */
void gzip_write(struct gzip *gzip, const char *bytes, size_t length,
		enum gzip_flush flush, struct buffer *packed);

#endif
