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

#include "model/models.h"
#include "nlp/lemmas.h"
#include "nlp/tagforms.h"
#include "nlp/wordrows.h"

/* Sentences are tagged in pieces of at most this many words: a table without
 * a full stop must not take memory by its length. */
#define PIECE 512

/* Words from where memory is asked for a word's products to where they are
 * added. */
#define PRODUCTS_AHEAD 6

/* Words for whose lemmas memory is asked before the first is looked at. */
#define ANNOUNCED 32

struct tagged {
	struct token *token;
	struct tag_form *form;
};

struct tagger {
	struct tag_model model;
	struct lemmas lemmas;
	struct arena *arena;
	struct products products;
	struct place border;
	struct stray *strays; /* spellings without products in the cache … */
	char *stray_room;     /* … which may be put there */
	size_t stray_count;
	uint8_t *hiddens; /* PIECE rows */
	uint8_t *middles; /* the same, and `spread` zero rows on both sides */
	uint8_t *tops;    /* rows of the open words */
	uint16_t open[PIECE]; /* words that the network is to decide */
	struct tags_left left[PIECE]; /* the tags that these may have */
	uint32_t open_count;
	struct tag_forms forms; /* of the article */
	struct tagged *words;   /* of the piece */
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
		      &(struct stray){ &tagger->border, NULL }, 1,
		      arena_alloc(arena, products_size(net)));
	tagger->strays = arena_alloc(arena, PIECE * sizeof *tagger->strays);
	tagger->stray_room = arena_alloc(arena, PIECE * products_size(net));
	tagger->hiddens = arena_alloc(arena, PIECE * net->hidden);
	tagger->middles = arena_zero(arena, (PIECE + 2 * net->spread) *
						    net->middle);
	tagger->tops = arena_alloc(arena, PIECE * net->top);
	tagger->words = arena_alloc(arena, PIECE * sizeof *tagger->words);
}

/* The products of the piece's spellings that have none yet. */
static void products_complete(struct tagger *tagger)
{
	const struct tag_forms *forms = &tagger->forms;
	size_t size = products_size(&tagger->model.network);

	tagger->stray_count = 0;
	for (uint32_t i = 0; i < tagger->count; i++) {
		struct tag_form *form = tagger->words[i].form;

		if (form->place.products)
			continue;
		form->place.products = (const uint8_t *)tagger->stray_room +
				       tagger->stray_count * size;
		tagger->strays[tagger->stray_count++] = (struct stray){
			&form->place,
			&forms->spellings->items[form - forms->items] };
	}
	products_make(&tagger->products, tagger->strays, tagger->stray_count,
		      tagger->stray_room);
}

/* What the cache did not take is gone with the piece. */
static void products_forget(struct tagger *tagger)
{
	uintptr_t room = (uintptr_t)tagger->stray_room;
	size_t size = products_size(&tagger->model.network);

	for (size_t i = 0; i < tagger->stray_count; i++) {
		struct place *place = tagger->strays[i].place;

		if ((uintptr_t)place->products - room <
		    tagger->stray_count * size)
			place->products = NULL;
	}
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
				? &tagger->border
				: &tagger->words[at].form->place;

		rows[p] = place->products + (size_t)p * net->hidden;
	}
	network_hidden(net, rows,
		       tagger->hiddens + (size_t)to * net->hidden);
}

static void hiddens_make(struct tagger *tagger)
{
	int count = (int)tagger->count;

	products_complete(tagger);
	for (int i = 0; i < count; i++) {
		if (i + PRODUCTS_AHEAD < count)
			place_near(&tagger->products,
				   &tagger->words[i + PRODUCTS_AHEAD]
					    .form->place);
		hidden_make(tagger, i);
	}
}

static void layers_run(struct tagger *tagger)
{
	const struct network *net = &tagger->model.network;
	uint8_t *middles = tagger->middles + net->spread * net->middle;
	size_t count = tagger->count;

	hiddens_make(tagger);
	network_middles(net, tagger->hiddens, middles, count);
	memset(middles + count * net->middle, 0, net->spread * net->middle);
	network_tops(net, tagger->middles, tagger->open, tagger->tops,
		     tagger->open_count);
}

static bool touches(const struct token *left, const struct token *right)
{
	return left->span.end == right->span.start;
}

static enum beside kind_beside(const struct tagged *word)
{
	return beside_of(word->form->place.rows[TABLE_SHAPE]);
}

/* The tags of a mark between its neighbours in the piece. */
static struct tags_left mark_tags(const struct tagger *tagger, uint32_t i)
{
	const struct tagged *word = &tagger->words[i];
	struct beside_mark beside = { 0 };
	struct tags_left left;

