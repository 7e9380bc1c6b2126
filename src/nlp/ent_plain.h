/* ent_plain.h - single words that a chain takes for names and that are none
 *
 * Goes in: a name. Comes out: true for "report.pdf", "Monday" as a place,
 * "DVD" as an organisation, an address of mail.
 */
#ifndef ENT_PLAIN_H
#define ENT_PLAIN_H

#include "nlp/ent_names.h"

bool ent_is_plain(const struct ent_text *text, struct ent_name name);

#endif
