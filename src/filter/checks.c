/* checks.c - whether what was asked for fits the program and the files
 *
 * In: settings, each of which is right by itself. Out: the names of our
 * members with --prefix, the member that --each means, or a message.
 *
 *     tokenize -f tokens         the text would be written over
 *     tokenize --errors in in    the input would be gone before it is read
 *     tokenize in >>in           there would be no end
 */
#include "filter/checks.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static void names_make(struct filter *filter, struct arena *arena)
{
	struct string prefix = string_of(filter->settings.record.prefix);

	for (unsigned id = 0; id < MEMBER_COUNT; id++) {
		struct string name =
			string_of(member_name((enum member_id)id));
		size_t length = prefix.length + name.length;
		char *both = arena_alloc(arena, length);
		memcpy(both, prefix.data, prefix.length);
		memcpy(both + prefix.length, name.data, name.length);
		filter->names[id] = (struct string){ both, length };
	}
}

static void each_refuse(const struct program *program, const char *name,
			unsigned writes)
{
	struct buffer known = BUFFER_EMPTY;

	for (unsigned id = 0; id < MEMBER_COUNT; id++)
		if (writes & 1u << id)
			buffer_format(&known, "%s%s", known.length ? ", " : "",
				      member_name((enum member_id)id));
	error_print("--each %s: none of what %s writes: %.*s", name,
		    program->name, (int)known.length, known.data);
	buffer_free(&known);
}

/* --each takes what the program writes, as an array. */
static bool each_find(struct filter *filter)
{
	const struct program *program = filter->program;
	const char *name = filter->settings.each;

	filter->each = MEMBER_COUNT;
	if (!name)
		return true;
	filter->each = member_named(name);
	unsigned writes = program->writes | program->writes_if_missing;
	if (filter->each != MEMBER_COUNT && writes & 1u << filter->each)
		return true;
	each_refuse(program, name, writes);
	return false;
}

/* A text that we are to write over cannot be read again. */
static bool text_field_check(const struct filter *filter, struct arena *arena)
{
	const char *field = filter->settings.record.text_field;
	unsigned writes = filter->program->writes |
			  filter->program->writes_if_missing |
			  1u << MEMBER_TEXT_FIELD;

	if (!field)
		return true;
	struct string name = string_of(field);
	if (*field == '/')
		name = json_pointer_step(string_of(strrchr(field, '/') + 1),
					 arena);
	for (unsigned id = 0; id < MEMBER_COUNT; id++)
		if (writes & 1u << id &&
		    string_equal(filter->names[id], name)) {
			error_print("-f %s: %s writes a member of that name; "
				    "--prefix gives ours another", field,
				    filter->program->name);
			return false;
		}
	return true;
}

/* "-" is the standard file of that number. */
static bool file_is(const char *file, int standard, const struct stat *other)
{
	struct stat status;
	bool there = strcmp(file, "-") == 0 ? fstat(standard, &status) == 0
					    : stat(file, &status) == 0;

	return there && status.st_dev == other->st_dev &&
	       status.st_ino == other->st_ino;
}

/* The name of the input that is this file, or NULL. */
static const char *input_that_is(const struct settings *settings,
				 const struct stat *file)
{
	const struct input_options *input = &settings->input;

	if (!input->file_count && file_is("-", STDIN_FILENO, file))
		return "-";
	for (size_t i = 0; i < input->file_count; i++)
		if (file_is(input->files[i], STDIN_FILENO, file))
			return input->files[i];
	return NULL;
}

static const char *output_name(const struct settings *settings)
{
	return settings->output.file ? settings->output.file : "-";
}

/* With >> a program would read for ever what it writes. */
static bool output_check(const struct settings *settings)
{
	const char *input;
	struct stat status;

	if (strcmp(output_name(settings), "-") != 0 ||
	    fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode))
		return true;
	input = input_that_is(settings, &status);
	if (input)
		error_print("%s: the input is the output, too; -o FILE may "
			    "name one", input);
	return !input;
}

static bool errors_fail(const struct settings *settings, const char *what)
{
	error_print("--errors %s: that is %s, too", settings->errors, what);
	return false;
}

/* Opening the file of --errors empties it. */
static bool errors_check(const struct settings *settings)
{
	const char *output = output_name(settings);
	struct stat status;

	if (!settings->errors)
		return true;
	if (strcmp(output, settings->errors) == 0 &&
	    stat(output, &status) != 0)
		return errors_fail(settings, "the output");
	if (stat(settings->errors, &status) != 0 || !S_ISREG(status.st_mode))
		return true;
	if (file_is(output, STDOUT_FILENO, &status))
		return errors_fail(settings, "the output");
	if (input_that_is(settings, &status))
		return errors_fail(settings, "the input");
	return true;
}

bool filter_check(struct filter *filter, struct arena *arena)
{
	names_make(filter, arena);
	return each_find(filter) && text_field_check(filter, arena) &&
	       output_check(&filter->settings) &&
	       errors_check(&filter->settings);
}
