/* test_blob.c - model files: checked, swapped, and those that are embedded */
#include "model/blob.h"

#include <stdlib.h>
#include <string.h>

#include "model/models.h"
#include "tap.h"

/* One blob of one section of two 32-bit numbers, as a file has it. */
static void blob_make(unsigned char bytes[192])
{
	static const unsigned char head[] = {
		'c', 'o', 'p', 'y', 'd', 'e', 's', 'k',
		't', 'e', 's', 't', 1, 0, 0, 0,
	};
	uint64_t sum;

	memset(bytes, 0, 192);
	memcpy(bytes, head, sizeof head);
	bytes[24] = 192;
	bytes[32] = 128;
	bytes[36] = 2;
	bytes[40] = 4;
	memcpy(bytes + 128, "\1\2\3\4\5\6\7\10", 8);
	sum = blob_sum(bytes, 192);
	for (int i = 0; i < 8; i++)
		bytes[16 + i] = (unsigned char)(sum >> (8 * i));
}

static void test_check(void)
{
	unsigned char bytes[192];
	size_t caught = 0;

	blob_make(bytes);
	ok(blob_check(bytes, 192), "a whole blob");
	ok(!blob_check(bytes, 191), "one that is cut off");
	ok(!blob_check(bytes, 8), "a beginning");
	for (size_t i = 16; i < 192; i++) {
		bytes[i] ^= 1;
		caught += !blob_check(bytes, 192);
		bytes[i] ^= 1;
	}
	ok(caught == 176, "any byte behind the kind: %zu of 176", caught);
}

static void test_swap(void)
{
	unsigned char bytes[192], once[192];

	blob_make(bytes);
	memcpy(once, bytes, sizeof once);
	blob_swap(once);
	ok(memcmp(once + 128, "\4\3\2\1\10\7\6\5", 8) == 0,
	   "items turn round");
	ok(memcmp(once + 32, "\0\0\0\200\0\0\0\2\0\0\0\4", 12) == 0,
	   "so does the table");
	ok(memcmp(once, bytes, 8) == 0, "the name stays");
}

static void test_sections(void)
{
	_Alignas(64) unsigned char bytes[192];
	const void *blob = bytes;
	uint32_t items;

	blob_make(bytes);
	blob = blob_native(bytes);
	ok(blob_section(blob, 0, 4, &items) && items == 2, "a section");
	ok(!blob_section(blob, 1, 4, &items) && !items, "one that is not");
	ok(!blob_section(blob, 0, 2, &items), "one of another width");
	ok(blob_kind(blob) == BLOB_KIND('t', 'e', 's', 't'), "the kind");
}

static void test_embedded(const char *name, const unsigned char *model)
{
	uint64_t size = 0;

	for (int i = 7; i >= 0; i--)
		size = size << 8 | model[24 + i];
	ok(blob_check(model, (size_t)size), "%s is whole", name);
}

int main(void)
{
	test_check();
	test_swap();
	test_sections();
	test_embedded("tags", model_tags);
	test_embedded("lemmas", model_lemmas);
	return done();
}
