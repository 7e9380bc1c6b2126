/* test_gzip.c - what is packed comes back, and nothing wrong stays unsaid */
#include "stream/gzip.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

static const char story[] =
	"The harbour master of Port Ellery said the ferry would sail at six.\n"
	"\"Nobody was hurt,\" said Ada Quill, who runs the pilot station.\n";

/* Text that packs as text does: lines of numbered words, no two alike. */
static struct buffer text_make(size_t length)
{
	struct buffer text = BUFFER_EMPTY;
	unsigned seed = 1;

	while (text.length < length) {
		seed = seed * 1103515245u + 12345;
		buffer_add_text(&text, seed >> 28 ? "tide " : "harbour\n");
		buffer_add_number(&text, seed >> 20);
	}
	text.length = length;
	return text;
}

/* One member appended, made from parts of `step` bytes. */
static void pack(struct buffer *packed, struct string bytes, size_t step)
{
	struct gzip *gzip = gzip_new();

	for (size_t at = 0; at < bytes.length; at += step)
		gzip_write(gzip, bytes.data + at,
			   bytes.length - at < step ? bytes.length - at : step,
			   GZIP_GATHER, packed);
	gzip_write(gzip, NULL, 0, GZIP_END, packed);
	gzip_free(gzip);
}

static struct buffer packed_story(void)
{
	struct buffer packed = BUFFER_EMPTY;

	pack(&packed, string_of(story), sizeof story);
	return packed;
}

/* Unpacks the way a reader does, input and room in given steps; returns the
 * error. */
static const char *unpack(struct buffer *plain, const struct buffer *packed,
			  size_t step, size_t room)
{
	static char error[100];
	struct gunzip *gunzip = gunzip_new();
	struct string rest = { packed->data, 0 };
	size_t given = 0, n;

	while (!gunzip_error(gunzip, false)) {
		n = gunzip_read(gunzip, &rest, buffer_reserve(plain, room),
				room);
		plain->length += n;
		if (n)
			continue;
		if (given == packed->length)
			break;
		n = packed->length - given < step ? packed->length - given
						  : step;
		rest.length += n;
		given += n;
	}
	const char *why = gunzip_error(gunzip, true);
	snprintf(error, sizeof error, "%s", why ? why : "");
	gunzip_free(gunzip);
	return error;
}

static bool holds(const struct buffer *plain, const char *text, int times)
{
	size_t length = strlen(text);

	if (plain->length != length * (size_t)times)
		return false;
	for (int i = 0; i < times; i++)
		if (memcmp(plain->data + (size_t)i * length, text, length))
			return false;
	return true;
}

static void test_round_trip(void)
{
	static const size_t lengths[] = { 0, 1, 2, 300, 65536, 1000003 };
	static const size_t steps[] = { 1, 7, 4096, 1 << 20 };

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		struct buffer text = text_make(lengths[i]);
		struct buffer packed = BUFFER_EMPTY;
		bool good = true;
		pack(&packed, (struct string){ text.data, text.length }, 5000);
		for (size_t s = 0; s < 4; s++) {
			struct buffer plain = BUFFER_EMPTY;
			good &= !*unpack(&plain, &packed, steps[s],
					 steps[3 - s]);
			good &= plain.length == text.length &&
				(!text.length || !memcmp(plain.data, text.data,
							 text.length));
			buffer_free(&plain);
		}
		ok(good, "%zu bytes come back, in steps of any size",
		   lengths[i]);
		buffer_free(&packed);
		buffer_free(&text);
	}
}

static void test_same_bytes(void)
{
	static const size_t steps[] = { 1, 100, 8191, 65536, 400000 };
	struct buffer text = text_make(400000), first = BUFFER_EMPTY;
	bool same = true;

	pack(&first, (struct string){ text.data, text.length }, text.length);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct buffer again = BUFFER_EMPTY;
		pack(&again, (struct string){ text.data, text.length },
		     steps[i]);
		same &= again.length == first.length &&
			!memcmp(again.data, first.data, first.length);
		buffer_free(&again);
	}
	ok(same, "the same bytes are packed the same, whatever the steps");
	ok(!memcmp(first.data, "\x1F\x8B\x08\0\0\0\0\0", 8),
	   "the header has no time and no name");
	buffer_free(&first);
	buffer_free(&text);
}

