/* options.c - the table of options, and what is read from it
 *
 * An option's kind says how its argument is understood; `at` says where in
 * struct settings the result goes. Options and operands may be mixed, "--"
 * ends the options, "-" is an operand, "-uz" is "-u -z", and a value may
 * follow at once ("-j2", "--jobs=2") or as the next argument.
 */
#include "filter/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "stream/workers.h"

enum kind {
	FLAG,    /* bool */
	TEXT,    /* const char * */
	NUMBER,  /* long, from `low` on */
	PERCENT, /* int, 0 to 100, given as a fraction from 0 to 1 */
	ON_ERROR,/* int */
	TYPES    /* unsigned: bits of enum quote_type */
};

struct option {
	char letter; /* 0 for none */
	const char *name, *argument;
	unsigned programs;
	enum kind kind;
	size_t at;
	long low;
	const char *fallback; /* the default as the help shows it, or NULL */
	const char *help;
};

#define AT(member) offsetof(struct settings, member)

static const struct option options[] = {
	{ 'f', "text-field", "field", FOR_ALL, TEXT, AT(record.text_field), 0,
	  NULL, "the member that holds the text, by name or JSON pointer" },
	{ 'j', "jobs", "n", FOR_ALL, NUMBER, AT(jobs), 0,
	  "1", "work on n records at once; 0 for one a processor" },
	{ 'o', "output", "file", FOR_ALL, TEXT, AT(output.file), 0,
	  NULL, "write to file, which appears whole or not at all" },
	{ 'u', "unbuffered", NULL, FOR_ALL, FLAG, AT(unbuffered), 0,
	  NULL, "flush the output after every record" },
	{ 'z', "gzip", NULL, FOR_ALL, FLAG, AT(output.gzip), 0,
	  NULL, "compress the output" },
	{ 'k', "keywords", "n", FOR_SUMMARY, NUMBER, AT(article.keywords), 0,
	  "10", "at most n keywords; 0 for none" },
	{ 'n', "sentences", "n", FOR_SUMMARY, NUMBER,
	  AT(article.summary_sentences), 1,
	  "3", "at most n sentences; no default beside -w or -r" },
	{ 'q', "query", "words", FOR_SUMMARY, TEXT, AT(query), 0,
	  NULL, "a summary about these words" },
	{ 'r', "ratio", "share", FOR_SUMMARY, PERCENT,
	  AT(article.summary_ratio), 0,
	  NULL, "at most this share of the words, 0 to 1" },
	{ 'w', "words", "n", FOR_SUMMARY, NUMBER, AT(article.summary_words), 1,
	  NULL, "at most n words" },
	{ 0, "query-field", "field", FOR_SUMMARY, TEXT, AT(query_field), 0,
	  NULL, "the member that holds each record's query" },
	{ 0, "min-confidence", "p", FOR_QUOTES, PERCENT,
	  AT(article.min_confidence), 0,
	  NULL, "only quotations at least this sure, 0 to 1" },
	{ 0, "type", "list", FOR_QUOTES, TYPES, AT(article.quote_types), 0,
	  "direct,mixed,indirect", "only these types of quotation" },
	{ 0, "any-language", NULL, FOR_ALL, FLAG, AT(any_language), 0,
	  NULL, "analyse texts that are not English, too" },
	{ 0, "at", "pointer", FOR_ALL, TEXT, AT(record.at), 0,
	  NULL, "the article is inside an envelope, at this JSON pointer" },
	{ 0, "each", "member", FOR_ALL, TEXT, AT(each), 0,
	  NULL, "one line for each element of this member instead" },
	{ 0, "errors", "file", FOR_ALL, TEXT, AT(errors), 0,
	  NULL, "keep each bad line in file, with place and reason" },
	{ 0, "id", "name", FOR_ALL, TEXT, AT(record.id_field), 0,
	  NULL, "the member that --only and --each take as the id" },
	{ 0, "max-line", "bytes", FOR_ALL, NUMBER, AT(max_line), 1,
	  "67108864", "a longer line is a bad record" },
	{ 0, "on-error", "action", FOR_ALL, ON_ERROR, AT(on_error), 0,
	  "report", "for a bad line: report, skip, pass or stop" },
	{ 0, "only", NULL, FOR_ALL, FLAG, AT(only), 0,
	  NULL, "print the id and the new members alone" },
	{ 0, "prefix", "text", FOR_ALL, TEXT, AT(record.prefix), 0,
	  NULL, "put text before the names of all our members" },
	{ 0, "progress", NULL, FOR_ALL, FLAG, AT(progress), 0,
	  NULL, "show progress also where there is no terminal" },
	{ 0, "raw", NULL, FOR_ALL, FLAG, AT(raw), 0,
	  NULL, "each file is the plain text of one article" },
	{ 0, "scrub", NULL, FOR_ALL, FLAG, AT(scrub), 0,
	  NULL, "make the lines safe for SQL engines" },
	{ 0, "skip", "n", FOR_ALL, NUMBER, AT(skip), 0,
	  "0", "start after n records" },
	{ 0, "stats", NULL, FOR_ALL, FLAG, AT(stats), 0,
	  NULL, "print one JSON object on standard error at the end" },
	{ 'h', "help", NULL, FOR_ALL, FLAG, AT(help), 0,
	  NULL, "print this and exit" },
	{ 0, "version", NULL, FOR_ALL, FLAG, AT(version), 0,
	  NULL, "print the version and the models' checksums and exit" },
};

