/* put.h - JSON whose length is known beforehand, into room that is there */
#ifndef PUT_H
#define PUT_H

#include <string.h>

/* Write text that has no character to escape; of a literal the length is
 * known when this is compiled. */
static inline char *put_bytes(char *at, const char *text, size_t length)
{
	memcpy(at, text, length);
	return at + length;
}

#define PUT(at, literal) put_bytes(at, literal, sizeof(literal) - 1)

static inline char *put_name(char *at, const char *name)
{
	return put_bytes(at, name, strlen(name));
}

#endif
