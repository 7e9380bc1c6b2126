/* crf.c - a conditional random field over a chain of labels
 *
 * Forward and backward sums are kept as probabilities, scaled to sum one at
 * each word, so that only the scores of a word go through exp(). The step is
 * AdaGrad's: a weight's rate falls with the squares of its past gradients.
 *
 * Source: Lafferty, McCallum and Pereira 2001; Tsuboi et al. 2008, "Training
 * Conditional Random Fields Using Incomplete Annotations"; Duchi, Hazan and
 * Singer 2011.
 */
#include "train/crf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "train/random.h"

/* Gradients below this change no weight by as much as is kept of it. */
#define SMALL 0.001f
#define FIXED 1e30f

struct row {
	float weights[CRF_LABELS];
	float squares[CRF_LABELS];
};

struct crf {
	struct crf_options options;
	struct row *rows;
	size_t row_count;
	struct row steps[CRF_LABELS + 1]; /* the last: from the start */
	float step_exp[CRF_LABELS + 1][CRF_LABELS];
	float back_exp[CRF_LABELS][CRF_LABELS]; /* the same, turned over */
	/* Room for one chain. */
	uint32_t room;
	float *scores, *forward, *backward, *marginal;
	float *scales; /* what the backward sums were divided by */
};

struct crf *crf_new(const struct crf_options *options, size_t rows)
{
	struct crf *crf = memory_zero(1, sizeof *crf);

	crf->options = *options;
	crf->rows = memory_zero(rows, sizeof *crf->rows);
	crf->row_count = rows;
	return crf;
}

void crf_free(struct crf *crf)
{
	free(crf->rows);
	free(crf->scores);
	free(crf->forward);
	free(crf->backward);
	free(crf->marginal);
	free(crf->scales);
	free(crf);
}

void crf_add(struct crf *to, const struct crf *crf, float share)
{
	for (size_t r = 0; r < to->row_count; r++)
		for (unsigned l = 0; l < CRF_LABELS; l++)
			to->rows[r].weights[l] += share * crf_row(crf, r)[l];
	for (unsigned i = 0; i <= CRF_LABELS; i++)
		for (unsigned l = 0; l < CRF_LABELS; l++)
			to->steps[i].weights[l] += share * crf_step(crf, i, l);
}

const float *crf_row(const struct crf *crf, size_t row)
{
	return crf->rows[row].weights;
}

float crf_step(const struct crf *crf, unsigned label, unsigned next)
{
	return crf->steps[label].weights[next];
}

/* A weight with so large a sum of squares never moves again. */
void crf_prune(struct crf *crf, float least)
{
	for (size_t r = 0; r < crf->row_count; r++)
		for (unsigned l = 0; l < CRF_LABELS; l++)
			if (fabsf(crf->rows[r].weights[l]) < least) {
				crf->rows[r].weights[l] = 0;
				crf->rows[r].squares[l] = FIXED;
			}
}

static void room_make(struct crf *crf, uint32_t length)
{
	size_t size = length * CRF_LABELS * sizeof *crf->scores;

	if (length <= crf->room)
		return;
	crf->room = length;
	crf->scores = memory_resize(crf->scores, size);
	crf->forward = memory_resize(crf->forward, size);
	crf->backward = memory_resize(crf->backward, size);
	crf->marginal = memory_resize(crf->marginal, size);
	crf->scales = memory_resize(crf->scales,
				    length * sizeof *crf->scales);
}

static struct row *row_at(const struct crf *crf,
			  const struct crf_chain *chain, uint32_t f)
{
	return &crf->rows[chain->features[f] & ~CRF_SPELLING];
}

/* The scores of each word; a feature that is hidden is marked in `hidden`. */
static void chain_score(struct crf *crf, const struct crf_chain *chain,
			const unsigned char *hidden)
{
	room_make(crf, chain->length);
	memset(crf->scores, 0,
	       chain->length * CRF_LABELS * sizeof *crf->scores);
	for (uint32_t w = 0; w < chain->length; w++) {
		float *scores = crf->scores + w * CRF_LABELS;
		for (uint32_t f = chain->at[w]; f < chain->at[w + 1]; f++) {
			const float *row = row_at(crf, chain, f)->weights;
			if (hidden && hidden[f - chain->at[0]])
				continue;
			for (unsigned l = 0; l < CRF_LABELS; l++)
				scores[l] += row[l];
		}
	}
}

/* Scores to factors of probability. */
static void chain_exp(struct crf *crf, uint32_t length)
{
	for (uint32_t w = 0; w < length; w++) {
		float *scores = crf->scores + w * CRF_LABELS;
		float top = scores[0];
		for (unsigned l = 1; l < crf->options.labels; l++)
			top = scores[l] > top ? scores[l] : top;
		for (unsigned l = 0; l < crf->options.labels; l++)
			scores[l] = expf(scores[l] - top);
		for (unsigned l = crf->options.labels; l < CRF_LABELS; l++)
			scores[l] = 0;
	}
}

