/* dot.h - products and sums of rows of small integers
 *
 * Layers of a network are in packed.h, whose limits hold here too.
 */
#ifndef DOT_H
#define DOT_H

#include <stddef.h>
#include <stdint.h>

/* weights · x; widths are multiples of 16 here and below. */
int32_t dot_row(const int8_t *weights, const uint8_t *x, size_t width);

/* to[i] = bias[i] + all rows[…][i], cut to 0 … 255; the caller knows that
 * nothing leaves 16 bits. */
void add_rows_cut(uint8_t *to, const int16_t *bias,
		  const uint8_t *const *rows, size_t count, size_t width);

/* Which of `count` sums is the highest, the first of equal ones. */
size_t highest(const int32_t *sums, size_t count);

#endif
