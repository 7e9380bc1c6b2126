/* gaps.h - the places where a sentence may end, and what they look like */
#ifndef GAPS_H
#define GAPS_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/abbreviations.h"
#include "nlp/article.h"

enum gap_case { GAP_LOWER, GAP_TITLE, GAP_UPPER, GAP_DIGIT, GAP_SIGN };

/* The marks at the end of the run before the gap. */
enum gap_mark { GAP_NONE, GAP_STOP, GAP_BANG, GAP_QUESTION, GAP_DOTS,
		GAP_COLON, GAP_SEMICOLON, GAP_COMMA, GAP_DASH, GAP_OTHER };

/* One side of a gap: a word without the marks around it. */
struct gap_word {
	const char *start, *end;
	uint32_t hash;           /* of its small letters, digits as one */
	enum gap_case letters;
};

struct gap {
	const char *run, *run_end;   /* what stands before it */
	const char *next, *next_end; /* and behind it */
	struct gap_word left, before, right, after;
	enum gap_mark mark;
	enum abbreviation abbreviation; /* of left, where mark is GAP_STOP */
	uint32_t closer, opener;  /* the marks nearest to the gap, or 0 */
	uint32_t words;           /* of the sentence so far */
	uint32_t words_left;      /* of the block, about */
	int depth;                /* brackets open before the gap */
	bool quoted;              /* inside quotation marks */
	bool dotted;              /* left holds full stops, "U.S" */
	bool repeated;            /* more than one mark, "!!" */
	bool marks;               /* next holds more than letters */
};

/* What words do in news, counted in training; by word_habit(). */
#define HABIT_MASK 0x3FFFu

struct habits {
	const unsigned char *starters; /* 0: rare; 1 … 9: how much rather a
					* capital of it begins a sentence */
	const unsigned char *stopped;  /* 0: rare; 1 … 5: how often a small
					* letter follows its full stop */
};

static inline uint32_t word_habit(const struct gap_word *word)
{
	return (word->hash ^ word->hash >> 15) & HABIT_MASK;
}

struct gaps {
	const char *start, *end;    /* of the block */
	const char *run, *run_end;  /* the run read last */
	bool marks;                 /* it holds more than letters */
	const char *before;         /* start of the run before it */
	struct gap_word first;      /* of the sentence */
	uint32_t words;             /* of it so far */
	int depth;
	bool quoted;
	enum block_kind kind;
	bool small;                 /* the block begins with a small letter */
	bool terminal;              /* the block ends with a full stop */
};

void gaps_start(struct gaps *gaps, struct string text,
		const struct block *block);

/* The next place where a sentence might end. */
bool gaps_next(struct gaps *gaps, struct gap *gap);

/* To be called when one does: counting begins anew behind it. */
void gaps_cut(struct gaps *gaps);

#define GAP_FEATURES 48

/* The features of a gap; returns how many. */
unsigned gap_features(const struct gaps *gaps, const struct gap *gap,
		      const struct habits *habits,
		      uint32_t features[GAP_FEATURES]);

#endif
