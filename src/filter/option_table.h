/* option_table.h - the table of options, for those who read it all */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include "filter/settings.h"

/* How an option's argument is understood. */
enum option_kind {
	FLAG,    /* bool */
	TEXT,    /* const char * */
	NUMBER,  /* long, from `low` on */
	PERCENT, /* int, `low` to 100, given as a fraction from 0 to 1 */
	ON_ERROR,/* int */
	TYPES    /* unsigned: bits of enum quote_type */
};

struct option {
	char letter; /* 0 for none */
	const char *name, *argument;
	unsigned programs;
	enum option_kind kind;
	size_t at;
	long low;
	const char *fallback; /* the default as the help shows it, or NULL */
	const char *help;
};

extern const struct option options[];
extern const size_t option_count;

#endif
