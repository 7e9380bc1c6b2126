/* packed.c - a matrix of small integers times four vectors, or one
 *
 * Goes in: weights in blocks of 32 outputs; in a block, for each two inputs,
 * the pair of weights of each output. Comes out: sums, which lie side by side
 * in a register from the start, so that none has to be added up across it, and
 * four words share each load of weights.
 *
 * Integers, so that all versions give the same (see dot.c): plain C; SSE2;
 * AVX2 or AVX-512 with VNNI where the processor says so.
 */
#include "model/packed.h"

#include <stdbool.h>
#include <string.h>

#if defined __SSE2__ && !defined NO_SIMD
#define SIMD 1
#include <immintrin.h>
#endif

void packed_make(int16_t *to, const int16_t *weights, size_t outputs,
		 size_t width)
{
	for (size_t from = 0; from < outputs; from += PACKED_BLOCK)
		for (size_t i = 0; i < width; i += 2)
			for (size_t o = from; o < from + PACKED_BLOCK; o++) {
				const int16_t *pair = weights + o * width + i;

				*to++ = o < outputs ? pair[0] : 0;
				*to++ = o < outputs ? pair[1] : 0;
			}
}

#ifndef SIMD

static void block_dot(int32_t *sums, const int16_t *packed, const int16_t *x,
		      size_t width)
{
	memset(sums, 0, PACKED_BLOCK * sizeof *sums);
	for (size_t i = 0; i < width; i += 2)
		for (size_t o = 0; o < PACKED_BLOCK; o++, packed += 2)
			sums[o] += packed[0] * x[i] + packed[1] * x[i + 1];
}

void packed_dot(int32_t *sums, const int16_t *packed,
		const int16_t *const x[PACKED_VECTORS], size_t outputs,
		size_t width)
{
	size_t row = packed_outputs(outputs);

	for (size_t from = 0; from < row; from += PACKED_BLOCK)
		for (size_t v = 0; v < PACKED_VECTORS; v++)
			block_dot(sums + v * row + from, packed + from * width,
				  x[v], width);
}

void packed_dot_one(int32_t *sums, const int16_t *packed, const int16_t *x,
		    size_t outputs, size_t width)
{
	for (size_t from = 0; from < outputs; from += PACKED_BLOCK)
		block_dot(sums + from, packed + from * width, x, width);
}

#else

/* Two inputs as the 32 bits that they are in memory. */
static int32_t pair_of(const int16_t *x)
{
	int32_t pair;

	memcpy(&pair, x, sizeof pair);
	return pair;
}

static __m128i load4(const int16_t *at)
{
	return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static void store4(int32_t *to, __m128i sums)
{
	_mm_storeu_si128((__m128i *)(void *)to, sums);
}

/* Sixteen outputs. */
static void half_sse2(int32_t *sums, const int16_t *packed, const int16_t *x,
		      size_t width)
{
	__m128i s0 = _mm_setzero_si128(), s1 = s0, s2 = s0, s3 = s0;

	for (size_t i = 0; i < width; i += 2, packed += 2 * PACKED_BLOCK) {
		__m128i a = _mm_set1_epi32(pair_of(x + i));

		s0 = _mm_add_epi32(s0, _mm_madd_epi16(load4(packed), a));
		s1 = _mm_add_epi32(s1, _mm_madd_epi16(load4(packed + 8), a));
		s2 = _mm_add_epi32(s2, _mm_madd_epi16(load4(packed + 16), a));
		s3 = _mm_add_epi32(s3, _mm_madd_epi16(load4(packed + 24), a));
	}
	store4(sums, s0);
	store4(sums + 4, s1);
	store4(sums + 8, s2);
	store4(sums + 12, s3);
}

static void block_sse2(int32_t *sums, size_t row, const int16_t *packed,
		       const int16_t *const x[PACKED_VECTORS], size_t width)
{
	for (size_t v = 0; v < PACKED_VECTORS; v++) {
		half_sse2(sums + v * row, packed, x[v], width);
		half_sse2(sums + v * row + 16, packed + 32, x[v], width);
	}
}

static void one_sse2(int32_t *sums, const int16_t *packed, const int16_t *x,
		     size_t width)
{
	half_sse2(sums, packed, x, width);
	half_sse2(sums + 16, packed + 32, x, width);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static __m256i load8(const int16_t *at)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

AVX2 static void store8(int32_t *to, __m256i sums)
{
	_mm256_storeu_si256((__m256i *)(void *)to, sums);
}

AVX2 static __m256i add8(__m256i sums, __m256i a, __m256i b)
{
	return _mm256_add_epi32(sums, _mm256_madd_epi16(a, b));
}

/* Sixteen outputs of four vectors. */
AVX2 static void half_avx2(int32_t *sums, size_t row, const int16_t *packed,
			   const int16_t *const x[PACKED_VECTORS],
			   size_t width)
{
	const int16_t *x0 = x[0], *x1 = x[1], *x2 = x[2], *x3 = x[3];
	__m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0;
	__m256i t0 = s0, t1 = s0, t2 = s0, t3 = s0;

	for (size_t i = 0; i < width; i += 2, packed += 2 * PACKED_BLOCK) {
		__m256i a = load8(packed), b = load8(packed + 16), p;

		p = _mm256_set1_epi32(pair_of(x0 + i));
		s0 = add8(s0, a, p);
		t0 = add8(t0, b, p);
		p = _mm256_set1_epi32(pair_of(x1 + i));
		s1 = add8(s1, a, p);
		t1 = add8(t1, b, p);
		p = _mm256_set1_epi32(pair_of(x2 + i));
		s2 = add8(s2, a, p);
		t2 = add8(t2, b, p);
		p = _mm256_set1_epi32(pair_of(x3 + i));
		s3 = add8(s3, a, p);
		t3 = add8(t3, b, p);
	}
	store8(sums, s0);
	store8(sums + 8, t0);
	store8(sums + row, s1);
	store8(sums + row + 8, t1);
	store8(sums + 2 * row, s2);
	store8(sums + 2 * row + 8, t2);
	store8(sums + 3 * row, s3);
	store8(sums + 3 * row + 8, t3);
}

AVX2 static void block_avx2(int32_t *sums, size_t row, const int16_t *packed,
			    const int16_t *const x[PACKED_VECTORS],
			    size_t width)
{
	half_avx2(sums, row, packed, x, width);
	half_avx2(sums + 16, row, packed + 32, x, width);
}

AVX2 static void one_avx2(int32_t *sums, const int16_t *packed,
			  const int16_t *x, size_t width)
{
	__m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0;

	for (size_t i = 0; i < width; i += 2, packed += 2 * PACKED_BLOCK) {
		__m256i p = _mm256_set1_epi32(pair_of(x + i));

		s0 = add8(s0, load8(packed), p);
		s1 = add8(s1, load8(packed + 16), p);
		s2 = add8(s2, load8(packed + 32), p);
		s3 = add8(s3, load8(packed + 48), p);
	}
	store8(sums, s0);
	store8(sums + 8, s1);
	store8(sums + 16, s2);
	store8(sums + 24, s3);
}

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))

