/* test_buffer.c - numbers in decimal, alone and one near the other */
#include <stdio.h>

#include "base/buffer.h"
#include "random.h"
#include "tap.h"

#define ROWS 2000
#define LENGTH 1000

static bool is_written(struct numbers *numbers, uint32_t number)
{
	char near[32], alone[32], right[32];
	int length = snprintf(right, sizeof right, "%u", (unsigned)number);

	*numbers_write(numbers, near, number) = '\0';
	*number_write(alone, number) = '\0';
	return strlen(near) == (size_t)length && !strcmp(near, right) &&
	       !strcmp(alone, right);
}

/* Rising numbers from one on; how many are written wrongly. */
static int row_wrong(struct random *random, uint32_t number)
{
	struct numbers numbers = NUMBERS_NEW;
	unsigned step = 1 + random_below(random, 300);
	int wrong = 0;

	for (int i = 0; i < LENGTH; i++) {
		wrong += !is_written(&numbers, number);
		number += random_below(random, step);
	}
	return wrong;
}

int main(void)
{
	struct random random = { 5 };
	struct numbers numbers = NUMBERS_NEW;
	int wrong = 0;

	for (unsigned i = 0; i < ROWS; i++) {
		uint32_t first = random_below(&random, 1u << i % 31);
		wrong += row_wrong(&random, first);
	}
	ok(!wrong, "rising numbers: %d wrong", wrong);
	for (unsigned i = 0; i < 12000; i++)
		wrong += !is_written(&numbers, i);
	ok(!wrong, "one after the other: %d wrong", wrong);
	wrong = !is_written(&numbers, 4294967099u) +
		!is_written(&numbers, 4294967100u) +
		!is_written(&numbers, UINT32_MAX);
	ok(!wrong, "the largest");
	return done();
}
