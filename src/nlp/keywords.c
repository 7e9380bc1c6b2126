/* keywords.c - the words and phrases that say what an article is about
 *
 * Goes in: themes (nlp/themes.h). Comes out: at most options.keywords of them,
 * the best first; of equal ones the earlier.
 *
 * A term weighs as much as it is likely to be in the headline (nlp/terms.h), a
 * theme as its terms, and more the more often it is said as a whole. One is
 * left out that mostly repeats a better one or has a better one in it: beside
 * "harbor pilot" there is neither "pilot" nor "young harbor pilot". A score is
 * the share of the best one's weight.
 *
 * What it gets wrong: two words for one thing ("ship", "vessel") are two.
 */
#include "nlp/keywords.h"

#include <stdlib.h>

#include "nlp/themes.h"

/* What chosen themes leave at their terms. */
enum { USED = 1, ALONE = 2 };

/* What a phrase weighs at most, for the weight of its last word: a "foreign
 * ministry spokesman" is a spokesman. */
#define HEADS 4

/* Twice the weight of the heaviest term, and of a phrase once more that of the
 * others; of a name the mean, since "Dunmoor Courier" is not Dunmoor, but of a
 * person's the heaviest, which is the surname. */
static uint32_t terms_weight(const struct themes *themes,
			     const struct theme *theme)
{
	const uint32_t *weights = themes->weights;
	uint32_t heaviest = 0, sum = 0;

	for (uint32_t i = 0; i < theme->term_count; i++) {
		uint32_t weight = weights[theme->terms[i]];
		sum += weight;
		heaviest = weight > heaviest ? weight : heaviest;
	}
	if (theme->person)
		return 2 * heaviest;
	if (theme->name)
		return 2 * sum / theme->term_count;
	sum += heaviest;
	return sum < HEADS * weights[theme->head]
		? sum : HEADS * weights[theme->head];
}

/* A theme that is said once has half of what it would have if it were said
 * ever again, one that is said twice two thirds. */
static uint32_t theme_weight(const struct themes *themes,
			     const struct theme *theme)
{
	return terms_weight(themes, theme) * 8 * theme->count /
	       (theme->count + 1);
}

/* For qsort: by weight, then by place; never equal. */
static int theme_order(const void *a, const void *b)
{
	const struct theme *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* True if more than half of its terms are in better themes, or one of them is
 * a better theme by itself. */
static bool repeats(const struct theme *theme, const unsigned char *marks)
{
	uint32_t used = 0;

	for (uint32_t i = 0; i < theme->term_count; i++) {
		used += marks[theme->terms[i]] & USED;
		if (marks[theme->terms[i]] & ALONE && !theme->name)
			return true;
	}
	return 2 * used > theme->term_count;
}

static void terms_mark(const struct theme *theme, unsigned char *marks)
{
	for (uint32_t i = 0; i < theme->term_count; i++)
		marks[theme->terms[i]] |= theme->term_count == 1 ? USED | ALONE
								 : USED;
}

static void choose(struct article *article, const struct themes *themes,
		   size_t most)
{
	unsigned char *marks =
		arena_zero(article->arena, themes->terms->count + 1);

	for (size_t i = 0; i < themes->count; i++) {
		const struct theme *theme = &themes->items[i];
		if (article->keyword_count == most || !theme->weight)
			return;
		if (repeats(theme, marks))
			continue;
		terms_mark(theme, marks);
		article->keywords[article->keyword_count++] = (struct keyword){
			theme->text, (int)((uint64_t)theme->weight * 100 /
					   themes->items[0].weight)
		};
	}
}

void keywords_make(struct article *article)
{
	struct themes themes;
	size_t most = (size_t)article->options.keywords;

	article->keyword_count = 0;
	if (!most || !article->token_count)
		return;
	themes_make(&themes, article);
	if (!themes.count)
		return;
	for (size_t i = 0; i < themes.count; i++)
		themes.items[i].weight =
			theme_weight(&themes, &themes.items[i]);
	qsort(themes.items, themes.count, sizeof *themes.items, theme_order);
	if (most > themes.count)
		most = themes.count;
	article->keywords =
		arena_alloc(article->arena, most * sizeof *article->keywords);
	choose(article, &themes, most);
}
