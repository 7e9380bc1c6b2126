/* options.h - what the programs can be told, in one table
 *
 * The table in options.c holds each option once: letter, long name, argument,
 * default and help. Parsing, usage, --help and the shell completions read it,
 * and tests hold the SYNOPSIS of each page against it.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
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
	bool help, version;
};

/* The programs by bits, for the table. */
enum {
	FOR_TOKENIZE = 1, FOR_TAG = 2, FOR_QUOTES = 4, FOR_SUMMARY = 8,
	FOR_ALL = 15
};

/* Fills the settings from the arguments, defaults first; `operands` needs
 * room for argc pointers. False after a message on standard error: a mistake
 * of the user. */
bool options_parse(struct settings *settings, unsigned program, int argc,
		   char **argv, char **operands);

/* "usage: tokenize [-uz] [-f field] … [file ...]\n" in one line. */
void options_usage(struct buffer *out, unsigned program, const char *name);

/* The lines on each option for --help. */
void options_help(struct buffer *out, unsigned program);

/* One line an option, tab-separated: letter or '-', long name, argument or
 * '-', help: for those who write completions. */
void options_list(struct buffer *out, unsigned program);

#endif
