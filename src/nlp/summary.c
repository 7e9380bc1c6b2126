/* summary.c - the sentences an editor would pick
 *
 * Goes in: blocks, sentences, tokens with tags, entities, title, options.
 * Comes out: sentences in text order, each with a score from 0 to 100.
 *
 * Every sentence of the prose is seen through a handful of features: how
 * early it stands, how many of the article's weighty words it has, how much
 * of the title, its length, who it names, and what speaks against it (a
 * question, a referent that is lost). A linear model makes a score of them.
 * The best sentence is taken, then the best of the rest less what it repeats,
 * and so on (maximal marginal relevance, Carbonell and Goldstein 1998), while
 * the caps on sentences and words allow.
 *
 * What it gets wrong: it cannot see that two sentences say the same in other
 * words.
 */
#include "nlp/summary.h"

#include <limits.h>
#include <string.h>

#include "nlp/terms.h"

/* A sentence of fewer words says too little to stand alone; one of more is a
 * list or lacks its full stops. */
#define WORDS_LEAST 6
#define WORDS_MOST 60

/* Rounds of selection look at no more sentences than this, the best ones by
 * themselves, so that the time stays linear in the article's length. */
#define SHORTLIST 200

enum feature {
	F_EARLY,    /* 100 for the first sentence, 50 the second, 33 … */
	F_PLACE,    /* 100 at the start of the prose, 0 at its end */
	F_CENTRAL,  /* weight of its terms in the article, a word */
	F_TITLE,    /* share of the title's terms that it has */
	F_QUERY,    /* the same for the query */
	F_NAMES,    /* share of the three chief entities that it names */
	F_LENGTH,   /* 100 for the best length, less for others */
	F_QUOTE,    /* 100 if it has quotation marks */
	F_LOST,     /* 100 if it begins with a pronoun or a conjunction */
	F_QUESTION, /* 100 if it is one */
	F_COUNT
};

/* In thousandths of a percent a point. */
static const int weights[F_COUNT] = {
	[F_EARLY] = 300, [F_PLACE] = 120, [F_CENTRAL] = 250, [F_TITLE] = 200,
	[F_QUERY] = 1500, [F_NAMES] = 80, [F_LENGTH] = 100, [F_QUOTE] = -60,
	[F_LOST] = -120, [F_QUESTION] = -250,
};

/* What a sentence loses for each percent of its weight that is said already,
 * in thousandths of a percent. */
#define REPEATS 400

struct candidate {
	struct span span;
	uint32_t sentence;
	uint32_t words;
	uint32_t weight;   /* of its distinct terms */
	uint32_t repeated; /* of these, what was said by those taken */
	int features[F_COUNT];
	long score;        /* in thousandths of a percent */
	bool taken;
};

struct selection {
	struct article *article;
	struct terms terms;
	uint32_t *seen;      /* by term: the sentence (+1) that had it last */
	struct candidate *items;
	uint32_t count;
	uint32_t words;      /* of the whole text */
	uint32_t heaviest;   /* largest weight a word among the candidates */
	uint64_t *title, *query;      /* hashes of their terms */
	uint32_t title_count, query_count;
	uint32_t chief[3];            /* entities by mentions */
	uint32_t chief_count;
};

static const struct token *first_word(const struct article *article,
				      const struct sentence *sentence)
{
	for (uint32_t t = sentence->token; t < sentence->token_end; t++)
		if (!article->tokens[t].space &&
		    article->tokens[t].pos != POS_PUNCT)
			return &article->tokens[t];
	return NULL;
}

static uint32_t count_words(const struct article *article,
			    const struct sentence *sentence)
{
	uint32_t words = 0;

	for (uint32_t t = sentence->token; t < sentence->token_end; t++)
		words += !article->tokens[t].space &&
			 article->tokens[t].pos != POS_PUNCT;
	return words;
}

static struct span trimmed(const struct article *article,
			   const struct sentence *sentence)
{
	uint32_t a = sentence->token, b = sentence->token_end;

	while (a < b && article->tokens[a].space)
		a++;
	while (b > a && article->tokens[b - 1].space)
		b--;
	if (a == b)
		return sentence->span;
	return (struct span){ article->tokens[a].span.start,
			      article->tokens[b - 1].span.end };
}

static bool is_prose(const struct article *article,
		     const struct sentence *sentence)
{
	if (!article->block_count)
		return true;
	switch (article->blocks[article_block_at(article,
						 sentence->span.start)].kind) {
	case BLOCK_PARAGRAPH: case BLOCK_LIST:
		return true;
	default:
		return false;
	}
}

/* A term's weight in this article: count, flattened, times rarity. Words that
 * any article has weigh nothing. */
static uint32_t term_weight(const struct term *term)
{
	uint32_t count = term->count < 8 ? term->count : 8;

	return term->rarity < RARITY_COMMON ? 0 : count * term->rarity;
}

