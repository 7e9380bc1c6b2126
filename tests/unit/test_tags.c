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

enum { OUTPUTS = 64, INPUTS = 208 };

static int8_t rows[OUTPUTS * INPUTS], weights[OUTPUTS * INPUTS];
static int32_t bias[OUTPUTS];
static uint8_t shift[OUTPUTS], none[INPUTS], x[INPUTS];

/* Weights and values at the limits that packed.h gives, biases of all signs,
 * and all shifts. */
static struct packed layer_make(void)
{
	for (size_t i = 0; i < INPUTS; i++) {
		x[i] = (uint8_t)(i % 3 ? 255 : i);
		for (size_t r = 0; r < OUTPUTS; r++)
			rows[r * INPUTS + i] = (int8_t)(
				r == 0 ? PACKED_WEIGHT
				: r == 1 ? -PACKED_WEIGHT
				: (int)((i * 37 + r * 101) % 255) - 127);
	}
	for (size_t r = 0; r < OUTPUTS; r++) {
		bias[r] = (int32_t)(r * 7919 * 37 % 2000001) - 1000000;
		shift[r] = (uint8_t)(1 + r % PACKED_SHIFT);
	}
	packed_make(weights, rows, OUTPUTS, INPUTS);
	return (struct packed){ weights, bias, shift, OUTPUTS, INPUTS };
}

static int32_t sum_of(size_t output, const uint8_t *values)
{
	int32_t sum = bias[output];

	for (size_t i = 0; i < INPUTS; i++)
		sum += rows[output * INPUTS + i] * values[i];
	return sum;
}

static uint8_t output_of(size_t output, const uint8_t *values)
{
	int32_t sum = sum_of(output, values);

	sum = sum < 0 ? 0 : sum / (1 << shift[output]);
	return (uint8_t)(sum > 255 ? 255 : sum);
}

/* By the definition, for each number of vectors. */
static void test_packed(void)
{
	struct packed layer = layer_make();
	const uint8_t *const from[] = { x, none, x, none };
	static uint8_t got[4][OUTPUTS];
	uint8_t *const to[] = { got[0], got[1], got[2], got[3] };
	int32_t sums[4 * OUTPUTS];
	size_t wrong = 0, cut = 0;

	for (size_t count = 1; count <= 4; count++) {
		memset(got, 0, sizeof got);
		packed_run(&layer, from, to, count);
		packed_sums(&layer, from, sums, count);
		for (size_t o = 0; o < count * OUTPUTS; o++) {
			size_t v = o / OUTPUTS, r = o % OUTPUTS;

			wrong += got[v][r] != output_of(r, from[v]);
			wrong += sums[o] != sum_of(r, from[v]);
			cut += got[v][r] == 0 || got[v][r] == 255;
		}
	}
	ok(wrong == 0, "layers at their limits");
	ok(cut > OUTPUTS && cut < 9 * OUTPUTS, "%zu outputs cut", cut);
}

static void test_rows(void)
{
	static const int16_t start[64] = { -1280, -1, 0, 254, 255, 300, -500 };
	static uint8_t one[64] = { 255, 0, 0, 1, 1, 255, 255 };
	static const uint8_t two[64] = { 0, 1, 0, 0, 0, 255, 255 };
	static const uint8_t want[64] = { 0, 0, 0, 255, 255, 255, 10 };
	uint8_t got[64];
	size_t wrong = 0;

	for (size_t width = 32; width <= 64; width += 16) {
		memset(got, 0, sizeof got);
		add_rows_cut(got, start, (const uint8_t *const[]){ one, two },
			     2, width);
		wrong += memcmp(got, want, sizeof got) != 0;
	}
	ok(wrong == 0, "added and cut");
	for (size_t r = 0; r < OUTPUTS; r++)
		wrong += dot_row(rows + r * INPUTS, x, INPUTS) !=
			 sum_of(r, x) - bias[r];
	ok(wrong == 0, "one row");
}

/* Where the first of the highest is, for all widths and places of it. */
static void test_highest(void)
{
	int32_t sums[70];
	size_t wrong = 0;

	for (size_t count = 1; count <= 70; count++)
		for (size_t at = 0; at < count; at++) {
			for (size_t i = 0; i < count; i++)
				sums[i] = i % 3 ? INT32_MIN : -7 - (int32_t)i;
			sums[at] = at % 2 ? -1 : INT32_MAX;
			if (at + 9 < count)
				sums[at + 9] = sums[at];
			if (at + 1 < count)
				sums[count - 1] = sums[at];
			wrong += highest(sums, count) != at;
		}
	for (size_t i = 0; i < 70; i++)
		sums[i] = INT32_MIN;
	for (size_t count = 1; count <= 70; count++)
		wrong += highest(sums, count) != 0;
	ok(wrong == 0, "the highest");
}

int main(void)
{
	test_names();
	test_packed();
	test_rows();
	test_highest();
	test_cache();
	return done();
}
