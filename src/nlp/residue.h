/* residue.h - what a crawler left over */
#ifndef RESIDUE_H
#define RESIDUE_H

#include <stdbool.h>

#include "nlp/lines.h"

/* Markup, rows of marks, invitations to subscribe or share, tables. */
bool line_is_residue(const struct line *line);

/* "Email: ann.lee@paper.example", as it stands below a story. */
bool line_is_contact(const struct line *line);

#endif