/* Sum over the distinct terms of the sentence. */
static uint32_t sentence_weight(struct selection *selection,
				const struct sentence *sentence, uint32_t mark)
{
	uint32_t weight = 0;

	for (uint32_t t = sentence->token; t < sentence->token_end; t++) {
		uint32_t term = selection->terms.of_token[t];
		if (term == NO_TERM || selection->seen[term] == mark)
			continue;
		selection->seen[term] = mark;
		weight += term_weight(&selection->terms.items[term]);
	}
	return weight;
}

/* Percent of the hashes whose term occurs in the sentence. */
static int share_of(struct selection *selection,
		    const struct sentence *sentence, const uint64_t *hashes,
		    uint32_t count)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t term = terms_find(&selection->terms, hashes[i]);
		if (term == NO_TERM)
			continue;
		for (uint32_t t = sentence->token; t < sentence->token_end; t++)
			if (selection->terms.of_token[t] == term) {
				found++;
				break;
			}
	}
	return count ? (int)(found * 100 / count) : 0;
}

static int share_of_chief(const struct selection *selection,
			  struct span span)
{
	int found = 0;

	for (uint32_t c = 0; c < selection->chief_count; c++) {
		const struct entity *entity =
			&selection->article->entities[selection->chief[c]];
		for (uint32_t m = 0; m < entity->mention_count; m++)
			if (entity->mentions[m].start >= span.start &&
			    entity->mentions[m].end <= span.end) {
				found++;
				break;
			}
	}
	return found * 100 / 3;
}

static bool has_quotation_mark(struct string text)
{
	for (size_t i = 0; i < text.length; i++)
		if (text.data[i] == '"' ||
		    (i + 2 < text.length &&
		     memcmp(text.data + i, "\xE2\x80\x9C", 3) == 0))
			return true;
	return false;
}

/* Full marks from 15 to 35 words. */
static int length_mark(uint32_t words)
{
	if (words < 15)
		return 100 - (int)(15 - words) * 10;
	if (words > 35)
		return words < 60 ? 100 - (int)(words - 35) * 4 : 0;
	return 100;
}

static void features_make(struct selection *selection,
			  struct candidate *candidate, uint32_t place)
{
	const struct article *article = selection->article;
	const struct sentence *sentence =
		&article->sentences[candidate->sentence];
	const struct token *first = first_word(article, sentence);
	struct string text = article_string(article, candidate->span);
	int *f = candidate->features;

	f[F_EARLY] = 100 / (1 + (int)place);
	f[F_PLACE] = 100 - (int)((uint64_t)place * 100 / selection->count);
	f[F_CENTRAL] = (int)((uint64_t)candidate->weight * 100 /
			     (candidate->words + 8) /
			     (selection->heaviest ? selection->heaviest : 1));
	f[F_TITLE] = share_of(selection, sentence, selection->title,
			      selection->title_count);
	f[F_QUERY] = share_of(selection, sentence, selection->query,
			      selection->query_count);
	f[F_NAMES] = share_of_chief(selection, candidate->span);
	f[F_LENGTH] = length_mark(candidate->words);
	f[F_QUOTE] = has_quotation_mark(text) ? 100 : 0;
	f[F_LOST] = first && (first->pos == POS_PRON ||
			      first->pos == POS_CCONJ) ? 100 : 0;
	f[F_QUESTION] = text.data[text.length - 1] == '?' ? 100 : 0;
	candidate->score = 0;
	for (int i = 0; i < F_COUNT; i++)
		candidate->score += (long)f[i] * weights[i];
}

/* The hashes of the words of a title or query that are about something. */
static uint32_t hashes_make(struct arena *arena, struct string text,
			    uint64_t **hashes)
{
	uint32_t count = 0;
	size_t at = 0;

	*hashes = arena_alloc(arena, (text.length + 1) * sizeof **hashes);
	while (at < text.length) {
		size_t end = at;
		while (end < text.length && text.data[end] != ' ')
			end++;
		uint64_t hash = term_hash(
			(struct string){ text.data + at, end - at });
		if (end > at && term_rarity(hash) >= RARITY_COMMON)
			(*hashes)[count++] = hash;
		at = end + 1;
	}
	return count;
}

/* The three entities with the most mentions, the earlier one first. */
static void chief_make(struct selection *selection)
{
	const struct article *article = selection->article;

	for (uint32_t e = 0; e < article->entity_count; e++) {
		uint32_t place = selection->chief_count;
		while (place && article->entities[e].mention_count >
				article->entities[selection->chief[place - 1]]
					.mention_count)
			place--;
		if (place == 3)
			continue;
		if (selection->chief_count < 3)
			selection->chief_count++;
		for (uint32_t c = selection->chief_count - 1; c > place; c--)
			selection->chief[c] = selection->chief[c - 1];
		selection->chief[place] = e;
	}
}

/* Sentences of prose that can stand alone; if there are none, all. */
static void candidates_make(struct selection *selection, bool strict)
{
	const struct article *article = selection->article;

	selection->count = selection->words = 0;
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		uint32_t words = count_words(article, sentence);
		selection->words += words;
		if (strict && (!is_prose(article, sentence) ||
			       words < WORDS_LEAST || words > WORDS_MOST))
			continue;
		if (!words)
			continue;
		struct candidate *candidate =
			&selection->items[selection->count++];
		memset(candidate, 0, sizeof *candidate);
		candidate->sentence = s;
		candidate->words = words;
		candidate->span = trimmed(article, sentence);
		candidate->weight = sentence_weight(selection, sentence, s + 1);
	}
}

