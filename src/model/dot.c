/* dot.c - products and sums of rows of small integers
 *
 * Integers, so that the order of the additions does not matter and all
 * versions give the same: plain C; SSE2, which every x86-64 has, where it
 * gains much; AVX2 where the processor says so. -DNO_SIMD leaves plain C
 * alone.
 */
#include "model/dot.h"

#if defined __SSE2__ && !defined NO_SIMD
#define SIMD 1
#include <immintrin.h>
#endif

/* The first of `count` sums that is `sum`. */
static size_t first_equal(const int32_t *sums, size_t count, int32_t sum)
{
	size_t at = 0;

	while (at + 1 < count && sums[at] != sum)
		at++;
	return at;
}

static size_t highest_plain(const int32_t *sums, size_t count)
{
	int32_t most = sums[0];

	for (size_t i = 1; i < count; i++)
		most = sums[i] > most ? sums[i] : most;
	return first_equal(sums, count, most);
}

#ifndef SIMD

int32_t dot_row(const int8_t *weights, const uint8_t *x, size_t width)
{
	int32_t sum = 0;

	for (size_t i = 0; i < width; i++)
		sum += weights[i] * x[i];
	return sum;
}

void add_rows_cut(uint8_t *to, const int16_t *bias,
		  const uint8_t *const *rows, size_t count, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		int32_t sum = bias[i];

		for (size_t r = 0; r < count; r++)
			sum += rows[r][i];
		to[i] = (uint8_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
	}
}

size_t highest(const int32_t *sums, size_t count)
{
	return highest_plain(sums, count);
}

#else

static __m128i load(const void *at)
{
	return _mm_loadu_si128((const __m128i *)at);
}

static int32_t sum_of(__m128i four)
{
	four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
	four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0xB1));
	return _mm_cvtsi128_si32(four);
}

/* Sixteen bytes as numbers of 16 bits, eight from each half. */
static __m128i low_half(__m128i bytes)
{
	return _mm_unpacklo_epi8(bytes, _mm_setzero_si128());
}

static __m128i high_half(__m128i bytes)
{
	return _mm_unpackhi_epi8(bytes, _mm_setzero_si128());
}

static int32_t dot_sse2(const int8_t *weights, const uint8_t *x, size_t width)
{
	__m128i sum = _mm_setzero_si128();

	for (size_t i = 0; i < width; i += 16) {
		__m128i w = load(weights + i), v = load(x + i);
		__m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(w, w), 8);
		__m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(w, w), 8);

		sum = _mm_add_epi32(sum, _mm_madd_epi16(low, low_half(v)));
		sum = _mm_add_epi32(sum, _mm_madd_epi16(high, high_half(v)));
	}
	return sum_of(sum);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static int32_t dot_avx2(const int8_t *weights, const uint8_t *x,
			     size_t width)
{
	__m256i sum = _mm256_setzero_si256();

	for (size_t i = 0; i < width; i += 16)
		sum = _mm256_add_epi32(sum, _mm256_madd_epi16(
			_mm256_cvtepi8_epi16(load(weights + i)),
			_mm256_cvtepu8_epi16(load(x + i))));
	return sum_of(_mm_add_epi32(_mm256_castsi256_si128(sum),
				    _mm256_extracti128_si256(sum, 1)));
}

int32_t dot_row(const int8_t *weights, const uint8_t *x, size_t width)
{
	return __builtin_cpu_supports("avx2") ? dot_avx2(weights, x, width)
					      : dot_sse2(weights, x, width);
}

static void add_cut_sse2(uint8_t *to, const int16_t *bias,
			 const uint8_t *const *rows, size_t count,
			 size_t width)
{
	for (size_t i = 0; i < width; i += 16) {
		__m128i a = load(bias + i), b = load(bias + i + 8);

		for (size_t r = 0; r < count; r++) {
			__m128i bytes = load(rows[r] + i);

			a = _mm_add_epi16(a, low_half(bytes));
			b = _mm_add_epi16(b, high_half(bytes));
		}
		_mm_storeu_si128((__m128i *)(void *)(to + i),
				 _mm_packus_epi16(a, b));
	}
}

/* Packing works in halves of a register, whose quarters come out in the order
 * 0 2 1 3. */
AVX2 static void add_cut_avx2(uint8_t *to, const int16_t *bias,
			      const uint8_t *const *rows, size_t count,
			      size_t width)
{
	for (size_t i = 0; i < width; i += 32) {
		__m256i a = _mm256_loadu_si256(
			(const __m256i *)(const void *)(bias + i));
		__m256i b = _mm256_loadu_si256(
			(const __m256i *)(const void *)(bias + i + 16));

		for (size_t r = 0; r < count; r++) {
			const uint8_t *row = rows[r] + i;

			a = _mm256_add_epi16(a, _mm256_cvtepu8_epi16(
							load(row)));
			b = _mm256_add_epi16(b, _mm256_cvtepu8_epi16(
							load(row + 16)));
		}
		a = _mm256_permute4x64_epi64(_mm256_packus_epi16(a, b), 0xD8);
		_mm256_storeu_si256((__m256i *)(void *)(to + i), a);
	}
}

void add_rows_cut(uint8_t *to, const int16_t *bias,
		  const uint8_t *const *rows, size_t count, size_t width)
{
	if (width % 32 == 0 && __builtin_cpu_supports("avx2"))
		add_cut_avx2(to, bias, rows, count, width);
	else
		add_cut_sse2(to, bias, rows, count, width);
}

/* First how high it is, then where. */
AVX2 static size_t highest_avx2(const int32_t *sums, size_t count)
{
	__m256i best = _mm256_loadu_si256((const __m256i *)(const void *)sums);
	__m128i four;
	size_t i = 8;

	for (; i + 8 <= count; i += 8)
		best = _mm256_max_epi32(best, _mm256_loadu_si256(
				(const __m256i *)(const void *)(sums + i)));
	four = _mm_max_epi32(_mm256_castsi256_si128(best),
			     _mm256_extracti128_si256(best, 1));
	four = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0x4E));
	four = _mm_max_epi32(four, _mm_shuffle_epi32(four, 0xB1));
	for (; i < count; i++)
		four = _mm_max_epi32(four, _mm_set1_epi32(sums[i]));
	best = _mm256_broadcastd_epi32(four);
	for (i = 0; i + 8 <= count; i += 8) {
		unsigned found = (unsigned)_mm256_movemask_ps(
			_mm256_castsi256_ps(_mm256_cmpeq_epi32(best,
				_mm256_loadu_si256((const __m256i *)
					(const void *)(sums + i)))));
		if (found)
			return i + (size_t)__builtin_ctz(found);
	}
	return i + first_equal(sums + i, count - i, _mm_cvtsi128_si32(four));
}

size_t highest(const int32_t *sums, size_t count)
{
	return count >= 8 && __builtin_cpu_supports("avx2")
		       ? highest_avx2(sums, count)
		       : highest_plain(sums, count);
}

#endif
