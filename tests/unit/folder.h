/* folder.h - a folder of its own for a test that needs files
 *
 *     folder_make();
 *     file_write(path_in("a"), bytes);
 *     folder_remove();
 *
 * A path is good until four more were asked for.
 */
#ifndef FOLDER_H
#define FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"

static char folder[64];

static inline char *path_in(const char *name)
{
	static char paths[4][sizeof folder + 300];
	static unsigned next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%.255s", folder, name);
	return path;
}

static inline void folder_make(void)
{
	strcpy(folder, "/tmp/copydesk-test-XXXXXX");
	if (!mkdtemp(folder)) {
		perror(folder);
		exit(2);
	}
}

static inline void folder_remove(void)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;

	while (directory && (entry = readdir(directory)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			remove(path_in(entry->d_name));
	if (directory)
		closedir(directory);
	rmdir(folder);
}

/* How many files are in it, hidden ones too. */
static inline int folder_count(void)
{
	DIR *directory = opendir(folder);
	int count = 0;

	while (directory && readdir(directory))
		count++;
	if (directory)
		closedir(directory);
	return count - 2;
}

static inline void file_write(const char *path, struct string bytes)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes.data, 1, bytes.length, file) != bytes.length
	    || fclose(file)) {
		perror(path);
		exit(2);
	}
}

/* Appends the file's bytes; false if it cannot be opened. */
static inline bool file_read(const char *path, struct buffer *bytes)
{
	FILE *file = fopen(path, "rb");
	size_t n;

	if (!file)
		return false;
	do {
		char *at = buffer_reserve(bytes, 65536);
		n = fread(at, 1, 65536, file);
		bytes->length += n;
	} while (n);
	fclose(file);
	return true;
}

static inline struct string buffer_string(const struct buffer *bytes)
{
	return (struct string){ bytes->data, bytes->length };
}

static inline bool file_holds(const char *path, struct string expected)
{
	struct buffer bytes = BUFFER_EMPTY;
	bool same = file_read(path, &bytes) &&
		    string_equal(buffer_string(&bytes), expected);

	buffer_free(&bytes);
	return same;
}

#endif
