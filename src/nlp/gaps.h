/* gaps.h - the places where a sentence may end, and what they look like */
#ifndef GAPS_H
#define GAPS_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/abbreviations.h"
#include "nlp/article.h"
#include "nlp/gap_words.h"
#include "nlp/sieve.h"

/* The marks at the end of the run before the gap. */
enum gap_mark { GAP_NONE, GAP_STOP, GAP_BANG, GAP_QUESTION, GAP_DOTS,
		GAP_COLON, GAP_SEMICOLON, GAP_COMMA, GAP_DASH, GAP_OTHER };

/* What gaps_find() gives; behind the blank line, what gap_read() adds, which
 * also makes `earlier` the run before. */
struct gap {
	const char *run, *run_end;   /* what stands before it */
	const char *next, *next_end; /* and behind it */
	const char *earlier;         /* the run before that one … */
	const char *behind;          /* … and behind the gap before this */
	struct gap_word right;
	uint32_t words;           /* of the sentence so far */
	uint32_t words_left;      /* of the block, about */
	int depth;                /* brackets open before the gap */
	bool quoted;              /* inside quotation marks */
	bool marks;               /* next holds more than letters, digits */

	struct gap_word left, before, after;
	enum gap_mark mark;
	enum abbreviation abbreviation; /* of left, where mark is GAP_STOP */
	uint32_t closer, opener;  /* the marks nearest to the gap, or 0 */
	bool dotted;              /* left holds full stops, "U.S" */
	bool repeated;            /* more than one mark, "!!" */
};

struct gaps {
	const char *start, *end, *limit; /* of the block; the text's end */
	const char *window;         /* 64 bytes that were sieved */
	struct sieve sieve;         /* what is left of them */
	const char *run;            /* behind the gap looked at last */
	const char *earlier;        /* the run before that gap */
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
bool gaps_find(struct gaps *gaps, struct gap *gap);

/* All else about the gap that was found last. */
void gap_read(const struct gaps *gaps, struct gap *gap);

/* To be called when a sentence ends at it: counting begins anew. */
void gaps_cut(struct gaps *gaps);

#endif
