/* near.h - which words are about the same
 *
 * Goes in: two hashes of lemmas (nlp/lexemes.h). Comes out: how alike the
 * company is that they keep in the news, from -100 to 100: "quake" and
 * "magnitude" 80, "quake" and "senator" 5.
 */
#ifndef NEAR_H
#define NEAR_H

#include <stdint.h>

#include "model/wordmap.h"

#define NEAR_KIND BLOB_KIND('n', 'e', 'a', 'r')
#define NEAR_DIMENSIONS 64

/* A vector of this length has likeness 100 with itself. */
#define NEAR_LENGTH 256

struct near {
	struct wordmap rows;   /* from a hash to the row + 1 */
	const int8_t *vectors; /* NEAR_DIMENSIONS a row */
};

/* The embedded vectors, ready to use. */
void near_open(struct near *near);

/* The word's vector; NULL if it is not known. */
const int8_t *near_vector(const struct near *near, uint64_t hash);

int near_likeness(const int8_t *a, const int8_t *b);

#endif
