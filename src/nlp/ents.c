/* ents.c - mentions of named entities, dates and amounts
 *
 * Goes in: tokens and sentences. Comes out: spans with OntoNotes labels. Names
 * are found by a learned chain (nlp/ent_chain.h), amounts by rules
 * (nlp/amounts.h). Where both claim a word the name has it: "COVID-19" is a
 * name and no number, since the chain has seen the amounts and decided.
 *
 * What it gets wrong: see the model's card in model/weights.
 */
#include "nlp/ents.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/models.h"
#include "nlp/aliases.h"
#include "nlp/amounts.h"
#include "nlp/ent_chain.h"
#include "nlp/ent_labels.h"
#include "nlp/gazetteer.h"
#include "nlp/keys.h"

struct list {
	struct article *article;
	const struct ent_text *text;
	size_t room;
};

static void ent_add(struct list *list, uint32_t word, uint32_t end,
		    enum ent_label label)
{
	struct article *article = list->article;
	const struct ent_word *words = list->text->words;

	article->ents = arena_grow(article->arena, article->ents,
				   article->ent_count, &list->room,
				   sizeof *article->ents);
	article->ents[article->ent_count++] = (struct ent){
		{ article->tokens[words[word].token].span.start,
		  article->tokens[words[end - 1].token].span.end }, label };
}

/* Words in front of a name that may belong to it: "Democratic People's" of
 * the longest name of a country that is in the alias table. */
#define EXTEND 3

/* Whether the words are a name of a country or an organisation that the alias
 * table knows. */
static bool is_known_name(const struct list *list, uint32_t word, uint32_t end)
{
	const struct token *tokens = list->article->tokens;
	const struct ent_word *words = list->text->words;
	struct span span = { tokens[words[word].token].span.start,
			     tokens[words[end - 1].token].span.end };
	unsigned count;

	alias_find(key_make(list->article->arena,
			    article_string(list->article, span)), &count);
	return count > 0;
}

/* Where a name begins: farther left if that makes it a known one. */
static uint32_t name_start(const struct list *list, uint32_t clear,
			   uint32_t word, uint32_t end, unsigned kind)
{
	const struct article *article = list->article;
	uint32_t first = word;

	if (kind != ENT_GPE && kind != ENT_ORG && kind != ENT_LOC)
		return word;
	for (uint32_t n = 0; n < EXTEND && first > clear; n++) {
		const struct token *token =
			&article->tokens[list->text->words[first - 1].token];
		const char *at = article->text.data + token->span.start;
		uint32_t c = utf8_next(&at);
		if (token->pos == POS_DET ||
		    (char_class(c) != CHAR_UPPER && c != '\'' && c != 0x2019))
			break;
		first--;
	}
	while (first < word && !is_known_name(list, first, end))
		first++;
	return first;
}

/* The amounts that begin before `word`, whole ones only; `clear` is the end
 * of the last name. */
static void amounts_add(struct list *list, const struct amounts *amounts,
			uint32_t *next, uint32_t clear, uint32_t word)
{
	for (; *next < amounts->count; ++*next) {
		const struct amount *amount = &amounts->list[*next];
		if (amount->word >= word)
			break;
		if (amount->word >= clear && amount->end <= word)
			ent_add(list, amount->word, amount->end,
				amount->label);
	}
}

static bool is_country_phrase(const struct ent_text *text, uint32_t w)
{
	return text->words[w].phrase_part == PHRASE_FIRST &&
	       text->words[w].phrase & LIST_COUNTRY;
}

/* "UAE": three capitals or more that the list of countries has. */
static bool is_country_acronym(const struct ent_text *text, uint32_t w)
{
	const struct ent_form *form = ent_form(text, w);

	return form->lists & LIST_COUNTRY && form->text.length >= 3 &&
	       form->word.letters == LETTERS_UPPER &&
	       text->words[w].casing == CASING_MIXED;
}

static void place_put(uint8_t *labels, uint32_t from, uint32_t end)
{
	for (uint32_t w = from; w < end; w++)
		labels[w] = (uint8_t)chain_label(
			ENT_GPE, from + 1 == end ? PLACE_WHOLE
				 : w == from	 ? PLACE_BEGIN
				 : w + 1 == end	 ? PLACE_LAST
						 : PLACE_INSIDE);
}

/* No other name goes over the borders of these words. */
static bool stands_alone(const uint8_t *labels, uint32_t from, uint32_t end)
{
	return !chain_is_within(labels[from]) &&
	       !chain_is_open(labels[end - 1]);
}

/* The full and the short official names of countries are few and never mean
 * anything else, however rare they are in what the chain has learned from. */
static void countries_mark(const struct ent_text *text, uint8_t *labels)
{
	for (uint32_t w = 0; w < text->word_count; w++) {
		uint32_t end = w + 1;
		if (is_country_phrase(text, w))
			while (text->words[end].phrase_part > PHRASE_FIRST &&
			       text->words[end - 1].phrase_part < PHRASE_LAST)
				end++;
		else if (labels[w] != CHAIN_OUTSIDE ||
			 !is_country_acronym(text, w))
			continue;
		if (stands_alone(labels, w, end))
			place_put(labels, w, end);
		w = end - 1;
	}
}

/* Names and amounts of the article in one order. */
static void ents_join(struct list *list, const uint8_t *labels,
		      const struct amounts *amounts)
{
	uint32_t next = 0, clear = 0, begin = 0;

	for (uint32_t w = 0; w < list->text->word_count; w++) {
		unsigned label = labels[w];
		if (label == CHAIN_OUTSIDE)
			continue;
		if (!chain_is_within(label))
			begin = w;
		if (chain_is_open(label))
			continue;
		begin = name_start(list, clear, begin, w + 1,
				   chain_kind(label));
		amounts_add(list, amounts, &next, clear, begin);
		ent_add(list, begin, w + 1,
			(enum ent_label)chain_kind(label));
		clear = w + 1;
	}
	amounts_add(list, amounts, &next, clear, UINT32_MAX);
}

void ents_make(struct article *article)
{
	struct ent_text text;
	struct amounts amounts;
	struct ent_chain chain;
	struct list list = { article, &text, 0 };
	uint8_t *labels;

	ent_text_make(&text, article);
	amounts_find(&text, &amounts);
	labels = arena_alloc(article->arena, text.word_count + 1u);
	ent_chain_make(&chain, model_ents, &text, article->arena);
	ent_chain_label(&chain, labels);
	countries_mark(&text, labels);
	article->ents = NULL;
	article->ent_count = 0;
	ents_join(&list, labels, &amounts);
}
