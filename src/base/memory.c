/* memory.c - allocation that cannot fail and return */
#include "base/memory.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"

static void (*failure_hook)(void);

void memory_at_failure(void (*hook)(void))
{
	failure_hook = hook;
}

static void *memory_checked(void *memory)
{
	if (memory)
		return memory;
	if (failure_hook)
		failure_hook();
	error_print("out of memory");
	_exit(2);
}

void *memory_new(size_t size)
{
	return memory_checked(malloc(size ? size : 1));
}

void *memory_zero(size_t count, size_t size)
{
	return memory_checked(calloc(count ? count : 1, size ? size : 1));
}

void *memory_resize(void *old, size_t size)
{
	return memory_checked(realloc(old, size ? size : 1));
}
