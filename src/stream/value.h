/* value.h - JSON trees, for what is off the hot path
 *
 * The only door to jansson: includers of this header may use jansson's own
 * functions to build and read a tree; loading, printing and start-up go
 * through here.
 */
#ifndef VALUE_H
#define VALUE_H

#include <jansson.h>

#include "base/buffer.h"
#include "stream/json.h"

/* Once, before threads start: memory, and a fixed seed for the hashes. */
void value_start(void);

/* A new tree of checked bytes (to be given back by json_decref), or NULL where
 * jansson cannot represent them (integers beyond 64 bits, lone surrogates). */
json_t *value_load(struct json_value bytes);

/* Append the tree, compact, in the order in which it was built, text as
 * json_add_text would write it. */
void value_add(struct buffer *out, const json_t *tree);

/* A JSON string; may hold NUL. */
json_t *value_text(struct string text);

#endif
