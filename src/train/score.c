/* score.c - how well the tagger does on a tree bank's own tokens
 *
 * usage: gzip -dc TREEBANK… | score
 *
 * Goes in: a tree bank (CoNLL-U). Comes out: the share of words with the right
 * part of speech, tag, lemma and morph, and words a second once the words are
 * known. Unlike a score from raw text it shows the tagger's errors alone.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "nlp/article.h"
#include "nlp/tags.h"
#include "train/treebank.h"

#define CACHED 16384 /* different words */

/* The words with a blank between them; each gold sentence is one. */
static void article_build(struct article *article, struct arena *arena,
			  struct buffer *text, const struct treebank *bank)
{
	uint32_t t = 0;

	article->arena = arena;
	article->tokens = arena_zero(arena, bank->words *
					    sizeof *article->tokens);
	article->sentences = arena_zero(arena, bank->count *
					       sizeof *article->sentences);
	for (size_t s = 0; s < bank->count; s++) {
		article->sentences[s].token = t;
		for (uint32_t i = 0; i < bank->sentences[s].count; i++, t++) {
			struct span *span = &article->tokens[t].span;

			span->start = (uint32_t)text->length;
			buffer_add_text(text,
					bank->sentences[s].words[i].form);
			span->end = (uint32_t)text->length;
			buffer_add_byte(text, ' ');
		}
		article->sentences[s].token_end = t;
	}
	article->token_count = t;
	article->sentence_count = (uint32_t)bank->count;
	article->text = (struct string){ text->data, text->length };
}

struct right {
	size_t pos, tag, lemma, morph;
};

static struct right compare(const struct article *article,
			    const struct treebank *bank)
{
	struct right right = { 0 };
	const struct token *token = article->tokens;

	for (size_t s = 0; s < bank->count; s++)
		for (uint32_t i = 0; i < bank->sentences[s].count; i++) {
			const struct gold *gold =
				&bank->sentences[s].words[i];

			right.pos += !strcmp(gold->pos,
				pos_name((enum pos)token->pos));
			right.tag += !strcmp(gold->tag, tag_name(token->tag));
			right.lemma += string_is(token->lemma, gold->lemma);
			right.morph += !strcmp(gold->morph,
					       morph_name(token->morph));
			token++;
		}
	return right;
}

int main(void)
{
	struct treebank bank = { 0 };
	struct article article = { 0 };
	struct buffer text = BUFFER_EMPTY;
	struct arena arena;
	struct timespec from, to;

	arena_init(&arena);
	treebank_read(&bank, &arena, stdin);
	article_build(&article, &arena, &text, &bank);
	article.cache = tags_cache_new(CACHED);
	tags_make(&article);
	clock_gettime(CLOCK_MONOTONIC, &from);
	tags_make(&article);
	clock_gettime(CLOCK_MONOTONIC, &to);
	struct right right = compare(&article, &bank);
	double words = (double)bank.words, seconds =
		(double)(to.tv_sec - from.tv_sec) +
		1e-9 * (double)(to.tv_nsec - from.tv_nsec);
	printf("pos %.2f  tag %.2f  lemma %.2f  morph %.2f  "
	       "(%.0f words, %.0f thousand a second)\n",
	       100 * (double)right.pos / words,
	       100 * (double)right.tag / words,
	       100 * (double)right.lemma / words,
	       100 * (double)right.morph / words, words,
	       words / seconds / 1000);
	buffer_free(&text);
	arena_free(&arena);
	return 0;
}
