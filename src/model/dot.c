/* dot.c - products and sums of rows of small integers
 *
 * Integers, so that the order of the additions does not matter and all
 * versions give the same: plain C; SSE2, which every x86-64 has; AVX2 where
 * the processor says so. -DNO_SIMD leaves plain C alone.
 */
#include "model/dot.h"

#if defined __SSE2__ && !defined NO_SIMD
#define SIMD 1
#include <immintrin.h>
#endif

#ifndef SIMD

int32_t dot_row(const int16_t *weights, const int16_t *x, size_t width)
{
	int32_t sum = 0;

	for (size_t i = 0; i < width; i++)
		sum += weights[i] * x[i];
	return sum;
}

static int16_t cut(int32_t value)
{
	return (int16_t)(value < 0 ? 0 : value > DOT_MOST ? DOT_MOST : value);
}

void rectify_row(int16_t *to, const int32_t *sums, const int32_t *bias,
		 unsigned shift, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		int32_t sum = sums[i] + bias[i];

		to[i] = sum < 0 ? 0 : cut(sum >> shift);
	}
}

/* A negative number is made positive, shifted and made negative, since C
 * leaves its shift to the compiler. */
void round_row(int16_t *to, const int32_t *sums, unsigned shift, int16_t most,
	       size_t width)
{
	int32_t half = (int32_t)1 << (shift - 1);

	for (size_t i = 0; i < width; i++) {
		int32_t sum = sums[i], size = sum < 0 ? -sum : sum;

		size = (size + half) >> shift;
		size = size > most ? most : size;
		to[i] = (int16_t)(sum < 0 ? -size : size);
	}
}

void add_rows_cut(int16_t *sums, const int16_t *const *rows, size_t count,
		  size_t width)
{
	for (size_t i = 0; i < width; i++) {
		int32_t sum = sums[i];

		for (size_t r = 0; r < count; r++)
			sum += rows[r][i];
		sums[i] = cut(sum);
	}
}

void add_row(int16_t *sums, const int16_t *x, size_t width)
{
	for (size_t i = 0; i < width; i++)
		sums[i] = (int16_t)(sums[i] + x[i]);
}

size_t highest(const int32_t *sums, const int32_t *bias, size_t count)
{
	size_t best = 0;

	for (size_t i = 1; i < count; i++)
		if (sums[i] + bias[i] > sums[best] + bias[best])
			best = i;
	return best;
}

#else

static __m128i load(const int16_t *at)
{
	return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static int32_t sum_of(__m128i four)
{
	four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
	four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0xB1));
	return _mm_cvtsi128_si32(four);
}

