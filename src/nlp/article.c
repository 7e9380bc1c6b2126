/* article.c - what each layer needs, and looking things up in one */
#include "nlp/article.h"

#include <string.h>

const struct article_options article_options_default = {
	.min_confidence = -1,
	.quote_types = 1u << QUOTE_DIRECT | 1u << QUOTE_INDIRECT |
		       1u << QUOTE_MIXED,
	.summary_sentences = 3,
	.keywords = 10,
};

#define NEEDS(layer) (1u << (layer))

/* What must be there before a layer can be made: all that the stage looks at,
 * since a record may have a layer and not those below it. */
#define WORDS (NEEDS(LAYER_SENTENCES) | NEEDS(LAYER_TOKENS))
#define TAGGED (NEEDS(LAYER_BLOCKS) | WORDS | NEEDS(LAYER_TAGS))
#define NAMED (TAGGED | NEEDS(LAYER_ENTS))

static const unsigned needs[LAYER_COUNT] = {
	[LAYER_BLOCKS] = 0,
	[LAYER_SENTENCES] = NEEDS(LAYER_BLOCKS),
	[LAYER_TOKENS] = NEEDS(LAYER_SENTENCES),
	[LAYER_TAGS] = WORDS,
	[LAYER_ENTS] = TAGGED,
	[LAYER_ENTITIES] = NAMED,
	[LAYER_QUOTES] = NAMED | NEEDS(LAYER_ENTITIES),
	[LAYER_SUMMARY] = NEEDS(LAYER_BLOCKS) | WORDS,
	[LAYER_KEYWORDS] = NAMED | NEEDS(LAYER_ENTITIES),
};

void article_init(struct article *article, struct arena *arena,
		  struct string text, struct string title)
{
	memset(article, 0, sizeof *article);
	article->arena = arena;
	article->text = text;
	article->title = title;
	article->options = article_options_default;
}

bool article_has(const struct article *article, enum layer layer)
{
	return article->layers & 1u << layer;
}

/* The first token from `t` on that begins at or behind `at`. The stage that
 * makes tokens knows it mostly, as `guess`. */
static uint32_t token_from(const struct article *article, uint32_t t,
			   uint32_t at, uint32_t guess)
{
	const struct token *tokens = article->tokens;
	uint32_t count = article->token_count;

	if (guess > t && guess < count && tokens[guess].span.start >= at &&
	    tokens[guess - 1].span.start < at)
		return guess;
	while (t < count && tokens[t].span.start < at)
		t++;
	return t;
}

/* Share the tokens out among the sentences. */
static void sentences_link(struct article *article)
{
	uint32_t t = 0;

	for (uint32_t s = 0; s < article->sentence_count; s++) {
		struct sentence *sentence = &article->sentences[s];
		bool last = s + 1 == article->sentence_count;

		sentence->token = t;
		t = last ? article->token_count
			 : token_from(article, t, sentence[1].span.start,
				      sentence[1].token);
		sentence->token_end = t;
	}
}

void article_have(struct article *article, enum layer layer)
{
	article->layers |= 1u << layer;
	if ((layer == LAYER_TOKENS || layer == LAYER_SENTENCES) &&
	    article_has(article, LAYER_TOKENS) &&
	    article_has(article, LAYER_SENTENCES))
		sentences_link(article);
}

/* A query asks for names as well, and no keywords for nothing. */
static unsigned needs_of(const struct article *article, enum layer layer)
{
	const struct article_options *options = &article->options;

	if (layer == LAYER_SUMMARY && options->query.length)
		return NAMED | NEEDS(LAYER_ENTITIES);
	if (layer == LAYER_KEYWORDS && !options->keywords)
		return 0;
	return needs[layer];
}

void article_need(struct article *article, enum layer layer)
{
	if (article_has(article, layer))
		return;
	unsigned lower = needs_of(article, layer);
	for (unsigned below = 0; below < (unsigned)layer; below++)
		if (lower & 1u << below)
			article_need(article, (enum layer)below);
	article_makers.make[layer](article);
	article_have(article, layer);
}

struct string article_string(const struct article *article, struct span span)
{
	return (struct string){ article->text.data + span.start,
				span.end - span.start };
}

struct string token_string(const struct article *article,
			   const struct token *token)
{
	return article_string(article, token->span);
}

uint32_t article_token_at(const struct article *article, uint32_t at)
{
	uint32_t low = 0, high = article->token_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (article->tokens[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The last item that begins at or before `at`, in an array of structs that
 * begin with their span. */
static uint32_t last_from(const void *items, uint32_t count, size_t size,
			  uint32_t at)
{
	const char *base = items;
	uint32_t low = 0, high = count ? count - 1 : 0;

	while (low < high) {
		uint32_t middle = low + (high - low + 1) / 2;
		struct span span;
		memcpy(&span, base + middle * size, sizeof span);
		if (span.start <= at)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

uint32_t article_sentence_at(const struct article *article, uint32_t at)
{
	return last_from(article->sentences, article->sentence_count,
			 sizeof *article->sentences, at);
}

uint32_t article_block_at(const struct article *article, uint32_t at)
{
	return last_from(article->blocks, article->block_count,
			 sizeof *article->blocks, at);
}
