/* blobs.c - writing a model file
 *
 * The image is made in memory in this machine's byte order, swapped if that
 * is not a file's, summed, and written.
 */
#include "train/blobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

#define ENTRY 16

void blobs_add(struct blobs *blobs, const void *data, size_t items,
	       size_t width)
{
	unsigned n = blobs->count++;

	blobs->sections[n].data = data;
	blobs->sections[n].items = items;
	blobs->sections[n].width = width;
}

static size_t aligned(size_t size)
{
	return (size + BLOB_ALIGN - 1) / BLOB_ALIGN * BLOB_ALIGN;
}

static void put(unsigned char *at, uint64_t number, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		at[i] = (unsigned char)(number >> (8 * i));
}

static void items_put(unsigned char *to, const void *data, size_t items,
		      size_t width)
{
	const unsigned char *from = data;
	const uint16_t one = 1;
	unsigned char little;

	memcpy(&little, &one, 1);
	memcpy(to, from, items * width);
	for (size_t i = 0; !little && i < items * width; i++)
		to[i] = from[i / width * width + width - 1 - i % width];
}

static size_t image_size(const struct blobs *blobs)
{
	size_t size = aligned(BLOB_HEADER + ENTRY * (size_t)blobs->count);

	for (unsigned s = 0; s < blobs->count; s++)
		size += aligned(blobs->sections[s].items *
				blobs->sections[s].width);
	return size;
}

static unsigned char *image_make(const struct blobs *blobs, size_t size)
{
	unsigned char *image = memset(memory_new(size), 0, size);
	size_t at = aligned(BLOB_HEADER + ENTRY * (size_t)blobs->count);

	memcpy(image, "copydesk", 8);
	put(image + 8, blobs->kind, 4);
	put(image + 12, blobs->count, 4);
	put(image + 24, size, 8);
	for (unsigned s = 0; s < blobs->count; s++) {
		size_t items = blobs->sections[s].items;
		size_t width = blobs->sections[s].width;
		unsigned char *entry = image + BLOB_HEADER + ENTRY * s;

		put(entry, at, 4);
		put(entry + 4, items, 4);
		put(entry + 8, width, 4);
		if (items)
			items_put(image + at, blobs->sections[s].data, items,
				  width);
		at += aligned(items * width);
	}
	put(image + 16, blob_sum(image, size), 8);
	return image;
}

void blobs_write(const struct blobs *blobs, const char *file)
{
	size_t size = image_size(blobs);
	unsigned char *image = image_make(blobs, size);
	FILE *stream = fopen(file, "wb");

	if (!stream || fwrite(image, 1, size, stream) != size ||
	    fclose(stream) != 0) {
		error_print("%s: cannot write", file);
		exit(2);
	}
	error_print("%s: %zu bytes, checksum %016llx", file, size,
		    (unsigned long long)blob_sum(image, size));
	free(image);
}
