/* themes.c - the names and phrases of an article that could be keywords
 *
 * A theme is an entity, under its canonical name, or a run of adjectives and
 * nouns outside of names and amounts that ends in a noun: "nuclear power
 * plants" is the phrase "nuclear power plant", its last word as a lemma.
 * Adjectives in front that the article is not about go ("former", "new").
 *
 * What it gets wrong: "bank of the river" is two themes.
 */
#include "nlp/themes.h"

#include <string.h>

#include "model/models.h"
#include "model/wordmap.h"
#include "nlp/manner.h"
#include "nlp/odds.h"
#include "nlp/tags.h"

/* An adjective in front stays if it weighs at least this part of the noun and
 * fewer than one article in eight has it: "new", "good", "other" go. */
#define ADJECTIVE_PART 4
#define ADJECTIVE_RARITY 24

/* A noun that more than three articles in ten have ("year", "government")
 * tells them apart from no others. */
#define NOUN_RARITY 14

/* When is not what; by the first letter. */
static const char *const times[26] = {
	['a' - 'a'] = "april apr august aug afternoon",
	['c' - 'a'] = "century",
	['d' - 'a'] = "day december dec decade",
	['e' - 'a'] = "evening",
	['f' - 'a'] = "friday fri february feb",
	['h' - 'a'] = "hour",
	['j' - 'a'] = "january jan june jun july jul",
	['m' - 'a'] = "monday mon month morning minute march mar may midnight",
	['n' - 'a'] = "night november nov noon",
	['o' - 'a'] = "october oct",
	['s' - 'a'] = "sunday sun saturday sat september sep sept second",
	['t' - 'a'] = "time tuesday tue thursday thu today tomorrow",
	['w' - 'a'] = "wednesday wed week weekend",
	['y' - 'a'] = "year yesterday",
};

static struct theme *theme_find(struct themes *themes, uint64_t hash)
{
	uint32_t slot = (uint32_t)hash & themes->mask;

	while (themes->slots[slot]) {
		struct theme *theme = &themes->items[themes->slots[slot] - 1];
		if (theme->hash == hash)
			return theme;
		slot = (slot + 1) & themes->mask;
	}
	themes->items = arena_grow(themes->article->arena, themes->items,
				   themes->count, &themes->room,
				   sizeof *themes->items);
	themes->items[themes->count] = (struct theme){ .hash = hash };
	themes->slots[slot] = (uint32_t)++themes->count;
	return &themes->items[themes->count - 1];
}

static void theme_add_term(struct theme *theme, uint32_t term)
{
	if (term == NO_TERM || theme->term_count == THEME_TERMS)
		return;
	for (uint32_t i = 0; i < theme->term_count; i++)
		if (theme->terms[i] == term)
			return;
	theme->terms[theme->term_count++] = term;
}

/* Names are worth a keyword, peoples and languages less so. */
static bool label_counts(enum ent_label label)
{
	switch (label) {
	case ENT_PERSON: case ENT_ORG: case ENT_GPE: case ENT_LOC:
	case ENT_FAC: case ENT_PRODUCT: case ENT_EVENT: case ENT_LAW:
	case ENT_WORK_OF_ART:
		return true;
	default:
		return false;
	}
}

/* The tokens of the span are no phrase of their own. Terms of the prose that
 * they are go to the theme, if there is one; true if there are any. */
static bool span_take(struct themes *themes, struct span span,
		      enum taken taken, struct theme *theme)
{
	const struct article *article = themes->article;
	bool prose = false;

	for (uint32_t t = article_token_at(article, span.start);
	     t < article->token_count &&
	     article->tokens[t].span.start < span.end; t++) {
		themes->taken[t] = (uint8_t)taken;
		prose |= themes->terms->of_token[t] != NO_TERM;
		if (theme)
			theme_add_term(theme, themes->terms->of_token[t]);
	}
	return prose;
}

