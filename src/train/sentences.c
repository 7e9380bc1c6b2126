/* sentences.c - trains the weights of nlp/splits.c
 *
 * usage: gzip -dc TEXTS | sentences MODEL RECORDS
 *
 * Goes in: much plain news with "text" on standard input, and a file of
 * records with "text" and "sents". Comes out: a weight for each slot of hashed
 * features, and what words do in the news: whether a capital of theirs begins
 * sentences ("But") or stands inside ("Senate"), whether their full stop ends
 * one ("house.") or is followed by small letters ("Corp.") as Kiss and Strunk
 * 2006 count. Logistic regression by gradient
 * descent with a step for each weight that shrinks as it is used (Duchi et al.
 * 2011, AdaGrad), shuffled alike each time, a fixed number of rounds: the same
 * bytes on one kind of machine.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "nlp/blocks.h"
#include "nlp/gaps.h"
#include "nlp/splits.h"
#include "stream/json.h"
#include "train/blobs.h"

/* More rounds gain nothing on either dev set. */
#define ROUNDS 80
/* The weights are the mean of those behind each later round. */
#define AVERAGED (ROUNDS / 2)
#define SEED 1
#define STEP 0.05
/* Examples that a feature must have. */
#define LEAST 3
/* Pulls weights that few examples speak for towards zero. */
#define DECAY 3e-4

struct example {
	uint32_t count;
	uint32_t features[GAP_FEATURES];
	bool border;
};

/* Counts of words by their habit slot. */
struct counts {
	uint32_t begins[HABIT_MASK + 1]; /* with a capital, a paragraph */
	uint32_t inside[HABIT_MASK + 1]; /* with a capital, behind a word */
	uint32_t stops[HABIT_MASK + 1];  /* with a full stop behind it … */
	uint32_t goes_on[HABIT_MASK + 1]; /* … and then a small letter */
};

struct lesson {
	struct counts counts;
	unsigned char starters[HABIT_MASK + 1], stopped[HABIT_MASK + 1];
	struct habits habits;
	struct arena arena;
	struct example *examples;
	size_t count, room;
	double *weights, *squares, *sums;
};

static void example_add(struct lesson *lesson, const struct gaps *gaps,
			const struct gap *gap, bool border)
{
	lesson->examples = arena_grow(&lesson->arena, lesson->examples,
				      lesson->count, &lesson->room,
				      sizeof *lesson->examples);
	struct example *example = &lesson->examples[lesson->count++];
	example->count = gap_features(gaps, gap, &lesson->habits,
				      example->features);
	example->border = border;
}

/* Code point offsets of sentence starts, as a mark at each byte. */
static char *starts_mark(struct arena *arena, struct string text,
			 struct json_value sents)
{
	char *marks = arena_zero(arena, text.length + 1);
	struct text_index index;
	struct json_value sent, start;
	struct json_members members;
	uint32_t point;

	text_index_make(&index, arena, text);
	if (!json_first(sents, &sent))
		return marks;
	do {
		members = json_members(sent, arena);
		if (json_find(&members, STRING("start"), &start) &&
		    json_uint(start, &point))
			marks[text_byte(&index, point)] = 1;
	} while (json_after(sents, &sent));
	return marks;
}

/* The article of a line of JSON, with its blocks; its "sents" if they are
 * asked for. False if it has none. */
static bool article_read(struct article *article, struct arena *arena,
			 char *line, size_t length, struct json_value *sents)
{
	struct json_value object, text;
	struct json_members members;
	struct json_error error;

	if (!json_scan(line, length, arena, &object, &members, &error) ||
	    !json_find(&members, STRING("text"), &text) ||
	    (sents && !json_find(&members, STRING("sents"), sents)))
		return false;
	article_init(article, arena, json_text(text, arena),
		     (struct string){ NULL, 0 });
	blocks_make(article);
	return true;
}

static void record_learn(struct lesson *lesson, char *line, size_t length)
{
	struct json_value sents;
	struct article article;

	if (!article_read(&article, &lesson->arena, line, length, &sents))
		return;
	char *marks = starts_mark(&lesson->arena, article.text, sents);
	for (uint32_t b = 0; b < article.block_count; b++) {
		struct gaps gaps;
		struct gap gap;
		gaps_start(&gaps, article.text, &article.blocks[b]);
		while (gaps_next(&gaps, &gap)) {
			bool border = marks[gap.next - article.text.data];
			example_add(lesson, &gaps, &gap, border);
			if (border)
				gaps_cut(&gaps);
		}
	}
}

