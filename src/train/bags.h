/* bags.h - which words a text has, and how often, for train/summary.c */
#ifndef BAGS_H
#define BAGS_H

#include "nlp/article.h"

/* Words and how often a text has them, in the order of first occurrence. */
struct bag {
	uint64_t *hashes;
	uint32_t *counts;
	uint32_t count, words;
};

/* The lemmas of the tokens [a, b), without marks. */
void bag_fill(struct bag *bag, struct arena *arena,
	      const struct article *article, uint32_t a, uint32_t b);

/* How often the word is there. */
uint32_t bag_find(const struct bag *bag, uint64_t hash);

#endif
