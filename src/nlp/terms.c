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

#include "model/models.h"
#include "model/wordmap.h"
#include "nlp/odds.h"

/* A word of the title is as sure to be in the headline as a word can be, but
 * the text may have better ones. */
#define TITLE_WEIGHT (TERM_WEIGHT * 3 / 4)

/* The table holds rarity + 1 in the low byte, since 0 means that a word is not
 * there, and the misses in the high one. */
struct word_facts word_facts(uint64_t hash)
{
	struct wordmap map;

	wordmap_open(&map, model_rarity);
	uint32_t number = wordmap_find(&map, hash);
	if (!number)
		return (struct word_facts){ RARITY_UNKNOWN, MISSES_UNKNOWN };
	return (struct word_facts){ (number & 255) - 1, number >> 8 };
}

/* word_hash_folded, byte by byte as long as they are ASCII. */
uint64_t term_hash(struct string word)
{
	uint64_t hash = WORD_HASH_START;

	for (size_t i = 0; i < word.length; i++) {
		unsigned char c = (unsigned char)word.data[i];
		if (c >= 0x80)
			return word_hash_folded(word);
		hash = word_hash_add(hash, c >= 'A' && c <= 'Z' ? c + 32u : c);
	}
	return word_hash_end(hash);
}

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

static bool is_content(const struct token *token)
{
	switch (token->pos) {
	case POS_NOUN: case POS_PROPN: case POS_VERB: case POS_ADJ:
		return true;
	default:
		return false;
	}
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

static uint32_t term_add(struct terms *terms, uint32_t token, uint32_t place)
{
	uint64_t hash = term_hash(terms->article->tokens[token].lemma);
	uint32_t slot = slot_of(terms, hash);

	if (!terms->slots[slot]) {
		terms->items[terms->count] = (struct term){
			.hash = hash, .token = token, .first = place
		};
		terms->slots[slot] = ++terms->count;
	}
	struct term *term = &terms->items[terms->slots[slot] - 1];
	term->count++;
	if (!term->sentences || term->last != place) {
		term->sentences++;
		term->leads += place < 4;
	}
	term->last = place;
	return terms->slots[slot] - 1;
}

static int16_t eighths_capped(uint32_t n, uint32_t most)
{
	return (int16_t)eighths(n < most ? n : most, 1);
}

void term_features(const struct terms *terms, const struct term *term,
		   int16_t f[TERM_FEATURES])
{
	enum pos pos = (enum pos)terms->article->tokens[term->token].pos;
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
	f[T_NAME] = pos == POS_PROPN ? 8 : 0;
	f[T_VERB] = pos == POS_VERB ? 8 : 0;
	f[T_ADJECTIVE] = pos == POS_ADJ ? 8 : 0;
}

static void weights_make(struct terms *terms)
{
	const int32_t *weights = odds_weights(model_terms, TERM_FEATURES);
	int16_t features[TERM_FEATURES];

	for (uint32_t i = 0; i < terms->count; i++) {
		struct term *term = &terms->items[i];
		term->facts = word_facts(term->hash);
		term_features(terms, term, features);
		term->weight = odds_chance(odds_sum(weights, features,
						     TERM_FEATURES));
	}
}

/* The article's own headline, if it is known, raises the terms it has. */
static void title_raise(struct terms *terms)
{
	const struct article *article = terms->article;
	struct article title;

	if (!article->title.length)
		return;
	article_init(&title, article->arena, article->title,
		     (struct string){ NULL, 0 });
	title.caches = article->caches;
	article_need(&title, LAYER_TAGS);
	for (uint32_t t = 0; t < title.token_count; t++) {
		const struct token *token = &title.tokens[t];
		uint32_t term = terms_find(terms, term_hash(token->lemma));
		if (term == NO_TERM)
			term = terms_find(terms, term_hash(token_string(
							 &title, token)));
		if (!token->space && term != NO_TERM &&
		    terms->items[term].weight < TITLE_WEIGHT)
			terms->items[term].weight = TITLE_WEIGHT;
	}
}

static void terms_make(struct terms *terms, const struct article *article)
{
	uint32_t n = article->token_count, slots = 64;

	while (slots < 2 * n)
		slots *= 2;
	*terms = (struct terms){ .article = article, .mask = slots - 1 };
	terms->slots = arena_zero(article->arena, slots * sizeof(uint32_t));
	terms->of_token = arena_alloc(article->arena, n * sizeof(uint32_t));
	terms->items = arena_alloc(article->arena, n * sizeof(struct term));
	for (uint32_t t = 0; t < n; t++)
		terms->of_token[t] = NO_TERM;
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		if (!sentence_is_prose(article, sentence))
			continue;
		for (uint32_t t = sentence->token;
		     t < sentence->token_end; t++)
			if (is_content(&article->tokens[t]))
				terms->of_token[t] =
					term_add(terms, t, terms->sentences);
		terms->sentences++;
	}
	weights_make(terms);
	title_raise(terms);
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
