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
#include "nlp/ent_brackets.h"
#include "nlp/ent_chain.h"
#include "nlp/ent_clubs.h"
#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/ent_repeats.h"
#include "nlp/ent_rules.h"
#include "nlp/ent_shops.h"
#include "nlp/ent_small.h"
#include "nlp/ent_storms.h"
#include "nlp/ent_style.h"
#include "nlp/ent_titles.h"
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

static struct string word_text(const struct list *list, uint32_t word)
{
	return ent_form(list->text, word)->text;
}

/* "J." or "J.R.R." */
static bool is_initial(struct string word)
{
	if (word.length < 2 || word.length % 2)
		return false;
	for (size_t i = 0; i < word.length; i += 2)
		if (word.data[i] < 'A' || word.data[i] > 'Z' ||
		    word.data[i + 1] != '.')
			return false;
	return true;
}

/* "Da" and "De la" where a sentence begins with the surname; what stands
 * before "bin" is the given name. */
static uint32_t person_start(const struct list *list, uint32_t clear,
			     uint32_t word)
{
	while (word > clear && is_initial(word_text(list, word - 1)))
		word--;
	while (word > clear &&
	       key_in(word_text(list, word - 1),
		      "Da De Do Dos Das Del Della Di Van Von Der Den Bin Ibn "
		      "van von der den da de do dos das del della di la bin "
		      "ibn bint"))
		word--;
	return word;
}

/* "Sr." behind the name that it belongs to. */
static uint32_t person_end(const struct list *list, uint32_t end)
{
	if (end < list->text->word_count &&
	    !list->text->words[end].first &&
	    ent_is_suffix(word_text(list, end)))
		end++;
	return end;
}

/* Where a name begins: farther left if that makes it a known one. */
static uint32_t name_start(const struct list *list, uint32_t clear,
			   uint32_t word, uint32_t end, unsigned kind)
{
	const struct article *article = list->article;
	uint32_t first = word;

	if (kind == ENT_PERSON)
		return person_start(list, clear, word);
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

/* Names and amounts of the article in one order; no word is in two of them:
 * "Jr." behind a name is its end, whatever it is taken for by itself. */
static void ents_join(struct list *list, const uint8_t *labels,
		      const struct amounts *amounts)
{
	uint32_t next = 0, clear = 0, begin = 0;

	for (uint32_t w = 0; w < list->text->word_count; w++) {
		unsigned label = labels[w], kind = chain_kind(label);
		if (label == CHAIN_OUTSIDE || w < clear)
			continue;
		if (!chain_is_within(label) || begin < clear)
			begin = w;
		if (chain_is_open(label))
			continue;
		begin = name_start(list, clear, begin, w + 1, kind);
		amounts_add(list, amounts, &next, clear, begin);
		clear = kind == ENT_PERSON ? person_end(list, w + 1) : w + 1;
		ent_add(list, begin, clear, (enum ent_label)kind);
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
	text.talks = ent_style_talks(&text);
	labels = arena_alloc(article->arena, text.word_count + 1u);
	ent_chain_make(&chain, model_ents, &text, article->arena);
	ent_chain_label(&chain, labels);
	ent_rules_apply(&text, labels);
	ent_titles_mark(&text, labels);
	ent_shops_mark(&text, labels);
	ent_clubs_mark(&text, labels);
	ent_repeats_mark(&text, labels);
	ent_brackets_mark(&text, labels);
	ent_storms_mark(&text, labels);
	ent_small_mark(&text, labels);
	article->ents = NULL;
	article->ent_count = 0;
	ents_join(&list, labels, &amounts);
}
