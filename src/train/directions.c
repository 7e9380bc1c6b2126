/* directions.c - a large table of counts as short vectors
 *
 * The table is multiplied with random directions and back, and what comes out
 * is made rectangular again, a few times: what is left are the directions in
 * which the table is longest. Within these few the exact ones are found by
 * rotating pairs of them (Jacobi 1846).
 */
#include "train/directions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "train/logs.h"
#include "train/random.h"

#define ROUNDS 4       /* of multiplying; more change nothing */
#define SPARE 16       /* directions beyond those that are kept */
#define SEED 1
#define SWEEPS 12      /* of rotations, until nothing is left to turn */

/* Frequent company says less than its share: its counts are flattened by this
 * power, 3/4, as two square roots. */
static double flattened(double count)
{
	return sqrt(count) * sqrt(sqrt(count));
}

void information_make(float *table, size_t rows, size_t columns)
{
	double *column = memory_new(columns * sizeof *column), total = 0;

	memset(column, 0, columns * sizeof *column);
	for (size_t r = 0; r < rows; r++)
		for (size_t c = 0; c < columns; c++)
			column[c] += (double)table[r * columns + c];
	for (size_t c = 0; c < columns; c++) {
		column[c] = flattened(column[c]);
		total += column[c];
	}
	for (size_t r = 0; r < rows; r++) {
		float *at = table + r * columns;
		double row = 0;
		for (size_t c = 0; c < columns; c++)
			row += (double)at[c];
		for (size_t c = 0; c < columns; c++) {
			double chance = row * column[c] / total;
			at[c] = (double)at[c] > chance
				? (float)log_of((double)at[c] / chance) : 0;
		}
	}
	free(column);
}

/* Makes the columns of a matrix a rectangular frame of length one, each from
 * what the ones before it leave of it. */
static void frame_make(float *matrix, size_t rows, size_t columns)
{
	for (size_t c = 0; c < columns; c++) {
		double sum = 0;
		for (size_t b = 0; b < c; b++) {
			double dot = 0;
			for (size_t r = 0; r < rows; r++)
				dot += (double)matrix[r * columns + b] *
				       (double)matrix[r * columns + c];
			for (size_t r = 0; r < rows; r++)
				matrix[r * columns + c] -= (float)(
					dot * (double)matrix[r * columns + b]);
		}
		for (size_t r = 0; r < rows; r++)
			sum += (double)matrix[r * columns + c] *
			       (double)matrix[r * columns + c];
		for (size_t r = 0; r < rows && sum > 0; r++)
			matrix[r * columns + c] = (float)(
				(double)matrix[r * columns + c] / sqrt(sum));
	}
}

/* A rotation of axes p and q that leaves nothing between them: the symmetric
 * matrix becomes nearer to its diagonal, the axes turn along. */
static void axes_turn(double *matrix, double *axes, size_t n, size_t p,
		      size_t q)
{
	double between = matrix[p * n + q], ratio, tangent, c, s;

	if (between == 0)
		return;
	ratio = (matrix[q * n + q] - matrix[p * n + p]) / (2 * between);
	tangent = 1 / ((ratio < 0 ? -ratio : ratio) + sqrt(ratio * ratio + 1));
	tangent = ratio < 0 ? -tangent : tangent;
	c = 1 / sqrt(tangent * tangent + 1);
	s = tangent * c;
	for (size_t k = 0; k < n; k++) {
		double x = matrix[k * n + p], y = matrix[k * n + q];
		matrix[k * n + p] = c * x - s * y;
		matrix[k * n + q] = s * x + c * y;
	}
	for (size_t k = 0; k < n; k++) {
		double x = matrix[p * n + k], y = matrix[q * n + k];
		matrix[p * n + k] = c * x - s * y;
		matrix[q * n + k] = s * x + c * y;
		x = axes[k * n + p], y = axes[k * n + q];
		axes[k * n + p] = c * x - s * y;
		axes[k * n + q] = s * x + c * y;
	}
}

/* The products of all pairs of columns. */
static void products_make(const float *matrix, size_t rows, size_t n,
			  double *products)
{
	memset(products, 0, n * n * sizeof *products);
	for (size_t r = 0; r < rows; r++)
		for (size_t p = 0; p < n; p++)
			for (size_t q = 0; q < n; q++)
				products[p * n + q] +=
					(double)matrix[r * n + p] *
					(double)matrix[r * n + q];
}

/* The rotation that puts the longest directions first; columns are scaled to
 * the square root of their lengths, since the longest say too much else. */
static void axes_make(const float *matrix, size_t rows, size_t n,
		      double *axes, size_t *order, double *scales)
{
	double *products = memory_new(n * n * sizeof *products);

	products_make(matrix, rows, n, products);
	memset(axes, 0, n * n * sizeof *axes);
	for (size_t i = 0; i < n; i++)
		axes[i * n + i] = 1;
	for (int sweep = 0; sweep < SWEEPS; sweep++)
		for (size_t p = 0; p < n; p++)
			for (size_t q = p + 1; q < n; q++)
				axes_turn(products, axes, n, p, q);
	for (size_t i = 0; i < n; i++) {
		size_t place = i;
		double length = products[i * n + i];
		while (place && length > products[order[place - 1] * n +
						  order[place - 1]]) {
			order[place] = order[place - 1];
			place--;
		}
		order[place] = i;
	}
	for (size_t i = 0; i < n; i++) {
		double square = products[i * n + i];
		scales[i] = square > 0 ? 1 / sqrt(sqrt(square)) : 0;
	}
	free(products);
}

static int8_t rounded(double x)
{
	x = x < 0 ? x - 0.5 : x + 0.5;
	return (int8_t)(x > 127 ? 127 : x < -127 ? -127 : x);
}

static void vectors_make(const float *matrix, size_t rows, size_t n,
			 size_t count, int length, int8_t *vectors)
{
	double *axes = memory_new(n * n * sizeof *axes);
	double *scales = memory_new(n * sizeof *scales);
	double *row = memory_new(count * sizeof *row);
	size_t *order = memory_new(n * sizeof *order);

	axes_make(matrix, rows, n, axes, order, scales);
	for (size_t r = 0; r < rows; r++) {
		double square = 0;
		for (size_t d = 0; d < count; d++) {
			row[d] = 0;
			for (size_t k = 0; k < n; k++)
				row[d] += (double)matrix[r * n + k] *
					  axes[k * n + order[d]];
			row[d] *= scales[order[d]];
			square += row[d] * row[d];
		}
		for (size_t d = 0; d < count; d++)
			vectors[r * count + d] =
				square > 0 ? rounded(length * row[d] /
						     sqrt(square)) : 0;
	}
	free(axes);
	free(scales);
	free(row);
	free(order);
}

void directions_make(const float *table, size_t rows, size_t columns,
		     size_t count, int length, int8_t *vectors)
{
	size_t n = columns_padded(count + SPARE);
	float *turned = matrix_new(columns, rows);
	float *in = matrix_new(columns, n), *out = matrix_new(rows, n);
	uint64_t random = SEED;

	matrix_turn(turned, table, rows, columns);
	for (size_t i = 0; i < columns * n; i++)
		in[i] = (float)(int32_t)random_next(&random);
	for (int round = 0; round < ROUNDS; round++) {
		frame_make(in, columns, n);
		matrix_product(out, table, in, rows, columns, n);
		if (round + 1 == ROUNDS)
			break;
		frame_make(out, rows, n);
		matrix_product(in, turned, out, columns, rows, n);
	}
	vectors_make(out, rows, n, count, length, vectors);
	free(turned);
	free(in);
	free(out);
}
