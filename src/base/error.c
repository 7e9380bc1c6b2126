/* error.c - messages to the user */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *program = "copydesk";

void error_program(const char *name)
{
	program = name;
}

const char *error_program_name(void)
{
	return program;
}

/* A file's name may hold anything; a terminal must not obey it. */
static void hide_controls(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
			text[i] = '?';
}

void error_print(const char *format, ...)
{
	char line[4096];
	size_t room = sizeof line - 1;
	va_list args;
	int n = snprintf(line, room, "%s: ", program);
	size_t length = n > 0 && (size_t)n < room ? (size_t)n : 0;

	va_start(args, format);
	n = vsnprintf(line + length, room - length, format, args);
	va_end(args);
	if (n > 0)
		length += (size_t)n < room - length ? (size_t)n
						    : room - length - 1;
	hide_controls(line, length);
	line[length++] = '\n';
	if (write(STDERR_FILENO, line, length) < 0)
		return; /* nobody is left to tell */
}
