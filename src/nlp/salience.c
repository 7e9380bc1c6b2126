/* salience.c - how much each sentence would do for a summary
 *
 * Some features say how the sentence is put (nlp/manner.h), some where it
 * stands, some how much of the article's matter it has: the weight of a term
 * is the chance that a headline has it (nlp/terms.h). All are shares or marks
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

static bool is_candidate(const struct article *article,
			 const struct sentence *sentence,
			 const struct manner *manner, enum tier tier)
{
	if (!manner->tokens)
		return false;
	if (!sentence_is_prose(article, sentence))
		return tier == TIER_HEADINGS && is_heading(article, sentence);
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

	salience->words = 0;
	for (uint32_t i = 0; i < article->sentence_count; i++) {
		const struct sentence *sentence = &article->sentences[i];
		struct candidate *c = &salience->items[salience->count];
		memset(c, 0, sizeof *c);
		manner_make(&c->manner, article, sentence, &inside);
		salience->words += c->manner.words;
		c->sentence = i;
		c->place = salience->standing;
		c->prose = prose;
		prose += sentence_is_prose(article, sentence);
		if (is_candidate(article, sentence, &c->manner, tier)) {
			salience->count++;
			salience->standing += is_standing(&c->manner);
		}
	}
}

/* The terms of every candidate, each once. */
static void distinct_make(struct salience *salience)
{
	const struct article *article = salience->article;
	const struct terms *terms = salience->terms;
	uint32_t *seen = arena_zero(article->arena,
				    (terms->count + 1) * sizeof *seen);
	uint32_t n = 0;

	salience->starts = arena_alloc(
		article->arena, (salience->count + 1) * sizeof(uint32_t));
	salience->distinct = arena_alloc(
		article->arena, (article->token_count + 1) * sizeof(uint32_t));
	for (uint32_t i = 0; i < salience->count; i++) {
		struct candidate *c = &salience->items[i];
		const struct sentence *s = &article->sentences[c->sentence];
		salience->starts[i] = n;
		for (uint32_t t = s->token; t < s->token_end; t++) {
			uint32_t term = terms->of_token[t];
			if (term == NO_TERM || seen[term] == i + 1)
				continue;
			seen[term] = i + 1;
			salience->distinct[n++] = term;
			c->weight += terms->items[term].weight;
		}
	}
	salience->starts[salience->count] = n;
}

/* The article as a whole, which the sentences are measured by. */
struct measure {
	uint32_t heaviest, densest; /* weights of candidates, and a word */
};

static uint32_t density(const struct candidate *c)
{
	/* Eight words more, or the shortest would be the densest. */
	return c->weight / (c->manner.tokens + 8);
}

static void measure_make(struct measure *measure,
			 const struct salience *salience)
{
	*measure = (struct measure){ 1, 1 };
	for (uint32_t i = 0; i < salience->count; i++) {
		const struct candidate *c = &salience->items[i];
		if (c->weight > measure->heaviest)
			measure->heaviest = c->weight;
		if (density(c) > measure->densest)
			measure->densest = density(c);
	}
}

static void matter_note(const struct salience *salience, uint32_t i,
			const struct measure *measure)
{
	struct candidate *c = &salience->items[i];
	uint32_t begins = 0, again = 0;
	int16_t *f = c->features;

	for (uint32_t d = salience->starts[i]; d < salience->starts[i + 1];
	     d++) {
		const struct term *term =
			&salience->terms->items[salience->distinct[d]];
		if (term->sentences > 1)
			again += term->weight;
		if (term->sentences > 1 && term->first == c->prose)
			begins += term->weight;
	}
	f[S_MATTER] = share(c->weight, measure->heaviest);
	f[S_DENSE] = share(density(c), measure->densest);
	f[S_BEGINS] = share(begins, c->weight);
	f[S_AGAIN] = share(again, c->weight);
}

static void place_note(struct candidate *c, uint32_t count)
{
	uint32_t halves = eighths(c->place + 1, 1) / 8;
	int16_t *f = c->features;

	f[S_ONE] = 100;
	f[S_DEPTH] = share(halves, 10);
	f[S_PLACE] = share(c->place, count);
}

static void manner_note(struct candidate *c)
{
	const struct manner *m = &c->manner;
	uint32_t n = m->tokens;
	int16_t *f = c->features;

	f[S_NAMES] = share(m->names, n);
	f[S_NUMBERS] = share(m->numbers, n);
	f[S_PERSONS] = share(m->persons, n);
	f[S_QUOTED] = share(m->quoted, n);
	f[S_LONG] = share(n > 35 ? n - 35 : 0, 35);
	f[S_VERBLESS] = m->finite ? 0 : 100;
}

static void features_make(struct salience *salience)
{
	const int32_t *weights =
		odds_weights(model_salience, SALIENCE_FEATURES);
	struct measure measure;

	measure_make(&measure, salience);
	for (uint32_t i = 0; i < salience->count; i++) {
		struct candidate *c = &salience->items[i];
		place_note(c, salience->standing);
		matter_note(salience, i, &measure);
		manner_note(c);
		c->score = odds_sum(weights, c->features, SALIENCE_FEATURES);
	}
}

void salience_make(struct salience *salience, struct article *article)
{
	memset(salience, 0, sizeof *salience);
	salience->article = article;
	salience->items = arena_alloc(
		article->arena,
		(article->sentence_count + 1) * sizeof *salience->items);
	salience->terms = terms_of(article);
	for (int tier = 0; tier < TIERS && !salience->count; tier++)
		candidates_make(salience, (enum tier)tier);
	distinct_make(salience);
	features_make(salience);
}
