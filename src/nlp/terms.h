/* terms.h - the content words of an article and how much each weighs
 *
 * Goes in: blocks, sentences, tokens. Comes out: the distinct lemmas of nouns,
 * names, verbs and adjectives of the prose (nlp/lexemes.h), each with where
 * and how often it stands and what is known of the word; and for every token
 * which of them it is, and what it mostly is.
 *
 * From these comes the weight of a term: the chance that the article's
 * headline has it, or a summary, as logistic regressions give it that learned
 * from articles with headlines (train/terms.c) and with summaries
 * (train/summary.c).
 */
#ifndef TERMS_H
#define TERMS_H

#include "nlp/article.h"
#include "nlp/lexemes.h"

/* 8 log2(of / part), rounded down; 0 if part is larger. The logarithm is of
 * whole numbers, so that every machine finds the same. */
uint32_t eighths(uint64_t of, uint64_t part);

/* What the weight of a term depends on; 8 is one, or one doubling. The order
 * is that of the weights in the model. */
enum term_feature {
	T_ONE,    /* always 8 */
	T_COUNT,  /* 8 log2 of how often it stands there */
	T_SPREAD, /* the same of how many sentences have it, and one */
	T_LENGTH, /* the same of how many sentences there are, and one */
	T_DEPTH,  /* the same of how many stand before it, and one */
	T_OPENS,  /* 8 if the first sentence has it */
	T_LEADS,  /* 8 for each of the first four sentences that have it */
	T_RARITY, /* in quarters */
	T_COMMON, /* half the rarity, up to 8 */
	T_BOTH,   /* T_COUNT, times the rarity up to 40, over 40 */
	T_MISSES,
	T_NAME,   /* 8 for a proper noun, a verb, an adjective */
	T_VERB,
	T_ADJECTIVE,
	TERM_FEATURES
};

struct term {
	uint64_t hash;      /* of the lemma */
	uint32_t token;     /* where it first occurs */
	uint32_t count;
	uint32_t sentences; /* that have it */
	uint32_t first;     /* of these, counted in the prose from 0 */
	uint32_t last;
	uint32_t leads;     /* of these, among the first four */
	uint8_t kind;       /* enum lexeme_kind of the first */
	struct word_facts facts;
};

#define NO_TERM UINT32_MAX

struct terms {
	const struct article *article;
	struct term *items;
	uint32_t count;
	uint32_t sentences; /* of prose */
	uint32_t *of_token; /* index of its term, or NO_TERM; one a token */
	uint32_t *distinct; /* those of each sentence, each once */
	uint32_t *starts;   /* of each sentence, there; one more at the end */
	bool *prose;        /* sentence_is_prose, one a sentence */
	uint8_t *kinds;     /* enum lexeme_kind, one a token */
	uint8_t *finite;    /* as in struct lexeme, one a token */
	uint32_t *slots;    /* hash table: index of a term + 1, or 0 */
	uint32_t mask;      /* number of slots, less one */
};

/* Made when first asked for, and kept with the article. */
const struct terms *terms_of(struct article *article);

/* The words of a title or a query: tokens without blocks and sentences. */
void title_open(struct article *title, struct arena *arena,
		struct string text);

/* The index of the article's term with that hash, or NO_TERM. */
uint32_t terms_find(const struct terms *terms, uint64_t hash);

/* By the weights of a model, from 0 to TERM_WEIGHT, one a term. */
#define TERM_WEIGHT 4096
uint32_t *terms_weigh(const struct terms *terms, const int32_t *weights);

void term_features(const struct terms *terms, const struct term *term,
		   int16_t features[TERM_FEATURES]);

/* Whether the sentence is of the story itself: no caption, credit, byline,
 * dateline, heading or residue. */
bool sentence_is_prose(const struct article *article,
		       const struct sentence *sentence);

#endif
