/* dot.c - products of a matrix of small integers with a vector
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

void dot_rows(int32_t *sums, const int16_t *weights, const int16_t *x,
	      size_t rows, size_t width)
{
	for (size_t r = 0; r < rows; r++)
		sums[r] = dot_row(weights + r * width, x, width);
}

void dot_rows_two(int32_t *sums_x, int32_t *sums_y, const int16_t *weights,
		  const int16_t *x, const int16_t *y, size_t rows,
		  size_t width)
{
	dot_rows(sums_x, weights, x, rows, width);
	dot_rows(sums_y, weights, y, rows, width);
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

void cut_row(int16_t *to, const int16_t *from, size_t width)
{
	for (size_t i = 0; i < width; i++)
		to[i] = cut(from[i]);
}

void add_row(int16_t *sums, const int16_t *x, size_t width)
{
	for (size_t i = 0; i < width; i++)
		sums[i] = (int16_t)(sums[i] + x[i]);
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

static void dot_rows_sse2(int32_t *sums, const int16_t *weights,
			  const int16_t *x, size_t rows, size_t width)
{
	for (size_t r = 0; r < rows; r++)
		sums[r] = dot_row(weights + r * width, x, width);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static __m256i load16(const int16_t *at)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

AVX2 static int32_t sum_of_8(__m256i eight)
{
	return sum_of(_mm_add_epi32(_mm256_castsi256_si128(eight),
				    _mm256_extracti128_si256(eight, 1)));
}

AVX2 static int32_t dot_row_avx2(const int16_t *weights, const int16_t *x,
				 size_t width)
{
	__m256i sum = _mm256_setzero_si256();

	for (size_t i = 0; i < width; i += 16)
		sum = _mm256_add_epi32(sum, _mm256_madd_epi16(
					load16(weights + i), load16(x + i)));
	return sum_of_8(sum);
}

/* The sums of four rows, side by side. */
AVX2 static void store_four(int32_t *sums, __m256i s0, __m256i s1, __m256i s2,
			    __m256i s3)
{
	s0 = _mm256_hadd_epi32(_mm256_hadd_epi32(s0, s1),
			       _mm256_hadd_epi32(s2, s3));
	_mm_storeu_si128((__m128i *)(void *)sums,
			 _mm_add_epi32(_mm256_castsi256_si128(s0),
				       _mm256_extracti128_si256(s0, 1)));
}

AVX2 static __m256i add_product(__m256i sum, __m256i a, __m256i b)
{
	return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
}

/* Four rows share the loads of x. */
AVX2 static void dot_four(int32_t *sums, const int16_t *weights,
			  const int16_t *x, size_t width)
{
	__m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0;

	for (size_t i = 0; i < width; i += 16) {
		const int16_t *at = weights + i;
		__m256i v = load16(x + i);

		s0 = add_product(s0, load16(at), v);
		s1 = add_product(s1, load16(at + width), v);
		s2 = add_product(s2, load16(at + 2 * width), v);
		s3 = add_product(s3, load16(at + 3 * width), v);
	}
	store_four(sums, s0, s1, s2, s3);
}

/* Four rows and two vectors share each other's loads. */
AVX2 static void dot_four_two(int32_t *sums_x, int32_t *sums_y,
			      const int16_t *weights, const int16_t *x,
			      const int16_t *y, size_t width)
{
	__m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0;
	__m256i t0 = s0, t1 = s0, t2 = s0, t3 = s0, row;

	for (size_t i = 0; i < width; i += 16) {
		const int16_t *at = weights + i;
		__m256i v = load16(x + i), u = load16(y + i);

		row = load16(at);
		s0 = add_product(s0, row, v);
		t0 = add_product(t0, row, u);
		row = load16(at + width);
		s1 = add_product(s1, row, v);
		t1 = add_product(t1, row, u);
		row = load16(at + 2 * width);
		s2 = add_product(s2, row, v);
		t2 = add_product(t2, row, u);
		row = load16(at + 3 * width);
		s3 = add_product(s3, row, v);
		t3 = add_product(t3, row, u);
	}
	store_four(sums_x, s0, s1, s2, s3);
	store_four(sums_y, t0, t1, t2, t3);
}

AVX2 static void dot_rows_avx2(int32_t *sums, const int16_t *weights,
			       const int16_t *x, size_t rows, size_t width)
{
	size_t r = 0;

	for (; r + 4 <= rows; r += 4)
		dot_four(sums + r, weights + r * width, x, width);
	for (; r < rows; r++)
		sums[r] = dot_row_avx2(weights + r * width, x, width);
}

void dot_rows(int32_t *sums, const int16_t *weights, const int16_t *x,
	      size_t rows, size_t width)
{
	if (__builtin_cpu_supports("avx2"))
		dot_rows_avx2(sums, weights, x, rows, width);
	else
		dot_rows_sse2(sums, weights, x, rows, width);
}

void dot_rows_two(int32_t *sums_x, int32_t *sums_y, const int16_t *weights,
		  const int16_t *x, const int16_t *y, size_t rows,
		  size_t width)
{
	size_t r = 0;

	if (__builtin_cpu_supports("avx2"))
		for (; r + 4 <= rows; r += 4)
			dot_four_two(sums_x + r, sums_y + r,
				     weights + r * width, x, y, width);
	dot_rows(sums_x + r, weights + r * width, x, rows - r, width);
	dot_rows(sums_y + r, weights + r * width, y, rows - r, width);
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

void cut_row(int16_t *to, const int16_t *from, size_t width)
{
	for (size_t i = 0; i < width; i += 8)
		store(to + i, cut(load(from + i)));
}

void add_row(int16_t *sums, const int16_t *x, size_t width)
{
	for (size_t i = 0; i < width; i += 8)
		store(sums + i, _mm_add_epi16(load(sums + i), load(x + i)));
}

#endif
