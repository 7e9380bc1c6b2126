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

/* Found in the bucket: the entry, or NULL. */
static const unsigned char *entry_find(const struct sparse *sparse,
				       uint64_t feature)
{
	unsigned print = sparse_print(feature);
	unsigned low = print & 0xFF, high = print >> 8;
	uint32_t bucket = sparse_bucket(feature, sparse->mask);
	const unsigned char *at = sparse->bytes + sparse->buckets[bucket];
	const unsigned char *end = sparse->bytes + sparse->buckets[bucket + 1];

	for (; at < end; at += 3 + 2 * at[2])
		if (at[0] == low && at[1] == high)
			return at;
	return NULL;
}

/* The model is larger than the nearest caches, so all look-ups of a batch are
 * announced before the first one is made. */
static void batch_fetch(const struct sparse *sparse, const uint64_t *features,
			size_t count)
{
	for (size_t f = 0; f < count; f++)
		__builtin_prefetch(&sparse->buckets[sparse_bucket(
			features[f], sparse->mask)]);
	for (size_t f = 0; f < count; f++)
		__builtin_prefetch(
			sparse->bytes + sparse->buckets[sparse_bucket(
						features[f], sparse->mask)]);
}

void sparse_add(const struct sparse *sparse, const uint64_t *features,
		size_t count, int16_t *sums)
{
	batch_fetch(sparse, features, count);
	for (size_t f = 0; f < count; f++) {
		const unsigned char *entry = entry_find(sparse, features[f]);
		if (!entry)
			continue;
		for (unsigned w = 0; w < entry[2]; w++) {
			unsigned label = entry[3 + 2 * w];
			int weight = entry[4 + 2 * w] - 128;
			sums[label] = (int16_t)(sums[label] + weight);
		}
	}
}