VNNI static __m512i twice(const int16_t *x)
{
	return _mm512_set1_epi32(pair_of(x));
}

VNNI static void store16(int32_t *to, __m512i s, __m512i t)
{
	_mm512_storeu_si512(to, s);
	_mm512_storeu_si512(to + 16, t);
}

VNNI static void block_vnni(int32_t *sums, size_t row, const int16_t *packed,
			    const int16_t *const x[PACKED_VECTORS],
			    size_t width)
{
	const int16_t *x0 = x[0], *x1 = x[1], *x2 = x[2], *x3 = x[3];
	__m512i s0 = _mm512_setzero_si512(), s1 = s0, s2 = s0, s3 = s0;
	__m512i t0 = s0, t1 = s0, t2 = s0, t3 = s0;

	for (size_t i = 0; i < width; i += 2, packed += 2 * PACKED_BLOCK) {
		__m512i a = _mm512_loadu_si512(packed);
		__m512i b = _mm512_loadu_si512(packed + PACKED_BLOCK);

		s0 = _mm512_dpwssd_epi32(s0, a, twice(x0 + i));
		t0 = _mm512_dpwssd_epi32(t0, b, twice(x0 + i));
		s1 = _mm512_dpwssd_epi32(s1, a, twice(x1 + i));
		t1 = _mm512_dpwssd_epi32(t1, b, twice(x1 + i));
		s2 = _mm512_dpwssd_epi32(s2, a, twice(x2 + i));
		t2 = _mm512_dpwssd_epi32(t2, b, twice(x2 + i));
		s3 = _mm512_dpwssd_epi32(s3, a, twice(x3 + i));
		t3 = _mm512_dpwssd_epi32(t3, b, twice(x3 + i));
	}
	store16(sums, s0, t0);
	store16(sums + row, s1, t1);
	store16(sums + 2 * row, s2, t2);
	store16(sums + 3 * row, s3, t3);
}

/* Each second pair of inputs has sums of its own, since a sum waits for the
 * one before it. */
VNNI static void one_vnni(int32_t *sums, const int16_t *packed,
			  const int16_t *x, size_t width)
{
	__m512i s0 = _mm512_setzero_si512(), s1 = s0, t0 = s0, t1 = s0;

	for (size_t i = 0; i < width; i += 4, packed += 4 * PACKED_BLOCK) {
		s0 = _mm512_dpwssd_epi32(s0, _mm512_loadu_si512(packed),
					 twice(x + i));
		t0 = _mm512_dpwssd_epi32(t0, _mm512_loadu_si512(packed + 32),
					 twice(x + i));
		s1 = _mm512_dpwssd_epi32(s1, _mm512_loadu_si512(packed + 64),
					 twice(x + i + 2));
		t1 = _mm512_dpwssd_epi32(t1, _mm512_loadu_si512(packed + 96),
					 twice(x + i + 2));
	}
	store16(sums, _mm512_add_epi32(s0, s1), _mm512_add_epi32(t0, t1));
}

static bool has_vnni(void)
{
	return __builtin_cpu_supports("avx512vnni") &&
	       __builtin_cpu_supports("avx512bw");
}

void packed_dot(int32_t *sums, const int16_t *packed,
		const int16_t *const x[PACKED_VECTORS], size_t outputs,
		size_t width)
{
	size_t row = packed_outputs(outputs);
	bool vnni = has_vnni(), avx2 = __builtin_cpu_supports("avx2");

	for (size_t from = 0; from < row; from += PACKED_BLOCK)
		(vnni ? block_vnni : avx2 ? block_avx2 : block_sse2)(
			sums + from, row, packed + from * width, x, width);
}

void packed_dot_one(int32_t *sums, const int16_t *packed, const int16_t *x,
		    size_t outputs, size_t width)
{
	bool vnni = has_vnni(), avx2 = __builtin_cpu_supports("avx2");

	for (size_t from = 0; from < outputs; from += PACKED_BLOCK)
		(vnni ? one_vnni : avx2 ? one_avx2 : one_sse2)(
			sums + from, packed + from * width, x, width);
}

#endif
