/* terms.h - the content words of an article and how much each weighs
 *
 * Goes in: tokens with tags. Comes out: the distinct lemmas of nouns, names,
 * verbs and adjectives, each with its count and its rarity in the news; and
 * for every token which of them it is.
 */
#ifndef TERMS_H
#define TERMS_H

#include "nlp/article.h"

struct term {
	uint64_t hash;   /* term_hash of the lemma */
	uint32_t token;  /* where it first occurs */
	uint32_t count;
	uint32_t rarity; /* see term_rarity */
};

#define NO_TERM UINT32_MAX

struct terms {
	struct term *items;
	uint32_t count;
	uint32_t *of_token; /* index of its term, or NO_TERM; one a token */
	uint32_t *slots;    /* hash table: index of a term + 1, or 0 */
	uint32_t mask;      /* number of slots, less one */
};

void terms_make(struct terms *terms, const struct article *article);

/* The index of the article's term with that hash, or NO_TERM. */
uint32_t terms_find(const struct terms *terms, uint64_t hash);

/* Of a lemma or word: case and marks do not count. */
uint64_t term_hash(struct string word);

/* 8 times the binary logarithm of (all articles / articles with the word), as
 * counted over a large number of news articles: about 0 for "say", 40 for
 * "sanction", RARITY_UNKNOWN for a word that was hardly ever seen. */
uint32_t term_rarity(uint64_t hash);
#define RARITY_UNKNOWN 96

/* Words that are in no way about something, whatever their tag: rarity below
 * this ("say", "year", "new"). */
#define RARITY_COMMON 14

#endif
