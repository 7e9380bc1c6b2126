/* trees.h - the members that are few: quotes, summary, keywords
 *
 * They go through JSON trees (stream/value.h), one small function for each
 * kind of object. Entities are read that way, and written by spans.h.
 */
#ifndef TREES_H
#define TREES_H

#include "filter/members.h"

bool entities_read(struct passage *passage, struct json_value value);

void quotes_write(const struct passage *passage, struct buffer *out);
void summary_write(const struct passage *passage, struct buffer *out);
void keywords_write(const struct passage *passage, struct buffer *out);

/* Arrays of objects that each have what only ours have. */
bool entities_ours(struct json_value value);
bool quotes_ours(struct json_value value);
bool keywords_ours(struct json_value value);

#endif
