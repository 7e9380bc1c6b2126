/* query.c - sentences about what a user asks for
 *
 * A word of the query is in a sentence as itself or another form of its lemma,
 * or as part of a name: "DPRK" is in "He left Pyongyang for North Korea", and
 * "Matthew Miller" in "Miller said no". Rare words count more than common
 * ones. Words that keep the same company in the news as those of the query
 * (nlp/near.h) count for less: so "geography" finds where the earthquake
 * struck.
 *
 * What it gets wrong: "not Lornia" asks for Lornia.
 */
#include "nlp/query.h"

#include <string.h>

#include "nlp/aliases.h"
#include "nlp/keys.h"
#include "nlp/near.h"
#include "nlp/odds.h"

/* Of a longer query only the first words are looked at. */
#define WORDS_MOST 32

/* Words of one name in the query. */
#define NAME_WORDS 4

/* What a sentence gains that has all of the query: as much as the first one
 * has before those in the middle. More and what the story is about goes under:
 * asked for the words of one highlight of CNN's, a summary is then nearer to
 * that one no more than with half as much, and farther from the others. */
#define EXACT_GAIN (4 * ODDS_ONE)

/* What the sentence gains that has most of what is near to it, others by the
 * square of their part. It counts as much as the article lacks the query: with
 * the words themselves at hand, those near to them lead astray. */
#define NEAR_GAIN (4 * ODDS_ONE)

/* Words less alike have nothing to do with one another. Of more the squares
 * are added up, so that one close word is worth several distant ones. */
#define LIKENESS_LEAST 20

/* If no sentence has more of what is near, that is what the gain is measured
 * by: one word of likeness 55, or three of 32. */
#define NEAR_ENOUGH 30

/* Words that three articles in ten have are near to everything. */
#define NEAR_RARITY 14

/* The rarest words count as this, lest one misspelt word be all. */
#define RARITY_MOST 64

struct asked {
	uint64_t lemma, form;
	struct string text;
	uint32_t weight;
	const int8_t *vector;
};

/* What the candidate has of each word of the query: 100 for itself. */
struct cover {
	uint8_t exact[WORDS_MOST];
	uint32_t near[WORDS_MOST]; /* sum of squares of likenesses */
};

struct query {
	struct salience *salience;
	struct asked words[WORDS_MOST];
	uint32_t count, weight;
	struct near near;
	struct cover *covers; /* one a candidate */
	uint32_t *holders;    /* by sentence of the text: its candidate + 1 */
};

static void word_add(struct query *query, struct string form,
		     const struct lexeme *lexeme)
{
	struct asked *word = &query->words[query->count];
	uint32_t rarity = lexeme->facts.rarity;

	if (query->count == WORDS_MOST)
		return;
	word->text = form;
	word->form = term_hash(form);
	word->lemma = lexeme->hash;
	word->vector = near_vector(&query->near, word->lemma);
	word->weight = 1 + (rarity < RARITY_MOST ? rarity : RARITY_MOST);
	query->weight += word->weight;
	query->count++;
}

/* The words of the query of these kinds. */
static void kinds_add(struct query *query, const struct article *article,
		      unsigned kinds)
{
	struct lexicon lexicon;

	lexicon_open(&lexicon);
	for (uint32_t t = 0; t < article->token_count; t++) {
		const struct token *token = &article->tokens[t];
		struct string form = token_string(article, token);
		struct lexeme lexeme;
		if (token->space)
			continue;
		lexeme_find(&lexeme, &lexicon, form, true);
		if (kinds & 1u << lexeme.kind)
			word_add(query, form, &lexeme);
	}
}

/* The words that are about something; if there are none, all. */
static void words_make(struct query *query, struct string text)
{
	struct article article;

	title_open(&article, query->salience->article->arena, text);
	kinds_add(query, &article,
		  1u << LEXEME_NOUN | 1u << LEXEME_NAME | 1u << LEXEME_VERB |
		  1u << LEXEME_ADJECTIVE | 1u << LEXEME_NUMBER);
	if (!query->weight)
		kinds_add(query, &article, ~(1u << LEXEME_MARK));
}

static void holders_make(struct query *query)
{
	const struct salience *salience = query->salience;
	struct arena *arena = salience->article->arena;

	query->covers = arena_zero(arena, (salience->count + 1) *
						  sizeof *query->covers);
	query->holders = arena_zero(
		arena, (salience->article->sentence_count + 1) *
			       sizeof *query->holders);
	for (uint32_t i = 0; i < salience->count; i++)
		query->holders[salience->items[i].sentence] = i + 1;
}

/* Words that are no terms, such as numbers, count by their form. */
static void forms_match(struct query *query, uint32_t candidate)
{
	const struct article *article = query->salience->article;
	const struct terms *terms = query->salience->terms;
	const struct candidate *c = &query->salience->items[candidate];
	const struct sentence *s = &article->sentences[c->sentence];

	for (uint32_t t = s->token; t < s->token_end; t++) {
		if (terms->kinds[t] == LEXEME_MARK)
			continue;
		uint64_t form = term_hash(token_string(article,
						       &article->tokens[t]));
		uint64_t lemma = terms->of_token[t] == NO_TERM
			? form : terms->items[terms->of_token[t]].hash;
		for (uint32_t w = 0; w < query->count; w++)
			if (form == query->words[w].form ||
			    lemma == query->words[w].lemma ||
			    lemma == query->words[w].form)
				query->covers[candidate].exact[w] = 100;
	}
}

