/* ent_brackets.c - what is explained in brackets is of one kind
 *
 * The first letters must be the same, and all letters of the short form stand
 * in the name in their order, within words too: "CoopLor (CL)".
 *
 * What it gets wrong: short forms of another language.
 */
#include "nlp/ent_brackets.h"

#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"
#include "nlp/ent_plain.h"

static bool is_mark(const struct ent_text *text, uint32_t w, char mark)
{
	return w < text->word_count && ent_form(text, w)->text.length == 1 &&
	       *ent_form(text, w)->text.data == mark;
}

static bool is_short(const struct ent_text *text, uint32_t w)
{
	return ent_form(text, w)->letters == LETTERS_UPPER &&
	       ent_form(text, w)->text.length > 1;
}

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The next capital of the word at or behind `at`, or its length. */
static size_t capital_at(struct string word, size_t at)
{
	while (at < word.length &&
	       !(word.data[at] >= 'A' && word.data[at] <= 'Z'))
		at++;
	return at;
}

/* Whether the name has the capitals of the word in their order. */
static bool has_letters(const struct ent_text *text, struct ent_name name,
			struct string word)
{
	const struct token *tokens = text->article->tokens;
	uint32_t first = text->words[name.from].token;
	uint32_t last = text->words[name.end - 1].token;
	struct string whole = article_string(
		text->article, (struct span){ tokens[first].span.start,
					      tokens[last].span.end });
	size_t at = capital_at(word, 0);

	for (size_t i = 0; i < whole.length && at < word.length; i++)
		if (small(whole.data[i]) == small(word.data[at]))
			at = capital_at(word, at + 1);
	return at == word.length;
}

/* The short form for the name, before or behind it; 0 if there is none. */
static uint32_t short_form(const struct ent_text *text, struct ent_name name)
{
	char first = *ent_form(text, name.from)->text.data;
	uint32_t w = 0;

	if (name.from > 1 && is_mark(text, name.from - 1, '(') &&
	    is_mark(text, name.end, ')'))
		w = name.from - 2;
	else if (is_mark(text, name.end, '(') &&
		 is_mark(text, name.end + 2, ')'))
		w = name.end + 1;
	return w && is_short(text, w) &&
	       *ent_form(text, w)->text.data == first &&
	       has_letters(text, name, ent_form(text, w)->text) ? w : 0;
}

/* Which forms are short ones of organisations; NULL if none is. */
static bool *shorts_find(const struct ent_text *text, const uint8_t *labels)
{
	bool *shorts = NULL;
	struct ent_name name;

	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);
	     w = name.end) {
		uint32_t at = name.kind == ENT_ORG &&
			      name.end - name.from > 1
				      ? short_form(text, name) : 0;
		if (!at || ent_is_plain(text, (struct ent_name){ at, at + 1,
								 ENT_ORG }))
			continue;
		if (!shorts)
			shorts = arena_zero(text->article->arena,
					    text->form_count *
						    sizeof *shorts);
		shorts[text->words[at].form] = true;
	}
	return shorts;
}

/* All occurrences that are in no longer name. */
void ent_brackets_mark(const struct ent_text *text, uint8_t *labels)
{
	bool *shorts = shorts_find(text, labels);

	for (uint32_t w = 0; shorts && w < text->word_count; w++)
		if (shorts[text->words[w].form] &&
		    (labels[w] == CHAIN_OUTSIDE ||
		     chain_place(labels[w]) == PLACE_WHOLE))
			labels[w] = (uint8_t)chain_label(ENT_ORG, PLACE_WHOLE);
}
