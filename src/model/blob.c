/* blob.c - one trained model as a block of bytes
 *
 * The checksum is FNV-1a over 64 bits (Fowler, Noll, Vo): it finds damage
 * and names a version, no more. It is compared by the tests, not at each
 * start, since the program file is read as a whole or not at all.
 */
#include "model/blob.h"

#include <string.h>

#include "base/memory.h"

enum { AT_KIND = 8, AT_SECTIONS = 12, AT_SUM = 16, AT_SIZE = 24 };

#define SECTION_ENTRY 16
#define FNV_START 0xcbf29ce484222325u
#define FNV_PRIME 0x100000001b3u

static uint32_t word_at(const void *blob, size_t at)
{
	uint32_t word;

	memcpy(&word, (const char *)blob + at, sizeof word);
	return word;
}

static uint64_t long_at(const void *blob, size_t at)
{
	uint64_t number;

	memcpy(&number, (const char *)blob + at, sizeof number);
	return number;
}

uint32_t blob_kind(const void *blob)
{
	return word_at(blob, AT_KIND);
}

uint64_t blob_size(const void *blob)
{
	return long_at(blob, AT_SIZE);
}

uint64_t blob_checksum(const void *blob)
{
	return long_at(blob, AT_SUM);
}

const void *blob_section(const void *blob, unsigned section, size_t width,
			 uint32_t *items)
{
	size_t entry = BLOB_HEADER + SECTION_ENTRY * (size_t)section;

	*items = 0;
	if (section >= word_at(blob, AT_SECTIONS) ||
	    word_at(blob, entry + 8) != width)
		return NULL;
	*items = word_at(blob, entry + 4);
	return (const char *)blob + word_at(blob, entry);
}

uint64_t blob_sum(const void *bytes, size_t size)
{
	const unsigned char *at = bytes;
	uint64_t sum = FNV_START;

	for (size_t i = AT_SIZE; i < size; i++)
		sum = (sum ^ at[i]) * FNV_PRIME;
	return sum;
}

/* Little-endian, whatever the machine. */
static uint64_t file_number(const unsigned char *at, size_t bytes)
{
	uint64_t number = 0;

	for (size_t i = bytes; i-- > 0;)
		number = number << 8 | at[i];
	return number;
}

static bool section_fits(const unsigned char *entry, size_t size)
{
	uint64_t offset = file_number(entry, 4);
	uint64_t bytes = file_number(entry + 4, 4) * file_number(entry + 8, 4);

	return offset % BLOB_ALIGN == 0 && offset <= size &&
	       bytes <= size - offset;
}

bool blob_check(const void *bytes, size_t size)
{
	const unsigned char *at = bytes;

	if (size < BLOB_HEADER || memcmp(at, "copydesk", 8) != 0 ||
	    file_number(at + AT_SIZE, 8) != size)
		return false;
	uint64_t sections = file_number(at + AT_SECTIONS, 4);
	if (sections > BLOB_SECTIONS ||
	    BLOB_HEADER + SECTION_ENTRY * sections > size)
		return false;
	for (size_t s = 0; s < sections; s++)
		if (!section_fits(at + BLOB_HEADER + SECTION_ENTRY * s, size))
			return false;
	return file_number(at + AT_SUM, 8) == blob_sum(bytes, size);
}

static void swap(unsigned char *at, size_t width)
{
	for (size_t i = 0; i < width / 2; i++) {
		unsigned char byte = at[i];
		at[i] = at[width - 1 - i];
		at[width - 1 - i] = byte;
	}
}

/* The table of sections says how wide the items are, so it is swapped last;
 * it is read here as it lies in a file. */
void blob_swap(void *bytes)
{
	unsigned char *at = bytes;
	size_t sections = (size_t)file_number(at + AT_SECTIONS, 4);

	for (size_t s = 0; s < sections; s++) {
		unsigned char *entry = at + BLOB_HEADER + SECTION_ENTRY * s;
		size_t offset = (size_t)file_number(entry, 4);
		size_t items = (size_t)file_number(entry + 4, 4);
		size_t width = (size_t)file_number(entry + 8, 4);

		for (size_t i = 0; i < items; i++)
			swap(at + offset + i * width, width);
		for (size_t i = 0; i < SECTION_ENTRY; i += 4)
			swap(entry + i, 4);
	}
	swap(at + AT_KIND, 4);
	swap(at + AT_SECTIONS, 4);
	swap(at + AT_SUM, 8);
	swap(at + AT_SIZE, 8);
}

#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__

#include <stdatomic.h>
#include <stdlib.h>

#define COPIES 16 /* more than there are models */

struct copy {
	const void *embedded;
	void *blob;
};

static void *copy_make(const void *embedded)
{
	size_t size = (size_t)file_number((const unsigned char *)embedded +
						  AT_SIZE, 8);
	void *blob = memory_new(size);

	memcpy(blob, embedded, size);
	blob_swap(blob);
	return blob;
}

/* Published once and never changed; a thread that comes second throws its
 * own copy away. */
const void *blob_native(const void *embedded)
{
	static _Atomic(struct copy *) copies[COPIES];

	for (size_t i = 0; i < COPIES; i++) {
		struct copy *copy = atomic_load(&copies[i]);
		if (!copy) {
			struct copy *mine = memory_new(sizeof *mine);
			mine->embedded = embedded;
			mine->blob = copy_make(embedded);
			if (atomic_compare_exchange_strong(&copies[i], &copy,
							   mine))
				return mine->blob;
			free(mine->blob);
			free(mine);
		}
		if (copy->embedded == embedded)
			return copy->blob;
	}
	return copy_make(embedded); /* not reached while COPIES suffices */
}

#else

const void *blob_native(const void *embedded)
{
	return embedded;
}

#endif
