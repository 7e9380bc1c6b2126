/* terms.c - the weights of an article's words, learned from headlines
 *
 *     gzip -dc news.ndjson.gz | terms terms.bin
 *
 * Goes in: articles with titles, NDJSON. Comes out: a weight for each of enum
 * term_feature (nlp/terms.h), so that the chance of a word is that of being in
 * the headline. On standard error the weights, and how well they rank words of
 * every fifth article, which are left out for that: the mean precision at each
 * headline word, over all articles.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/odds.h"
#include "nlp/terms.h"
#include "train/articles.h"
#include "train/blobs.h"
#include "train/logit.h"

/* Articles that are too short to have a choice, titles that are a rubric. */
#define SENTENCES_LEAST 8
#define TITLE_LEAST 4

#define RIDGE 1e-4 /* a million examples need next to none */
#define FOLDS 5

/* One term of an article that is left out. */
struct ranked {
	int16_t features[TERM_FEATURES];
	bool wanted;
	int32_t score;
};

struct trial {
	struct ranked *items;
	size_t count, room;
};

struct title {
	uint64_t *hashes; /* of forms and lemmas */
	size_t count;
};

static void title_make(struct title *title, struct arena *arena,
		       struct string text)
{
	struct article article;
	struct lexicon lexicon;

	lexicon_open(&lexicon);
	title_open(&article, arena, text);
	title->hashes = arena_alloc(arena, (2 * article.token_count + 1) *
						   sizeof *title->hashes);
	title->count = 0;
	for (uint32_t t = 0; t < article.token_count; t++) {
		const struct token *token = &article.tokens[t];
		struct string form = token_string(&article, token);
		struct lexeme lexeme;
		if (token->space)
			continue;
		lexeme_find(&lexeme, &lexicon, form, true);
		title->hashes[title->count++] = term_hash(form);
		title->hashes[title->count++] = lexeme.hash;
	}
}

static bool title_has(const struct title *title, uint64_t hash)
{
	for (size_t i = 0; i < title->count; i++)
		if (title->hashes[i] == hash)
			return true;
	return false;
}

static void trial_add(struct trial *trial, const int16_t *features,
		      bool wanted)
{
	if (trial->count == trial->room) {
		trial->room = 2 * trial->room + 1024;
		trial->items = memory_resize(trial->items,
					     trial->room *
						     sizeof *trial->items);
	}
	struct ranked *ranked = &trial->items[trial->count++];
	memcpy(ranked->features, features, sizeof ranked->features);
	ranked->wanted = wanted;
}

static void article_add(struct logit *logit, struct trial *trial,
			struct article *article, const struct title *title)
{
	static const int16_t zeros[TERM_FEATURES];
	int16_t features[TERM_FEATURES];
	const struct terms *terms = terms_of(article);

	for (uint32_t i = 0; i < terms->count; i++) {
		const struct term *term = &terms->items[i];
		struct string form = token_string(
			article, &article->tokens[term->token]);
		bool wanted = title_has(title, term->hash) ||
			      title_has(title, term_hash(form));
		term_features(terms, term, features);
		if (trial) {
			trial_add(trial, features, wanted);
			continue;
		}
		logit_group(logit, 1);
		logit_row(logit, features, wanted);
		logit_row(logit, zeros, !wanted);
	}
}

static void headline_learn(struct logit *logit, struct trial *trial,
			   struct articles *articles)
{
	struct arena *arena = &articles->arena;
	struct article article;
	struct title title;

	if (!articles->title.data)
		return;
	title_make(&title, arena, articles->title);
	article_init(&article, arena, articles->text,
		     (struct string){ NULL, 0 });
	article_need(&article, LAYER_TOKENS);
	if (title.count >= 2 * TITLE_LEAST &&
	    article.sentence_count >= SENTENCES_LEAST)
		article_add(logit, trial, &article, &title);
}

/* For qsort: the higher score first; equal ones as they came. */
static int ranked_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->wanted < y->wanted ? -1 : x->wanted > y->wanted;
}

static void trial_tell(struct trial *trial, const int32_t *weights)
{
	double precision = 0;
	size_t right = 0;

	for (size_t i = 0; i < trial->count; i++)
		trial->items[i].score = odds_sum(
			weights, trial->items[i].features, TERM_FEATURES);
	qsort(trial->items, trial->count, sizeof *trial->items, ranked_order);
	for (size_t i = 0; i < trial->count; i++)
		if (trial->items[i].wanted)
			precision += (double)++right / (double)(i + 1);
	fprintf(stderr, "%zu words left out, mean precision %.4f\n",
		trial->count, precision / (double)(right ? right : 1));
}

static void weights_write(const struct logit *logit, struct trial *trial,
			  const char *file)
{
	struct blobs blobs = { .kind = ODDS_KIND };
	double weights[TERM_FEATURES];
	int32_t rounded[TERM_FEATURES];

	logit_fit(logit, RIDGE, 64, weights);
	for (int f = 0; f < TERM_FEATURES; f++) {
		rounded[f] = logit_round(weights[f]);
		fprintf(stderr, " %.3f", 8 * weights[f]);
	}
	fprintf(stderr, "\n%zu words\n", logit->group_count);
	trial_tell(trial, rounded);
	blobs_add(&blobs, rounded, TERM_FEATURES, sizeof *rounded);
	blobs_write(&blobs, file);
}

int main(int argc, char **argv)
{
	struct logit logit = { .features = TERM_FEATURES };
	struct trial trial = { NULL, 0, 0 };
	struct articles articles;

	error_program("terms");
	if (argc != 2) {
		fputs("usage: terms model < articles\n", stderr);
		return 2;
	}
	articles_start(&articles);
	while (articles_next(&articles))
		headline_learn(&logit,
			       (articles.number - 1) % FOLDS ? NULL : &trial,
			       &articles);
	articles_end(&articles);
	weights_write(&logit, &trial, argv[1]);
	free(logit.rows);
	free(logit.wanted);
	free(logit.groups);
	free(trial.items);
	return 0;
}
