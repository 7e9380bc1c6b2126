/* random.h - numbers for shuffling and for first weights
 *
 * The same for the same seed everywhere (xorshift64*, Vigna 2016); a state
 * must not be 0.
 */
#ifndef RANDOM_H
#define RANDOM_H

#include <stddef.h>
#include <stdint.h>

uint64_t random_next(uint64_t *state);

/* Puts 0 … count-1 into a random order. */
void shuffle(uint32_t *order, size_t count, uint64_t *state);

#endif
