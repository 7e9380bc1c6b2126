/* packed_x86.c - layers of small integers with SSE2, AVX2 or AVX-512 VNNI
 *
 * Without VNNI bytes are taken apart into even and odd ones, as two products
 * fit into a sum of 32 bits, but not into one of 16.
 */
#include "model/packed_versions.h"

#ifdef PACKED_X86

#include <immintrin.h>
#include <string.h>

#define HALF (BLOCK / 2)

/* Four inputs as the 32 bits that they are in memory. */
static int32_t four_of(const uint8_t *x)
{
	int32_t four;

	memcpy(&four, x, sizeof four);
	return four;
}

/* Even bytes and odd ones, as numbers of 16 bits. */
static __m128i even_sse2(__m128i weights)
{
	return _mm_srai_epi16(_mm_slli_epi16(weights, 8), 8);
}

static __m128i odd_sse2(__m128i weights)
{
	return _mm_srai_epi16(weights, 8);
}

static __m128i products_sse2(const int8_t *weights, __m128i even, __m128i odd)
{
	__m128i w = _mm_loadu_si128((const __m128i *)(const void *)weights);

	return _mm_add_epi32(_mm_madd_epi16(even_sse2(w), even),
			     _mm_madd_epi16(odd_sse2(w), odd));
}

static __m128i load_sse2(const int32_t *from)
{
	return _mm_loadu_si128((const __m128i *)(const void *)from);
}

static void store_sse2(int32_t *to, __m128i sums)
{
	_mm_storeu_si128((__m128i *)(void *)to, sums);
}

/* Sixteen outputs. */
static void half_sse2(int32_t *sums, struct block block, const uint8_t *x)
{
	const int8_t *weights = block.weights;
	__m128i s0 = load_sse2(block.bias), s1 = load_sse2(block.bias + 4);
	__m128i s2 = load_sse2(block.bias + 8);
	__m128i s3 = load_sse2(block.bias + 12);

	for (size_t i = 0; i < block.inputs; i += 4, weights += STEP) {
		__m128i all = _mm_set1_epi32(four_of(x + i));
		__m128i a = _mm_and_si128(all, _mm_set1_epi16(255));
		__m128i b = _mm_srli_epi16(all, 8);

		s0 = _mm_add_epi32(s0, products_sse2(weights, a, b));
		s1 = _mm_add_epi32(s1, products_sse2(weights + 16, a, b));
		s2 = _mm_add_epi32(s2, products_sse2(weights + 32, a, b));
		s3 = _mm_add_epi32(s3, products_sse2(weights + 48, a, b));
	}
	store_sse2(sums, s0);
	store_sse2(sums + 4, s1);
	store_sse2(sums + 8, s2);
	store_sse2(sums + 12, s3);
}

static struct block second_half(struct block block)
{
	block.weights += STEP / 2;
	block.bias += HALF;
	return block;
}

static void one_sse2(int32_t *sums, size_t row, struct block block,
		     const uint8_t *const *x)
{
	(void)row;
	half_sse2(sums, block, x[0]);
	half_sse2(sums + HALF, second_half(block), x[0]);
}

static void four_sse2(int32_t *sums, size_t row, struct block block,
		      const uint8_t *const *x)
{
	for (size_t v = 0; v < PACKED_VECTORS; v++)
		one_sse2(sums + v * row, row, block, x + v);
}

#define AVX2 __attribute__((target("avx2")))

/* Weights of eight outputs, taken apart. */
struct pair {
	__m256i even, odd;
};

AVX2 static inline struct pair pair_of(const int8_t *weights)
{
	__m256i w = _mm256_loadu_si256((const __m256i *)(const void *)weights);

	return (struct pair){ _mm256_srai_epi16(_mm256_slli_epi16(w, 8), 8),
			      _mm256_srai_epi16(w, 8) };
}

AVX2 static inline __m256i add_avx2(__m256i sums, struct pair w,
				    const uint8_t *x)
{
	__m256i all = _mm256_set1_epi32(four_of(x));
	__m256i even = _mm256_and_si256(all, _mm256_set1_epi16(255));
	__m256i odd = _mm256_srli_epi16(all, 8);

	sums = _mm256_add_epi32(sums, _mm256_madd_epi16(w.even, even));
	return _mm256_add_epi32(sums, _mm256_madd_epi16(w.odd, odd));
}

