/* json_string.h - what may stand inside a JSON string
 *
 * A part of the scanner, for json.c alone.
 */
#ifndef JSON_STRING_H
#define JSON_STRING_H

#include <stdbool.h>

/* The byte that cannot stand where it stands, and why. */
struct json_fault {
	const char *at, *why;
};

/* Checks the rest of a string, `at` being anywhere between its marks but
 * not inside an escape or character. Returns what is behind the closing mark,
 * or NULL with the fault. Sets *escaped if it met a backslash. */
const char *json_string_check(const char *at, const char *end, bool *escaped,
			      struct json_fault *fault);

#endif
