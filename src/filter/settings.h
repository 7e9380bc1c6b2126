/* settings.h - what a user asked for */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "nlp/article.h"
#include "stream/input.h"
#include "stream/output.h"
#include "stream/record.h"

enum on_error { ON_ERROR_REPORT, ON_ERROR_SKIP, ON_ERROR_PASS, ON_ERROR_STOP };

/* What was asked for. Strings are those of argv. */
struct settings {
	struct record_options record;
	struct input_options input;
	struct output_options output;
	struct article_options article;
	const char *each;        /* --each MEMBER; NULL for whole records */
	const char *errors;      /* --errors FILE; NULL for none */
	const char *query_field; /* --query-field; NULL for none */
	const char *query;       /* -q; NULL for none */
	long jobs;               /* after options_parse 1 or more */
	long skip, max_line;
	int on_error;            /* enum on_error */
	bool only, scrub, any_language, raw, unbuffered, progress, stats;
	bool no_entities;
	bool help, version;
};

/* The programs by bits, for the table. */
enum {
	FOR_TOKENIZE = 1, FOR_TAG = 2, FOR_QUOTES = 4, FOR_SUMMARY = 8,
	FOR_ALL = 15
};

#endif
