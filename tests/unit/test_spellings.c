/* test_spellings.c - each way of writing a word has one number */
#include "nlp/spellings.h"

#include <string.h>

#include "tap.h"

#define WORDS 16

/* One token for each word between blanks and, as a token of its own, for each
 * blank that follows another. */
static void article_build(struct article *article, struct arena *arena,
			  const char *text)
{
	struct token *tokens = arena_zero(arena, WORDS * sizeof *tokens);
	uint32_t t = 0, at = 0;

	memset(article, 0, sizeof *article);
	while (text[at]) {
		uint32_t end = at + (uint32_t)strcspn(text + at, " ");

		tokens[t].space = end == at;
		end += tokens[t].space;
		tokens[t++].span = (struct span){ at, end };
		at = text[end] == ' ' ? end + 1 : end;
	}
	article->arena = arena;
	article->text = string_of(text);
	article->tokens = tokens;
	article->token_count = t;
}

static bool numbers_are(const struct spellings *spellings,
			const uint32_t *numbers, uint32_t count)
{
	return !memcmp(spellings->of, numbers, count * sizeof *numbers);
}

static void test_numbers(struct arena *arena)
{
	static const uint32_t numbers[] = {
		0, 1, 2, NO_SPELLING, 3, 1, 4, 5, 6, 4, 5
	};
	struct article article;

	article_build(&article, arena,
		      "The dog saw   the dog unquestionably-one "
		      "unquestionably-two 1990 unquestionably-one "
		      "unquestionably-two");
	const struct spellings *spellings = spellings_of(&article);
	ok(spellings->count == 7, "seven spellings, and no blank");
	ok(numbers_are(spellings, numbers, 11), "numbered as they come");
	ok(spellings->items[1].count == 2, "two dogs");
	ok(string_is(spellings->items[4].text, "unquestionably-one"),
	   "the text is that of the first");
	ok(spelling_is_keyed(&spellings->items[1]), "short ones have a key");
	ok(!spelling_is_keyed(&spellings->items[4]), "long ones have none");
	ok(!spelling_is_keyed(&spellings->items[6]), "numbers have none");
	ok(spellings_of(&article) == spellings, "made once");
}

static void test_none(struct arena *arena)
{
	struct article article;

	article_build(&article, arena, "");
	ok(spellings_of(&article)->count == 0, "none in an empty article");
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_numbers(&arena);
	test_none(&arena);
	arena_free(&arena);
	return done();
}
