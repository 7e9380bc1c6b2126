/* sparse.c - rows of small weights, found by the hash of a feature
 *
 * train/sparse_write.c writes them; the three sections are BUCKETS, BYTES and
 * STEPS. AVX-512 spreads the weights of a feature over the labels that have
 * one in one step; plain C takes them one by one.
 */
#include "model/sparse.h"

#include <stdbool.h>
#include <string.h>

#include "model/blob.h"

#if defined __SSE2__ && !defined NO_SIMD
#define SIMD 1
#include <immintrin.h>
#endif

enum { BUCKETS, BYTES, STEPS };

#define ALWAYS static inline __attribute__((always_inline))

void sparse_open(struct sparse *sparse, const void *embedded)
{
	const void *blob = blob_native(embedded);
	uint32_t items;

	sparse->steps = blob_section(blob, STEPS, 2, &items);
	sparse->bytes = blob_section(blob, BYTES, 1, &items);
	sparse->buckets = blob_section(blob, BUCKETS, 4, &items);
	sparse->mask = items - 2;
}

/* The head of an entry, whatever the machine: its print in the low 16 bits,
 * its labels above. */
static inline uint64_t head_of(const unsigned char *entry)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint64_t head;

	memcpy(&head, entry, sizeof head);
	return head;
#else
	uint64_t head = 0;

	for (size_t i = SPARSE_HEAD; i-- > 0;)
		head = head << 8 | entry[i];
	return head;
#endif
}

/* Of 48 bits; not every processor counts them by itself. */
ALWAYS size_t bits_of(uint64_t labels, bool counts)
{
	if (counts)
		return (size_t)__builtin_popcountll(labels);
	labels -= labels >> 1 & 0x5555555555555555u;
	labels = (labels & 0x3333333333333333u) +
		 (labels >> 2 & 0x3333333333333333u);
	labels = (labels + (labels >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
	return (size_t)(labels * 0x0101010101010101u >> 56);
}

/* The weights of a feature that the model has, and which labels have one;
 * NULL if it has none. */
ALWAYS const unsigned char *weights_find(const struct sparse *sparse,
					 uint64_t feature, uint64_t *labels,
					 bool counts)
{
	unsigned print = sparse_print(feature);
	uint32_t bucket = sparse_bucket(feature, sparse->mask);
	const unsigned char *at = sparse->bytes + sparse->buckets[bucket];
	const unsigned char *end = sparse->bytes + sparse->buckets[bucket + 1];

	while (at < end) {
		uint64_t head = head_of(at);

		*labels = head >> 16;
		at += SPARSE_HEAD;
		if ((head & 0xFFFF) == print)
			return at;
		at += bits_of(*labels, counts);
	}
	return NULL;
}

void sparse_announce(const struct sparse *sparse, const uint64_t *features,
		     size_t count)
{
	for (size_t f = 0; f < count; f++)
		__builtin_prefetch(&sparse->buckets[sparse_bucket(
			features[f], sparse->mask)]);
}

void sparse_near(const struct sparse *sparse, const uint64_t *features,
		 size_t count)
{
	for (size_t f = 0; f < count; f++) {
		const uint32_t *bucket = &sparse->buckets[sparse_bucket(
			features[f], sparse->mask)];

		__builtin_prefetch(sparse->bytes + bucket[0]);
		__builtin_prefetch(sparse->bytes + bucket[1]);
	}
}

static void sum_plain(int16_t *sums, const int16_t *const *rows, size_t count)
{
	memset(sums, 0, SPARSE_LABELS * sizeof *sums);
	for (size_t r = 0; r < count; r++)
		for (size_t l = 0; l < SPARSE_LABELS; l++)
			sums[l] = (int16_t)(sums[l] + rows[r][l]);
}

static void add_plain(const struct sparse *sparse, const uint64_t *features,
		      size_t count, int16_t *sums)
{
	uint64_t labels;

	for (size_t f = 0; f < count; f++) {
		const unsigned char *weight =
			weights_find(sparse, features[f], &labels, false);
		for (; weight && labels; labels &= labels - 1) {
			int16_t *sum = &sums[__builtin_ctzll(labels)];
			*sum = (int16_t)(*sum + *weight++ - 128);
		}
	}
}

#ifndef SIMD

void sparse_add(const struct sparse *sparse, const uint64_t *features,
		size_t count, int16_t *sums)
{
	add_plain(sparse, features, count, sums);
}

void sparse_sum(int16_t *sums, const int16_t *const *rows, size_t count)
{
	sum_plain(sums, rows, count);
}

#else

#define SPREAD \
	__attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")))

/* Weights lie as value + 128; labels without one are to stay as they are. Few
 * features have more than 16 weights, and a longer load would nearly always
 * wait for the next cache line. */
SPREAD static inline __m512i spread(const unsigned char *weights,
				    uint64_t labels)
{
	__m512i bytes;

	if (bits_of(labels, true) <= 16)
		bytes = _mm512_castsi128_si512(_mm_loadu_si128(
			(const __m128i *)(const void *)weights));
	else
		bytes = _mm512_loadu_si512(weights);
	bytes = _mm512_maskz_expand_epi8(labels, bytes);
	return _mm512_mask_add_epi8(bytes, labels, bytes,
				    _mm512_set1_epi8((char)-128));
}

SPREAD static void add_spread(const struct sparse *sparse,
			      const uint64_t *features, size_t count,
			      int16_t *sums)
{
	__m512i low = _mm512_loadu_si512(sums);
	__m256i high = _mm256_loadu_si256(
		(const __m256i *)(const void *)(sums + 32));
	uint64_t labels;

	for (size_t f = 0; f < count; f++) {
		const unsigned char *weights =
			weights_find(sparse, features[f], &labels, true);
		if (!weights)
			continue;
		__m512i row = spread(weights, labels);
		low = _mm512_add_epi16(low, _mm512_cvtepi8_epi16(
				_mm512_castsi512_si256(row)));
		high = _mm256_add_epi16(high, _mm256_cvtepi8_epi16(
				_mm512_extracti32x4_epi32(row, 2)));
	}
	_mm512_storeu_si512(sums, low);
	_mm256_storeu_si256((__m256i *)(void *)(sums + 32), high);
}

SPREAD static void sum_wide(int16_t *sums, const int16_t *const *rows,
			    size_t count)
{
	__m512i low = _mm512_setzero_si512();
	__m256i high = _mm256_setzero_si256();

	for (size_t r = 0; r < count; r++) {
		low = _mm512_add_epi16(low, _mm512_loadu_si512(rows[r]));
		high = _mm256_add_epi16(high, _mm256_loadu_si256(
			(const __m256i *)(const void *)(rows[r] + 32)));
	}
	_mm512_storeu_si512(sums, low);
	_mm256_storeu_si256((__m256i *)(void *)(sums + 32), high);
}

static bool is_wide(void)
{
	return __builtin_cpu_supports("avx512vbmi2") &&
	       __builtin_cpu_supports("avx512bw") &&
	       __builtin_cpu_supports("avx512vl");
}

void sparse_add(const struct sparse *sparse, const uint64_t *features,
		size_t count, int16_t *sums)
{
	(is_wide() ? add_spread : add_plain)(sparse, features, count, sums);
}

void sparse_sum(int16_t *sums, const int16_t *const *rows, size_t count)
{
	(is_wide() ? sum_wide : sum_plain)(sums, rows, count);
}

#endif