AVX2 static inline __m256i load_avx2(const int32_t *from)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)from);
}

AVX2 static void store_avx2(int32_t *to, __m256i a, __m256i b)
{
	_mm256_storeu_si256((__m256i *)(void *)to, a);
	_mm256_storeu_si256((__m256i *)(void *)(to + 8), b);
}

/* Sixteen outputs of one vector, and of four. */
AVX2 static void half_one_avx2(int32_t *sums, struct block block,
			       const uint8_t *x)
{
	const int8_t *weights = block.weights;
	__m256i s = load_avx2(block.bias), t = load_avx2(block.bias + 8);

	for (size_t i = 0; i < block.inputs; i += 4, weights += STEP) {
		s = add_avx2(s, pair_of(weights), x + i);
		t = add_avx2(t, pair_of(weights + 32), x + i);
	}
	store_avx2(sums, s, t);
}

AVX2 static void half_four_avx2(int32_t *sums, size_t row, struct block block,
				const uint8_t *const *x)
{
	const uint8_t *x0 = x[0], *x1 = x[1], *x2 = x[2], *x3 = x[3];
	const int8_t *weights = block.weights;
	__m256i s0 = load_avx2(block.bias), s1 = s0, s2 = s0, s3 = s0;
	__m256i t0 = load_avx2(block.bias + 8), t1 = t0, t2 = t0, t3 = t0;

	for (size_t i = 0; i < block.inputs; i += 4, weights += STEP) {
		struct pair a = pair_of(weights), b = pair_of(weights + 32);

		s0 = add_avx2(s0, a, x0 + i);
		t0 = add_avx2(t0, b, x0 + i);
		s1 = add_avx2(s1, a, x1 + i);
		t1 = add_avx2(t1, b, x1 + i);
		s2 = add_avx2(s2, a, x2 + i);
		t2 = add_avx2(t2, b, x2 + i);
		s3 = add_avx2(s3, a, x3 + i);
		t3 = add_avx2(t3, b, x3 + i);
	}
	store_avx2(sums, s0, t0);
	store_avx2(sums + row, s1, t1);
	store_avx2(sums + 2 * row, s2, t2);
	store_avx2(sums + 3 * row, s3, t3);
}

AVX2 static void one_avx2(int32_t *sums, size_t row, struct block block,
			  const uint8_t *const *x)
{
	(void)row;
	half_one_avx2(sums, block, x[0]);
	half_one_avx2(sums + HALF, second_half(block), x[0]);
}

AVX2 static void four_avx2(int32_t *sums, size_t row, struct block block,
			   const uint8_t *const *x)
{
	half_four_avx2(sums, row, block, x);
	half_four_avx2(sums + HALF, row, second_half(block), x);
}

/* Eight outputs as numbers of 32 bits. */
AVX2 static inline __m256i cut_eight(const int32_t *sums, const uint8_t *shift)
{
	__m256i by = _mm256_cvtepu8_epi32(
		_mm_loadl_epi64((const __m128i *)(const void *)shift));
	__m256i sum = _mm256_max_epi32(load_avx2(sums),
				       _mm256_setzero_si256());

	return _mm256_min_epi32(_mm256_srlv_epi32(sum, by),
				_mm256_set1_epi32(255));
}

/* Packing works in halves of a register: fours of outputs come out in the
 * order 0 2 4 6 1 3 5 7. */
