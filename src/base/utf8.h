/* utf8.h - UTF-8 (RFC 3629) */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* How many bytes from the start are valid: no overlong form, no surrogate,
 * nothing above U+10FFFF, nothing cut off. */
size_t utf8_valid(const char *bytes, size_t length);

/* The length of the valid sequence at `at`, which must be before `end`; 0 if
 * it is not valid. */
size_t utf8_sequence(const char *at, const char *end);

/* The code point at *at, which moves behind it. The text must be valid and
 * *at before its end. */
uint32_t utf8_next(const char **at);

/* The code point that ends at *at, which moves to its start. The text must be
 * valid and *at behind its start. */
uint32_t utf8_previous(const char **at);

/* Writes one to four bytes; returns the end. */
char *utf8_write(char *at, uint32_t code_point);

#endif
