/* tags.c - part of speech, features and lemma of each token
 *
 * Goes in: sentences of tokens. Comes out, for "She said so": PRP VBD RB, the
 * same as PRON VERB ADV, Universal features, and lemmas.
 *
 * A network over a window of words (model/network.h) has three heads: the
 * best Penn tag is taken, then the best part of speech and features of those
 * seen with that tag in training. Blanks are no words to it. What a word adds
 * to its neighbours is looked up in the article's cache if it has one; a
 * smaller store lasts as long as the article.
 *
 * What it gets wrong: what takes more than a few words to see, such as past
 * tense or participle far from the auxiliary.
 */
#include "nlp/tags.h"

#include <string.h>

#include "model/blob.h"
#include "model/cache.h"
#include "model/dot.h"
#include "model/models.h"
#include "nlp/lemmas.h"
#include "nlp/tagmodel.h"
#include "nlp/wordrows.h"

/* Sentences are tagged in pieces of at most this many words: a table without
 * a full stop must not take memory by its length. */
#define PIECE 512

/* Products kept for one article; most words come back soon or never. */
#define STORE 256

struct store {
	uint16_t key[CACHE_KEY];
	bool used;
};

struct tagger {
	struct tag_model model;
	struct lemmas lemmas;
	struct arena *arena;
	struct cache *cache;
	struct store *store;
	int16_t *stored;  /* products of each, in turn */
	int16_t *hidden;  /* PIECE rows */
	int16_t *middles; /* the same, and `spread` zero rows on both sides */
	int16_t *tops;    /* PIECE rows */
	uint16_t (*rows)[CACHE_KEY]; /* of the words of a piece */
	struct token **tokens;
	uint32_t count;
	bool first;       /* the piece begins its sentence */
};

static void tagger_open(struct tagger *tagger, const struct article *article)
{
	const struct network *net = &tagger->model.network;
	struct arena *arena = article->arena;
	size_t middles;

	tag_model_open(&tagger->model);
	lemmas_open(&tagger->lemmas, model_lemmas);
	tagger->arena = arena;
	tagger->cache = article->cache;
	tagger->store = arena_zero(arena, STORE * sizeof *tagger->store);
	tagger->stored = arena_alloc(arena, STORE * net->products *
						    sizeof(int16_t));
	tagger->hidden = arena_alloc(arena, PIECE * net->hidden *
						    sizeof(int16_t));
	middles = (PIECE + 2 * net->spread) * net->middle;
	tagger->middles = arena_zero(arena, middles * sizeof(int16_t));
	tagger->tops = arena_alloc(arena, PIECE * net->top *
						  sizeof(int16_t));
	tagger->rows = arena_alloc(arena, PIECE * sizeof *tagger->rows);
	tagger->tokens = arena_alloc(arena, PIECE * sizeof(struct token *));
}

/* What a word adds to its neighbours; valid until the next call. */
static const int16_t *products_of(struct tagger *tagger,
				  const uint16_t rows[CACHE_KEY])
{
	const struct network *net = &tagger->model.network;
	const int16_t *known = cache_find(tagger->cache, rows);
	uint32_t at = cache_hash(rows) % STORE;
	struct store *store = &tagger->store[at];
	int16_t *products = tagger->stored + at * net->products;

	if (known)
		return known;
	if (store->used && memcmp(store->key, rows, sizeof store->key) == 0)
		return products;
	network_products(net, rows, products);
	memcpy(store->key, rows, sizeof store->key);
	store->used = true;
	cache_add(tagger->cache, rows, products);
	return products;
}

/* Adds what the word at `at` (or the border there) says of its neighbours. */
static void neighbours_add(struct tagger *tagger,
			   const uint16_t rows[CACHE_KEY], int at)
{
	const struct network *net = &tagger->model.network;
	const int16_t *products = products_of(tagger, rows);
	int reach = (int)net->reach;

	for (int p = 0; p <= 2 * reach; p++) {
		int to = at + reach - p;

		if (to >= 0 && to < (int)tagger->count)
			add_row(tagger->hidden + (size_t)to * net->hidden,
				products + (size_t)p * net->hidden,
				net->hidden);
	}
}

static void hidden_make(struct tagger *tagger)
{
	const struct network *net = &tagger->model.network;
	int reach = (int)net->reach, count = (int)tagger->count;
	uint16_t border[CACHE_KEY];

	border_rows(border);
	for (int i = 0; i < count; i++)
		memcpy(tagger->hidden + (size_t)i * net->hidden,
		       net->hidden_bias, net->hidden * sizeof(int16_t));
	for (int i = -reach; i < count + reach; i++)
		neighbours_add(tagger, i < 0 || i >= count ? border
				       : tagger->rows[i], i);
}

static void layers_run(struct tagger *tagger)
{
	const struct network *net = &tagger->model.network;
	int16_t *middles = tagger->middles + net->spread * net->middle;
	size_t count = tagger->count;

	hidden_make(tagger);
	cut_row(tagger->hidden, tagger->hidden, count * net->hidden);
	network_middles(net, tagger->hidden, middles, count);
	memset(middles + count * net->middle, 0,
	       net->spread * net->middle * sizeof *middles);
	network_tops(net, tagger->middles, tagger->tops, count);
}

static void piece_tag(struct tagger *tagger, const struct article *article)
{
	const struct network *net = &tagger->model.network;

	layers_run(tagger);
	for (uint32_t i = 0; i < tagger->count; i++) {
		struct token *token = tagger->tokens[i];

		tag_choose(&tagger->model, tagger->tops + i * net->top,
			   token);
		token->lemma = lemma_find(&tagger->lemmas, tagger->arena,
					  article_string(article, token->span),
					  token->tag,
					  tagger->first && i == 0);
	}
	tagger->count = 0;
	tagger->first = false;
}

static void sentence_tag(struct tagger *tagger, const struct article *article,
			 const struct sentence *sentence)
{
	struct word word;

	tagger->first = true;
	for (uint32_t t = sentence->token; t < sentence->token_end; t++) {
		struct token *token = &article->tokens[t];
		uint16_t *rows = tagger->rows[tagger->count];

		if (token->space)
			continue;
		word_make(&word, article_string(article, token->span));
		word_rows(rows, &word);
		rows[TABLE_WORD] = (uint16_t)network_word(
			&tagger->model.network, word.hash);
		tagger->tokens[tagger->count++] = token;
		if (tagger->count == PIECE)
			piece_tag(tagger, article);
	}
	if (tagger->count)
		piece_tag(tagger, article);
}

static void blanks_tag(struct article *article)
{
	for (uint32_t t = 0; t < article->token_count; t++) {
		struct token *token = &article->tokens[t];

		if (!token->space)
			continue;
		token->pos = POS_SPACE;
		token->tag = TAG_BLANK;
		token->morph = 0;
		token->lemma = article_string(article, token->span);
	}
}

void tags_make(struct article *article)
{
	struct tagger tagger;

	memset(&tagger, 0, sizeof tagger);
	tagger_open(&tagger, article);
	for (uint32_t s = 0; s < article->sentence_count; s++)
		sentence_tag(&tagger, article, &article->sentences[s]);
	blanks_tag(article);
}

struct cache *tags_cache_new(size_t entries)
{
	struct network network;

	network_open(&network, model_tags);
	return cache_new(entries, network.products * sizeof(int16_t));
}
