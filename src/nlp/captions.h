/* captions.h - lines that belong to a picture */
#ifndef CAPTIONS_H
#define CAPTIONS_H

#include <stdbool.h>

#include "nlp/lines.h"

/* A description of a picture; `early` for one of the first lines of a text or
 * behind what a crawler left of the picture. */
bool line_is_caption(const struct line *line, bool early);

/* "Getty Images", "(Joshua Roberts/Reuters)", "Reporting by …": who made the
 * picture or the report, and nothing else. */
bool line_is_credit(const struct line *line);

/* Whether the bytes name a maker of pictures or reports: "AP Photo/N. Name",
 * "Reporting by N. Name". */
bool names_source(const char *at, const char *end);

#endif
