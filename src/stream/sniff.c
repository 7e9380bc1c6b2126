/* sniff.c - what a file is, by its first bytes
 *
 * In: the first bytes of a file. Out: one of the kinds below, and a line of
 * advice for what is none of ours. A file that is no ndjson would else give
 * one error a line, or thousands.
 *
 * Bytes may come one at a time. As long as they are the beginning of some
 * signature the answer is "more"; '{' begins none of them, so a record is
 * never kept waiting.
 *
 * Sources: RFC 1952 (gzip), RFC 8878 (zstd), the specifications of xz, bzip2,
 * lz4 (frame format), zip and WARC. What it gets wrong: formats that do not
 * begin with a signature of their own (tar, brotli, old lzma).
 */
#include "stream/sniff.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

struct signature {
	const char *bytes;
	enum sniff kind;
	const char *what;    /* "is …" */
	const char *command; /* that makes of FILE what we read, or NULL */
};

static const struct signature of_files[] = {
	{ "\x1F\x8B", SNIFF_GZIP, NULL, NULL },
	{ "\x1F\x9D", SNIFF_FOREIGN, "is compressed by compress", "gzip -dc" },
	{ "\x28\xB5\x2F\xFD", SNIFF_FOREIGN, "is zstd-compressed",
	  "zstd -dc" },
	{ "\xFD" "7zXZ", SNIFF_FOREIGN, "is xz-compressed", "xz -dc" },
	{ "BZh", SNIFF_FOREIGN, "is bzip2-compressed", "bzip2 -dc" },
	{ "\x04\x22\x4D\x18", SNIFF_FOREIGN, "is lz4-compressed", "lz4 -dc" },
	{ "PK\x03\x04", SNIFF_FOREIGN, "is a zip archive", "unzip -p" },
};

static const struct signature of_text[] = {
	{ "\xEF\xBB\xBF", SNIFF_BOM, NULL, NULL },
	{ "\xFF\xFE", SNIFF_FOREIGN, "is UTF-16",
	  "iconv -f UTF-16 -t UTF-8" },
	{ "\xFE\xFF", SNIFF_FOREIGN, "is UTF-16",
	  "iconv -f UTF-16 -t UTF-8" },
	{ "WARC/1.", SNIFF_MARKUP,
	  "is a WARC archive, not one JSON object a line: "
	  "extract the articles first", NULL },
	{ "<", SNIFF_MARKUP,
	  "is XML or HTML, not one JSON object a line: "
	  "extract the text first", NULL },
};

static enum sniff sniff(const char *bytes, size_t length,
			const struct signature *signatures, size_t count,
			const struct signature **found)
{
	enum sniff answer = SNIFF_TEXT;

	if (!length)
		return SNIFF_MORE;
	for (size_t i = 0; i < count; i++) {
		size_t whole = strlen(signatures[i].bytes);
		size_t common = length < whole ? length : whole;

		if (memcmp(bytes, signatures[i].bytes, common) != 0)
			continue;
		if (common == whole) {
			*found = &signatures[i];
			return signatures[i].kind;
		}
		answer = SNIFF_MORE;
	}
	return answer;
}

enum sniff sniff_file(const char *bytes, size_t length,
		      const struct signature **signature)
{
	return sniff(bytes, length, of_files,
		     sizeof of_files / sizeof *of_files, signature);
}

enum sniff sniff_text(const char *bytes, size_t length,
		      const struct signature **signature)
{
	return sniff(bytes, length, of_text,
		     sizeof of_text / sizeof *of_text, signature);
}

void sniff_advice(const struct signature *signature, const char *file,
		  char *advice, size_t room)
{
	if (strcmp(file, "-") == 0)
		file = "FILE";
	if (signature->command)
		snprintf(advice, room, "%s: %s %s | %s reads it",
			 signature->what, signature->command, file,
			 error_program_name());
	else
		snprintf(advice, room, "%s", signature->what);
}
