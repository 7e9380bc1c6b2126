/* options.c - settings from the arguments
 *
 * An option's kind says how its argument is understood; `at` says where in
 * struct settings the result goes. Options and operands may be mixed, "--"
 * ends the options, "-" is an operand, "-uz" is "-u -z", and a value may
 * follow at once ("-j2", "--jobs=2") or as the next argument.
 */
#include "filter/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "filter/option_table.h"
#include "stream/workers.h"

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
		return parse_percent(value, at) && *(int *)at >= option->low;
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
	for (size_t i = 0; i < option_count; i++)
		if (options[i].letter == letter &&
		    options[i].programs & program)
			return &options[i];
	return NULL;
}

static const struct option *option_by_name(unsigned program, const char *name,
					   size_t length)
{
	for (size_t i = 0; i < option_count; i++)
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

static void value_refuse(const struct option *option, const char *value)
{
	const char *name = option->name;

	switch (option->kind) {
	case NUMBER:
		error_print("--%s: '%s' is no whole number from %ld on", name,
			    value, option->low);
		break;
	case PERCENT:
		error_print("--%s: '%s' is no number from %s to 1", name,
			    value, option->low ? "0.01" : "0");
		break;
	case TYPES:
		error_print("--%s: '%s' is none of direct, indirect and "
			    "mixed, nor several with commas between", name,
			    value);
		break;
	default:
		error_print("--%s: '%s' is none of report, skip, pass and "
			    "stop", name, value);
	}
}

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
	value_refuse(option, value);
	return false;
}

static bool parse_long(struct settings *settings, unsigned program,
		       const char *argument, struct arguments *arguments)
{
	size_t length = strcspn(argument, "=");
	const char *value = argument[length] ? argument + length + 1 : NULL;
	const struct option *option =
		option_by_name(program, argument, length);

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
	const char *at = settings->record.at;
	if (at && *at && *at != '/') {
		error_print("--at %s: a JSON pointer begins with '/'", at);
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
