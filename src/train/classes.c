/* classes.c - Brown classes split, and given to rarer words
 *
 *     xz -dc news.ndjson.xz | classes brown.paths >lines
 *
 * Goes in: articles, NDJSON, and lines "path TAB word" of a tree of classes.
 * Comes out: lines "cluster TAB path TAB word" for train/gazetteer.c, the
 * path cut to CLASS_PATH bits and with SPLIT_BITS more: which part of the
 * class.
 *
 * A word is described by the classes of its neighbours, left and right. A
 * class is split into parts of words whose neighbours differ (k-means on the
 * roots of shares: Hellinger's distance). A word that the tree lacks joins the
 * class whose neighbours and spellings make its own likeliest: naive Bayes.
 * "Trivandrum" has five neighbours that cities have.
 *
 * What it gets wrong: a word with few neighbours is where chance put it.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/features.h"
#include "nlp/gazetteer.h"
#include "train/class_words.h"

#define LEAST 5 /* a word seen less often has no class */
#define SIDES (2 * CLASSES)
#define ROUNDS 8

static unsigned class_at(const struct class_words *corpus, size_t at)
{
	uint32_t slot = corpus->words[at];

	return slot ? corpus->forms[slot].class : CLASS_BORDER;
}

/* For each word that is frequent enough how many neighbours of each class. */
static float *neighbours_count(struct class_words *corpus)
{
	uint32_t rows = 0;

	for (size_t i = 0; i <= corpus->mask; i++)
		if (corpus->forms[i].count >= LEAST)
			corpus->forms[i].row = ++rows;
	size_t size = (size_t)(rows + 1) * SIDES * sizeof(float);
	float *table = memset(memory_new(size), 0, size);
	error_print("%u words", rows);
	for (size_t at = 1; at + 1 < corpus->count; at++) {
		const struct form *form =
			&corpus->forms[corpus->words[at]];
		if (!corpus->words[at] || !form->row)
			continue;
		float *row = table + (size_t)form->row * SIDES;
		row[class_at(corpus, at - 1)] += 1;
		row[CLASSES + class_at(corpus, at + 1)] += 1;
	}
	return table;
}

/* Logarithms of the chances of neighbours and shapes in each class. */
struct chances {
	float sides[CLASSES][SIDES], shapes[CLASSES][WORD_SHAPES];
	float prior[CLASSES];
	unsigned classes;
};

static void logarithms(float *counts, size_t count, float extra)
{
	float sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += counts[i] + extra;
	for (size_t i = 0; i < count; i++)
		counts[i] = logf((counts[i] + extra) / sum);
}

static void chances_make(const struct class_words *corpus, const float *table,
			 struct chances *chances)
{
	memset(chances, 0, sizeof *chances);
	chances->classes = corpus->class_count;
	for (size_t i = 0; i <= corpus->mask; i++) {
		const struct form *form = &corpus->forms[i];
		const float *row = table + (size_t)form->row * SIDES;
		if (!form->row || form->class == CLASS_NONE)
			continue;
		/* A word counts by the root of its number, so that the rare
		 * ones are heard. */
		float weight = 1 / sqrtf((float)form->count);
		for (unsigned s = 0; s < SIDES; s++)
			chances->sides[form->class][s] += weight * row[s];
		chances->shapes[form->class][form->shape] += 1;
		chances->prior[form->class] += 1;
	}
	for (unsigned c = CLASS_FIRST; c < chances->classes; c++) {
		logarithms(chances->sides[c], CLASSES, 0.1f);
		logarithms(chances->sides[c] + CLASSES, CLASSES, 0.1f);
		logarithms(chances->shapes[c], WORD_SHAPES, 0.1f);
		chances->prior[c] = logf(chances->prior[c] + 1);
	}
}

/* The likeliest class; words without one tell nothing as neighbours. */
static unsigned class_guess(const struct chances *chances,
			    const struct form *form, const float *row)
{
	unsigned best = CLASS_FIRST, beside[SIDES], count = 0;
	float best_sum = -1e30f;

	for (unsigned s = 0; s < SIDES; s++)
		if (row[s] > 0 && s % CLASSES != CLASS_NONE)
			beside[count++] = s;
	for (unsigned c = CLASS_FIRST; c < chances->classes; c++) {
		float sum = chances->prior[c] +
			    chances->shapes[c][form->shape];
		for (unsigned i = 0; i < count; i++)
			sum += row[beside[i]] * chances->sides[c][beside[i]];
		if (sum > best_sum) {
			best_sum = sum;
			best = c;
		}
	}
	return best;
}

static void classes_guess(struct class_words *corpus, const float *table)
{
	struct chances *chances = memory_new(sizeof *chances);

	chances_make(corpus, table, chances);
	for (size_t i = 0; i <= corpus->mask; i++) {
		struct form *form = &corpus->forms[i];
		if (form->row && form->class == CLASS_NONE)
			form->class = (uint16_t)class_guess(
				chances, form,
				table + (size_t)form->row * SIDES);
	}
	free(chances);
}