static void selection_make(struct selection *selection,
			   struct article *article)
{
	struct arena *arena = article->arena;

	memset(selection, 0, sizeof *selection);
	selection->article = article;
	terms_make(&selection->terms, article);
	selection->seen = arena_zero(
		arena, (selection->terms.count + 1) * sizeof(uint32_t));
	selection->items = arena_alloc(
		arena, article->sentence_count * sizeof *selection->items);
	selection->title_count =
		hashes_make(arena, article->title, &selection->title);
	selection->query_count =
		hashes_make(arena, article->options.query, &selection->query);
	chief_make(selection);
	candidates_make(selection, true);
	if (!selection->count)
		candidates_make(selection, false);
	for (uint32_t i = 0; i < selection->count; i++) {
		uint32_t heavy = selection->items[i].weight /
				 (selection->items[i].words + 8);
		if (heavy > selection->heaviest)
			selection->heaviest = heavy;
	}
	for (uint32_t i = 0; i < selection->count; i++)
		features_make(selection, &selection->items[i], i);
}

static long score_now(const struct candidate *candidate)
{
	if (!candidate->weight)
		return candidate->score;
	return candidate->score - (long)((uint64_t)candidate->repeated * 100 /
					 candidate->weight) * REPEATS;
}

/* The cut below which a candidate is not looked at again: the score of the
 * SHORTLIST-th best one. */
static long shortlist_cut(const struct selection *selection)
{
	long low = LONG_MIN / 2, high = LONG_MAX / 2;

	if (selection->count <= SHORTLIST)
		return low;
	while (high - low > 1) {
		long middle = low + (high - low) / 2;
		uint32_t above = 0;
		for (uint32_t i = 0; i < selection->count; i++)
			above += selection->items[i].score >= middle;
		if (above > SHORTLIST)
			low = middle;
		else
			high = middle;
	}
	return high;
}

/* After one was taken: what of each candidate is said now. */
static void repeats_update(struct selection *selection, long cut)
{
	const struct article *article = selection->article;
	uint32_t said = UINT32_MAX; /* mark of terms that were said */

	for (uint32_t i = 0; i < selection->count; i++) {
		struct candidate *c = &selection->items[i];
		const struct sentence *s = &article->sentences[c->sentence];
		if (c->taken)
			for (uint32_t t = s->token; t < s->token_end; t++)
				if (selection->terms.of_token[t] != NO_TERM)
					selection->seen[selection->terms
						.of_token[t]] = said;
	}
	for (uint32_t i = 0; i < selection->count; i++) {
		struct candidate *c = &selection->items[i];
		const struct sentence *s = &article->sentences[c->sentence];
		if (c->taken || c->score < cut)
			continue;
		c->repeated = 0;
		for (uint32_t t = s->token; t < s->token_end; t++) {
			uint32_t term = selection->terms.of_token[t];
			if (term != NO_TERM && selection->seen[term] == said)
				c->repeated += term_weight(
					&selection->terms.items[term]);
		}
		if (c->repeated > c->weight)
			c->repeated = c->weight;
	}
}

/* The best one that fits the words that are left, or NULL. */
static struct candidate *candidate_best(struct selection *selection,
					long words_left, long cut)
{
	struct candidate *best = NULL;

	for (uint32_t i = 0; i < selection->count; i++) {
		struct candidate *c = &selection->items[i];
		if (!c->taken && c->score >= cut &&
		    (long)c->words <= words_left &&
		    (!best || score_now(c) > score_now(best)))
			best = c;
	}
	return best;
}

static long words_allowed(const struct selection *selection)
{
	const struct article_options *options = &selection->article->options;
	long words = LONG_MAX;

	if (options->summary_words)
		words = options->summary_words;
	if (options->summary_ratio) {
		long share = (long)selection->words * options->summary_ratio /
			     100;
		words = share < words ? share : words;
	}
	return words;
}

static int percent(long score)
{
	score /= 1000;
	return score < 0 ? 0 : score > 100 ? 100 : (int)score;
}

void summary_make(struct article *article)
{
	struct selection selection;
	struct candidate *best;
	long most = article->options.summary_sentences;

	article->summary_count = 0;
	selection_make(&selection, article);
	if (!most || most > (long)selection.count)
		most = (long)selection.count;
	long words = words_allowed(&selection), cut = shortlist_cut(&selection);
	while (most-- && (best = candidate_best(&selection, words, cut))) {
		best->taken = true;
		words -= (long)best->words;
		repeats_update(&selection, cut);
	}
	article->summary = arena_alloc(
		article->arena,
		(selection.count + 1) * sizeof *article->summary);
	for (uint32_t i = 0; i < selection.count; i++)
		if (selection.items[i].taken)
			article->summary[article->summary_count++] =
				(struct summary_sentence){
					selection.items[i].span,
					percent(selection.items[i].score)
				};
}
