/* tags.c - part of speech, features and lemma of each token
 *
 * Goes in: sentences of tokens. Comes out, for "She said so": PRP VBD RB, the
 * same as PRON VERB ADV, Universal features, and lemmas.
 *
 * Two linear models, left to right: the first gives the Penn tag from the
 * words around and the two tags before; the second chooses, of the triples
 * "TAG POS MORPH" seen in training, among those with that tag. Blanks are no
 * words to either.
 */
#include "nlp/tags.h"

#include <string.h>

#include "model/models.h"
#include "model/perceptron.h"
#include "nlp/lemmas.h"
#include "nlp/tagging.h"

/* What a label of the second model means. */
struct triple {
	uint8_t tag, pos;
	uint16_t morph;
};

struct tagger {
	struct perceptron tags, morphs;
	struct lemmas lemmas;
	struct triple triples[PERCEPTRON_LABELS];
	uint8_t penn[PERCEPTRON_LABELS]; /* of labels of the first */
};

/* A sentence's words, without the blanks among its tokens. */
struct sentence_words {
	struct word *words;   /* TAGGING_PAD empty ones on either side */
	uint8_t *tags;        /* likewise */
	struct token **tokens;
	uint32_t count;
};

static struct string before_space(const char **at)
{
	const char *space = strchr(*at, ' ');
	struct string part = { *at, (size_t)(space - *at) };

	*at = space + 1;
	return part;
}

/* A morph's number is that of the first label that has it, plus one. */
static void triples_read(struct tagger *tagger)
{
	const struct perceptron *morphs = &tagger->morphs;

	for (unsigned label = 0; label < morphs->labels; label++) {
		struct triple *triple = &tagger->triples[label];
		const char *at = perceptron_label(morphs, label);

		triple->tag = tag_named(before_space(&at));
		triple->pos = (uint8_t)pos_named(before_space(&at));
		triple->morph = (uint16_t)morph_named(string_of(at));
	}
}

static const char *label_morph(const struct perceptron *morphs, unsigned label)
{
	const char *at = perceptron_label(morphs, label);

	before_space(&at);
	before_space(&at);
	return at;
}

const char *morph_name(uint16_t morph)
{
	struct perceptron morphs;

	perceptron_open(&morphs, model_morphs);
	return morph ? label_morph(&morphs, morph - 1u) : "";
}

int morph_named(struct string name)
{
	struct perceptron morphs;

	if (!name.length)
		return 0;
	perceptron_open(&morphs, model_morphs);
	for (unsigned label = 0; label < morphs.labels; label++)
		if (string_is(name, label_morph(&morphs, label)))
			return (int)label + 1;
	return -1;
}

static void tagger_open(struct tagger *tagger)
{
	perceptron_open(&tagger->tags, model_tags);
	perceptron_open(&tagger->morphs, model_morphs);
	lemmas_open(&tagger->lemmas, model_lemmas);
	for (unsigned label = 0; label < tagger->tags.labels; label++)
		tagger->penn[label] = tag_named(
			string_of(perceptron_label(&tagger->tags, label)));
	triples_read(tagger);
}

static void words_collect(struct sentence_words *list,
			  const struct article *article,
			  const struct sentence *sentence)
{
	list->count = 0;
	for (uint32_t t = sentence->token; t < sentence->token_end; t++) {
		struct token *token = &article->tokens[t];

		if (token->space)
			continue;
		word_make(&list->words[list->count],
			  article_string(article, token->span));
		list->tokens[list->count++] = token;
	}
	for (uint32_t i = 0; i < TAGGING_PAD; i++)
		word_make(&list->words[list->count + i], STRING(""));
}

static void tags_find(const struct tagger *tagger, struct sentence_words *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		uint64_t features[TAG_FEATURES];
		int32_t scores[PERCEPTRON_LABELS];
		size_t n = tag_features(&list->words[i], &list->tags[i],
					features);

		memset(scores, 0, tagger->tags.labels * sizeof *scores);
		perceptron_score(&tagger->tags, features, n, scores);
		list->tags[i] = tagger->penn[perceptron_best(
			scores, tagger->tags.labels)];
	}
}

/* The best label among those of the tag; every tag has one. */
static unsigned best_of_tag(const struct tagger *tagger, const int32_t *scores,
			    uint8_t tag)
{
	unsigned best = 0;
	bool found = false;

	for (unsigned label = 0; label < tagger->morphs.labels; label++)
		if (tagger->triples[label].tag == tag &&
		    (!found || scores[label] > scores[best])) {
			best = label;
			found = true;
		}
	return best;
}

static void morphs_find(const struct tagger *tagger,
			const struct sentence_words *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		uint64_t features[MORPH_FEATURES];
		int32_t scores[PERCEPTRON_LABELS];
		size_t n = morph_features(list->words, list->tags, list->count,
					  i, features);

		memset(scores, 0, tagger->morphs.labels * sizeof *scores);
		perceptron_score(&tagger->morphs, features, n, scores);
		const struct triple *best = &tagger->triples[
			best_of_tag(tagger, scores, list->tags[i])];
		list->tokens[i]->tag = list->tags[i];
		list->tokens[i]->pos = best->pos;
		list->tokens[i]->morph = best->morph;
	}
}

static void sentence_tag(const struct tagger *tagger, struct article *article,
			 const struct sentence *sentence,
			 struct sentence_words *list)
{
	words_collect(list, article, sentence);
	tags_find(tagger, list);
	morphs_find(tagger, list);
	for (uint32_t i = 0; i < list->count; i++) {
		struct token *token = list->tokens[i];

		token->lemma = lemma_find(&tagger->lemmas, article->arena,
					  article_string(article, token->span),
					  token->tag, i == 0);
	}
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

static uint32_t longest_sentence(const struct article *article)
{
	uint32_t longest = 0;

	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		if (sentence->token_end - sentence->token > longest)
			longest = sentence->token_end - sentence->token;
	}
	return longest;
}

void tags_make(struct article *article)
{
	struct arena *arena = article->arena;
	size_t room = longest_sentence(article) + 2 * TAGGING_PAD;
	struct tagger *tagger = arena_alloc(arena, sizeof *tagger);
	struct sentence_words list;

	tagger_open(tagger);
	list.words = arena_alloc(arena, room * sizeof *list.words);
	list.tags = arena_zero(arena, room);
	list.tokens = arena_alloc(arena, room * sizeof(struct token *));
	for (int i = 0; i < TAGGING_PAD; i++)
		word_make(list.words++, STRING(""));
	list.tags += TAGGING_PAD;
	for (uint32_t s = 0; s < article->sentence_count; s++)
		sentence_tag(tagger, article, &article->sentences[s], &list);
	blanks_tag(article);
}
