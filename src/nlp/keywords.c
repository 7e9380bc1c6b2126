/* keywords.c - the words and phrases that say what an article is about
 *
 * Goes in: tokens with tags, entities, the title. Comes out: at most
 * options.keywords phrases, the best first; of equal ones the earlier.
 *
 * Candidates are the entities, under their canonical names, and runs of
 * adjectives and nouns that end in a noun and lie in no name ("nuclear power
 * plant"), under their text with the last word as its lemma. A candidate
 * weighs how often it occurs times how rare its words are in the news
 * (tf-idf), more in the first fifth of the article and more if the title has
 * it. A score is the share of the best one's weight.
 *
 * What it gets wrong: a phrase and a part of it ("power plant") are two.
 */
#include "nlp/keywords.h"

#include <stdlib.h>
#include <string.h>

#include "model/wordmap.h"
#include "nlp/terms.h"

/* Longer runs of nouns are headlines and lists. */
#define PHRASE_WORDS 4

struct candidate {
	uint64_t hash;
	struct string text;
	uint32_t first;  /* byte offset */
	uint32_t count;
	uint32_t rarity; /* mean of the words */
	uint32_t words;
	bool name;
	uint64_t weight;
};

struct candidates {
	struct article *article;
	struct terms terms;
	struct candidate *items;
	size_t count, room;
	uint32_t *slots;
	uint32_t mask;
	bool *named; /* token lies in a mention of an entity; one a token */
};

static bool usable_block(const struct article *article, uint32_t at)
{
	switch (article->blocks[article_block_at(article, at)].kind) {
	case BLOCK_RESIDUE: case BLOCK_CREDIT: case BLOCK_BYLINE:
	case BLOCK_DATELINE:
		return false;
	default:
		return true;
	}
}

static struct candidate *candidate_find(struct candidates *all, uint64_t hash)
{
	uint32_t slot = (uint32_t)hash & all->mask;

	while (all->slots[slot]) {
		struct candidate *candidate =
			&all->items[all->slots[slot] - 1];
		if (candidate->hash == hash)
			return candidate;
		slot = (slot + 1) & all->mask;
	}
	all->items = arena_grow(all->article->arena, all->items, all->count,
				&all->room, sizeof *all->items);
	all->items[all->count] = (struct candidate){ .hash = hash };
	all->slots[slot] = (uint32_t)++all->count;
	return &all->items[all->count - 1];
}

/* Names are worth a keyword, dates of the calendar and peoples less so. */
static bool label_counts(enum ent_label label)
{
	switch (label) {
	case ENT_PERSON: case ENT_ORG: case ENT_GPE: case ENT_LOC:
	case ENT_FAC: case ENT_PRODUCT: case ENT_EVENT: case ENT_LAW:
	case ENT_WORK_OF_ART:
		return true;
	default:
		return false;
	}
}

static void mark_named(struct candidates *all, struct span span)
{
	const struct article *article = all->article;

	for (uint32_t t = article_token_at(article, span.start);
	     t < article->token_count &&
	     article->tokens[t].span.start < span.end; t++)
		all->named[t] = true;
}

static void add_entity(struct candidates *all, const struct entity *entity)
{
	uint32_t count = 0;

	for (uint32_t m = 0; m < entity->mention_count; m++) {
		mark_named(all, entity->mentions[m]);
		count += usable_block(all->article, entity->mentions[m].start);
	}
	if (!count || !label_counts(entity->label))
		return;
	struct candidate *candidate =
		candidate_find(all, term_hash(entity->name));
	candidate->text = entity->name;
	candidate->first = entity->mentions[0].start;
	candidate->count += count;
	candidate->rarity = term_rarity(term_hash(entity->name));
	candidate->words = 2;
	candidate->name = true;
}

static bool phrase_word(const struct candidates *all, uint32_t t)
{
	const struct token *token = &all->article->tokens[t];

	return !all->named[t] &&
	       (token->pos == POS_NOUN || token->pos == POS_ADJ ||
		token->pos == POS_PROPN) &&
	       token->span.end - token->span.start > 1;
}

/* The phrase of the tokens [a, b): its text, in lower case but for names, with
 * the last word as its lemma. */
static struct string phrase_text(const struct article *article, uint32_t a,
				 uint32_t b)
{
	const struct token *last = &article->tokens[b - 1];
	uint32_t start = article->tokens[a].span.start;
	size_t before = last->span.start - start;
	char *text = arena_alloc(article->arena, before + last->lemma.length);

	memcpy(text, article->text.data + start, before);
	memcpy(text + before, last->lemma.data, last->lemma.length);
	if (article->tokens[a].pos != POS_PROPN && before &&
	    text[0] >= 'A' && text[0] <= 'Z')
		text[0] = (char)(text[0] - 'A' + 'a');
	return (struct string){ text, before + last->lemma.length };
}

