/* sparse_write.c - a learned chain as a model file (model/sparse.h)
 *
 * Weights are rounded to whole numbers of 1/SPARSE_SCALE; those that are too
 * small to matter go, and features without a weight left with them.
 */
#include "train/sparse_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "model/sparse.h"
#include "train/blobs.h"

/* Weights below this many units are dropped; those that train/ents.c let go
 * on are larger, nearly all. */
#define WEIGHT_LEAST 2

/* One or two features a bucket: more would be searched more slowly, fewer
 * would make the table longer than what it saves. */
#define BUCKET_BITS 17

static int rounded(float weight, int most)
{
	float scaled = roundf(weight * SPARSE_SCALE);

	return scaled > (float)most    ? most
	       : scaled < (float)-most ? -most
				       : (int)scaled;
}

/* The feature and its weights, unless all are small. */
static void row_add(struct buffer *out, const float *row, uint64_t hash)
{
	unsigned char bytes[SPARSE_HEAD + CRF_LABELS];
	uint64_t head = sparse_print(hash);
	size_t count = 0;

	for (unsigned l = 0; l < CRF_LABELS; l++) {
		int weight = rounded(row[l], 127);
		if (abs(weight) < WEIGHT_LEAST)
			continue;
		head |= (uint64_t)1 << (16 + l);
		bytes[SPARSE_HEAD + count++] = (unsigned char)(weight + 128);
	}
	for (unsigned i = 0; i < SPARSE_HEAD; i++)
		bytes[i] = (unsigned char)(head >> 8 * i);
	if (count)
		buffer_add(out, (const char *)bytes, SPARSE_HEAD + count);
}

/* Rows of one bucket, the most frequent first: it is found at once. Rows
 * that are as frequent are in the order of their hashes. */
static uint32_t *chains_make(const struct evidence *evidence, size_t rows,
			     uint32_t mask, uint32_t *heads)
{
	uint32_t *next = memory_new((rows + 1) * sizeof *next);

	memset(heads, 0, (mask + 1u) * sizeof *heads);
	for (size_t row = rows; row-- > 0;) {
		uint32_t count = evidence_articles(evidence, row);
		uint32_t *at = &heads[sparse_bucket(
			evidence_hash(evidence, row), mask)];

		while (*at && evidence_articles(evidence, *at - 1) > count)
			at = &next[*at];
		next[row + 1] = *at;
		*at = (uint32_t)row + 1;
	}
	return next;
}

static void steps_make(const struct crf *crf, int16_t *steps)
{
	for (unsigned from = 0; from <= CRF_LABELS; from++)
		for (unsigned to = 0; to < CRF_LABELS; to++)
			steps[from * CRF_LABELS + to] = (int16_t)rounded(
				crf_step(crf, from, to), 2000);
}

void sparse_write(const struct crf *crf, const struct evidence *evidence,
		  const char *file)
{
	size_t rows = evidence_row_count(evidence);
	static int16_t steps[(CRF_LABELS + 1) * CRF_LABELS];
	struct blobs blobs = { .kind = SPARSE_KIND };
	struct buffer bytes = BUFFER_EMPTY;
	uint32_t mask = ((uint32_t)1 << BUCKET_BITS) - 1;
	uint32_t *heads = memory_new((mask + 2u) * sizeof *heads);
	uint32_t *buckets = memory_new((mask + 2u) * sizeof *buckets);
	uint32_t *next = chains_make(evidence, rows, mask, heads);

	for (uint32_t b = 0; b <= mask; b++) {
		buckets[b] = (uint32_t)bytes.length;
		for (uint32_t row = heads[b]; row; row = next[row])
			row_add(&bytes, crf_row(crf, row - 1),
				evidence_hash(evidence, row - 1));
	}
	buckets[mask + 1] = (uint32_t)bytes.length;
	steps_make(crf, steps);
	blobs_add(&blobs, buckets, mask + 2u, 4);
	blobs_add(&blobs, bytes.data, bytes.length, 1);
	blobs_add(&blobs, steps, (CRF_LABELS + 1) * CRF_LABELS, 2);
	blobs_write(&blobs, file);
	buffer_free(&bytes);
	free(heads);
	free(buckets);
	free(next);
}
