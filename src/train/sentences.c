/* sentences.c - trains the weights of nlp/splits.c
 *
 * usage: gzip -dc TEXTS | sentences MODEL RECORDS
 *
 * Goes in: much plain news with "text" on standard input, and a file of
 * records with "text" and "sents". Comes out: a weight for each slot of hashed
 * features, and what words do in the news: whether a capital of theirs begins
 * sentences ("But") or stands inside ("Senate"), whether their full stop ends
 * one ("house.") or is followed by small letters ("Corp.") as Kiss and Strunk
 * 2006 count. Two sets of weights are learned: those of a glance, which passes
 * over the gaps that are plainly none, and those of the look at the rest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "nlp/blocks.h"
#include "nlp/splits.h"
#include "stream/json.h"
#include "train/blobs.h"
#include "train/gap_lesson.h"

/* So many of a thousand borders may be passed over at a glance. */
#define GLANCE_LOSS 20

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
	struct gap_lesson glances, gaps;
	double least; /* score of a glance that is followed by a look */
};

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

static void glance_learn(struct lesson *lesson, const struct gaps *gaps,
			 const struct gap *gap, bool border)
{
	uint32_t features[GLANCE_FEATURES];
	unsigned count = glance_features(gaps, gap, &lesson->habits, features);

	if (count)
		gap_lesson_add(&lesson->glances, &lesson->arena, features,
			       count, border);
}

/* Only what is left after the glance. */
static void gap_learn(struct lesson *lesson, const struct gaps *gaps,
		      struct gap *gap, bool border)
{
	uint32_t features[GAP_FEATURES];
	unsigned count = glance_features(gaps, gap, &lesson->habits, features);

	if (count && gap_lesson_score(&lesson->glances, features, count) <
			     lesson->least)
		return;
	gap_read(gaps, gap);
	count = gap_features(gaps, gap, &lesson->habits, features);
	gap_lesson_add(&lesson->gaps, &lesson->arena, features, count, border);
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
		while (gaps_find(&gaps, &gap)) {
			bool border = marks[gap.next - article.text.data];
			if (lesson->glances.weights)
				gap_learn(lesson, &gaps, &gap, border);
			else
				glance_learn(lesson, &gaps, &gap, border);
			if (border)
				gaps_cut(&gaps);
		}
	}
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* Of the scores of borders one near the lowest. */
static void least_find(struct lesson *lesson)
{
	struct gap_lesson *glances = &lesson->glances;
	double *scores = memory_new((glances->count + 1) * sizeof *scores);
	size_t count = 0, passed = 0;

	for (size_t i = 0; i < glances->count; i++) {
		const struct gap_example *e = &glances->examples[i];
		if (e->border)
			scores[count++] = gap_lesson_score(
				glances, e->features, e->count);
	}
	qsort(scores, count, sizeof *scores, compare);
	lesson->least = count ? scores[count * GLANCE_LOSS / 1000] : 0;
	free(scores);
	for (size_t i = 0; i < glances->count; i++) {
		const struct gap_example *e = &glances->examples[i];
		passed += gap_lesson_score(glances, e->features, e->count) <
			  lesson->least;
	}
	error_print("%zu of %zu gaps passed over at a glance", passed,
		    glances->count);
}

static void block_count(struct counts *counts, struct string text,
			const struct block *block)
{
	struct gaps gaps;
	struct gap gap;

	gaps_start(&gaps, text, block);
	if (gaps.terminal && gaps.first.letters == GAP_TITLE)
		counts->begins[word_habit(&gaps.first)]++;
	while (gaps_find(&gaps, &gap)) {
		gap_read(&gaps, &gap);
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

static void lesson_write(const struct lesson *lesson, const char *file)
{
	static int16_t weights[SPLIT_MASK + 1], glances[GLANCE_MASK + 1];
	struct blobs blobs = { .kind = SPLIT_KIND };
	size_t used = gap_lesson_round(&lesson->gaps, weights);

	gap_lesson_round(&lesson->glances, glances);
	error_print("%zu gaps, %zu wrong, %zu of %u slots used",
		    lesson->gaps.count, gap_lesson_wrong(&lesson->gaps), used,
		    SPLIT_MASK + 1u);
	blobs_add(&blobs, weights, SPLIT_MASK + 1, sizeof *weights);
	blobs_add(&blobs, lesson->starters, HABIT_MASK + 1, 1);
	blobs_add(&blobs, lesson->stopped, HABIT_MASK + 1, 1);
	blobs_add(&blobs, glances, GLANCE_MASK + 1, sizeof *glances);
	blobs_write(&blobs, file);
}

/* The glance's first feature is always there: it takes the threshold. */
static void least_fold(struct lesson *lesson)
{
	lesson->glances.weights[GLANCE_BIAS & GLANCE_MASK] -= lesson->least;
}

int main(int argc, char **argv)
{
	static struct lesson lesson = { .glances = { .mask = GLANCE_MASK },
					.gaps = { .mask = SPLIT_MASK } };
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
	gap_lesson_learn(&lesson.glances, &lesson.arena);
	least_find(&lesson);
	rewind(records);
	lines_read(&lesson, records, record_learn);
	fclose(records);
	gap_lesson_learn(&lesson.gaps, &lesson.arena);
	least_fold(&lesson);
	lesson_write(&lesson, argv[1]);
	arena_free(&lesson.arena);
	return 0;
}
