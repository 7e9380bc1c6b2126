/* labelled.h - articles whose names somebody marked
 *
 * Goes in: NDJSON with text and ents [{start, end, label}] (code points).
 * Comes out: an article as the recogniser sees it, and for each word the set
 * of chain labels (nlp/ent_labels.h) that may be right: the sets of labels of
 * the annotators differ, and none is renamed into another.
 */
#ifndef LABELLED_H
#define LABELLED_H

#include <stdio.h>

#include "nlp/ent_text.h"
#include "train/openings.h"

enum scheme { SCHEME_WORLDWIDE, SCHEME_UNER, SCHEME_ONTONOTES, SCHEMES };

/* "worldwide", "uner" or "ontonotes"; SCHEMES if it is none. */
enum scheme scheme_named(const char *name);

struct gold_ent {
	struct span span;
	uint32_t kinds; /* bits of enum ent_label; 0 for a kind not learned */
};

struct labelled {
	enum scheme scheme;
	struct article article;
	struct ent_text text;
	struct gold_ent *gold;
	uint32_t gold_count;
	uint64_t *allowed; /* of each word */
	uint8_t *labels;   /* of each word, as a first pass found them */
};

/* The text as it is, or with all letters small or large: so that the model
 * learns what to do where capitals tell nothing. */
enum recase { RECASE_NONE, RECASE_LOWER, RECASE_UPPER };

/* Reads a line; false if it has no text. What is made lies in the arena. The
 * openings are filled from sets that leave out no kind and used for others,
 * which therefore come later. */
bool labelled_read(struct labelled *labelled, enum scheme scheme,
		   enum recase recase, struct openings *openings,
		   struct arena *arena, const char *line, size_t length);

#endif
