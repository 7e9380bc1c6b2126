/* themes.h - the names and phrases of an article that could be keywords
 *
 * Goes in: tokens with tags, ents, entities. Comes out: each different one
 * once, with the terms that it is made of.
 */
#ifndef THEMES_H
#define THEMES_H

#include "nlp/terms.h"

/* Longer runs of nouns are headlines and lists; names may be longer, but their
 * first words tell them. */
#define THEME_TERMS 4

struct theme {
	uint64_t hash;       /* of its lemmas */
	struct string text;
	uint32_t first;      /* byte offset of the first occurrence */
	uint32_t count;
	uint32_t terms[THEME_TERMS];
	uint32_t term_count; /* distinct, at least 1 */
	uint32_t head;       /* of a phrase, the last one */
	bool name, person;
	uint32_t weight;     /* for keywords.c */
};

/* Tokens that are no phrase: in an amount or another name, in a person's. */
enum taken { TAKEN_NOT, TAKEN_OTHER, TAKEN_PERSON };

struct themes {
	struct article *article;
	const struct terms *terms;
	const uint32_t *weights; /* of the terms, by headlines */
	struct theme *items; /* in no order that means anything */
	size_t count, room;
	uint32_t *slots;     /* hash table: index + 1, or 0 */
	uint32_t mask;
	uint8_t *taken;      /* enum taken, one a token */
};

void themes_make(struct themes *themes, struct article *article);

#endif
