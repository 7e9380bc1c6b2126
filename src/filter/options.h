/* options.h - what the programs can be told, in one table
 *
 * The table in option_table.c holds each option once: letter, long name,
 * argument, default and help. Parsing and usage read it, the shell completions
 * are made from the help, and tests hold the SYNOPSIS of each page against it.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/buffer.h"
#include "filter/settings.h"

/* Fills the settings from the arguments, defaults first; `operands` needs
 * room for argc pointers. False after a message on standard error: a mistake
 * of the user. */
bool options_parse(struct settings *settings, unsigned program, int argc,
		   char **argv, char **operands);

/* "usage: tokenize [-uz] [-f field] … [file ...]\n" in one line. */
void options_usage(struct buffer *out, unsigned program, const char *name);

/* The lines on each option for --help. */
void options_help(struct buffer *out, unsigned program);

#endif
