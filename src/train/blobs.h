/* blobs.h - writing a model file (see model/blob.h for what is in one) */
#ifndef BLOBS_H
#define BLOBS_H

#include <stddef.h>
#include <stdint.h>

#include "model/blob.h"

/* Sections in the order in which they will be numbered. The data must last
 * until blobs_write. */
struct blobs {
	uint32_t kind;
	unsigned count;
	struct {
		const void *data;
		size_t items, width;
	} sections[BLOB_SECTIONS];
};

void blobs_add(struct blobs *blobs, const void *data, size_t items,
	       size_t width);

/* To the file; says so on standard error, with size and checksum, and ends
 * the program with status 2 if it cannot. */
void blobs_write(const struct blobs *blobs, const char *file);

#endif
