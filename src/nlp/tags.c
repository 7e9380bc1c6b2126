/* tags.c - part of speech, features and lemma of each token
 *
 * Goes in: sentences of tokens. Comes out, for "She said so": PRP VBD RB, the
 * same as PRON VERB ADV, Universal features, and lemmas.
 *
 * A network over a window of words (model/network.h) has three heads: the
 * best Penn tag is taken, then the best part of speech and features of those
 * seen with that tag in training. Blanks are no words to it. What a word adds
 * to its neighbours is kept (products.h).
 *
 * What it gets wrong: what takes more than a few words to see, such as past
 * tense or participle far from the auxiliary.
 */
#include "nlp/tags.h"

#include <string.h>

#include "model/blob.h"
#include "model/dot.h"
#include "model/models.h"
#include "nlp/lemmas.h"
#include "nlp/products.h"
#include "nlp/tagmodel.h"
#include "nlp/wordrows.h"

/* Sentences are tagged in pieces of at most this many words: a table without
 * a full stop must not take memory by its length. */
#define PIECE 512

/* Words from where memory is asked for a word's products to where they are
 * added. */
#define PRODUCTS_AHEAD 6

/* Words for which memory is asked before the first of them is looked at. */
#define ANNOUNCED 32

/* Tags, none if all are left; pairs as nlp/habits.h has them. */
struct left {
	const uint16_t *tags;
	uint32_t count;
};

struct tagger {
	struct tag_model model;
	struct lemmas lemmas;
	struct arena *arena;
	struct products products;
	struct place border;
	struct stray *strays; /* words without products in the cache … */
	char *stray_room;     /* … which may be put there */
	uint8_t *hiddens; /* PIECE rows */
	uint8_t *middles; /* the same, and `spread` zero rows on both sides */
	uint8_t *tops;    /* rows of the open words */
	uint16_t open[PIECE]; /* words that the network is to decide */
	struct left left[PIECE];  /* the tags that each of these may have */
	uint32_t open_count;
	struct place *places; /* of the article's words from the piece on */
	unsigned style;
	struct token **tokens;
	uint32_t count;
	bool first;       /* the piece begins its sentence */
};

static void tagger_open(struct tagger *tagger, const struct article *article)
{
	struct network *net = &tagger->model.network;
	struct arena *arena = article->arena;

	tag_model_open(&tagger->model);
	lemmas_open(&tagger->lemmas, model_lemmas, article->caches.lemmas);
	tagger->arena = arena;
	products_open(&tagger->products, net, article->caches.products, arena);
	border_rows(tagger->border.rows);
	products_make(&tagger->products,
		      &(struct stray){ &tagger->border, STRING("") }, 1,
		      arena_alloc(arena, products_size(net)));
	tagger->strays = arena_alloc(arena, PIECE * sizeof *tagger->strays);
	tagger->stray_room = arena_alloc(arena, PIECE * products_size(net));
	tagger->hiddens = arena_alloc(arena, PIECE * net->hidden);
	tagger->middles = arena_zero(arena, (PIECE + 2 * net->spread) *
						    net->middle);
	tagger->tops = arena_alloc(arena, PIECE * net->top);
	tagger->tokens = arena_alloc(arena, PIECE * sizeof(struct token *));
}

/* The products of the piece's words that had none in the cache. */
static void products_complete(struct tagger *tagger,
			      const struct article *article)
{
	size_t count = 0;

	for (uint32_t i = 0; i < tagger->count; i++)
		if (!tagger->places[i].products)
			tagger->strays[count++] = (struct stray){
				&tagger->places[i],
				article_string(article,
					       tagger->tokens[i]->span) };
	products_make(&tagger->products, tagger->strays, count,
		      tagger->stray_room);
}

/* The hidden row of the word at `to`, from those around it. */
static void hidden_make(struct tagger *tagger, int to)
{
	const struct network *net = &tagger->model.network;
	const uint8_t *rows[2 * NETWORK_REACH + 1];
	int reach = (int)net->reach;

	for (int p = 0; p <= 2 * reach; p++) {
		int at = to - reach + p;
		const struct place *place =
			at < 0 || at >= (int)tagger->count
				? &tagger->border : &tagger->places[at];

		rows[p] = place->products + (size_t)p * net->hidden;
	}
	network_hidden(net, rows,
		       tagger->hiddens + (size_t)to * net->hidden);
}

