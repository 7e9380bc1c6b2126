/* terms.c - the content words of an article and how much each weighs
 *
 * Inverse document frequency (Spärck Jones 1972) says how much a word tells
 * when it occurs; how often headlines have it says how much it tells an
 * editor ("dead" much, "Tuesday" little). Both are counted by train/rarity.c
 * over forms and lemmas. Place matters as well: what the first sentence names,
 * the headline names too.
 *
 * What it gets wrong: a word is taken by its lemma alone, so that Bush the
 * president and a bush are one.
 */
#include "nlp/terms.h"

#include <string.h>

#include "nlp/odds.h"

/* A word of the title is as sure to be in the headline as a word can be, but
 * the text may have better ones. */
#define TITLE_WEIGHT (TERM_WEIGHT * 3 / 4)

/* By doubling, then by eighths of an octave. */
uint32_t eighths(uint64_t of, uint64_t part)
{
	static const uint32_t root[8] = { /* 2^(n/8) in 1/65536 */
		65536, 71468, 77936, 84990, 92682, 101070, 110218, 120194
	};
	uint32_t octaves = 0, n = 7;

	while (part << (octaves + 1) <= of)
		octaves++;
	while (n && ((part << octaves) * root[n] >> 16) > of)
		n--;
	return 8 * octaves + n;
}

bool sentence_is_prose(const struct article *article,
		       const struct sentence *sentence)
{
	if (!article->block_count)
		return true;
	uint32_t block = article_block_at(article, sentence->span.start);
	switch (article->blocks[block].kind) {
	case BLOCK_PARAGRAPH: case BLOCK_LIST:
		return true;
	default:
		return false;
	}
}

/* The slot of that hash, taken or free. */
static uint32_t slot_of(const struct terms *terms, uint64_t hash)
{
	uint32_t slot = (uint32_t)hash & terms->mask;

	while (terms->slots[slot] &&
	       terms->items[terms->slots[slot] - 1].hash != hash)
		slot = (slot + 1) & terms->mask;
	return slot;
}

uint32_t terms_find(const struct terms *terms, uint64_t hash)
{
	return terms->slots[slot_of(terms, hash)] - 1; /* 0 - 1 is NO_TERM */
}

static uint32_t term_add(struct terms *terms, const struct lexeme *lexeme,
			 uint32_t token, uint32_t *distinct)
{
	uint32_t slot = slot_of(terms, lexeme->hash), place = terms->sentences;

	if (!terms->slots[slot]) {
		terms->items[terms->count] = (struct term){
			.hash = lexeme->hash, .token = token, .first = place,
			.kind = lexeme->kind, .facts = lexeme->facts
		};
		terms->slots[slot] = ++terms->count;
	}
	uint32_t index = terms->slots[slot] - 1;
	struct term *term = &terms->items[index];
	term->count++;
	if (!term->sentences || term->last != place) {
		term->sentences++;
		term->leads += place < 4;
		terms->distinct[(*distinct)++] = index;
	}
	term->last = place;
	return index;
}

/* eighths(n, 1) of a small number. */
static int16_t eighths_capped(uint32_t n, uint32_t most)
{
	static const uint8_t small[65] = {
		0, 0, 8, 12, 16, 18, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31,
		32, 32, 33, 33, 34, 35, 35, 36, 36, 37, 37, 38, 38, 38, 39, 39,
		40, 40, 40, 41, 41, 41, 41, 42, 42, 42, 43, 43, 43, 43, 44, 44,
		44, 44, 45, 45, 45, 45, 46, 46, 46, 46, 46, 47, 47, 47, 47, 47,
		48
	};

	n = n < most ? n : most;
	return (int16_t)(n < 65 ? small[n] : eighths(n, 1));
}

void term_features(const struct terms *terms, const struct term *term,
		   int16_t f[TERM_FEATURES])
{
	uint32_t rarity = term->facts.rarity;

	f[T_ONE] = 8;
	f[T_COUNT] = eighths_capped(term->count, 32);
	f[T_SPREAD] = eighths_capped(1 + term->sentences, 32);
	f[T_LENGTH] = eighths_capped(1 + terms->sentences, 256);
	f[T_DEPTH] = eighths_capped(1 + term->first, 64);
	f[T_OPENS] = term->first == 0 ? 8 : 0;
	f[T_LEADS] = (int16_t)(8 * term->leads);
	f[T_RARITY] = (int16_t)(rarity / 4);
	f[T_COMMON] = (int16_t)(rarity < 16 ? rarity / 2 : 8);
	f[T_BOTH] = (int16_t)((uint32_t)f[T_COUNT] *
			      (rarity < 40 ? rarity : 40) / 40);
	f[T_MISSES] = (int16_t)term->facts.misses;
	f[T_NAME] = term->kind == LEXEME_NAME ? 8 : 0;
	f[T_VERB] = term->kind == LEXEME_VERB ? 8 : 0;
	f[T_ADJECTIVE] = term->kind == LEXEME_ADJECTIVE ? 8 : 0;
}

