/* logs.c - logarithms that are the same on every machine
 *
 * By halving, and the series of the inverse hyperbolic tangent for the rest.
 */
#include "train/logs.h"

double log_of(double x)
{
	double power = 0, t, square, sum = 0;

	while (x > 1.5) {
		x /= 2;
		power++;
	}
	t = (x - 1) / (x + 1);
	square = t * t;
	for (int n = 19; n > 0; n -= 2)
		sum = sum * square + 1.0 / n;
	return power * 0.6931471805599453 + 2 * t * sum;
}