static void block_count(struct counts *counts, struct string text,
			const struct block *block)
{
	struct gaps gaps;
	struct gap gap;

	gaps_start(&gaps, text, block);
	if (gaps.terminal && gaps.first.letters == GAP_TITLE)
		counts->begins[word_habit(&gaps.first)]++;
	while (gaps_next(&gaps, &gap)) {
		if (gap.mark == GAP_NONE && gap.left.letters == GAP_LOWER &&
		    gap.right.letters == GAP_TITLE && !gap.opener)
			counts->inside[word_habit(&gap.right)]++;
		if (gap.mark != GAP_STOP || gap.closer)
			continue;
		counts->stops[word_habit(&gap.left)]++;
		if (gap.right.letters == GAP_LOWER)
			counts->goes_on[word_habit(&gap.left)]++;
	}
}

static void text_learn(struct lesson *lesson, char *line, size_t length)
{
	struct article article;
	struct arena arena;

	arena_init(&arena);
	if (article_read(&article, &arena, line, length, NULL))
		for (uint32_t b = 0; b < article.block_count; b++)
			if (article.blocks[b].kind == BLOCK_PARAGRAPH)
				block_count(&lesson->counts, article.text,
					    &article.blocks[b]);
	arena_free(&arena);
}

/* 0 if both are rare, else 1 to 9: 5 where they are about equal, one more for
 * each factor of two. */
static unsigned char starter_level(uint32_t begins, uint32_t inside)
{
	int level = 5;

	if (begins + inside < 4)
		return 0;
	begins = begins * 2 + 1;
	inside = inside * 2 + 1;
	for (; level < 9 && begins >= 2 * inside; begins /= 2)
		level++;
	for (; level > 1 && inside >= 2 * begins; inside /= 2)
		level--;
	return (unsigned char)level;
}

static unsigned char stopped_level(uint32_t stops, uint32_t goes_on)
{
	uint32_t percent = stops ? goes_on * 100 / stops : 0;

	if (stops < 5)
		return 0;
	return percent < 1 ? 1 : percent < 5 ? 2 : percent < 15 ? 3
	     : percent < 40 ? 4 : 5;
}

static void habits_make(struct lesson *lesson)
{
	const struct counts *counts = &lesson->counts;

	for (size_t i = 0; i <= HABIT_MASK; i++) {
		lesson->starters[i] = starter_level(counts->begins[i],
						    counts->inside[i]);
		lesson->stopped[i] = stopped_level(counts->stops[i],
						   counts->goes_on[i]);
	}
	lesson->habits.starters = lesson->starters;
	lesson->habits.stopped = lesson->stopped;
}

static void lines_read(struct lesson *lesson, FILE *file,
		       void (*learn)(struct lesson *, char *, size_t))
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	while ((length = getline(&line, &room, file)) > 0)
		learn(lesson, line, (size_t)length);
	free(line);
}

static double score(const struct lesson *lesson, const struct example *example)
{
	double sum = 0;

	for (uint32_t i = 0; i < example->count; i++)
		sum += lesson->weights[example->features[i] & SPLIT_MASK];
	return sum;
}

