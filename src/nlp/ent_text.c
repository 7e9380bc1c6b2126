/* ent_text.c - an article as the recogniser of names sees it
 *
 * Forms are the article's spellings; folds are found through a table
 * (nlp/lookup.h).
 */
#include "nlp/ent_text.h"

#include <string.h>

#include "nlp/lookup.h"

/* Small words one after another inside a name: "al - " and "de la". */
#define RUN_JOINTS 3

struct maker {
	struct ent_text *text;
	struct arena *arena;
	struct gazetteer gazetteer;
	struct lookup folds; /* to index + 1 */
	size_t fold_room;
};

static uint32_t fold_add(struct maker *maker, uint64_t hash)
{
	struct ent_text *text = maker->text;
	uint32_t *at = lookup_put(&maker->folds, hash);

	if (!*at) {
		text->folds = arena_grow(maker->arena, text->folds,
					 text->fold_count, &maker->fold_room,
					 sizeof *text->folds);
		memset(&text->folds[text->fold_count], 0,
		       sizeof *text->folds);
		text->folds[text->fold_count].hash = hash;
		*at = ++text->fold_count;
	}
	return *at - 1;
}

static void forms_make(struct maker *maker, const struct spellings *spellings)
{
	struct ent_text *text = maker->text;
	const struct cache *cache = text->article->caches.forms;

	for (uint32_t i = 0; i < spellings->count; i++) {
		struct ent_form *form = &text->forms[i];

		if (i % SPELLINGS_NEAR == 0)
			spellings_near(spellings, i, cache);
		ent_form_make(form, &spellings->items[i], &maker->gazetteer,
			      cache, maker->arena);
		form->fold = fold_add(maker, form->folded);
	}
}

/* Shouted: no letter is small, and there are more than an acronym's. Flat: no
 * letter is a capital, but there are some. */
static enum casing casing_of(const struct ent_text *text, uint32_t from,
			     uint32_t to)
{
	unsigned upper = 0, lower = 0, mixed = 0;

	for (uint32_t w = from; w < to; w++) {
		const struct ent_form *form = ent_form(text, w);
		switch ((enum letters)form->letters) {
		case LETTERS_UPPER:
			upper++;
			break;
		case LETTERS_LOWER:
			lower++;
			break;
		case LETTERS_NONE:
			break;
		default:
			mixed += form->text.length > 1;
			break;
		}
	}
	if (mixed || (upper && lower))
		return CASING_MIXED;
	return upper > 2 ? CASING_SHOUTED : lower > 2 ? CASING_FLAT
						      : CASING_MIXED;
}

/* Count the word for its fold; quotation marks and the like may stand before
 * the first word of a sentence. */
static void fold_note(struct ent_text *text, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);
	struct ent_fold *fold = &text->folds[form->fold];

	if (!form->capital)
		fold->small++;
	else if (!text->words[w].first &&
		 text->words[w].casing == CASING_MIXED)
		fold->capital++;
	if (form->capital && fold->context_count < FOLD_CONTEXTS)
		fold->contexts[fold->context_count++] = w;
}

static void sentence_finish(struct ent_text *text, uint32_t from, uint32_t to)
{
	enum casing casing = casing_of(text, from, to);
	bool first = true;

	for (uint32_t w = from; w < to; w++) {
		bool has_letters = ent_form(text, w)->letters != LETTERS_NONE;
		text->words[w].first = first && has_letters;
		text->words[w].casing = (uint8_t)casing;
		first = first && !has_letters;
		fold_note(text, w);
	}
}

static void words_make(struct ent_text *text, const uint32_t *spelling_of)
{
	const struct article *article = text->article;

	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		uint32_t from = text->word_count;
		text->sentences[s] = from;
		for (uint32_t t = sentence->token; t < sentence->token_end;
		     t++) {
			const struct token *token = &article->tokens[t];
			if (token->space ||
			    token->span.end == token->span.start)
				continue;
			struct ent_word *word =
				&text->words[text->word_count++];
			word->token = t;
			word->form = spelling_of[t];
		}
		sentence_finish(text, from, text->word_count);
	}
	text->sentences[article->sentence_count] = text->word_count;
	text->sentence_count = article->sentence_count;
}