static void steps_exp(struct crf *crf)
{
	unsigned labels = crf->options.labels;

	for (unsigned from = 0; from < labels; from++)
		for (unsigned to = 0; to < labels; to++)
			crf->back_exp[to][from] = crf->step_exp[from][to] =
				crf->options.allows(from, to)
				? expf(crf->steps[from].weights[to]) : 0;
	for (unsigned to = 0; to < labels; to++)
		crf->step_exp[CRF_LABELS][to] =
			crf->options.allows(0, to)
			? expf(crf->steps[CRF_LABELS].weights[to]) : 0;
}

/* Returns what the sum was. */
static float normalise(float *values)
{
	float sum = 0;

	for (unsigned l = 0; l < CRF_LABELS; l++)
		sum += values[l];
	if (sum > 0)
		for (unsigned l = 0; l < CRF_LABELS; l++)
			values[l] /= sum;
	return sum;
}

static float may_be(const struct crf_chain *chain, uint32_t word, unsigned l,
		    bool free)
{
	return free || chain->allowed[word] >> l & 1 ? 1 : 0;
}

static void sums_forward(struct crf *crf, const struct crf_chain *chain,
			 bool free)
{
	unsigned labels = crf->options.labels;

	for (uint32_t w = 0; w < chain->length; w++) {
		float *to = crf->forward + w * CRF_LABELS;
		memset(to, 0, CRF_LABELS * sizeof *to);
		if (w == 0) {
			memcpy(to, crf->step_exp[CRF_LABELS],
			       CRF_LABELS * sizeof *to);
		} else {
			const float *before = to - CRF_LABELS;
			for (unsigned l = 0; l < labels; l++)
				if (before[l] > 0)
					for (unsigned k = 0; k < CRF_LABELS;
					     k++)
						to[k] += before[l] *
						    crf->step_exp[l][k];
		}
		for (unsigned k = 0; k < labels; k++)
			to[k] *= crf->scores[w * CRF_LABELS + k] *
				 may_be(chain, w, k, free);
		normalise(to);
	}
}

/* What may follow a word: factors of the word behind it. */
static void next_factors(const struct crf *crf, const struct crf_chain *chain,
			 uint32_t next, bool free, float *factors)
{
	for (unsigned k = 0; k < CRF_LABELS; k++)
		factors[k] = k < crf->options.labels
			? crf->scores[next * CRF_LABELS + k] *
				  crf->backward[next * CRF_LABELS + k] *
				  may_be(chain, next, k, free)
			: 0;
}

static void sums_backward(struct crf *crf, const struct crf_chain *chain,
			  bool free)
{
	unsigned labels = crf->options.labels;

	for (uint32_t w = chain->length; w-- > 0;) {
		float *to = crf->backward + w * CRF_LABELS;
		float next[CRF_LABELS];
		memset(to, 0, CRF_LABELS * sizeof *to);
		if (w + 1 == chain->length) {
			for (unsigned l = 0; l < labels; l++)
				to[l] = crf->options.allows(l, 0) ? 1 : 0;
			continue;
		}
		next_factors(crf, chain, w + 1, free, next);
		for (unsigned k = 0; k < labels; k++)
			if (next[k] > 0)
				for (unsigned l = 0; l < CRF_LABELS; l++)
					to[l] += crf->back_exp[k][l] * next[k];
		crf->scales[w] = normalise(to);
	}
}

/* Adds `sign` times the chance of each label of each word to `marginal`. */
static void marginals_add(struct crf *crf, const struct crf_chain *chain,
			  float sign)
{
	for (uint32_t w = 0; w < chain->length; w++) {
		float here[CRF_LABELS];
		for (unsigned l = 0; l < CRF_LABELS; l++)
			here[l] = crf->forward[w * CRF_LABELS + l] *
				  crf->backward[w * CRF_LABELS + l];
		normalise(here);
		for (unsigned l = 0; l < CRF_LABELS; l++)
			crf->marginal[w * CRF_LABELS + l] += sign * here[l];
	}
}

/* The same for each step, straight into `steps`; those from a label that is
 * hardly possible are left out. */
static void steps_add(struct crf *crf, const struct crf_chain *chain,
		      float sign, bool free,
		      float steps[CRF_LABELS + 1][CRF_LABELS])
{
	for (uint32_t w = 1; w < chain->length; w++) {
		const float *before = crf->forward + (w - 1) * CRF_LABELS;
		const float *after = crf->backward + (w - 1) * CRF_LABELS;
		float next[CRF_LABELS], sum = 0;
		for (unsigned l = 0; l < CRF_LABELS; l++)
			sum += before[l] * after[l];
		if (!(sum > 0))
			continue;
		next_factors(crf, chain, w, free, next);
		for (unsigned l = 0; l < crf->options.labels; l++) {
			float part = sign * before[l] /
				     (sum * crf->scales[w - 1]);
			if (before[l] * after[l] > sum * SMALL / 10)
				for (unsigned k = 0; k < CRF_LABELS; k++)
					steps[l][k] += part * next[k] *
						       crf->step_exp[l][k];
		}
	}
}