static void learn(struct lesson *lesson, const struct example *example)
{
	double p = 1 / (1 + exp(-score(lesson, example)));
	double error = (example->border ? 1 : 0) - p;

	for (uint32_t i = 0; i < example->count; i++) {
		uint32_t slot = example->features[i] & SPLIT_MASK;
		double gradient = error - DECAY * lesson->weights[slot] *
						  (double)lesson->count / 100;
		lesson->squares[slot] += gradient * gradient;
		lesson->weights[slot] += STEP * gradient /
					 sqrt(lesson->squares[slot] + 1e-4);
	}
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static bool is_frequent(const uint32_t *frequent, size_t count,
			uint32_t feature)
{
	return bsearch(&feature, frequent, count, sizeof feature, compare);
}

/* Drop the features of fewer than LEAST examples: they say nothing, and
 * leave their slots to others. */
static void rare_drop(struct lesson *lesson)
{
	size_t total = 0, used = 0, kept = 0;

	for (size_t i = 0; i < lesson->count; i++)
		total += lesson->examples[i].count;
	uint32_t *all = memory_new(total * sizeof *all);
	for (size_t i = 0; i < lesson->count; i++)
		for (uint32_t k = 0; k < lesson->examples[i].count; k++)
			all[used++] = lesson->examples[i].features[k];
	qsort(all, total, sizeof *all, compare);
	for (size_t i = 0; i + LEAST <= total; i++)
		if (all[i] == all[i + LEAST - 1] &&
		    (!kept || all[kept - 1] != all[i]))
			all[kept++] = all[i];
	for (size_t i = 0; i < lesson->count; i++) {
		struct example *e = &lesson->examples[i];
		uint32_t n = 0;
		for (uint32_t k = 0; k < e->count; k++)
			if (is_frequent(all, kept, e->features[k]))
				e->features[n++] = e->features[k];
		e->count = n;
	}
	free(all);
}

static void lesson_run(struct lesson *lesson)
{
	uint64_t random = SEED;

	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = lesson->count; i > 1; i--) { /* shuffle */
			random = random * 6364136223846793005u +
				 1442695040888963407u;
			size_t k = (size_t)((random >> 33) % i);
			struct example other = lesson->examples[k];
			lesson->examples[k] = lesson->examples[i - 1];
			lesson->examples[i - 1] = other;
		}
		for (size_t i = 0; i < lesson->count; i++)
			learn(lesson, &lesson->examples[i]);
		for (size_t i = 0; i <= SPLIT_MASK && round >= AVERAGED; i++)
			lesson->sums[i] += lesson->weights[i];
	}
	for (size_t i = 0; i <= SPLIT_MASK; i++)
		lesson->weights[i] = lesson->sums[i] / (ROUNDS - AVERAGED);
}

static void lesson_write(const struct lesson *lesson, const char *file)
{
	static int16_t weights[SPLIT_MASK + 1];
	struct blobs blobs = { .kind = SPLIT_KIND };
	size_t used = 0, wrong = 0;

	for (size_t i = 0; i <= SPLIT_MASK; i++) {
		double w = lesson->weights[i] * SPLIT_SCALE;
		w = w > 32000 ? 32000 : w < -32000 ? -32000 : w;
		weights[i] = (int16_t)(w < 0 ? w - 0.5 : w + 0.5);
		used += weights[i] != 0;
	}
	for (size_t i = 0; i < lesson->count; i++)
		wrong += (score(lesson, &lesson->examples[i]) > 0) !=
			 lesson->examples[i].border;
	error_print("%zu gaps, %zu wrong, %zu of %u slots used",
		    lesson->count, wrong, used, SPLIT_MASK + 1u);
	blobs_add(&blobs, weights, SPLIT_MASK + 1, sizeof *weights);
	blobs_add(&blobs, lesson->starters, HABIT_MASK + 1, 1);
	blobs_add(&blobs, lesson->stopped, HABIT_MASK + 1, 1);
	blobs_write(&blobs, file);
}

int main(int argc, char **argv)
{
	static struct lesson lesson;
	FILE *records = argc == 3 ? fopen(argv[2], "r") : NULL;

	error_program("sentences");
	if (!records) {
		error_print("usage: sentences MODEL RECORDS <TEXTS");
		return 2;
	}
	arena_init(&lesson.arena);
	lines_read(&lesson, stdin, text_learn);
	habits_make(&lesson);
	lines_read(&lesson, records, record_learn);
	fclose(records);
	lesson.weights = arena_zero(&lesson.arena,
				    (SPLIT_MASK + 1) * sizeof(double));
	lesson.squares = arena_zero(&lesson.arena,
				    (SPLIT_MASK + 1) * sizeof(double));
	lesson.sums = arena_zero(&lesson.arena,
				 (SPLIT_MASK + 1) * sizeof(double));
	rare_drop(&lesson);
	lesson_run(&lesson);
	lesson_write(&lesson, argv[1]);
	arena_free(&lesson.arena);
	return 0;
}
