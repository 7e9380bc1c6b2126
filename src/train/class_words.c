/* class_words.c - words of many articles, and the classes of a tree */
#include "train/class_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/wordmap.h"
#include "nlp/article.h"
#include "nlp/features.h"
#include "train/articles.h"

#define SLOTS ((size_t)1 << 21) /* room for 1.5 million distinct words */

/* Digits are '0', as in the tree. */
static struct string normal(struct string form, char *to, size_t room)
{
	size_t n = form.length < room ? form.length : room;

	for (size_t i = 0; i < n; i++)
		to[i] = form.data[i] >= '0' && form.data[i] <= '9'
				? '0' : form.data[i];
	return (struct string){ to, n };
}

static uint32_t form_slot(const struct class_words *corpus, uint64_t hash)
{
	size_t slot = (size_t)hash & corpus->mask;

	while (slot == 0 || (corpus->forms[slot].hash &&
			     corpus->forms[slot].hash != hash))
		slot = (slot + 1) & corpus->mask;
	return (uint32_t)slot;
}

static uint32_t form_add(struct class_words *corpus, struct string string)
{
	uint64_t hash = word_hash(string);
	uint32_t slot = form_slot(corpus, hash);
	struct form *form = &corpus->forms[slot];
	struct word word;

	if (form->hash)
		return slot;
	if (++corpus->used * 4 > corpus->mask * 3) {
		error_print("too many words");
		exit(2);
	}
	word_make(&word, string);
	form->hash = hash;
	form->text = arena_copy(&corpus->texts, string.data, string.length);
	form->length = (uint32_t)string.length;
	form->shape = word.shape;
	return slot;
}

static unsigned class_named(struct class_words *corpus, const char *path)
{
	unsigned class = CLASS_FIRST;
	size_t n = strlen(path) < CLASS_PATH ? strlen(path) : CLASS_PATH;

	while (class < corpus->class_count &&
	       (strlen(corpus->paths[class]) != n ||
		memcmp(corpus->paths[class], path, n)))
		class++;
	if (class == CLASSES) {
		error_print("more than %d classes", CLASSES);
		exit(2);
	}
	if (class == corpus->class_count)
		memcpy(corpus->paths[corpus->class_count++], path, n);
	return class;
}

static void tree_read(struct class_words *corpus, const char *file)
{
	FILE *stream = fopen(file, "r");
	static char line[4096];

	if (!stream) {
		error_print("%s: cannot open", file);
		exit(2);
	}
	while (fgets(line, sizeof line, stream)) {
		char *path = strtok(line, "\t\n");
		char *word = strtok(NULL, "\t\n");
		if (!word)
			continue;
		uint32_t slot = form_add(corpus, string_of(word));
		corpus->forms[slot].class =
			(uint16_t)class_named(corpus, path);
	}
	fclose(stream);
}

static void word_put(struct class_words *corpus, uint32_t slot)
{
	if (corpus->count == corpus->room) {
		corpus->room = 2 * corpus->room + 1024;
		corpus->words = memory_resize(corpus->words,
					      corpus->room *
						      sizeof *corpus->words);
	}
	corpus->words[corpus->count++] = slot;
}

/* Every line is a sentence to the tokens: rules for blocks and borders do not
 * move the classes. */
static void lines_split(struct article *article)
{
	const char *text = article->text.data;
	const char *end = text + article->text.length;
	size_t room = 0;

	for (const char *at = text; at < end;) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		stop = stop ? stop + 1 : end;
		article->sentences = arena_grow(
			article->arena, article->sentences,
			article->sentence_count, &room,
			sizeof *article->sentences);
		article->sentences[article->sentence_count++] =
			(struct sentence){ .span = {
				(uint32_t)(at - text),
				(uint32_t)(stop - text) } };
		at = stop;
	}
	article_have(article, LAYER_SENTENCES);
}

/* A border for the words around, near enough. */
static bool ends_sentence(struct string form)
{
	return form.length == 1 && (form.data[0] == '.' ||
				    form.data[0] == '!' ||
				    form.data[0] == '?');
}

static void text_read(struct class_words *corpus, struct arena *arena,
		      struct string text)
{
	struct article article;
	char bytes[64];

	article_init(&article, arena, text, (struct string){ NULL, 0 });
	lines_split(&article);
	article_need(&article, LAYER_TOKENS);
	for (uint32_t s = 0; s < article.sentence_count; s++) {
		word_put(corpus, 0);
		for (uint32_t t = article.sentences[s].token;
		     t < article.sentences[s].token_end; t++) {
			const struct token *token = &article.tokens[t];
			if (token->space)
				continue;
			struct string form = token_string(&article, token);
			uint32_t slot = form_add(
				corpus, normal(form, bytes, sizeof bytes));
			corpus->forms[slot].count++;
			word_put(corpus, slot);
			if (ends_sentence(form))
				word_put(corpus, 0);
		}
	}
	word_put(corpus, 0);
}

static void articles_read(struct class_words *corpus)
{
	struct articles articles;

	articles_start(&articles);
	while (articles_next(&articles))
		text_read(corpus, &articles.arena, articles.text);
	articles_end(&articles);
}

void class_words_read(struct class_words *corpus, const char *tree)
{
	memset(corpus, 0, sizeof *corpus);
	corpus->mask = SLOTS - 1;
	corpus->class_count = CLASS_FIRST;
	corpus->forms = memory_new(SLOTS * sizeof *corpus->forms);
	memset(corpus->forms, 0, SLOTS * sizeof *corpus->forms);
	arena_init(&corpus->texts);
	tree_read(corpus, tree);
	articles_read(corpus);
}
