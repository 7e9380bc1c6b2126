/* tap.h - tests that print TAP, the Test Anything Protocol
 *
 *     ok(1 + 1 == 2, "one and one is %d", 2);   prints ok 1 - one and one is 2
 *     return done();                            prints 1..1
 */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static int tap_count, tap_failed;

/* One test; returns the condition, so that details may follow if it failed. */
__attribute__((format(printf, 2, 3)))
static inline bool ok(bool condition, const char *name, ...)
{
	va_list args;

	tap_failed += !condition;
	printf("%sok %d - ", condition ? "" : "not ", ++tap_count);
	va_start(args, name);
	vprintf(name, args);
	va_end(args);
	putchar('\n');
	return condition;
}

/* The plan; the exit status of the test. */
static inline int done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
