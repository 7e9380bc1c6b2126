/* checks.h - whether what was asked for fits the program and the files */
#ifndef CHECKS_H
#define CHECKS_H

#include "filter/filter.h"

/* Fills the filter's names, which live in the arena, and `each`. False after a
 * message on standard error: a mistake of the user. */
bool filter_check(struct filter *filter, struct arena *arena);

#endif
