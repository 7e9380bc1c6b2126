/* dot.h - products and sums of rows of small integers
 *
 * Matrices are in packed.h.
 */
#ifndef DOT_H
#define DOT_H

#include <stddef.h>
#include <stdint.h>

/* Widths come in multiples of this. */
#define DOT_WIDTH 16

/* The limits that models keep, so that no sum leaves 31 bits: weights of at
 * most DOT_WEIGHT, vectors of at most DOT_INPUTS numbers from 0 to DOT_MOST or
 * within a byte, and a bias of at most DOT_BIAS. */
#define DOT_WEIGHT 2047
#define DOT_INPUTS 224
#define DOT_MOST 4095
#define DOT_BIAS (1 << 28)

/* weights · x */
int32_t dot_row(const int16_t *weights, const int16_t *x, size_t width);

/* to[i] = sums[i] + bias[i], shifted right, and cut to 0 … DOT_MOST. */
void rectify_row(int16_t *to, const int32_t *sums, const int32_t *bias,
		 unsigned shift, size_t width);

/* to[i] = sums[i] shifted right, halves away from zero, and cut to -most …
 * most; shift is 1 or more. */
void round_row(int16_t *to, const int32_t *sums, unsigned shift, int16_t most,
	       size_t width);

/* sums[i] += all rows[…][i], then cut to 0 … DOT_MOST. */
void add_rows_cut(int16_t *sums, const int16_t *const *rows, size_t count,
		  size_t width);

/* Which of `count` sums + bias is the highest, the first of equal ones. */
size_t highest(const int32_t *sums, const int32_t *bias, size_t count);

/* sums[i] += x[i]; the caller knows that nothing leaves 16 bits. */
void add_row(int16_t *sums, const int16_t *x, size_t width);

#endif
