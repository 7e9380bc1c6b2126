/* random.c - numbers for shuffling and for first weights */
#include "train/random.h"

uint64_t random_next(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545F4914F6CDD1Du;
}

void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	for (size_t i = count; i > 1; i--) {
		size_t j = (size_t)(random_next(state) >> 33) % i;
		uint32_t other = order[j];

		order[j] = order[i - 1];
		order[i - 1] = other;
	}
}
