/* uses.h - words of tree banks, as train/habits.c counts them */
#ifndef USES_H
#define USES_H

#include <stddef.h>
#include <stdint.h>

#include "nlp/habits.h"
#include "train/blobs.h"

#define ROWS_MOST 65536 /* of a vocabulary */

/* A word, or a mark, whose tag is in `pos`. */
struct use {
	uint32_t key; /* HABIT_KEY or mark_key() */
	uint16_t pos, morph;
};

struct uses {
	struct use *list;
	size_t count, room;
};

/* Some sentences of the tree bank of one style. */
struct piece {
	size_t from, to; /* uses */
	unsigned style;
};

struct pieces {
	struct piece *list;
	size_t count, of[STYLES];
};

static inline uint16_t row_of(const struct use *use)
{
	return (uint16_t)(use->key & 0xFFFF);
}

void *zeros(size_t count, size_t size);

/* A weight for each of the first `rows` rows: the more, the likelier are its
 * words to be of the second style. */
int8_t *style_weights(const struct uses *words, const struct pieces *pieces,
		      size_t rows);

/* The sections of the hash table and its lists. Sorts the uses. */
void habits_add(struct blobs *blobs, struct uses *words, struct uses *marks);

#endif
