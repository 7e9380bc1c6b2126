/* datelines.h - place and agency at a report's start, agency at its end */
#ifndef DATELINES_H
#define DATELINES_H

#include <stdbool.h>

/* The end of the dateline "PARIS (Agency) —" at the start of a paragraph, or
 * `at` if there is none. */
const char *dateline_end(const char *at, const char *end);

/* The start of the credit "(Agency)" at the end of a paragraph, or `end` if
 * there is none. */
const char *credit_start(const char *at, const char *end);

#endif
