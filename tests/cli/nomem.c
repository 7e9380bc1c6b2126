/* nomem.c - the n-th allocation fails, and all after it
 *
 * To be preloaded; NOMEM_AFTER says how many succeed. Uses the names under
 * which glibc has its own functions, so that nothing needs to be looked up.
 */
#include <errno.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static int allowed(void)
{
	static long left = -1;

	if (left < 0) {
		const char *after = getenv("NOMEM_AFTER");
		left = after ? atol(after) : 1000000000;
	}
	if (left == 0) {
		errno = ENOMEM;
		return 0;
	}
	left--;
	return 1;
}

void *malloc(size_t size)
{
	return allowed() ? __libc_malloc(size) : NULL;
}

void *calloc(size_t count, size_t size)
{
	return allowed() ? __libc_calloc(count, size) : NULL;
}

void *realloc(void *old, size_t size)
{
	return allowed() ? __libc_realloc(old, size) : NULL;
}
