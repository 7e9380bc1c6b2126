/* spans.h - the members with one small object a token or sentence, directly
 *
 * blocks, sents, tokens, ents and entities are most of the bytes of a record:
 * they are read from checked bytes (entities: trees.h) and written to the
 * buffer without a tree between.
 * Offsets are code points outside and bytes inside (see base/text.h).
 */
#ifndef SPANS_H
#define SPANS_H

#include "filter/members.h"

bool blocks_read(struct passage *passage, struct json_value value);
bool sentences_read(struct passage *passage, struct json_value value);
bool ents_read(struct passage *passage, struct json_value value);

/* Also notes each token's object, if any has attributes that we do not
 * write, and reads the tags if all tokens have all of them. */
bool tokens_read(struct passage *passage, struct json_value value);

/* Compares the article's tokens with those in `value` and notes the objects
 * of those with the same borders: their other attributes are kept. */
void tokens_keep(struct passage *passage, struct json_value value);

void blocks_write(const struct passage *passage, struct buffer *out);
void sentences_write(const struct passage *passage, struct buffer *out);
void tokens_write(const struct passage *passage, struct buffer *out);
void ents_write(const struct passage *passage, struct buffer *out);
void entities_write(const struct passage *passage, struct buffer *out);

/* Whether a token's member of that name is one that we write; without tags
 * only its id and borders are. */
bool token_key_ours(struct json_value key, bool tagged);

/* An array of objects that each have whole numbers as start and end, and a
 * string by that name (NULL for none). */
bool spans_ours(struct json_value value, const char *name);

#endif
