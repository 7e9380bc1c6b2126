/* counts.h - what can be counted in a line */
#ifndef COUNTS_H
#define COUNTS_H

#include <stdint.h>

#include "nlp/phrases.h"

/* Counts are of the line's first LINE_HEAD bytes: enough to know prose, and
 * the time does not depend on long paragraphs. */
#define LINE_HEAD 400

struct counts {
	uint16_t words, capitals, shouted, numbers; /* of words */
	uint16_t letters, digits, marks;            /* of characters */
	uint16_t points;                            /* for a caption */
	uint32_t signs;                             /* see phrases.h */
};

/* Of the line from `start` to `end`, all in one pass; `limit` is the end of
 * what may be read. */
void counts_make(struct counts *counts, const struct phrases *phrases,
		 const char *start, const char *end, const char *limit);

#endif