/* Shares of the neighbours to their roots, each side of length one. */
static void roots_make(float *row)
{
	for (unsigned side = 0; side < 2; side++) {
		float *half = row + side * CLASSES, sum = 0;
		half[CLASS_NONE] = 0;
		for (unsigned c = 0; c < CLASSES; c++)
			sum += half[c];
		for (unsigned c = 0; sum > 0 && c < CLASSES; c++)
			half[c] = sqrtf(half[c] / sum);
	}
}

static float product(const float *a, const float *b)
{
	float sums[4] = { 0 };

	for (unsigned s = 0; s < SIDES; s += 4)
		for (unsigned i = 0; i < 4; i++)
			sums[i] += a[s + i] * b[s + i];
	return sums[0] + sums[1] + sums[2] + sums[3];
}

static unsigned nearest(float centres[SPLIT_PARTS][SIDES], unsigned parts,
			const float *row)
{
	unsigned best = 0;
	float most = -1;

	for (unsigned p = 0; p < parts; p++) {
		float near = product(centres[p], row);
		if (near > most) {
			most = near;
			best = p;
		}
	}
	return best;
}

struct member {
	struct form *form;
	const float *row;
};

static void centres_move(float centres[SPLIT_PARTS][SIDES],
			 const struct member *members, size_t count)
{
	memset(centres, 0, SPLIT_PARTS * sizeof *centres);
	for (size_t i = 0; i < count; i++) {
		float weight = logf((float)members[i].form->count);
		for (unsigned s = 0; s < SIDES; s++)
			centres[members[i].form->part][s] +=
				weight * members[i].row[s];
	}
	for (unsigned p = 0; p < SPLIT_PARTS; p++) {
		float length = sqrtf(product(centres[p], centres[p]));
		for (unsigned s = 0; length > 0 && s < SIDES; s++)
			centres[p][s] /= length;
	}
}

static int by_count(const void *a, const void *b)
{
	const struct form *x = ((const struct member *)a)->form;
	const struct form *y = ((const struct member *)b)->form;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Each new centre is the word that is farthest from those before it, of the
 * frequent ones; the first is the most frequent word. */
static void centres_choose(float centres[SPLIT_PARTS][SIDES],
			   const struct member *members, size_t count)
{
	size_t frequent = count < 64 ? count : 64 + (count - 64) / 4;

	memcpy(centres[0], members[0].row, sizeof *centres);
	for (unsigned p = 1; p < SPLIT_PARTS; p++) {
		size_t best = 0;
		float least = 1e30f;
		for (size_t i = 0; i < frequent; i++) {
			unsigned n = nearest(centres, p, members[i].row);
			float near = product(centres[n], members[i].row);
			if (near < least) {
				least = near;
				best = i;
			}
		}
		memcpy(centres[p], members[best].row, sizeof *centres);
	}
}

static void class_split(struct class_words *corpus, const float *table,
			unsigned class, struct member *members)
{
	static float centres[SPLIT_PARTS][SIDES];
	size_t count = 0;

	for (size_t i = 0; i <= corpus->mask; i++)
		if (corpus->forms[i].row && corpus->forms[i].class == class)
			members[count++] = (struct member){
				&corpus->forms[i],
				table + (size_t)corpus->forms[i].row * SIDES
			};
	if (count < SPLIT_PARTS)
		return;
	qsort(members, count, sizeof *members, by_count);
	centres_choose(centres, members, count);
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < count; i++)
			members[i].form->part = (uint8_t)nearest(
				centres, SPLIT_PARTS, members[i].row);
		centres_move(centres, members, count);
	}
}

static void forms_print(const struct class_words *corpus)
{
	for (size_t i = 0; i <= corpus->mask; i++) {
		const struct form *form = &corpus->forms[i];
		if (form->class <= CLASS_BORDER)
			continue;
		printf("cluster\t%s", corpus->paths[form->class]);
		for (unsigned bit = SPLIT_BITS; bit-- > 0;)
			putchar('0' + (form->part >> bit & 1));
		printf("\t%.*s\n", (int)form->length, form->text);
	}
}

int main(int argc, char **argv)
{
	struct class_words corpus;

	error_program("classes");
	if (argc != 2) {
		error_print("usage: classes PATHS <ARTICLES");
		return 2;
	}
	class_words_read(&corpus, argv[1]);
	float *table = neighbours_count(&corpus);
	classes_guess(&corpus, table);
	for (size_t i = 0; i <= corpus.mask; i++)
		if (corpus.forms[i].row)
			roots_make(table + (size_t)corpus.forms[i].row *
						   SIDES);
	struct member *members = memory_new((corpus.used + 1) *
					    sizeof *members);
	for (unsigned c = CLASS_FIRST; c < corpus.class_count; c++)
		class_split(&corpus, table, c, members);
	forms_print(&corpus);
	return 0;
}
