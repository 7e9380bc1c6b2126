/* matrix.c - products of matrices in a fixed order of additions
 *
 * Four rows by sixteen columns of the result are kept in registers while the
 * inner dimension is walked: each element is a sum from first to last,
 * whatever the width of the machine's vectors.
 */
#include "train/matrix.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"

/* Sixteen numbers at once: as many registers as the machine needs for them. */
typedef float vector __attribute__((vector_size(64), aligned(4)));

float *matrix_new(size_t rows, size_t columns)
{
	size_t size = rows_padded(rows) * columns_padded(columns) *
		      sizeof(float);

	return memset(memory_new(size), 0, size);
}

/* Sums of four rows of `a` with the panel, added to `c`. */
static void block_add(float *c, const float *a, const float *panel, size_t k,
		      size_t n)
{
	vector sums[4] = { 0 };

	for (size_t i = 0; i < k; i++) {
		vector b0 = *(const vector *)(panel + i * MATRIX_COLUMNS);

		for (size_t r = 0; r < 4; r++)
			sums[r] += a[r * k + i] * b0;
	}
	for (size_t r = 0; r < 4; r++)
		*(vector *)(c + r * n) += sums[r];
}

/* The same for a panel of twice as many columns. */
static void block_add_two(float *c, const float *a, const float *panel,
			  size_t k, size_t n)
{
	vector sums[4][2] = { 0 };

	for (size_t i = 0; i < k; i++) {
		const float *row = panel + i * 2 * MATRIX_COLUMNS;
		vector b0 = *(const vector *)row;
		vector b1 = *(const vector *)(row + MATRIX_COLUMNS);

		for (size_t r = 0; r < 4; r++) {
			sums[r][0] += a[r * k + i] * b0;
			sums[r][1] += a[r * k + i] * b1;
		}
	}
	for (size_t r = 0; r < 4; r++) {
		*(vector *)(c + r * n) += sums[r][0];
		*(vector *)(c + r * n + 16) += sums[r][1];
	}
}

/* Columns of `b` side by side: rows far apart would each take a page. */
static float *panel_copy(const float *b, size_t k, size_t n, size_t columns)
{
	static float *panel;
	static size_t room;

	if (k * columns > room) {
		room = 2 * k * columns;
		panel = memory_resize(panel, room * sizeof *panel);
	}
	for (size_t i = 0; i < k; i++)
		memcpy(panel + i * columns, b + i * n,
		       columns * sizeof *panel);
	return panel;
}

void matrix_product_add(float *c, const float *a, const float *b, size_t m,
			size_t k, size_t n)
{
	const float *panel;
	size_t j = 0;

	for (; j + 2 * MATRIX_COLUMNS <= n; j += 2 * MATRIX_COLUMNS) {
		panel = panel_copy(b + j, k, n, 2 * MATRIX_COLUMNS);
		for (size_t i = 0; i < m; i += MATRIX_ROWS)
			block_add_two(c + i * n + j, a + i * k, panel, k, n);
	}
	for (; j < n; j += MATRIX_COLUMNS) {
		panel = panel_copy(b + j, k, n, MATRIX_COLUMNS);
		for (size_t i = 0; i < m; i += MATRIX_ROWS)
			block_add(c + i * n + j, a + i * k, panel, k, n);
	}
}

void matrix_product(float *c, const float *a, const float *b, size_t m,
		    size_t k, size_t n)
{
	memset(c, 0, m * n * sizeof *c);
	matrix_product_add(c, a, b, m, k, n);
}

void matrix_turn(float *to, const float *from, size_t m, size_t n)
{
	for (size_t i0 = 0; i0 < m; i0 += 16)
		for (size_t j = 0; j < n; j++)
			for (size_t i = i0; i < i0 + 16 && i < m; i++)
				to[j * m + i] = from[i * n + j];
}

/* 2^(x/ln 2), the power's whole part by building the number, the rest by the
 * Taylor polynomial of degree 6 (error below 2e-7). */
float exp_of(float x)
{
	float scaled = x * 1.44269504f, r, e;
	int32_t whole;

	if (scaled < -120.0f)
		return 0.0f;
	whole = (int32_t)(scaled - 0.5f);
	r = (scaled - (float)whole) * 0.69314718f;
	e = 1.0f + r * (1.0f + r * (0.5f + r * (0.16666667f + r *
	    (0.041666667f + r * (0.0083333333f + r * 0.0013888889f)))));
	union {
		uint32_t bits;
		float number;
	} power = { (uint32_t)(whole + 127) << 23 };
	return e * power.number;
}
