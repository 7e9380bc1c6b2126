/* matrix.h - products of matrices in a fixed order of additions
 *
 * Row by row, no stride. Rows come in multiples of MATRIX_ROWS and columns of
 * MATRIX_COLUMNS; matrix_new rounds up and clears, so what is added does no
 * harm. The results are the same with any compiler and width of vectors, as
 * long as a product and a sum are not contracted (-ffp-contract=off).
 */
#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>

#define MATRIX_ROWS 4
#define MATRIX_COLUMNS 16

static inline size_t rows_padded(size_t rows)
{
	return (rows + MATRIX_ROWS - 1) / MATRIX_ROWS * MATRIX_ROWS;
}

static inline size_t columns_padded(size_t columns)
{
	return (columns + MATRIX_COLUMNS - 1) / MATRIX_COLUMNS *
	       MATRIX_COLUMNS;
}

float *matrix_new(size_t rows, size_t columns);

/* c = a b, or c += a b; a is m×k, b is k×n. */
void matrix_product(float *c, const float *a, const float *b, size_t m,
		    size_t k, size_t n);
void matrix_product_add(float *c, const float *a, const float *b, size_t m,
			size_t k, size_t n);

/* The n×m matrix `to` from the m×n matrix `from`. */
void matrix_turn(float *to, const float *from, size_t m, size_t n);

/* e to the power of x, the same everywhere; x is at most 0. */
float exp_of(float x);

#endif
