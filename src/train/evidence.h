/* evidence.h - hashed features counted and numbered, for training */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "nlp/ent_votes.h"
#include "train/crf.h"

struct evidence;

struct evidence *evidence_new(void);

void evidence_free(struct evidence *evidence);

/* What is counted from now on is another article's. */
void evidence_article(struct evidence *evidence);

/* Count all features of a sentence's words; those of the votes, too, if there
 * are any. */
void evidence_count(struct evidence *evidence, const struct ent_text *text,
		    uint32_t sentence, const struct ent_votes *votes);

/* Number those that at least so many articles have, in the order of their
 * hashes; returns how many. */
size_t evidence_rows(struct evidence *evidence, unsigned least);

size_t evidence_row_count(const struct evidence *evidence);

/* The hash of a row. */
uint64_t evidence_hash(const struct evidence *evidence, size_t row);

/* How many articles have it. */
uint32_t evidence_articles(const struct evidence *evidence, size_t row);

/* The numbered features of a sentence; false if it is empty. */
bool evidence_chain(struct evidence *evidence, const struct ent_text *text,
		    uint32_t sentence, const struct ent_votes *votes,
		    struct crf_chain *chain);

/* Give back what evidence_chain made. */
void evidence_chain_free(struct crf_chain *chain);

#endif