static void entity_add(struct themes *themes, const struct entity *entity)
{
	struct theme theme = { .hash = term_hash(entity->name),
			       .text = entity->name, .name = true };
	enum taken taken = entity->label == ENT_PERSON ? TAKEN_PERSON
						       : TAKEN_OTHER;

	theme.person = taken == TAKEN_PERSON;

	for (uint32_t m = 0; m < entity->mention_count; m++) {
		struct span span = entity->mentions[m];
		if (!span_take(themes, span, taken, &theme))
			continue;
		if (!theme.count++)
			theme.first = span.start;
	}
	if (theme.count && theme.term_count && label_counts(entity->label))
		*theme_find(themes, theme.hash) = theme;
}

/* What is in ents but no entity: dates, amounts, numbers. */
static void ents_take(struct themes *themes)
{
	const struct article *article = themes->article;

	for (uint32_t e = 0; e < article->ent_count; e++)
		if (!themes->taken[article_token_at(
			    article, article->ents[e].span.start)])
			span_take(themes, article->ents[e].span, TAKEN_OTHER,
				  NULL);
}

static bool is_phrase_word(const struct themes *themes, uint32_t t)
{
	const struct token *token = &themes->article->tokens[t];

	return !themes->taken[t] && themes->terms->of_token[t] != NO_TERM &&
	       (token->pos == POS_NOUN || token->pos == POS_PROPN ||
		token->pos == POS_ADJ) &&
	       token->span.end - token->span.start > 1;
}

/* A copy of the bytes with a small first letter, if the lemma has one: then
 * the capital is that of a sentence. */
static char *word_put(char *at, struct string word, struct string lemma)
{
	memcpy(at, word.data, word.length);
	if (at[0] >= 'A' && at[0] <= 'Z' && lemma.length &&
	    lemma.data[0] >= 'a' && lemma.data[0] <= 'z')
		at[0] = (char)(at[0] + 'a' - 'A');
	return at + word.length;
}

/* The words of the tokens [a, b) with what stands between, the last one, if it
 * is no name, as its lemma. */
static struct string phrase_text(const struct article *article, uint32_t a,
				 uint32_t b)
{
	const struct token *tokens = article->tokens;
	const struct token *last = &tokens[b - 1];
	char *text = arena_alloc(article->arena,
				 last->span.end - tokens[a].span.start +
					 last->lemma.length);
	char *at = text;

	for (uint32_t t = a; t < b; t++) {
		struct string word = token_string(article, &tokens[t]);
		if (t > a && tokens[t].span.start > tokens[t - 1].span.end)
			*at++ = ' ';
		if (t == b - 1 && last->pos == POS_NOUN)
			word = last->lemma;
		at = word_put(at, word, tokens[t].lemma);
	}
	return (struct string){ text, (size_t)(at - text) };
}

static const struct term *theme_term(const struct themes *themes, uint32_t t)
{
	return &themes->terms->items[themes->terms->of_token[t]];
}

static uint32_t weight_of(const struct themes *themes, uint32_t t)
{
	return themes->weights[themes->terms->of_token[t]];
}

static void phrase_add(struct themes *themes, uint32_t a, uint32_t b)
{
	const struct article *article = themes->article;
	uint64_t hash = 0;

	for (uint32_t t = a; t < b; t++)
		hash = phrase_hash(hash, term_hash(article->tokens[t].lemma));
	struct theme *theme = theme_find(themes, hash);
	if (!theme->count++) {
		theme->text = phrase_text(article, a, b);
		theme->first = article->tokens[a].span.start;
		for (uint32_t t = a; t < b; t++)
			theme_add_term(theme, themes->terms->of_token[t]);
		theme->head = themes->terms->of_token[b - 1];
	}
}

/* Behind the run of phrase words that begins with token `a`, at most one
 * character between two. */
static uint32_t run_end(const struct themes *themes, uint32_t a)
{
	const struct token *tokens = themes->article->tokens;
	uint32_t t = a;

	while (t < themes->article->token_count && is_phrase_word(themes, t) &&
	       (t == a || tokens[t].span.start <= tokens[t - 1].span.end + 1))
		t++;
	return t;
}

