/* near.c - which words are about the same
 *
 * Vectors of words from the company they keep, made by train/near.c. They are
 * all of one length, so the angle is a sum of products.
 */
#include "nlp/near.h"

#include <stddef.h>

#include "model/blob.h"
#include "model/models.h"

void near_open(struct near *near)
{
	uint32_t items;

	wordmap_open(&near->rows, model_near);
	near->vectors = blob_section(blob_native(model_near), 1, 1, &items);
}

const int8_t *near_vector(const struct near *near, uint64_t hash)
{
	uint16_t row = wordmap_find(&near->rows, hash);

	return row ? near->vectors + (size_t)NEAR_DIMENSIONS * (row - 1u)
		   : NULL;
}

int near_likeness(const int8_t *a, const int8_t *b)
{
	int32_t sum = 0;

	for (int i = 0; i < NEAR_DIMENSIONS; i++)
		sum += a[i] * b[i];
	return sum * 100 / (NEAR_LENGTH * NEAR_LENGTH);
}