AVX2 static void cut_avx2(uint8_t *to, const int32_t *sums,
			  const uint8_t *shift)
{
	__m256i a = _mm256_packs_epi32(cut_eight(sums, shift),
				       cut_eight(sums + 8, shift + 8));
	__m256i b = _mm256_packs_epi32(cut_eight(sums + 16, shift + 16),
				       cut_eight(sums + 24, shift + 24));

	a = _mm256_permutevar8x32_epi32(_mm256_packus_epi16(a, b),
			_mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
	_mm256_storeu_si256((__m256i *)(void *)to, a);
}

#define VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))

VNNI static inline __m512i dot_vnni(__m512i sums, const uint8_t *x,
				    __m512i weights)
{
	return _mm512_dpbusd_epi32(sums, _mm512_set1_epi32(four_of(x)),
				   weights);
}

VNNI static void store_vnni(int32_t *to, __m512i s, __m512i t)
{
	_mm512_storeu_si512(to, s);
	_mm512_storeu_si512(to + HALF, t);
}

VNNI static void four_vnni(int32_t *sums, size_t row, struct block block,
			   const uint8_t *const *x)
{
	const uint8_t *x0 = x[0], *x1 = x[1], *x2 = x[2], *x3 = x[3];
	const int8_t *weights = block.weights;
	__m512i s0 = _mm512_loadu_si512(block.bias), s1 = s0, s2 = s0, s3 = s0;
	__m512i t0 = _mm512_loadu_si512(block.bias + HALF);
	__m512i t1 = t0, t2 = t0, t3 = t0;

	for (size_t i = 0; i < block.inputs; i += 4, weights += STEP) {
		__m512i a = _mm512_loadu_si512(weights);
		__m512i b = _mm512_loadu_si512(weights + STEP / 2);

		s0 = dot_vnni(s0, x0 + i, a);
		t0 = dot_vnni(t0, x0 + i, b);
		s1 = dot_vnni(s1, x1 + i, a);
		t1 = dot_vnni(t1, x1 + i, b);
		s2 = dot_vnni(s2, x2 + i, a);
		t2 = dot_vnni(t2, x2 + i, b);
		s3 = dot_vnni(s3, x3 + i, a);
		t3 = dot_vnni(t3, x3 + i, b);
	}
	store_vnni(sums, s0, t0);
	store_vnni(sums + row, s1, t1);
	store_vnni(sums + 2 * row, s2, t2);
	store_vnni(sums + 3 * row, s3, t3);
}

/* Each second four of inputs has sums of its own, since a sum waits for the
 * one before it. */
VNNI static void one_vnni(int32_t *sums, size_t row, struct block block,
			  const uint8_t *const *x)
{
	__m512i s0 = _mm512_loadu_si512(block.bias);
	__m512i t0 = _mm512_loadu_si512(block.bias + HALF);
	__m512i s1 = _mm512_setzero_si512(), t1 = s1;
	const uint8_t *from = x[0], *end = from + block.inputs;
	const int8_t *weights = block.weights;

	(void)row;
	for (; from < end; from += 8, weights += 2 * STEP) {
		const int8_t *next = weights + STEP;

		s0 = dot_vnni(s0, from, _mm512_loadu_si512(weights));
		t0 = dot_vnni(t0, from,
			      _mm512_loadu_si512(weights + STEP / 2));
		s1 = dot_vnni(s1, from + 4, _mm512_loadu_si512(next));
		t1 = dot_vnni(t1, from + 4,
			      _mm512_loadu_si512(next + STEP / 2));
	}
	store_vnni(sums, _mm512_add_epi32(s0, s1), _mm512_add_epi32(t0, t1));
}

VNNI static void cut_vnni(uint8_t *to, const int32_t *sums,
			  const uint8_t *shift)
{
	for (size_t o = 0; o < BLOCK; o += HALF) {
		__m512i by = _mm512_cvtepu8_epi32(_mm_loadu_si128(
			(const __m128i *)(const void *)(shift + o)));
		__m512i sum = _mm512_max_epi32(_mm512_loadu_si512(sums + o),
					       _mm512_setzero_si512());

		sum = _mm512_srlv_epi32(sum, by);
		_mm_storeu_si128((__m128i *)(void *)(to + o),
				 _mm512_cvtusepi32_epi8(sum));
	}
}

struct packed_version packed_x86(void)
{
	if (__builtin_cpu_supports("avx512vnni") &&
	    __builtin_cpu_supports("avx512bw"))
		return (struct packed_version){ four_vnni, one_vnni,
						cut_vnni };
	if (__builtin_cpu_supports("avx2"))
		return (struct packed_version){ four_avx2, one_avx2,
						cut_avx2 };
	return (struct packed_version){ four_sse2, one_sse2,
					packed_cut_plain };
}

#else

typedef int packed_x86_is_empty; /* ISO C wants a declaration */

#endif
