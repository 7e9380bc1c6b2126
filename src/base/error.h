/* error.h - messages to the user, one line each, on standard error */
#ifndef ERROR_H
#define ERROR_H

/* The name that begins every message; a string that lives as long as the
 * program. */
void error_program(const char *name);
const char *error_program_name(void);

/* "PROGRAM: MESSAGE\n" in one write(2), so that messages of several
 * processes on one terminal do not mix; control characters in it are shown
 * as '?'. */
void error_print(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

#endif
