/* usage.c - the table of options as text: usage and help */
#include "filter/options.h"

#include <stdio.h>
#include <string.h>

#include "filter/option_table.h"

static void usage_option(struct buffer *out, const struct option *option)
{
	if (option->letter)
		buffer_format(out, " [-%c", option->letter);
	else
		buffer_format(out, " [--%s", option->name);
	if (option->argument)
		buffer_format(out, " %s", option->argument);
	buffer_add_text(out, "]");
}

/* Letters without an argument stand together in front, then letters with an
 * argument, then long options, each in the order of the table. */
void options_usage(struct buffer *out, unsigned program, const char *name)
{
	buffer_format(out, "usage: %s [-", name);
	for (size_t i = 0; i < option_count; i++)
		if (options[i].programs & program && options[i].letter &&
		    !options[i].argument)
			buffer_add_byte(out, options[i].letter);
	buffer_add_text(out, "]");
	for (int letters = 1; letters >= 0; letters--)
		for (size_t i = 0; i < option_count; i++)
			if (options[i].programs & program &&
			    !options[i].letter == !letters &&
			    !(options[i].letter && !options[i].argument))
				usage_option(out, &options[i]);
	buffer_add_text(out, " [file ...]\n");
}

/* Where the text of the help begins, and how long a line of it may be. */
#define HELP_AT 31
#define HELP_WIDTH 48

/* The text in lines of HELP_WIDTH, broken at blanks. */
static void help_text(struct buffer *out, const char *text)
{
	for (;;) {
		size_t length = strlen(text);
		if (length > HELP_WIDTH)
			for (length = HELP_WIDTH; text[length] != ' ';)
				length--;
		buffer_add(out, text, length);
		buffer_add_byte(out, '\n');
		if (!text[length])
			return;
		text += length + 1;
		buffer_format(out, "%*s", HELP_AT, "");
	}
}

static void help_option(struct buffer *out, const struct option *option)
{
	char text[256], left[64], letter[8] = "    ";

	if (option->letter)
		snprintf(letter, sizeof letter, "-%c, ", option->letter);
	snprintf(left, sizeof left, "  %s--%s %s", letter, option->name,
		 option->argument ? option->argument : "");
	snprintf(text, sizeof text, option->fallback ? "%s (%s)" : "%s%s",
		 option->help, option->fallback ? option->fallback : "");
	buffer_format(out, "%-*s", HELP_AT, left);
	help_text(out, text);
}

void options_help(struct buffer *out, unsigned program)
{
	for (size_t i = 0; i < option_count; i++)
		if (options[i].programs & program)
			help_option(out, &options[i]);
}