/* How near each term of the article is to each word, once a term. */
static uint8_t *likenesses_make(const struct query *query)
{
	const struct terms *terms = query->salience->terms;
	uint8_t *likenesses =
		arena_zero(query->salience->article->arena,
			   (size_t)terms->count * query->count + 1);

	for (uint32_t i = 0; i < terms->count; i++) {
		const int8_t *vector =
			near_vector(&query->near, terms->items[i].hash);
		if (terms->items[i].facts.rarity < NEAR_RARITY)
			continue;
		for (uint32_t w = 0; vector && w < query->count; w++) {
			const int8_t *asked = query->words[w].vector;
			int likeness =
				asked ? near_likeness(vector, asked) : 0;
			if (likeness > LIKENESS_LEAST)
				likenesses[(size_t)i * query->count + w] =
					(uint8_t)(likeness * likeness / 100);
		}
	}
	return likenesses;
}

static void near_match(struct query *query, uint32_t i,
		       const uint8_t *likenesses)
{
	const struct candidate *c = &query->salience->items[i];
	struct cover *cover = &query->covers[i];

	for (uint32_t t = 0; t < c->term_count; t++)
		for (uint32_t w = 0; w < query->count; w++)
			cover->near[w] += likenesses[(size_t)c->terms[t] *
						     query->count + w];
}

/* Wherever the entity is mentioned the words [a, b) of the query are. */
static void entity_match(struct query *query, const struct entity *entity,
			 uint32_t a, uint32_t b)
{
	const struct article *article = query->salience->article;

	for (uint32_t m = 0; m < entity->mention_count; m++) {
		uint32_t sentence = article_sentence_at(
			article, entity->mentions[m].start);
		uint32_t holder = query->holders[sentence];
		if (holder)
			memset(query->covers[holder - 1].exact + a, 100,
			       b - a);
	}
}

static bool is_name_of(struct string key, const struct entity *entity)
{
	return string_equal(key, entity->key) ||
	       alias_same(key, entity->key, ALIAS_COUNTRY) ||
	       alias_same(key, entity->key, ALIAS_PLACE) ||
	       alias_same(key, entity->key, ALIAS_ORG);
}

/* Names in the query, of up to NAME_WORDS words. */
static void names_match(struct query *query)
{
	const struct article *article = query->salience->article;

	for (uint32_t a = 0; a < query->count; a++)
		for (uint32_t b = a + 1;
		     b <= query->count && b <= a + NAME_WORDS; b++) {
			const struct string *first = &query->words[a].text;
			const struct string *last = &query->words[b - 1].text;
			struct string name = {
				first->data,
				(size_t)(last->data + last->length -
						      first->data)
			};
			struct string key = key_make(article->arena, name);
			for (uint32_t e = 0; e < article->entity_count; e++)
				if (is_name_of(key, &article->entities[e]))
					entity_match(query,
						     &article->entities[e], a,
						     b);
		}
}

/* Percent of the query, and what is near to it, by weight. */
static void shares_of(const struct query *query, const struct cover *cover,
		      uint32_t *exact, uint32_t *near)
{
	*exact = *near = 0;
	for (uint32_t w = 0; w < query->count; w++) {
		*exact += cover->exact[w] * query->words[w].weight;
		*near += cover->near[w] * query->words[w].weight;
	}
	*exact /= query->weight;
	*near /= query->weight;
}

static void scores_raise(struct query *query)
{
	struct salience *salience = query->salience;
	uint32_t exact, near, most = 0, nearest = NEAR_ENOUGH;

	for (uint32_t i = 0; i < salience->count; i++) {
		shares_of(query, &query->covers[i], &exact, &near);
		most = exact > most ? exact : most;
		nearest = near > nearest ? near : nearest;
	}
	for (uint32_t i = 0; i < salience->count; i++) {
		shares_of(query, &query->covers[i], &exact, &near);
		salience->items[i].score +=
			(int32_t)(EXACT_GAIN * exact / 100 +
				  (uint64_t)NEAR_GAIN * (100 - most) / 100 *
					  near * near /
					  ((uint64_t)nearest * nearest));
	}
}

void query_apply(struct salience *salience, struct string text)
{
	struct query query = { .salience = salience };

	if (!text.length)
		return;
	near_open(&query.near);
	words_make(&query, text);
	if (!query.count)
		return;
	holders_make(&query);
	const uint8_t *likenesses = likenesses_make(&query);
	for (uint32_t i = 0; i < salience->count; i++) {
		forms_match(&query, i);
		near_match(&query, i, likenesses);
	}
	names_match(&query);
	scores_raise(&query);
}
