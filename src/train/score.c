/* score.c - how well the tagger does on a tree bank's own tokens
 *
 * usage: gzip -dc TREEBANK… | score [upper | lower | bare]
 *
 * Goes in: a tree bank (CoNLL-U). Comes out: the share of words with the right
 * part of speech, tag, lemma and morph, and words a second of processor time
 * once the words are known. Unlike a score from raw text it shows the tagger's
 * errors alone. With an argument the words are put into capitals or lower case
 * or lose their apostrophes first; then lemmas are compared without regard to
 * case.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "nlp/article.h"
#include "nlp/caches.h"
#include "nlp/tags.h"
#include "train/treebank.h"

#define CACHED 16384 /* different words */

enum noise { NOISE_NONE, NOISE_UPPER, NOISE_LOWER, NOISE_BARE };

static enum noise noise_named(const char *name)
{
	return !name ? NOISE_NONE
	     : !strcmp(name, "upper") ? NOISE_UPPER
	     : !strcmp(name, "lower") ? NOISE_LOWER : NOISE_BARE;
}

static uint32_t noisy(uint32_t c, enum noise noise)
{
	return noise == NOISE_UPPER ? char_upper(c)
	     : noise == NOISE_LOWER ? char_lower(c) : c;
}

static void form_add(struct buffer *text, const char *form, enum noise noise)
{
	const char *at = form, *end = form + strlen(form);

	while (at < end) {
		uint32_t c = utf8_next(&at);
		bool mark = c == '\'' || c == 0x2019;
		bool alone = end - form == (c == 0x2019 ? 3 : 1);

		if (noise == NOISE_BARE && mark && !alone)
			continue;
		text->length = (size_t)(utf8_write(buffer_reserve(text, 4),
						   noisy(c, noise)) -
					text->data);
	}
}

/* The words with the blanks of the tree bank between them; each gold sentence
 * is one. */
static void article_build(struct article *article, struct arena *arena,
			  struct buffer *text, const struct treebank *bank,
			  enum noise noise)
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
			form_add(text, bank->sentences[s].words[i].form,
				 noise);
			span->end = (uint32_t)text->length;
			if (!bank->sentences[s].words[i].touches)
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

static bool lemma_same(struct string lemma, const char *gold,
		       enum noise noise)
{
	const char *at = lemma.data, *end = lemma.data + lemma.length;

	if (noise == NOISE_NONE)
		return string_is(lemma, gold);
	while (at < end && *gold)
		if (char_lower(utf8_next(&at)) != char_lower(utf8_next(&gold)))
			return false;
	return at == end && !*gold;
}

static struct right compare(const struct article *article,
			    const struct treebank *bank, enum noise noise)
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
			right.lemma += lemma_same(token->lemma, gold->lemma,
						  noise);
			right.morph += !strcmp(gold->morph,
					       morph_name(token->morph));
			token++;
		}
	return right;
}

int main(int argc, char **argv)
{
	enum noise noise = noise_named(argc > 1 ? argv[1] : NULL);
	struct treebank bank = { 0 };
	struct article article = { 0 };
	struct buffer text = BUFFER_EMPTY;
	struct arena arena;
	struct timespec from, to;

	arena_init(&arena);
	treebank_read(&bank, &arena, stdin);
	article_build(&article, &arena, &text, &bank, noise);
	article.caches = caches_new(CACHED);
	tags_make(&article);
	article.spellings = NULL; /* these are part of the work */
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	tags_make(&article);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	struct right right = compare(&article, &bank, noise);
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
	caches_free(&article.caches);
	free(bank.sentences);
	buffer_free(&text);
	arena_free(&arena);
	return 0;
}
