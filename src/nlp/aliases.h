/* aliases.h - names of one thing: countries, organisations, given names
 *
 * Goes in: a key (nlp/keys.h). Comes out: the groups that it belongs to; two
 * keys of one group may name one thing. "dprk" and "north korea" share a
 * group, "joe" and "joseph" another; "afp" is in two.
 */
#ifndef ALIASES_H
#define ALIASES_H

#include "base/text.h"

enum alias_kind { ALIAS_COUNTRY, ALIAS_PLACE, ALIAS_ORG, ALIAS_GIVEN };

struct alias {
	const char *key;
	uint16_t group;
	uint8_t kind;  /* enum alias_kind */
	uint8_t first; /* 1 for the name that its group is listed under */
};

/* The aliases of that key, in a row; *count is 0 if there is none. */
const struct alias *alias_find(struct string key, unsigned *count);

/* True if both keys have a group of that kind in common. */
bool alias_same(struct string a, struct string b, enum alias_kind kind);

#endif
