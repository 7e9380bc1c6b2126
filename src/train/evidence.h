/* evidence.h - hashed features counted and numbered, for training */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "nlp/ent_text.h"
#include "train/crf.h"

struct evidence;

struct evidence *evidence_new(void);

/* Count all features of an article's words, each so many times. */
void evidence_count(struct evidence *evidence, const struct ent_text *text,
		    unsigned times);

/* Number those seen at least that often, in the order of their hashes;
 * returns how many. */
size_t evidence_rows(struct evidence *evidence, unsigned least);

/* The hash of a row. */
uint64_t evidence_hash(const struct evidence *evidence, size_t row);

/* The numbered features of a sentence, in the arena; false if it is empty. */
bool evidence_chain(struct evidence *evidence, const struct ent_text *text,
		    uint32_t sentence, struct arena *arena,
		    struct crf_chain *chain);

#endif
