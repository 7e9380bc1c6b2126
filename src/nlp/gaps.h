/* gaps.h - the places where a sentence may end, and what they look like */
#ifndef GAPS_H
#define GAPS_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/abbreviations.h"
#include "nlp/article.h"

enum gap_case { GAP_LOWER, GAP_TITLE, GAP_UPPER, GAP_DIGIT, GAP_SIGN };

/* The marks at the end of the run before the gap. */
enum gap_mark { GAP_NONE, GAP_STOP, GAP_BANG, GAP_QUESTION, GAP_DOTS, GAP_COLON,
		GAP_SEMICOLON, GAP_COMMA, GAP_DASH, GAP_OTHER };

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
};

struct gaps {
	const char *start, *end;    /* of the block */
	const char *run, *run_end;  /* the run read last */
	const char *before;         /* start of the run before it */
	uint32_t words;
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
		      uint32_t features[GAP_FEATURES]);

#endif