/* The end of the run of capitals that goes on at `w`. */
static uint32_t run_end(const struct ent_text *text, uint32_t w, uint32_t to)
{
	for (uint32_t next; w < to; w = next + 1) {
		next = w;
		while (next < to && next < w + RUN_JOINTS &&
		       ent_form(text, next)->joint)
			next++;
		if (next >= to || !ent_form(text, next)->capital)
			break;
	}
	return w;
}

/* Words beginning with a capital that follow one another; a hyphen or
 * particles between two of them do not end the run. */
static void runs_make(struct ent_text *text, uint32_t from, uint32_t to)
{
	for (uint32_t w = from, end; w < to; w = end) {
		end = w + 1;
		text->words[w].run = text->words[w].run_end = w;
		if (!ent_form(text, w)->capital)
			continue;
		end = run_end(text, end, to);
		for (uint32_t i = w; i < end; i++) {
			text->words[i].run = w;
			text->words[i].run_end = end;
		}
	}
}

/* The longest listed phrase that begins here; its end, or `w`. */
static uint32_t phrase_end(const struct ent_text *text,
			   const struct gazetteer *gazetteer, uint32_t w,
			   uint32_t to, uint16_t *lists)
{
	const struct ent_form *form = ent_form(text, w);
	uint64_t hash = text->folds[form->fold].hash;
	uint16_t bits = form->lists;
	uint32_t end = w;

	for (uint32_t n = 1; bits & LIST_LONGER && n < PHRASE_WORDS &&
			     w + n < to; n++) {
		form = ent_form(text, w + n);
		hash = phrase_hash(hash, text->folds[form->fold].hash);
		bits = wordmap_find(&gazetteer->lists, hash);
		if (bits & ~LIST_LONGER) {
			end = w + n + 1;
			*lists = bits & (uint16_t)~LIST_LONGER;
		}
	}
	return end;
}

/* Only phrases of several words that begin with a capital, if there are any
 * in the sentence. */
static void phrases_make(struct ent_text *text,
			 const struct gazetteer *gazetteer, uint32_t from,
			 uint32_t to)
{
	for (uint32_t w = from, end; w < to; w = end) {
		uint16_t lists = 0;
		end = w;
		if (ent_form(text, w)->capital ||
		    text->words[w].casing == CASING_FLAT)
			end = phrase_end(text, gazetteer, w, to, &lists);
		for (uint32_t i = w; i < end; i++) {
			text->words[i].phrase = lists;
			text->words[i].phrase_part =
				i == w ? PHRASE_FIRST
				: i + 1 == end ? PHRASE_LAST : PHRASE_MIDDLE;
		}
		end = end > w ? end : w + 1;
	}
}

uint32_t ent_sentence_end(const struct ent_text *text, uint32_t word)
{
	uint32_t low = 0, high = text->sentence_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (text->sentences[middle + 1] <= word)
			low = middle + 1;
		else
			high = middle;
	}
	return text->sentences[low < text->sentence_count ? low + 1 : low];
}

void ent_text_make(struct ent_text *text, struct article *article)
{
	struct maker maker = { .text = text, .arena = article->arena };
	const struct spellings *spellings = spellings_of(article);
	uint32_t tokens = article->token_count;

	memset(text, 0, sizeof *text);
	text->article = article;
	text->words = arena_zero(article->arena,
				 tokens * sizeof *text->words);
	text->sentences = arena_alloc(article->arena,
				      (article->sentence_count + 1u) *
					      sizeof *text->sentences);
	text->form_count = spellings->count;
	text->forms = arena_alloc(article->arena, (spellings->count + 1u) *
						  sizeof *text->forms);
	gazetteer_open(&maker.gazetteer);
	lookup_make(&maker.folds, article->arena, spellings->count);
	forms_make(&maker, spellings);
	words_make(text, spellings->of);
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		uint32_t from = text->sentences[s];
		uint32_t to = text->sentences[s + 1];
		runs_make(text, from, to);
		phrases_make(text, &maker.gazetteer, from, to);
	}
}
