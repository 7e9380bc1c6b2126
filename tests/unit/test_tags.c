/* test_tags.c - names of tags, and what does not change the tagger's bytes */
#include "nlp/caches.h"
#include "nlp/tags.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/dot.h"
#include "model/packed.h"
#include "tap.h"

#define WORDS 64

static const char text[] =
	"Ms. Ode left the harbour at 7 a.m. , she said . "
	"THE MAYOR HAS N'T SEEN IT . "
	"\xC3\x89lodie \xE2\x80\x99s dogs \xF0\x9F\x98\x80 were running !";

/* The words of the text, which are between blanks; a sentence ends with each
 * full stop. */
static void article_build(struct article *article, struct arena *arena)
{
	static struct sentence sentences[WORDS];
	struct token *tokens = arena_zero(arena, WORDS * sizeof *tokens);
	uint32_t t = 0, s = 0, at = 0;

	memset(article, 0, sizeof *article);
	sentences[0].token = 0;
	while (text[at]) {
		uint32_t end = at + (uint32_t)strcspn(text + at, " ");

		tokens[t++].span = (struct span){ at, end };
		if (end - at == 1 && text[at] == '.') {
			sentences[s++].token_end = t;
			sentences[s].token = t;
		}
		at = end + (text[end] == ' ');
	}
	sentences[s++].token_end = t;
	article->arena = arena;
	article->text = string_of(text);
	article->tokens = tokens;
	article->token_count = t;
	article->sentences = sentences;
	article->sentence_count = s;
}

static bool tokens_same(const struct article *a, const struct article *b)
{
	for (uint32_t t = 0; t < a->token_count; t++) {
		const struct token *x = &a->tokens[t], *y = &b->tokens[t];

		if (x->tag != y->tag || x->pos != y->pos ||
		    x->morph != y->morph || !string_equal(x->lemma, y->lemma))
			return false;
	}
	return true;
}

static void test_cache(void)
{
	static const size_t sizes[] = { 0, 1, 4, 4096 };
	struct article plain, cached;
	struct arena arena;

	arena_init(&arena);
	article_build(&plain, &arena);
	tags_make(&plain);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct caches caches = caches_new(sizes[i]);
		bool same = true;

		for (int again = 0; again < 3; again++) {
			article_build(&cached, &arena);
			cached.caches = caches;
			tags_make(&cached);
			same &= tokens_same(&plain, &cached);
		}
		ok(same, "a cache of %zu changes nothing", sizes[i]);
		caches_free(&caches);
	}
	arena_free(&arena);
}

static void test_names(void)
{
	size_t wrong = 0, unsorted = 0, morphs = 0;

	for (uint8_t tag = 0; tag < TAG_COUNT; tag++)
		wrong += tag_named(string_of(tag_name(tag))) != tag;
	for (unsigned pos = 0; pos < POS_COUNT; pos++)
		wrong += pos_named(string_of(pos_name((enum pos)pos))) != pos;
	for (; morph_named(string_of(morph_name((uint16_t)morphs))) ==
	       (int)morphs; morphs++)
		unsorted += morphs &&
			    strcmp(morph_name((uint16_t)(morphs - 1)),
				   morph_name((uint16_t)morphs)) >= 0;
	ok(wrong == 0, "tags and parts of speech by name");
	ok(morphs > 100 && unsorted == 0, "%zu morphs, in order", morphs);
	ok(morph_name(0)[0] == '\0', "the first is empty");
	ok(morph_named(STRING("Number=None")) == -1, "one that is not");
	ok(tag_named(STRING("nn")) == TAG_UNKNOWN, "names have their case");
	ok(pos_named(STRING("")) == POS_X, "no name");
}

/* Sums by the definition, at the limits that dot.h gives. */
static void test_dot(void)
{
	enum { ROWS = 7 };
	static int16_t weights[ROWS * DOT_INPUTS], x[DOT_INPUTS];
	static int16_t packed[PACKED_BLOCK * DOT_INPUTS];
	static const int16_t none[DOT_INPUTS];
	static const int16_t *const four[] = { none, x, none, x };
	int32_t one[PACKED_BLOCK], all[PACKED_VECTORS * PACKED_BLOCK];
	bool right = true;

	for (size_t i = 0; i < DOT_INPUTS; i++) {
		x[i] = (int16_t)(i % 3 ? DOT_MOST : (int)i);
		for (size_t r = 0; r < ROWS; r++)
			weights[r * DOT_INPUTS + i] = (int16_t)(
				r == 0 ? DOT_WEIGHT : r == 1 ? -DOT_WEIGHT
				: (int)((i * 37 + r * 101) % 4095) - 2047);
	}
	packed_make(packed, weights, ROWS, DOT_INPUTS);
	packed_dot(all, packed, four, ROWS, DOT_INPUTS);
	packed_dot_one(one, packed, x, ROWS, DOT_INPUTS);
	for (size_t r = 0; r < ROWS; r++) {
		int64_t sum = 0;

		for (size_t i = 0; i < DOT_INPUTS; i++)
			sum += weights[r * DOT_INPUTS + i] * x[i];
		right &= sum == one[r] && !all[r] &&
			 sum == all[PACKED_BLOCK + r] &&
			 !all[2 * PACKED_BLOCK + r] &&
			 sum == all[3 * PACKED_BLOCK + r];
		right &= sum == dot_row(weights + r * DOT_INPUTS, x,
					DOT_INPUTS);
	}
	ok(right, "sums at their limits");
}

static void test_rows(void)
{
	static const int32_t sums[16] = { -1000000, -256, -1, 0, 1, 255, 256,
		511, 512, 1048319, 1048320, 1048576, 2000000000, -2000000000 };
	static const int32_t bias[16] = { 0, 0, 0, 0, 0, 0, 0, 1 };
	static const int16_t want[16] = { 0, 0, 0, 0, 0, 0, 1, 2, 2, 4094,
		4095, 4095, 4095, 0 };
	static const int16_t wild[16] = { -32768, -1, 0, 1, 4095, 4096,
		32767 };
	static const int16_t tame[16] = { 0, 0, 0, 1, 4095, 4095, 4095 };
	int16_t got[16];

	rectify_row(got, sums, bias, 8, 16);
	ok(memcmp(got, want, sizeof got) == 0, "rectified and cut");
	memset(got, 0, sizeof got);
	add_rows_cut(got, (const int16_t *const[]){ wild }, 1, 16);
	ok(memcmp(got, tame, sizeof got) == 0, "added and cut");
}

int main(void)
{
	test_names();
	test_dot();
	test_rows();
	test_cache();
	return done();
}