/* A step down the gradient, then one towards 0 that does not cross it. */
static void weight_move(const struct crf *crf, struct row *row, unsigned l,
			float gradient)
{
	float weight = row->weights[l], rate, pull;

	row->squares[l] += gradient * gradient;
	rate = crf->options.rate / (1e-3f + sqrtf(row->squares[l]));
	pull = rate * crf->options.decay;
	weight -= rate * gradient;
	row->weights[l] = weight > pull	   ? weight - pull
			  : weight < -pull ? weight + pull
					   : 0;
}

static void chain_move(struct crf *crf, const struct crf_chain *chain,
		       const unsigned char *hidden)
{
	for (uint32_t w = 0; w < chain->length; w++) {
		const float *gradient = crf->marginal + w * CRF_LABELS;
		unsigned which[CRF_LABELS], count = 0;
		for (unsigned l = 0; l < crf->options.labels; l++)
			if (fabsf(gradient[l]) > SMALL)
				which[count++] = l;
		for (uint32_t f = chain->at[w]; count && f < chain->at[w + 1];
		     f++) {
			if (hidden[f - chain->at[0]])
				continue;
			struct row *row = row_at(crf, chain, f);
			for (unsigned i = 0; i < count; i++)
				weight_move(crf, row, which[i],
					    gradient[which[i]]);
		}
	}
}

static void steps_move(struct crf *crf,
		       float steps[CRF_LABELS + 1][CRF_LABELS])
{
	for (unsigned l = 0; l < crf->options.labels; l++)
		for (unsigned k = 0; k < crf->options.labels; k++)
			if (fabsf(steps[l][k]) > SMALL)
				weight_move(crf, &crf->steps[l], k,
					    steps[l][k]);
}

static bool chance(uint64_t *random, float share)
{
	return (float)(random_next(random) >> 40) < share * (float)(1 << 24);
}

void crf_learn(struct crf *crf, const struct crf_chain *chain,
	       uint64_t *random)
{
	uint32_t count = chain->at[chain->length] - chain->at[0];
	unsigned char *hidden = memory_new(count + 1);
	static float steps[CRF_LABELS + 1][CRF_LABELS];

	bool veiled = chance(random, crf->options.veiled);
	for (uint32_t f = 0; f < count; f++)
		hidden[f] = (veiled && chain->features[chain->at[0] + f] &
					       CRF_SPELLING) ||
			    chance(random, crf->options.dropout);
	chain_score(crf, chain, hidden);
	chain_exp(crf, chain->length);
	steps_exp(crf);
	memset(crf->marginal, 0,
	       chain->length * CRF_LABELS * sizeof *crf->marginal);
	memset(steps, 0, sizeof steps);
	for (int free = 0; free < 2; free++) {
		sums_forward(crf, chain, free);
		sums_backward(crf, chain, free);
		marginals_add(crf, chain, free ? 1.0f : -1.0f);
		steps_add(crf, chain, free ? 1.0f : -1.0f, free, steps);
	}
	chain_move(crf, chain, hidden);
	steps_move(crf, steps);
	free(hidden);
}

void crf_decode(struct crf *crf, const struct crf_chain *chain,
		uint8_t *labels)
{
	unsigned count = crf->options.labels;
	uint8_t *from = memory_new((size_t)chain->length * CRF_LABELS);

	chain_score(crf, chain, NULL);
	for (uint32_t w = 0; w < chain->length; w++) {
		float *here = crf->scores + w * CRF_LABELS;
		for (unsigned k = 0; k < count; k++) {
			float best = -1e30f;
			for (unsigned l = 0; l < (w ? count : 1u); l++) {
				if (!crf->options.allows(l, k))
					continue;
				float value = w ? here[(int)l - CRF_LABELS] +
					crf->steps[l].weights[k] : 0;
				if (value > best) {
					best = value;
					from[w * CRF_LABELS + k] = (uint8_t)l;
				}
			}
			here[k] += best;
		}
	}
	unsigned best = 0;
	const float *last = crf->scores + (chain->length - 1) * CRF_LABELS;
	for (unsigned k = 1; k < count; k++)
		if (crf->options.allows(k, 0) && last[k] > last[best])
			best = k;
	for (uint32_t w = chain->length; w-- > 0;) {
		labels[w] = (uint8_t)best;
		best = from[w * CRF_LABELS + best];
	}
	free(from);
}
