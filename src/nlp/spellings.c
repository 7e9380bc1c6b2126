/* spellings.c - the distinct spellings of an article's words, each once
 *
 * A table with open addressing, at least twice as large as the article has
 * tokens. A slot has the upper half of a hash and, in its lower half, the
 * number of the spelling, counted from 1.
 */
#include "nlp/spellings.h"

#include <string.h>

#include "nlp/features.h"

struct maker {
	struct spellings *made;
	struct arena *arena;
	uint64_t *slots;
	uint32_t mask;
	size_t room;
};

/* Short spellings are their keys. */
static bool is_same(const struct spelling *a, const struct spelling *b)
{
	return !memcmp(a->key, b->key, sizeof a->key) &&
	       (spelling_is_keyed(a) || string_equal(a->text, b->text));
}

static uint32_t spelling_add(struct maker *maker,
			     const struct spelling *spelling)
{
	struct spellings *made = maker->made;

	made->items = arena_grow(maker->arena, made->items, made->count,
				 &maker->room, sizeof *made->items);
	made->items[made->count] = *spelling;
	return ++made->count;
}

static uint32_t spelling_put(struct maker *maker, struct string text)
{
	struct spelling spelling = { text, { 0 }, 0 };
	uint32_t hash = cache_key(spelling.key, text)
		? cache_hash(spelling.key)
		: (uint32_t)bytes_hash(text.data, text.length);
	uint32_t at = hash & maker->mask, number;

	while ((number = (uint32_t)maker->slots[at])) {
		if (maker->slots[at] >> 32 == hash &&
		    is_same(&maker->made->items[number - 1], &spelling))
			break;
		at = (at + 1) & maker->mask;
	}
	if (!number) {
		number = spelling_add(maker, &spelling);
		maker->slots[at] = (uint64_t)hash << 32 | number;
	}
	maker->made->items[number - 1].count++;
	return number - 1;
}

static void spellings_make(struct spellings *made,
			   const struct article *article)
{
	struct maker maker = { .made = made, .arena = article->arena };
	size_t size = 16;

	while (size < 2 * (size_t)article->token_count)
		size *= 2;
	maker.mask = (uint32_t)(size - 1);
	maker.slots = arena_zero(article->arena, size * sizeof *maker.slots);
	memset(made, 0, sizeof *made);
	made->of = arena_alloc(article->arena,
			       (article->token_count + 1u) * sizeof *made->of);
	for (uint32_t t = 0; t < article->token_count; t++) {
		const struct token *token = &article->tokens[t];

		made->of[t] = token->space ? NO_SPELLING : spelling_put(
			&maker, token_string(article, token));
	}
}

const struct spellings *spellings_of(struct article *article)
{
	if (!article->spellings) {
		article->spellings = arena_alloc(article->arena,
						 sizeof *article->spellings);
		spellings_make(article->spellings, article);
	}
	return article->spellings;
}

void spellings_near(const struct spellings *spellings, uint32_t from,
		    const struct cache *cache)
{
	const struct spelling *items = spellings->items + from;
	uint32_t count = spellings->count - from;

	if (count > SPELLINGS_NEAR)
		count = SPELLINGS_NEAR;
	for (uint32_t i = 0; i < count; i++)
		if (spelling_is_keyed(&items[i]))
			cache_announce(cache, items[i].key);
	for (uint32_t i = 0; i < count; i++)
		if (spelling_is_keyed(&items[i]))
			cache_near(cache, items[i].key);
}