void title_open(struct article *title, struct arena *arena, struct string text)
{
	article_init(title, arena, text, (struct string){ NULL, 0 });
	article_have(title, LAYER_BLOCKS);
	article_have(title, LAYER_SENTENCES);
	article_need(title, LAYER_TOKENS);
}

/* The article's own headline, if it is known, raises the terms it has. */
static void title_raise(const struct terms *terms, uint32_t *weighed)
{
	const struct article *article = terms->article;
	struct lexicon lexicon;
	struct article title;

	if (!article->title.length)
		return;
	title_open(&title, article->arena, article->title);
	lexicon_open(&lexicon);
	for (uint32_t t = 0; t < title.token_count; t++) {
		struct string form = token_string(&title, &title.tokens[t]);
		struct lexeme lexeme;
		lexeme_find(&lexeme, &lexicon, form, true);
		uint32_t term = terms_find(terms, lexeme.hash);
		if (term == NO_TERM)
			term = terms_find(terms, term_hash(form));
		if (term != NO_TERM && weighed[term] < TITLE_WEIGHT)
			weighed[term] = TITLE_WEIGHT;
	}
}

uint32_t *terms_weigh(const struct terms *terms, const int32_t *weights)
{
	uint32_t *weighed = arena_alloc(terms->article->arena,
					(terms->count + 1) * sizeof *weighed);
	int16_t features[TERM_FEATURES];

	for (uint32_t i = 0; i < terms->count; i++) {
		term_features(terms, &terms->items[i], features);
		weighed[i] = odds_chance(odds_sum(weights, features,
						  TERM_FEATURES));
	}
	title_raise(terms, weighed);
	return weighed;
}

/* A sentence as it is read. */
struct reader {
	struct lexicon lexicon;
	uint32_t distinct; /* terms so far */
	bool prose, first; /* nothing but marks came before */
};

/* The words of the tokens [a, b), at most LEXEMES_MOST. */
static void words_read(struct terms *terms, struct reader *reader, uint32_t a,
		       uint32_t b)
{
	struct lexeme lexemes[LEXEMES_MOST];

	lexemes_find(lexemes, &reader->lexicon, terms->article, a, b,
		     &reader->first);
	for (uint32_t t = a; t < b; t++) {
		const struct lexeme *lexeme = &lexemes[t - a];
		terms->kinds[t] = lexeme->kind;
		terms->finite[t] = lexeme->finite;
		if (reader->prose && lexeme_is_content(lexeme->kind))
			terms->of_token[t] = term_add(terms, lexeme, t,
						      &reader->distinct);
	}
}

static void sentence_read(struct terms *terms, struct reader *reader,
			  uint32_t s)
{
	const struct sentence *sentence = &terms->article->sentences[s];

	reader->prose = sentence_is_prose(terms->article, sentence);
	reader->first = true;
	terms->prose[s] = reader->prose;
	terms->starts[s] = reader->distinct;
	for (uint32_t t = sentence->token, end; t < sentence->token_end;
	     t = end) {
		end = sentence->token_end - t < LEXEMES_MOST
			? sentence->token_end : t + LEXEMES_MOST;
		words_read(terms, reader, t, end);
	}
	terms->sentences += reader->prose;
}

static void room_make(struct terms *terms, const struct article *article)
{
	struct arena *arena = article->arena;
	uint32_t n = article->token_count, slots = 64;

	while (slots < n + n / 2)
		slots *= 2;
	*terms = (struct terms){ .article = article, .mask = slots - 1 };
	terms->slots = arena_zero(arena, slots * sizeof(uint32_t));
	terms->of_token = arena_alloc(arena, n * sizeof(uint32_t));
	memset(terms->of_token, 0xFF, n * sizeof(uint32_t)); /* NO_TERM */
	terms->distinct = arena_alloc(arena, n * sizeof(uint32_t));
	terms->items = arena_alloc(arena, n * sizeof(struct term));
	terms->kinds = arena_zero(arena, n + 1);
	terms->finite = arena_zero(arena, n + 1);
	n = article->sentence_count + 1;
	terms->starts = arena_alloc(arena, n * sizeof(uint32_t));
	terms->prose = arena_alloc(arena, n * sizeof(bool));
}

static void terms_make(struct terms *terms, const struct article *article)
{
	struct reader reader = { .distinct = 0 };

	room_make(terms, article);
	lexicon_open(&reader.lexicon);
	for (uint32_t s = 0; s < article->sentence_count; s++)
		sentence_read(terms, &reader, s);
	terms->starts[article->sentence_count] = reader.distinct;
}

const struct terms *terms_of(struct article *article)
{
	if (!article->terms) {
		article->terms = arena_alloc(article->arena,
					     sizeof *article->terms);
		terms_make(article->terms, article);
	}
	return article->terms;
}