static void hiddens_make(struct tagger *tagger, const struct article *article)
{
	int count = (int)tagger->count;

	products_complete(tagger, article);
	for (int i = 0; i < count; i++) {
		if (i + PRODUCTS_AHEAD < count)
			place_near(&tagger->products,
				   &tagger->places[i + PRODUCTS_AHEAD]);
		hidden_make(tagger, i);
	}
}

static void layers_run(struct tagger *tagger, const struct article *article)
{
	const struct network *net = &tagger->model.network;
	uint8_t *middles = tagger->middles + net->spread * net->middle;
	size_t count = tagger->count;

	hiddens_make(tagger, article);
	network_middles(net, tagger->hiddens, middles, count);
	memset(middles + count * net->middle, 0, net->spread * net->middle);
	network_tops(net, tagger->middles, tagger->open, tagger->tops,
		     tagger->open_count);
}

static bool touches(const struct token *left, const struct token *right)
{
	return left->span.end == right->span.start;
}

/* What the tags of a mark between its neighbours in the piece are found by. */
static uint32_t key_of_mark(const struct tagger *tagger, uint32_t i)
{
	const struct place *places = tagger->places;
	struct token **tokens = tagger->tokens;
	struct beside_mark beside = { 0 };

	if (i > 0) {
		beside.left = beside_of(places[i - 1].rows[TABLE_SHAPE]);
		beside.touches_left = touches(tokens[i - 1], tokens[i]);
	}
	if (i + 1 < tagger->count) {
		beside.right = beside_of(places[i + 1].rows[TABLE_SHAPE]);
		beside.touches_right = touches(tokens[i], tokens[i + 1]);
	}
	return mark_key(places[i].rows[TABLE_WORD], tagger->style, &beside);
}

/* The tags of a word that its habits leave; none if they leave all. */
static const uint16_t *tags_left(const struct tagger *tagger, uint32_t i,
				 uint32_t *count)
{
	const uint16_t *rows = tagger->places[i].rows;
	const struct habits *habits = &tagger->model.habits;

	*count = 0;
	if (beside_of(rows[TABLE_SHAPE]) == BESIDE_MARK)
		return habits_tags(habits, key_of_mark(tagger, i), count);
	if (rows[TABLE_SHAPE] >= ROW_ADDRESS && rows[TABLE_SHAPE] <= ROW_FILE)
		return habits_tags(habits, ADDRESS_KEY(rows[TABLE_SHAPE],
						       tagger->style), count);
	if (rows[TABLE_SHAPE] / SHAPES_LETTERS != LETTERS_LOWER)
		return NULL;
	return habits_tags(habits, SURE_KEY(rows[TABLE_WORD], tagger->style),
			   count);
}

/* Decides what needs no network, and lists the rest. */
static void piece_open(struct tagger *tagger)
{
	tagger->open_count = 0;
	for (uint32_t i = 0; i < tagger->count; i++) {
		struct token *token = tagger->tokens[i];
		struct left left;

		left.tags = tags_left(tagger, i, &left.count);
		token->tag = left.count == 1 ? (uint8_t)left.tags[0]
					     : TAG_COUNT;
		if (token->tag != TAG_COUNT &&
		    tag_refine_sure(&tagger->model,
				    tagger->places[i].rows[TABLE_WORD],
				    tagger->style, token))
			continue;
		tagger->left[tagger->open_count] = left;
		tagger->open[tagger->open_count++] = (uint16_t)i;
	}
}

/* Decides open word number `n`. */
static void word_decide(const struct tagger *tagger, uint32_t n,
			const uint8_t *top, const int32_t *sums)
{
	const struct left *left = &tagger->left[n];
	uint16_t at = tagger->open[n];
	struct token *token = tagger->tokens[at];

	if (token->tag == TAG_COUNT)
		token->tag = tag_best(sums, left->tags, left->count);
	tag_refine(&tagger->model, top, tagger->places[at].rows[TABLE_WORD],
		   tagger->style, token);
}