int32_t dot_row(const int16_t *weights, const int16_t *x, size_t width)
{
	__m128i sum = _mm_setzero_si128();

	for (size_t i = 0; i < width; i += 8)
		sum = _mm_add_epi32(sum, _mm_madd_epi16(load(weights + i),
							load(x + i)));
	return sum_of(sum);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static __m256i load16(const int16_t *at)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

static __m128i load32(const int32_t *at)
{
	return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static void store(int16_t *to, __m128i eight)
{
	_mm_storeu_si128((__m128i *)(void *)to, eight);
}

static __m128i cut(__m128i eight)
{
	return _mm_min_epi16(_mm_max_epi16(eight, _mm_setzero_si128()),
			     _mm_set1_epi16(DOT_MOST));
}

/* Packing saturates, so what is beyond 16 bits is cut too. */
void rectify_row(int16_t *to, const int32_t *sums, const int32_t *bias,
		 unsigned shift, size_t width)
{
	__m128i by = _mm_cvtsi32_si128((int)shift);

	for (size_t i = 0; i < width; i += 8) {
		__m128i a = _mm_add_epi32(load32(sums + i), load32(bias + i));
		__m128i b = _mm_add_epi32(load32(sums + i + 4),
					  load32(bias + i + 4));

		store(to + i, cut(_mm_packs_epi32(_mm_sra_epi32(a, by),
						  _mm_sra_epi32(b, by))));
	}
}

static __m128i rounded(__m128i sums, __m128i half, __m128i by)
{
	__m128i sign = _mm_srai_epi32(sums, 31);
	__m128i size = _mm_sub_epi32(_mm_xor_si128(sums, sign), sign);

	size = _mm_srl_epi32(_mm_add_epi32(size, half), by);
	return _mm_sub_epi32(_mm_xor_si128(size, sign), sign);
}

void round_row(int16_t *to, const int32_t *sums, unsigned shift, int16_t most,
	       size_t width)
{
	__m128i by = _mm_cvtsi32_si128((int)shift);
	__m128i half = _mm_set1_epi32((int32_t)1 << (shift - 1));
	__m128i high = _mm_set1_epi16(most);
	__m128i low = _mm_sub_epi16(_mm_setzero_si128(), high);

	for (size_t i = 0; i < width; i += 8) {
		__m128i a = rounded(load32(sums + i), half, by);
		__m128i b = rounded(load32(sums + i + 4), half, by);
		__m128i both = _mm_packs_epi32(a, b);

		store(to + i, _mm_max_epi16(_mm_min_epi16(both, high), low));
	}
}

void add_rows_cut(int16_t *sums, const int16_t *const *rows, size_t count,
		  size_t width)
{
	for (size_t i = 0; i < width; i += 16) {
		__m128i a = load(sums + i), b = load(sums + i + 8);

		for (size_t r = 0; r < count; r++) {
			a = _mm_add_epi16(a, load(rows[r] + i));
			b = _mm_add_epi16(b, load(rows[r] + i + 8));
		}
		store(sums + i, cut(a));
		store(sums + i + 8, cut(b));
	}
}

static void add_row_sse2(int16_t *sums, const int16_t *x, size_t width)
{
	for (size_t i = 0; i < width; i += 8)
		store(sums + i, _mm_add_epi16(load(sums + i), load(x + i)));
}

AVX2 static void add_row_avx2(int16_t *sums, const int16_t *x, size_t width)
{
	for (size_t i = 0; i < width; i += 16)
		_mm256_storeu_si256((__m256i *)(void *)(sums + i),
				    _mm256_add_epi16(load16(sums + i),
						     load16(x + i)));
}

void add_row(int16_t *sums, const int16_t *x, size_t width)
{
	if (__builtin_cpu_supports("avx2"))
		add_row_avx2(sums, x, width);
	else
		add_row_sse2(sums, x, width);
}

/* a where the mask is set, else b. */
static __m128i either(__m128i mask, __m128i a, __m128i b)
{
	return _mm_or_si128(_mm_and_si128(mask, a), _mm_andnot_si128(mask, b));
}

/* The best of each fourth one, then the best of these and of the rest. */
size_t highest(const int32_t *sums, const int32_t *bias, size_t count)
{
	__m128i best = _mm_set1_epi32(INT32_MIN);
	__m128i at = _mm_setr_epi32(0, 1, 2, 3), best_at = at;
	int32_t values[4], places[4];
	size_t i = 0, found = 0;
	int32_t most = INT32_MIN;

	for (; i + 4 <= count; i += 4) {
		__m128i x = _mm_add_epi32(load32(sums + i), load32(bias + i));
		__m128i more = _mm_cmpgt_epi32(x, best);

		best = either(more, x, best);
		best_at = either(more, at, best_at);
		at = _mm_add_epi32(at, _mm_set1_epi32(4));
	}
	_mm_storeu_si128((__m128i *)(void *)values, best);
	_mm_storeu_si128((__m128i *)(void *)places, best_at);
	for (size_t v = 0; v < 4; v++)
		if (values[v] > most || (values[v] == most &&
					 (size_t)places[v] < found)) {
			most = values[v];
			found = (size_t)places[v];
		}
	for (; i < count; i++)
		if (sums[i] + bias[i] > most) {
			most = sums[i] + bias[i];
			found = i;
		}
	return found;
}

#endif