static bool is_time(const struct token *token)
{
	char first = token->lemma.length ? *token->lemma.data : '.';
	int letter = (first | 0x20) - 'a';

	return letter >= 0 && letter < 26 && times[letter] &&
	       word_in(token->lemma, times[letter]);
}

/* An adjective that does not make the noun another thing. */
static bool is_light(const struct themes *themes, uint32_t t, uint32_t noun)
{
	const struct token *token = &themes->article->tokens[t];

	if (token->pos != POS_ADJ)
		return is_time(token);
	return token->tag == TAG_JJR || token->tag == TAG_JJS ||
	       theme_term(themes, t)->facts.rarity < ADJECTIVE_RARITY ||
	       weight_of(themes, t) * ADJECTIVE_PART < weight_of(themes, noun);
}

/* "Chief Executive Officer" before Naomi Castellan is her title. */
static bool is_title(const struct themes *themes, uint32_t b)
{
	return b < themes->article->token_count &&
	       themes->taken[b] == TAKEN_PERSON;
}

static bool is_joined(const struct token *tokens, uint32_t t)
{
	return tokens[t].span.start == tokens[t - 1].span.end;
}

static bool is_hyphen(const struct themes *themes, uint32_t t)
{
	return string_is(token_string(themes->article,
				      &themes->article->tokens[t]), "-");
}

/* Where the phrase begins that has token `a` behind a hyphen: with the whole
 * of "working-class", but behind "11-day" and "stay-at-home", of which only
 * the end would be left. */
static uint32_t compound_start(const struct themes *themes, uint32_t a,
			       uint32_t b)
{
	const struct token *tokens = themes->article->tokens;
	uint32_t start = a, behind = a + 1;

	if (!a || !is_joined(tokens, a) || !is_hyphen(themes, a - 1))
		return a;
	if (a > 1 && is_joined(tokens, a - 1) &&
	    themes->terms->of_token[a - 2] != NO_TERM &&
	    !themes->taken[a - 2] && !is_time(&tokens[a]) &&
	    (a < 3 || !is_joined(tokens, a - 2)))
		start = a - 2;
	while (behind < b && is_joined(tokens, behind))
		behind++;
	return start < a ? start : behind;
}

/* The run without adjectives and times at its end and without light words in
 * front; of a long one its last words. */
static void run_add(struct themes *themes, uint32_t a, uint32_t b)
{
	const struct token *tokens = themes->article->tokens;

	if (is_title(themes, b) ||
	    (b < themes->article->token_count && is_joined(tokens, b) &&
	     is_hyphen(themes, b)))
		return;
	while (b > a && (tokens[b - 1].pos == POS_ADJ ||
			 is_time(&tokens[b - 1])))
		b--;
	if (a == b)
		return;
	if (b - a > THEME_TERMS)
		a = b - THEME_TERMS;
	a = compound_start(themes, a, b);
	while (a + 1 < b && themes->terms->of_token[a + 1] != NO_TERM &&
	       is_light(themes, a, b - 1))
		a++;
	if (a + 1 < b || (a < b && theme_term(themes, a)->facts.rarity >=
					    NOUN_RARITY))
		phrase_add(themes, a, b);
}

static void phrases_add(struct themes *themes)
{
	for (uint32_t t = 0; t < themes->article->token_count;) {
		uint32_t end = run_end(themes, t);
		if (end > t)
			run_add(themes, t, end);
		t = end > t ? end : t + 1;
	}
}

void themes_make(struct themes *themes, struct article *article)
{
	uint32_t slots = 64;

	memset(themes, 0, sizeof *themes);
	themes->article = article;
	while (slots < 2 * (article->token_count + article->entity_count))
		slots *= 2;
	themes->mask = slots - 1;
	themes->slots = arena_zero(article->arena,
				   slots * sizeof *themes->slots);
	themes->taken = arena_zero(article->arena, article->token_count + 1);
	themes->terms = terms_of(article);
	themes->weights = terms_weigh(themes->terms, odds_weights(
		model_terms, 0, TERM_FEATURES));
	for (uint32_t e = 0; e < article->entity_count; e++)
		entity_add(themes, &article->entities[e]);
	ents_take(themes);
	phrases_add(themes);
}