static void open_decide(struct tagger *tagger)
{
	const struct network *net = &tagger->model.network;
	int32_t sums[NETWORK_TOGETHER * NETWORK_WIDTH];
	uint32_t n;

	for (uint32_t i = 0; i < tagger->open_count; i += n) {
		const uint8_t *tops = tagger->tops + i * net->top;

		n = tagger->open_count - i < NETWORK_TOGETHER
			? tagger->open_count - i : NETWORK_TOGETHER;
		network_sums(net, tops, n, sums);
		for (uint32_t v = 0; v < n; v++)
			word_decide(tagger, i + v, tops + v * net->top,
				    sums + v * network_row(net));
	}
}

/* The lemmas of words from `from` on, as many as are announced at once. */
static void some_lemmas(struct tagger *tagger, const struct article *article,
			uint32_t from)
{
	struct lemma_ask asks[ANNOUNCED];
	uint32_t count = tagger->count - from;

	count = count < ANNOUNCED ? count : ANNOUNCED;
	for (uint32_t i = 0; i < count; i++) {
		const struct token *token = tagger->tokens[from + i];

		asks[i].form = article_string(article, token->span);
		asks[i].tag = token->tag;
		asks[i].first = tagger->first && from + i == 0;
		lemma_announce(&tagger->lemmas, &asks[i]);
	}
	for (uint32_t i = 0; i < count; i++)
		lemma_near(&tagger->lemmas, &asks[i]);
	for (uint32_t i = 0; i < count; i++)
		tagger->tokens[from + i]->lemma = lemma_find(
			&tagger->lemmas, tagger->arena, &asks[i]);
}

static void piece_tag(struct tagger *tagger, const struct article *article)
{
	piece_open(tagger);
	layers_run(tagger, article);
	open_decide(tagger);
	for (uint32_t i = 0; i < tagger->count; i += ANNOUNCED)
		some_lemmas(tagger, article, i);
	tagger->places += tagger->count;
	tagger->count = 0;
	tagger->first = false;
}

static void sentence_tag(struct tagger *tagger, const struct article *article,
			 const struct sentence *sentence)
{
	tagger->first = true;
	for (uint32_t t = sentence->token; t < sentence->token_end; t++) {
		struct token *token = &article->tokens[t];

		if (token->space)
			continue;
		tagger->tokens[tagger->count++] = token;
		if (tagger->count == PIECE)
			piece_tag(tagger, article);
	}
	if (tagger->count)
		piece_tag(tagger, article);
}

/* The next word of a sentence from token `t` on, or the sentence's end. */
static uint32_t word_from(const struct article *article, uint32_t t,
			  uint32_t end)
{
	while (t < end && article->tokens[t].space)
		t++;
	return t;
}

/* The places of words from token *t on, as many as are announced at once. */
static uint32_t some_places(const struct tagger *tagger,
			    const struct article *article, uint32_t *t,
			    uint32_t end, struct place *places)
{
	struct string forms[ANNOUNCED];
	uint32_t count = 0;

	for (; count < ANNOUNCED && (*t = word_from(article, *t, end)) < end;
	     ++*t, count++) {
		forms[count] = article_string(article,
					      article->tokens[*t].span);
		place_announce(&tagger->products, &places[count],
			       forms[count]);
	}
	for (uint32_t i = 0; i < count; i++)
		place_find(&tagger->products, &places[i]);
	for (uint32_t i = 0; i < count; i++)
		place_make(&tagger->products, &places[i], forms[i]);
	return count;
}

/* The places of all words in sentences, and the style that they make. */
static void places_make(struct tagger *tagger, const struct article *article)
{
	struct place *place = tagger->places, *end;
	int64_t sum = 0;

	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		uint32_t t = sentence->token;

		while (t < sentence->token_end) {
			end = place + some_places(tagger, article, &t,
						  sentence->token_end, place);
			for (; place < end; place++)
				sum += habits_weight(&tagger->model.habits,
						     place->rows[TABLE_WORD]);
		}
	}
	tagger->style = habits_style(sum, place - tagger->places);
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
	tagger.places = arena_alloc(article->arena, article->token_count *
						    sizeof *tagger.places);
	places_make(&tagger, article);
	for (uint32_t s = 0; s < article->sentence_count; s++)
		sentence_tag(&tagger, article, &article->sentences[s]);
	blanks_tag(article);
}
