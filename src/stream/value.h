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
 * jansson cannot represent them: integers beyond 64 bits, reals beyond a
 * double, lone surrogates, \u0000 in a key, nesting over 2048. Of duplicate
 * keys the last counts. */
json_t *value_load(struct json_value bytes);

/* Append the tree, compact, in the order in which it was built, text as
 * json_add_text would write it. A real that is a whole number of hundredths,
 * as value_percent() makes it, is printed from an integer in its shortest
 * form (0.93, 0.5, 1, -0.05); any other with the fewest digits that give the
 * same double again. */
void value_add(struct buffer *out, const json_t *tree);

/* A JSON string; may hold NUL. */
json_t *value_text(struct string text);

/* A number of hundredths: 93 prints as 0.93. */
json_t *value_percent(int percent);

#endif
