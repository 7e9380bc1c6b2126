/* sparse.h - rows of small weights, found by the hash of a feature
 *
 * Goes in: a feature's 64-bit hash. Comes out: what the feature adds to the
 * sums of a few labels. For models of one label in a chain (nlp/ent_chain.h).
 *
 * The idea: features fall into buckets by their low bits; a bucket is one
 * short run of bytes, each feature in it two bytes of its hash, six in which a
 * bit says that a label has a weight, and a byte for each of these. Two cache
 * lines a look-up, and eight bytes a feature beside its weights.
 *
 * The model is larger than the nearest caches. So a look-up has three parts,
 * and who has other things to do between them does not wait for memory:
 * sparse_announce(), sparse_near(), sparse_add().
 *
 * What it gets wrong: a feature that was never seen is taken for one that was
 * about once in 20,000 times.
 */
#ifndef SPARSE_H
#define SPARSE_H

#include <stddef.h>
#include <stdint.h>

#define SPARSE_KIND BLOB_KIND('s', 'p', 'r', 's')
#define SPARSE_LABELS 48 /* at most; sums are this long */
#define SPARSE_SCALE 24  /* a weight of 1.0 */
#define SPARSE_HEAD 8    /* bytes of a feature before its weights */

struct sparse {
	const uint32_t *buckets; /* where each begins; one more at the end */
	const unsigned char *bytes;
	const int16_t *steps;    /* from each label and, last, the start, to
				  * each label: SPARSE_LABELS a row */
	uint32_t mask;           /* number of buckets, less one */
};

/* The view of an embedded model (models.h); costs next to nothing. */
void sparse_open(struct sparse *sparse, const void *embedded);

/* Has memory bring the buckets' places, and then the buckets. */
void sparse_announce(const struct sparse *sparse, const uint64_t *features,
		     size_t count);
void sparse_near(const struct sparse *sparse, const uint64_t *features,
		 size_t count);

/* Adds the weights of each feature to sums[label]. */
void sparse_add(const struct sparse *sparse, const uint64_t *features,
		size_t count, int16_t *sums);

/* sums[label] = those of all rows. */
void sparse_sum(int16_t *sums, const int16_t *const *rows, size_t count);

static inline unsigned sparse_print(uint64_t feature)
{
	return (unsigned)(feature >> 48);
}

static inline uint32_t sparse_bucket(uint64_t feature, uint32_t mask)
{
	return (uint32_t)feature & mask;
}

#endif
