/* passing.h - one record through the analysis and out
 *
 * The record is checked (stream/record.h). Its layers are taken over
 * (filter/members.h), what the program makes is computed (nlp/article.h), and
 * the members are spliced in or printed alone. A record without text, or
 * clearly not in English, passes unchanged.
 */
#ifndef PASSING_H
#define PASSING_H

#include "filter/filter.h"

struct passing {
	const struct filter *filter;
	struct arena *arena;
	struct buffer *values; /* scratch: with --each, the member's JSON */
	struct buffer *out;
	struct counts *counts;
	struct record record;
	struct passage passage;
};

/* With all but the passage filled in. */
void record_pass(struct passing *passing);

#endif