	if (i > 0) {
		beside.left = kind_beside(word - 1);
		beside.touches_left = touches(word[-1].token, word->token);
	}
	if (i + 1 < tagger->count) {
		beside.right = kind_beside(word + 1);
		beside.touches_right = touches(word->token, word[1].token);
	}
	left.tags = habits_tags(&tagger->model.habits,
				mark_key(word->form->place.rows[TABLE_WORD],
					 tagger->forms.style, &beside),
				&left.count);
	return left;
}

/* Decides what needs no network. */
static bool word_sure(const struct tagger *tagger, uint32_t i,
		      struct tags_left *left)
{
	const struct tag_form *form = tagger->words[i].form;
	struct token *token = tagger->words[i].token;

	token->tag = form->tag;
	token->pos = form->pos;
	token->morph = form->morph;
	if (form->judge == JUDGE_SPELLING)
		return true;
	*left = form->judge == JUDGE_BESIDE ? mark_tags(tagger, i)
					    : form->left;
	token->tag = left->count == 1 ? (uint8_t)left->tags[0] : TAG_COUNT;
	return form->judge == JUDGE_BESIDE && token->tag != TAG_COUNT &&
	       tag_refine_sure(&tagger->model,
			       form->place.rows[TABLE_WORD],
			       tagger->forms.style, token);
}

/* Lists the words that the network is to decide, and decides the rest. */
static void piece_open(struct tagger *tagger)
{
	tagger->open_count = 0;
	for (uint32_t i = 0; i < tagger->count; i++)
		if (!word_sure(tagger, i, &tagger->left[tagger->open_count]))
			tagger->open[tagger->open_count++] = (uint16_t)i;
}

/* Decides open word number `n`. */
static void word_decide(const struct tagger *tagger, uint32_t n,
			const uint8_t *top, const int32_t *sums)
{
	const struct tags_left *left = &tagger->left[n];
	const struct tagged *word = &tagger->words[tagger->open[n]];

	if (word->token->tag == TAG_COUNT)
		word->token->tag = tag_best(sums, left->tags, left->count);
	tag_refine(&tagger->model, top, word->form->place.rows[TABLE_WORD],
		   tagger->forms.style, word->token);
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

static bool is_first(const struct tagger *tagger, const struct tagged *word)
{
	return tagger->first && word == tagger->words;
}

static bool has_lemma(const struct tag_form *form, uint8_t tag, bool first)
{
	return form->lemma.data && form->lemma_tag == tag &&
	       form->lemma_first == first;
}

/* The lemmas of words that their spellings did not have last; the cache is
 * asked for all of them together. */
static void lemmas_ask(const struct tagger *tagger,
		       struct tagged *const *words, uint32_t count)
{
	const struct tag_forms *forms = &tagger->forms;
	struct lemma_ask asks[ANNOUNCED];

	for (uint32_t i = 0; i < count; i++) {
		const struct tag_form *form = words[i]->form;

		asks[i].spelling = &forms->spellings->items[form -
							    forms->items];
		asks[i].tag = words[i]->token->tag;
		asks[i].first = is_first(tagger, words[i]);
		lemma_announce(&tagger->lemmas, &asks[i]);
	}
	for (uint32_t i = 0; i < count; i++)
		lemma_near(&tagger->lemmas, &asks[i]);
	for (uint32_t i = 0; i < count; i++) {
		struct tag_form *form = words[i]->form;

		form->lemma = lemma_find(&tagger->lemmas, tagger->arena,
					 &asks[i]);
		form->lemma_tag = asks[i].tag;
		form->lemma_first = asks[i].first;
		words[i]->token->lemma = form->lemma;
	}
}

static void lemmas_set(struct tagger *tagger)
{
	struct tagged *asked[ANNOUNCED];
	uint32_t count = 0;

	for (uint32_t i = 0; i < tagger->count; i++) {
		struct tagged *word = &tagger->words[i];

		if (has_lemma(word->form, word->token->tag,
			      is_first(tagger, word))) {
			word->token->lemma = word->form->lemma;
			continue;
		}
		asked[count++] = word;
		if (count == ANNOUNCED) {
			lemmas_ask(tagger, asked, count);
			count = 0;
		}
	}
	lemmas_ask(tagger, asked, count);
}

static void piece_tag(struct tagger *tagger)
{
	piece_open(tagger);
	layers_run(tagger);
	open_decide(tagger);
	lemmas_set(tagger);
	products_forget(tagger);
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
		tagger->words[tagger->count++] = (struct tagged){
			token,
			&tagger->forms.items[tagger->forms.spellings->of[t]] };
		if (tagger->count == PIECE)
			piece_tag(tagger);
	}
	if (tagger->count)
		piece_tag(tagger);
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
	tag_forms_make(&tagger.forms, &tagger.model, &tagger.products,
		       article);
	for (uint32_t s = 0; s < article->sentence_count; s++)
		sentence_tag(&tagger, article, &article->sentences[s]);
	blanks_tag(article);
}
