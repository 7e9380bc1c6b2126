/* linear.c - a sum of weights over hashed features
 *
 * In: features as 64-bit hashes, such as "lemma of the word is say". Out: log
 * odds. The low bits of the hash are the slot (Weinberger et al. 2009,
 * "Feature Hashing for Large Scale Multitask Learning", without their sign).
 */
#include "model/linear.h"

#include "model/blob.h"

void linear_open(struct linear *linear, const void *embedded,
		 unsigned section)
{
	uint32_t items;

	linear->weights = blob_section(blob_native(embedded), section, 2,
				       &items);
	linear->mask = items - 1;
}

int32_t linear_score(const struct linear *linear, const uint64_t *features,
		     size_t count)
{
	int32_t score = 0;

	for (size_t i = 0; i < count; i++)
		score += linear->weights[features[i] & linear->mask];
	return score;
}
