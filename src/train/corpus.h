/* corpus.h - sentences as numbers, ready for training
 *
 * Each different form is one kind; a sentence is a run of kinds with labels.
 */
#ifndef CORPUS_H
#define CORPUS_H

#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"
#include "nlp/wordrows.h"
#include "train/net.h"
#include "train/treebank.h"

enum noise { NOISE_UPPER, NOISE_LOWER, NOISE_BARE, NOISES };

struct kind {
	struct string form;
	uint64_t hash;               /* of the normal form */
	uint16_t rows[CACHE_KEY];    /* in the tables; [0] is the word's */
	uint32_t frequency;          /* with weights */
	uint32_t count;              /* without, in what is learned from */
	uint32_t noisy[NOISES];      /* the kind that noise makes of it, plus
				      * one; 0: not looked for yet */
};

struct corpus {
	struct arena arena;
	struct kind *kinds;
	size_t kind_count, kind_room;
	uint32_t *slots;             /* of the hash table from forms */
	size_t mask;

	uint32_t *words;             /* kinds of all words, in order */
	int16_t (*labels)[HEADS];
	struct doubt *doubts;        /* of all words; NULL: there are none */
	size_t word_count, word_room;
	size_t *starts;              /* of sentences; one more than these */
	size_t sentence_count, sentence_room;

	uint64_t *vocabulary;        /* hashes by row; rows 0 and 1 are the */
	uint32_t vocabulary_count;   /* unknown word and the border */
	uint32_t *counts;            /* by row: of all forms of the word */
};

void corpus_init(struct corpus *corpus);

uint32_t corpus_kind(struct corpus *corpus, struct string form);

/* A word at the end of the present sentence; corpus_end_sentence() closes it.
 * `weight` is what it adds to its frequency. */
void corpus_add(struct corpus *corpus, struct string form,
		const int16_t labels[HEADS], uint32_t weight);
void corpus_end_sentence(struct corpus *corpus);

/* Gives rows to the most frequent words, and tells all kinds theirs. */
void corpus_number(struct corpus *corpus, uint32_t rows);

/* The kind as noise makes it: in capitals, in lower case, or without its
 * apostrophe. */
uint32_t corpus_noisy(struct corpus *corpus, uint32_t kind,
		      enum noise noise);

#endif