#define OPTIONS (sizeof options / sizeof *options)

/* A line is addressed with 32 bits, and what is made of it with twice that;
 * half of the range leaves room for --raw's escapes. */
#define MAX_LINE_LIMIT (1L << 30)

static const char *const on_error_names[] = {
	[ON_ERROR_REPORT] = "report", [ON_ERROR_SKIP] = "skip",
	[ON_ERROR_PASS] = "pass", [ON_ERROR_STOP] = "stop",
};

static const char *const type_names[] = {
	[QUOTE_DIRECT] = "direct", [QUOTE_INDIRECT] = "indirect",
	[QUOTE_MIXED] = "mixed",
};

/* The index of the word among the names, or -1. */
static int name_index(const char *const *names, int count, const char *word,
		      size_t length)
{
	for (int i = 0; i < count; i++)
		if (strlen(names[i]) == length &&
		    memcmp(names[i], word, length) == 0)
			return i;
	return -1;
}

static bool parse_number(const char *text, long low, long *number)
{
	char *end;

	errno = 0;
	long n = strtol(text, &end, 10);
	if (end == text || *end || errno || n < low)
		return false;
	*number = n;
	return true;
}

/* "1", "0", "0.85", ".5": hundredths, rounded down; no floating point. */
static bool parse_percent(const char *text, int *percent)
{
	const char *p = text;
	int value = 0, digits = 0;

	for (; *p >= '0' && *p <= '9' && value <= 1; p++, digits++)
		value = value * 10 + (*p - '0');
	value *= 100;
	if (*p == '.') {
		int unit = 10;
		for (p++; *p >= '0' && *p <= '9'; p++, digits++, unit /= 10)
			value += (*p - '0') * unit;
	}
	*percent = value;
	return digits && !*p && value <= 100;
}

static bool parse_types(const char *text, unsigned *types)
{
	*types = 0;
	for (;;) {
		size_t length = strcspn(text, ",");
		int type = name_index(type_names, 3, text, length);
		if (type < 0)
			return false;
		*types |= 1u << type;
		if (!text[length])
			return true;
		text += length + 1;
	}
}

static bool option_set(const struct option *option, struct settings *settings,
		       const char *value)
{
	void *at = (char *)settings + option->at;
	int action;

	switch (option->kind) {
	case FLAG:
		*(bool *)at = true;
		return true;
	case TEXT:
		*(const char **)at = value;
		return true;
	case NUMBER:
		return parse_number(value, option->low, at);
	case PERCENT:
		return parse_percent(value, at);
	case TYPES:
		return parse_types(value, at);
	case ON_ERROR:
		action = name_index(on_error_names, 4, value, strlen(value));
		*(int *)at = action;
		return action >= 0;
	}
	return false;
}

static const struct option *option_by_letter(unsigned program, char letter)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].letter == letter &&
		    options[i].programs & program)
			return &options[i];
	return NULL;
}

static const struct option *option_by_name(unsigned program, const char *name,
					   size_t length)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].programs & program &&
		    strlen(options[i].name) == length &&
		    memcmp(options[i].name, name, length) == 0)
			return &options[i];
	return NULL;
}

