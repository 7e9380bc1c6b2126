/* crf.h - a conditional random field over a chain of labels
 *
 * Learns from sequences in which each word has a set of labels that may be
 * right: one where the annotators speak, several where they do not tell
 * (partial labels). The chance of the allowed ways through the chain, against
 * all ways, is made as large as can be.
 */
#ifndef CRF_H
#define CRF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CRF_LABELS 48 /* at most; rows are this long */

/* Marks features that tell how a capitalised word is spelt. */
#define CRF_SPELLING 0x80000000u

struct crf;

struct crf_options {
	unsigned labels;
	bool (*allows)(unsigned label, unsigned next);
	float rate;    /* of learning (AdaGrad) */
	float decay;   /* how strongly weights are drawn to 0 (L1) */
	float dropout; /* share of evidence hidden while learning */
	float veiled;  /* share of sequences without CRF_SPELLING's */
};

/* One sequence; feature numbers are rows, below the size of the model. */
struct crf_chain {
	uint32_t length;
	uint32_t *features;      /* all words' one after another */
	uint32_t *at;            /* where a word's begin; length + 1 */
	const uint64_t *allowed; /* bits of labels */
};

struct crf *crf_new(const struct crf_options *options, size_t rows);
void crf_free(struct crf *crf);

/* One step. */
void crf_learn(struct crf *crf, const struct crf_chain *chain,
	       uint64_t *random);

/* Adds a share of the weights of a model of as many rows to those of `to`,
 * which is not learned any further. */
void crf_add(struct crf *to, const struct crf *crf, float share);

/* Weights smaller than this become 0 and stay so. */
void crf_prune(struct crf *crf, float least);

/* The best way through the chain, the allowed sets left aside. */
void crf_decode(struct crf *crf, const struct crf_chain *chain,
		uint8_t *labels);

const float *crf_row(const struct crf *crf, size_t row);
float crf_step(const struct crf *crf, unsigned label, unsigned next);

#endif
