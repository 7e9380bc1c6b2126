/* blob.h - one trained model as a block of bytes
 *
 * A blob is embedded in the program (embed.S) and used where it lies: opening
 * one costs nothing, and a program holds only those that it names.
 *
 *     0  "copydesk"
 *     8  u32 what kind of model, four letters
 *    12  u32 number of sections
 *    16  u64 checksum of all bytes behind it
 *    24  u64 size of the whole blob
 *    32  a section each: u32 offset, items, bytes an item, 0
 *     …  the sections, each aligned to 64 bytes
 *
 * Numbers are little-endian. On a big-endian machine the first use makes a
 * swapped copy, kept until the program ends.
 */
#ifndef BLOB_H
#define BLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BLOB_HEADER 32
#define BLOB_ALIGN 64
#define BLOB_SECTIONS 32 /* at most */

/* "perc" as a number. */
#define BLOB_KIND(a, b, c, d) \
	((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | \
	 (uint32_t)(d) << 24)

/* The blob in the byte order of this machine: itself, or the swapped copy. */
const void *blob_native(const void *embedded);

/* Section number `section`, whose items must be `width` bytes each; NULL and
 * no items where the blob has none such. For native blobs, as are the
 * following. */
const void *blob_section(const void *blob, unsigned section, size_t width,
			 uint32_t *items);

uint32_t blob_kind(const void *blob);
uint64_t blob_size(const void *blob);

/* The checksum as the blob states it: what --version shows. */
uint64_t blob_checksum(const void *blob);

/* True if `bytes`, as they lie in a file, are one whole undamaged blob. */
bool blob_check(const void *bytes, size_t size);

/* The checksum that the header should hold (of bytes in file order). */
uint64_t blob_sum(const void *bytes, size_t size);

/* Swap a checked blob in file order to the other byte order. */
void blob_swap(void *bytes);

#endif