static void add_phrase(struct candidates *all, uint32_t a, uint32_t b)
{
	const struct article *article = all->article;
	uint64_t hash = 0;
	uint32_t rarity = 0;

	for (uint32_t t = a; t < b; t++) {
		uint32_t term = all->terms.of_token[t];
		hash = phrase_hash(hash, term_hash(article->tokens[t].lemma));
		rarity += term == NO_TERM ? 0 : all->terms.items[term].rarity;
	}
	rarity /= b - a;
	if (rarity < RARITY_COMMON)
		return;
	struct candidate *candidate = candidate_find(all, hash);
	if (!candidate->count) {
		candidate->text = phrase_text(article, a, b);
		candidate->first = article->tokens[a].span.start;
		candidate->rarity = rarity;
		candidate->words = b - a;
	}
	candidate->count++;
}

/* Behind the run of phrase words that begins with token `a`, one blank or none
 * between them. */
static uint32_t run_end(const struct candidates *all, uint32_t a)
{
	const struct token *tokens = all->article->tokens;
	uint32_t t = a;

	while (t < all->article->token_count && phrase_word(all, t) &&
	       (t == a ||
		tokens[t].span.start - tokens[t - 1].span.end <= 1))
		t++;
	return t;
}

/* The run without adjectives at its end and without words in front that say
 * nothing ("new", "last"). */
static void add_run(struct candidates *all, uint32_t a, uint32_t b)
{
	const struct article *article = all->article;
	const struct terms *terms = &all->terms;

	while (b > a && article->tokens[b - 1].pos == POS_ADJ)
		b--;
	while (a < b &&
	       terms->items[terms->of_token[a]].rarity < RARITY_COMMON)
		a++;
	if (a < b && b - a <= PHRASE_WORDS &&
	    usable_block(article, article->tokens[a].span.start))
		add_phrase(all, a, b);
}

static void add_phrases(struct candidates *all)
{
	for (uint32_t t = 0; t < all->article->token_count;) {
		uint32_t end = run_end(all, t);
		if (end > t)
			add_run(all, t, end);
		t = end > t ? end : t + 1;
	}
}

static bool in_title(const struct article *article, struct string text)
{
	struct string title = article->title;

	for (size_t i = 0; title.data && i + text.length <= title.length; i++)
		if (memcmp(title.data + i, text.data, text.length) == 0)
			return true;
	return false;
}

/* Twice for a name or a phrase of several words, which say more than a word;
 * half as much again in the first fifth; twice in the title. */
static uint64_t candidate_weight(const struct article *article,
				 const struct candidate *candidate)
{
	uint64_t weight = (uint64_t)candidate->count * candidate->rarity * 16;

	if (candidate->words > 1)
		weight *= 2;
	if (candidate->first < article->text.length / 5)
		weight += weight / 2;
	if (in_title(article, candidate->text))
		weight *= 2;
	return weight;
}

/* For qsort: by weight, then by place; never equal. */
static int candidate_order(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static void candidates_make(struct candidates *all, struct article *article)
{
	uint32_t slots = 64;

	memset(all, 0, sizeof *all);
	all->article = article;
	while (slots < 4 * (article->token_count + article->entity_count))
		slots *= 2;
	all->mask = slots - 1;
	all->slots = arena_zero(article->arena, slots * sizeof *all->slots);
	all->named = arena_zero(article->arena,
				article->token_count * sizeof *all->named);
	terms_make(&all->terms, article);
	for (uint32_t e = 0; e < article->entity_count; e++)
		add_entity(all, &article->entities[e]);
	add_phrases(all);
	for (size_t i = 0; i < all->count; i++)
		all->items[i].weight =
			candidate_weight(article, &all->items[i]);
}

void keywords_make(struct article *article)
{
	struct candidates all;
	size_t most = (size_t)article->options.keywords;

	article->keyword_count = 0;
	if (!most || !article->token_count)
		return;
	candidates_make(&all, article);
	if (!all.count)
		return;
	qsort(all.items, all.count, sizeof *all.items, candidate_order);
	if (most > all.count)
		most = all.count;
	article->keywords =
		arena_alloc(article->arena, most * sizeof *article->keywords);
	for (size_t i = 0; i < most && all.items[i].weight; i++)
		article->keywords[article->keyword_count++] = (struct keyword){
			all.items[i].text,
			(int)(all.items[i].weight * 100 / all.items[0].weight)
		};
}
