/* sniff.h - what a file is, by its first bytes */
#ifndef SNIFF_H
#define SNIFF_H

#include <stdbool.h>
#include <stddef.h>

enum sniff {
	SNIFF_MORE,   /* too few bytes to say */
	SNIFF_TEXT,   /* nothing that is known here: lines, one hopes */
	SNIFF_GZIP,
	SNIFF_BOM,    /* a UTF-8 byte order mark */
	SNIFF_MARKUP, /* text, but no ndjson */
	SNIFF_FOREIGN /* no text that we can read */
};

struct signature; /* of what is markup or foreign */

/* What the bytes begin with: of a file as it lies on disk, and of its text
 * when unpacked. With SNIFF_MARKUP and SNIFF_FOREIGN *signature is
 * set. */
enum sniff sniff_file(const char *bytes, size_t length,
		      const struct signature **signature);
enum sniff sniff_text(const char *bytes, size_t length,
		      const struct signature **signature);

/* One line for the user, such as "is zstd-compressed: zstd -dc a.zst |
 * tokenize reads it". */
void sniff_advice(const struct signature *signature, const char *file,
		  char *advice, size_t room);

#endif
