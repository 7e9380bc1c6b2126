/* odds.c - the chances from a handful of learned weights
 *
 * Powers of two in whole numbers: the whole part shifts, the rest is looked up
 * in sixteenths.
 */
#include "nlp/odds.h"

#include "model/blob.h"

const int32_t *odds_weights(const void *embedded, unsigned section,
			    size_t count)
{
	uint32_t items;
	const int32_t *weights =
		blob_section(blob_native(embedded), section, 4, &items);

	return items == count ? weights : NULL;
}

int32_t odds_sum(const int32_t *weights, const int16_t *features,
		    size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; weights && i < count; i++)
		sum += (int64_t)weights[i] * features[i];
	return (int32_t)(sum / ODDS_FINE);
}

uint32_t odds_chance(int32_t sum)
{
	static const uint32_t power[16] = { /* 2^(n/16) in 1/4096 */
		4096, 4277, 4467, 4664, 4871, 5087, 5312, 5547,
		5793, 6049, 6317, 6597, 6889, 7194, 7512, 7845
	};
	int32_t limit = 16 * ODDS_ONE;

	sum = sum < -limit ? -limit : sum > limit ? limit : sum;
	uint32_t up = (uint32_t)(sum + limit); /* 2^16 times the odds */
	uint64_t odds = (uint64_t)power[up / 16 % 16] << up / ODDS_ONE >> 12;
	return (uint32_t)(odds * CHANCE_ONE / (odds + 65536));
}
