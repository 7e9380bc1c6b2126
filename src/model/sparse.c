/* sparse.c - rows of small weights, found by the hash of a feature
 *
 * train/ents.c writes them; the three sections are BUCKETS, BYTES and STEPS.
 */
#include "model/sparse.h"

#include "model/blob.h"

enum { BUCKETS, BYTES, STEPS };

void sparse_open(struct sparse *sparse, const void *embedded)
{
	const void *blob = blob_native(embedded);
	uint32_t items;

	sparse->steps = blob_section(blob, STEPS, 2, &items);
	sparse->bytes = blob_section(blob, BYTES, 1, &items);
	sparse->buckets = blob_section(blob, BUCKETS, 4, &items);
	sparse->mask = items - 2;
}

void sparse_add(const struct sparse *sparse, const uint64_t *features,
		size_t count, int16_t *sums)
{
	for (size_t f = 0; f < count; f++) {
		unsigned print = sparse_print(features[f]);
		uint32_t bucket = sparse_bucket(features[f], sparse->mask);
		const unsigned char *at =
			sparse->bytes + sparse->buckets[bucket];
		const unsigned char *end =
			sparse->bytes + sparse->buckets[bucket + 1];

		for (; at < end; at += 3 + 2 * at[2]) {
			if ((at[0] | (unsigned)at[1] << 8) != print)
				continue;
			for (unsigned w = 0; w < at[2]; w++) {
				unsigned label = at[3 + 2 * w];
				int weight = at[4 + 2 * w] - 128;
				sums[label] = (int16_t)(sums[label] + weight);
			}
			break;
		}
	}
}
