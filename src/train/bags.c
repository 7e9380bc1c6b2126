/* bags.c - which words a text has, and how often, for train/summary.c */
#include "train/bags.h"

#include "nlp/lexemes.h"

static void bag_add(struct bag *bag, uint64_t hash, uint32_t count)
{
	uint32_t i = 0;

	while (i < bag->count && bag->hashes[i] != hash)
		i++;
	if (i == bag->count) {
		bag->hashes[i] = hash;
		bag->counts[bag->count++] = 0;
	}
	bag->counts[i] += count;
	bag->words += count;
}

static void bag_make(struct bag *bag, struct arena *arena, uint32_t room)
{
	bag->hashes = arena_alloc(arena, (room + 1) * sizeof *bag->hashes);
	bag->counts = arena_alloc(arena, (room + 1) * sizeof *bag->counts);
	bag->count = bag->words = 0;
}

void bag_fill(struct bag *bag, struct arena *arena,
	      const struct article *article, uint32_t a, uint32_t b)
{
	struct lexicon lexicon;

	lexicon_open(&lexicon);
	bag_make(bag, arena, b - a);
	for (uint32_t t = a; t < b; t++) {
		const struct token *token = &article->tokens[t];
		struct lexeme lexeme;
		if (token->space)
			continue;
		struct string form = token_string(article, token);
		lexeme_find(&lexeme, &lexicon, form, true);
		if (lexeme.kind != LEXEME_MARK)
			bag_add(bag, lexeme.hash, 1);
	}
}

uint32_t bag_find(const struct bag *bag, uint64_t hash)
{
	for (uint32_t i = 0; i < bag->count; i++)
		if (bag->hashes[i] == hash)
			return bag->counts[i];
	return 0;
}
