/* terms.c - the content words of an article and how much each weighs
 *
 * Inverse document frequency (Spärck Jones 1972), from the table that
 * src/train/rarity.c counted. A word is looked up by its lemma; a lemma that
 * the table lacks is rare.
 */
#include "nlp/terms.h"

#include "model/models.h"
#include "model/wordmap.h"

/* The table holds rarity + 1, since 0 means that a word is not there. */
uint32_t term_rarity(uint64_t hash)
{
	struct wordmap map;

	wordmap_open(&map, model_rarity);
	uint32_t number = wordmap_find(&map, hash);
	return number ? number - 1 : RARITY_UNKNOWN;
}

uint64_t term_hash(struct string word)
{
	return word_hash_folded(word);
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

static uint32_t term_add(struct terms *terms, uint64_t hash, uint32_t token)
{
	uint32_t slot = slot_of(terms, hash);

	if (!terms->slots[slot]) {
		terms->items[terms->count] = (struct term){
			hash, token, 0, term_rarity(hash)
		};
		terms->slots[slot] = ++terms->count;
	}
	terms->items[terms->slots[slot] - 1].count++;
	return terms->slots[slot] - 1;
}

void terms_make(struct terms *terms, const struct article *article)
{
	uint32_t n = article->token_count, slots = 64;

	while (slots < 2 * n)
		slots *= 2;
	terms->mask = slots - 1;
	terms->slots = arena_zero(article->arena, slots * sizeof(uint32_t));
	terms->of_token = arena_alloc(article->arena, n * sizeof(uint32_t));
	terms->items = arena_alloc(article->arena, n * sizeof(struct term));
	terms->count = 0;
	for (uint32_t t = 0; t < n; t++) {
		const struct token *token = &article->tokens[t];
		terms->of_token[t] = is_content(token)
			? term_add(terms, term_hash(token->lemma), t)
			: NO_TERM;
	}
}