/* The arguments still to be read. */
struct arguments {
	int count;
	char **next;
};

static bool option_take(const struct option *option, struct settings *settings,
			const char *value, struct arguments *arguments)
{
	if (option->argument && !value) {
		if (!arguments->count) {
			error_print("--%s needs an argument: %s",
				    option->name, option->argument);
			return false;
		}
		value = *arguments->next++;
		arguments->count--;
	}
	if (option_set(option, settings, value))
		return true;
	error_print("--%s: '%s' will not do: %s", option->name, value,
		    option->help);
	return false;
}

static bool parse_long(struct settings *settings, unsigned program,
		       const char *argument, struct arguments *arguments)
{
	size_t length = strcspn(argument, "=");
	const char *value = argument[length] ? argument + length + 1 : NULL;
	const struct option *option = option_by_name(program, argument, length);

	if (!option) {
		error_print("unknown option --%.*s", (int)length, argument);
		return false;
	}
	if (value && !option->argument) {
		error_print("--%s takes no argument", option->name);
		return false;
	}
	return option_take(option, settings, value, arguments);
}

static bool parse_letters(struct settings *settings, unsigned program,
			  const char *letters, struct arguments *arguments)
{
	for (; *letters; letters++) {
		const struct option *option =
			option_by_letter(program, *letters);
		if (!option) {
			error_print("unknown option -%c", *letters);
			return false;
		}
		if (option->argument)
			return option_take(option, settings,
					   letters[1] ? letters + 1 : NULL,
					   arguments);
		option_set(option, settings, NULL);
	}
	return true;
}

static void settings_init(struct settings *settings)
{
	memset(settings, 0, sizeof *settings);
	settings->record.prefix = "";
	settings->article = article_options_default;
	settings->article.summary_sentences = 0;
	settings->jobs = 1;
	settings->max_line = 64L << 20;
}

/* What depends on more than one option. */
static bool settings_check(struct settings *settings)
{
	struct article_options *article = &settings->article;

	if (!article->summary_sentences && !article->summary_words &&
	    !article->summary_ratio)
		article->summary_sentences =
			article_options_default.summary_sentences;
	if (settings->query)
		article->query = string_of(settings->query);
	if (settings->jobs == 0)
		settings->jobs = workers_processors();
	struct string prefix = string_of(settings->record.prefix);
	if (utf8_valid(prefix.data, prefix.length) < prefix.length) {
		error_print("--prefix: not UTF-8");
		return false;
	}
	if (settings->jobs > 1024) {
		error_print("--jobs: at most 1024");
		return false;
	}
	if (settings->max_line > MAX_LINE_LIMIT) {
		error_print("--max-line: at most %ld", MAX_LINE_LIMIT);
		return false;
	}
	settings->input.max_line = (size_t)settings->max_line;
	settings->input.raw = settings->raw;
	return true;
}

bool options_parse(struct settings *settings, unsigned program, int argc,
		   char **argv, char **operands)
{
	struct arguments arguments = { argc - 1, argv + 1 };
	bool ended = false;

	settings_init(settings);
	settings->input.files = operands;
	while (arguments.count) {
		char *argument = *arguments.next++;
		arguments.count--;
		bool good = true;
		if (ended || argument[0] != '-' || !argument[1])
			operands[settings->input.file_count++] = argument;
		else if (strcmp(argument, "--") == 0)
			ended = true;
		else if (argument[1] == '-')
			good = parse_long(settings, program, argument + 2,
					  &arguments);
		else
			good = parse_letters(settings, program, argument + 1,
					     &arguments);
		if (!good)
			return false;
	}
	return settings_check(settings);
}

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
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].programs & program && options[i].letter &&
		    !options[i].argument)
			buffer_add_byte(out, options[i].letter);
	buffer_add_text(out, "]");
	for (int letters = 1; letters >= 0; letters--)
		for (size_t i = 0; i < OPTIONS; i++)
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
	for (size_t i = 0; i < OPTIONS; i++)
		if (options[i].programs & program)
			help_option(out, &options[i]);
}

void options_list(struct buffer *out, unsigned program)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option *option = &options[i];
		if (option->programs & program)
			buffer_format(out, "%c\t%s\t%s\t%s\n",
				      option->letter ? option->letter : '-',
				      option->name,
				      option->argument ? option->argument : "-",
				      option->help);
	}
}
