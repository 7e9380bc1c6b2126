/* sentences.c - sentence borders
 *
 * Goes in: text and blocks. Comes out: sentences that hold every token, each
 * with the tokens of blanks behind it. "He left. (AP)" in one block is two
 * sentences.
 *
 * A block never shares a sentence with another; inside one, every place that
 * splits.c or glued.c holds for a border is one. A dateline is never cut.
 */
#include "nlp/sentences.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "nlp/chars.h"
#include "nlp/glued.h"
#include "nlp/splits.h"

struct maker {
	struct article *article;
	struct split_model model;
	size_t room;
	uint32_t token; /* the first one that may begin behind a border */
};

/* Where tokens were read from a record, a sentence begins where one of them
 * does. */
static uint32_t token_border(struct maker *m, uint32_t at)
{
	struct article *a = m->article;

	if (!article_has(a, LAYER_TOKENS))
		return at;
	while (m->token < a->token_count &&
	       (a->tokens[m->token].span.start < at ||
		a->tokens[m->token].space))
		m->token++;
	return m->token < a->token_count ? a->tokens[m->token].span.start
					 : (uint32_t)a->text.length;
}

/* A sentence begins at `at`; the one before it ends. */
static void sentence_add(struct maker *m, uint32_t at)
{
	struct article *a = m->article;
	uint32_t count = a->sentence_count;
	bool first = count == 0;

	at = token_border(m, at);
	if (first)
		at = 0; /* with the blanks before the first word */
	else if (at <= a->sentences[count - 1].span.start ||
		 at >= a->text.length)
		return;
	else
		a->sentences[count - 1].span.end = at;
	a->sentences = arena_grow(a->arena, a->sentences, count, &m->room,
				  sizeof *a->sentences);
	a->sentences[count] = (struct sentence){
		.span = { at, (uint32_t)a->text.length } };
	a->sentence_count++;
}

/* Those that begin without a blank, from `at` on, before `limit`; the next. */
static const char *glued_add(struct maker *m, struct glued *glued,
			     const char *at, const char *limit)
{
	while (at < limit) {
		sentence_add(m, (uint32_t)(at - m->article->text.data));
		at = glued_next(glued);
	}
	return at;
}

static void block_add(struct maker *m, const struct block *block)
{
	const char *text = m->article->text.data;
	const char *end = text + block->span.end;
	struct splits splits;
	struct glued glued;
	uint32_t at;

	sentence_add(m, block->span.start);
	if (block->kind == BLOCK_DATELINE)
		return;
	glued_start(&glued, text + block->span.start, end);
	const char *next = glued_next(&glued);
	splits_start(&splits, &m->model, m->article->text, block);
	while (splits_next(&splits, &at)) {
		next = glued_add(m, &glued, next, text + at);
		sentence_add(m, at);
	}
	glued_add(m, &glued, next, end);
}

/* Each takes the blanks behind it along but for one U+0020, which belongs to
 * the word before it (tokens.h); where there are more, they are a token. */
static void ends_trim(struct article *article)
{
	for (uint32_t i = 0; i < article->sentence_count; i++) {
		struct span *span = &article->sentences[i].span;
		const char *end = article->text.data + span->end;
		if (span->end - span->start < 2 || end[-1] != ' ')
			continue;
		end--;
		if (!char_is_blank(utf8_previous(&end)))
			span->end--;
	}
}

void sentences_make(struct article *article)
{
	struct maker m = { .article = article };

	article->sentences = NULL;
	article->sentence_count = 0;
	split_model_open(&m.model);
	for (uint32_t b = 0; b < article->block_count; b++)
		block_add(&m, &article->blocks[b]);
	ends_trim(article);
}