static void test_members(void)
{
	struct buffer packed = BUFFER_EMPTY, plain = BUFFER_EMPTY;

	pack(&packed, STRING(""), 1);
	for (int i = 0; i < 3; i++) {
		pack(&packed, string_of(story), sizeof story);
		pack(&packed, STRING(""), 1);
	}
	const char *error = unpack(&plain, &packed, 1000, 1000);
	ok(!*error && holds(&plain, story, 3),
	   "members one after another, some empty");
	plain.length = 0;
	buffer_add(&packed, "\0\0\0\0\0", 5);
	error = unpack(&plain, &packed, 3, 1000);
	ok(!*error && holds(&plain, story, 3), "zero bytes behind a member");
	plain.length = 0;
	pack(&packed, string_of(story), sizeof story);
	error = unpack(&plain, &packed, 3, 1000);
	ok(!strcmp(error, "trailing garbage after gzip member") &&
	   holds(&plain, story, 3), "a member behind zero bytes is garbage");
	buffer_free(&packed);
	buffer_free(&plain);
}

static void test_garbage(void)
{
	static const char *const junk[] = {
		"x", "\x1F\x8C", "{\"id\":1}\n", "\x1Fx", "\x8B"
	};

	for (size_t i = 0; i < sizeof junk / sizeof *junk; i++)
		for (size_t step = 1; step <= 1000; step += 999) {
			struct buffer packed = packed_story();
			struct buffer plain = BUFFER_EMPTY;
			buffer_add_text(&packed, junk[i]);
			const char *error = unpack(&plain, &packed, step, 99);
			ok(!strcmp(error,
				   "trailing garbage after gzip member") &&
			   holds(&plain, story, 1),
			   "garbage %zu is told after the text", i);
			buffer_free(&packed);
			buffer_free(&plain);
		}
}

static void test_truncated(void)
{
	struct buffer packed = packed_story();
	size_t one = packed.length, wrong = 0;

	pack(&packed, string_of(story), sizeof story);
	size_t two = packed.length;
	for (packed.length = 0; packed.length <= two; packed.length++) {
		struct buffer plain = BUFFER_EMPTY;
		bool whole = packed.length == one || packed.length == two;
		const char *error = unpack(&plain, &packed, 1000, 1000);
		wrong += strcmp(error, whole ? "" : "truncated gzip") != 0;
		wrong += packed.length >= one &&
			 memcmp(plain.data, story, sizeof story - 1);
		buffer_free(&plain);
	}
	ok(wrong == 0, "a file cut anywhere is truncated, and no text lost");
	buffer_free(&packed);
}

static void test_corrupt(void)
{
	struct buffer packed = packed_story(), plain = BUFFER_EMPTY;
	size_t silent = 0;

	packed.data[packed.length - 5] ^= 1;
	const char *error = unpack(&plain, &packed, 1000, 1000);
	ok(!strcmp(error, "corrupt gzip: incorrect data check") &&
	   holds(&plain, story, 1), "a wrong checksum: %s", error);
	packed.data[packed.length - 5] ^= 1;
	for (size_t at = 10; at < packed.length; at++) {
		plain.length = 0;
		packed.data[at] ^= 4;
		silent += !*unpack(&plain, &packed, 1000, 1000);
		packed.data[at] ^= 4;
	}
	ok(silent == 0, "no flipped bit behind the header goes unnoticed");
	buffer_free(&packed);
	buffer_free(&plain);
}

static void test_flush(void)
{
	struct gzip *gzip = gzip_new();
	struct buffer packed = BUFFER_EMPTY, plain = BUFFER_EMPTY;

	gzip_write(gzip, story, sizeof story - 1, GZIP_GATHER, &packed);
	gzip_write(gzip, NULL, 0, GZIP_FLUSH, &packed);
	const char *error = unpack(&plain, &packed, 1, 10000);
	ok(!strcmp(error, "truncated gzip") && holds(&plain, story, 1),
	   "after a flush the reader has all there is");
	gzip_write(gzip, story, sizeof story - 1, GZIP_END, &packed);
	plain.length = 0;
	error = unpack(&plain, &packed, 10000, 10000);
	ok(!*error && holds(&plain, story, 2), "and the member goes on");
	gzip_free(gzip);
	buffer_free(&packed);
	buffer_free(&plain);
}

static void test_restart(void)
{
	struct buffer packed = packed_story();
	struct gunzip *gunzip = gunzip_new();
	struct string half = { packed.data, packed.length / 2 };
	struct string whole = { packed.data, packed.length };
	char plain[sizeof story];

	gunzip_read(gunzip, &half, plain, sizeof plain);
	gunzip_restart(gunzip);
	size_t n = gunzip_read(gunzip, &whole, plain, sizeof plain);
	ok(n == sizeof story - 1 && !memcmp(plain, story, n) &&
	   !gunzip_error(gunzip, true) && !whole.length,
	   "one reader for several files");
	gunzip_free(gunzip);
	buffer_free(&packed);
}

int main(void)
{
	test_round_trip();
	test_same_bytes();
	test_members();
	test_garbage();
	test_truncated();
	test_corrupt();
	test_flush();
	test_restart();
	return done();
}
