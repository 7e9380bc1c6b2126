/* salience.c - how much each sentence would do for a summary
 *
 * Some features say how the sentence is put (nlp/manner.h), some where it
 * stands, some how much of the article's matter it has: the weight of a term
 * is the chance that a summary has it (nlp/terms.h). All are shares or marks
 * of this article and not absolute figures, so that what was learned from one
 * newspaper holds for others.
 *
 * Captions, credits and the like are never candidates. Short sentences, which
 * are mostly attributions ("he said."), are candidates only if there is
 * nothing else; so are headings.
 *
 * Source: the features of supervised extraction since Kupiec et al. 1995, "A
 * Trainable Document Summarizer".
 */
#include "nlp/salience.h"

#include <stdlib.h>
#include <string.h>

#include "model/models.h"
#include "nlp/odds.h"

/* A sentence of fewer words cannot stand alone. */
#define TOKENS_LEAST 5

static int16_t share(uint64_t part, uint64_t whole)
{
	if (!whole)
		return 0;
	return (int16_t)(part >= whole ? 100 : (int)(part * 100 / whole));
}

/* What may be chosen, from the best reading of an article to the last resort
 * for one that is nothing but headings. */
enum tier { TIER_SENTENCES, TIER_PROSE, TIER_HEADINGS, TIERS };

static bool is_heading(const struct article *article,
		       const struct sentence *sentence)
{
	switch (article->blocks[article_block_at(
			article, sentence->span.start)].kind) {
	case BLOCK_HEADLINE: case BLOCK_HEADING:
		return true;
	default:
		return false;
	}
}

static bool is_candidate(const struct terms *terms, uint32_t sentence,
			 const struct manner *manner, enum tier tier)
{
	if (!manner->tokens)
		return false;
	if (!terms->prose[sentence])
		return tier == TIER_HEADINGS &&
		       is_heading(terms->article,
				  &terms->article->sentences[sentence]);
	return tier > TIER_SENTENCES || manner->tokens >= TOKENS_LEAST;
}

/* A whole sentence. What is none, such as a byline that lost its line, does
 * not move those behind it away from the start. */
static bool is_standing(const struct manner *manner)
{
	return manner->finite && manner->stopped && !manner->fragment;
}

static void candidates_make(struct salience *salience, enum tier tier)
{
	const struct article *article = salience->article;
	uint32_t prose = 0;
	bool inside = false;

	for (uint32_t i = 0; i < article->sentence_count; i++) {
		const struct sentence *sentence = &article->sentences[i];
		struct candidate *c = &salience->items[salience->count];
		memset(c, 0, sizeof *c);
		manner_make(&c->manner, salience->terms, sentence,
			    &inside);
		c->sentence = i;
		c->place = salience->standing;
		c->prose = prose;
		prose += salience->terms->prose[i];
		if (is_candidate(salience->terms, i, &c->manner, tier)) {
			salience->count++;
			salience->standing += is_standing(&c->manner);
		}
	}
}

/* The terms of every candidate. */
static void terms_share(struct salience *salience)
{
	const struct terms *terms = salience->terms;

	for (uint32_t i = 0; i < salience->count; i++) {
		struct candidate *c = &salience->items[i];
		const uint32_t *starts = terms->starts + c->sentence;
		c->terms = terms->distinct + starts[0];
		c->term_count = starts[1] - starts[0];
		for (uint32_t t = 0; t < c->term_count; t++)
			c->weight += salience->weights[c->terms[t]];
	}
}

static uint32_t density(const struct candidate *c)
{
	/* Eight words more, or the shortest would be the densest. */
	return c->weight / (c->manner.tokens + 8);
}

/* What the others are measured by. */
static uint32_t densest_find(const struct salience *salience)
{
	uint32_t densest = 1;

	for (uint32_t i = 0; i < salience->count; i++)
		if (density(&salience->items[i]) > densest)
			densest = density(&salience->items[i]);
	return densest;
}

static void matter_note(const struct salience *salience, uint32_t i,
			uint32_t densest)
{
	struct candidate *c = &salience->items[i];
	uint32_t begins = 0, again = 0;
	int16_t *f = c->features;

	for (uint32_t t = 0; t < c->term_count; t++) {
		const struct term *term = &salience->terms->items[c->terms[t]];
		uint32_t weight = salience->weights[c->terms[t]];
		if (term->sentences > 1)
			again += weight;
		if (term->sentences > 1 && term->first == c->prose)
			begins += weight;
	}
	f[S_DENSE] = share(density(c), densest);
	f[S_BEGINS] = share(begins, c->weight);
	f[S_AGAIN] = share(again, c->weight);
}

static void place_note(struct candidate *c, uint32_t count)
{
	uint32_t halves = eighths(c->place + 1, 1) / 8;
	int16_t *f = c->features;

	f[S_ONE] = 100;
	f[S_FIRST] = c->place ? 0 : 100;
	f[S_DEPTH] = share(halves, 10);
	f[S_PLACE] = share(c->place, count);
}

static void manner_note(struct candidate *c)
{
	const struct manner *m = &c->manner;
	uint32_t n = m->tokens;
	int16_t *f = c->features;

	f[S_NUMBERS] = share(m->numbers, n);
	f[S_QUOTED] = share(m->quoted, n);
	f[S_LONG] = share(n > 35 ? n - 35 : 0, 35);
}

static void features_make(struct salience *salience, const int32_t *weights)
{
	uint32_t densest = densest_find(salience);

	for (uint32_t i = 0; i < salience->count; i++) {
		struct candidate *c = &salience->items[i];
		place_note(c, salience->standing);
		matter_note(salience, i, densest);
		manner_note(c);
		c->score = odds_sum(weights, c->features, SALIENCE_FEATURES);
	}
}

void salience_model_open(struct salience_model *model)
{
	model->features = odds_weights(model_salience, SALIENCE_OF_FEATURES,
				       SALIENCE_FEATURES);
	model->terms = odds_weights(model_salience, SALIENCE_OF_TERMS,
				    TERM_FEATURES);
}

void salience_make(struct salience *salience, struct article *article,
		   const struct salience_model *model)
{
	memset(salience, 0, sizeof *salience);
	salience->article = article;
	salience->items = arena_alloc(
		article->arena,
		(article->sentence_count + 1) * sizeof *salience->items);
	salience->terms = terms_of(article);
	salience->weights = terms_weigh(salience->terms, model->terms);
	for (int tier = 0; tier < TIERS && !salience->count; tier++)
		candidates_make(salience, (enum tier)tier);
	terms_share(salience);
	features_make(salience, model->features);
}
