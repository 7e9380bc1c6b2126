/* ent_ends.h - what names end with says what they are
 *
 * Goes in: a name with its label (nlp/ent_names.h). Comes out: that label, or
 * a better one.
 */
#ifndef ENT_ENDS_H
#define ENT_ENDS_H

#include "nlp/ent_names.h"

/* "Inc.", "plc": ends the name of a firm and is none itself. */
bool ent_is_firm_end(struct string word);

/* "Ltd." and "Council" end no name of a person, a law or an event. */
bool ent_ends_organisation(const struct ent_text *text, struct ent_name name);

/* "Karl Marx Avenue" is no person, "Galaxy S9" is no event. */
unsigned ent_ends_kind(const struct ent_text *text, struct ent_name name);

#endif
