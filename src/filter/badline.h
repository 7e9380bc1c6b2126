/* badline.h - what becomes of a line that is no record
 *
 * --on-error decides between a message, silence, the line as it came, and the
 * end; --errors keeps each of them, so that nothing is lost.
 */
#ifndef BADLINE_H
#define BADLINE_H

#include "filter/filter.h"
#include "stream/workers.h"

struct badline {
	const char *file;
	uint64_t line, column; /* from 1; the column counts bytes */
	const char *why;
	struct string bytes;   /* the line as it came, with its line end */
};

void badline_add(const struct filter *filter, struct job *job,
		 const struct badline *bad);

/* A part of a line over the limit, as the input gives it. */
void badline_add_part(const struct filter *filter, struct job *job);

/* A message on a file: "FILE: why". */
void badline_add_message(struct job *job, const char *file, const char *why);

#endif
