/* sentences.c - trains the weights of nlp/splits.c
 *
 * usage: gzip -dc RECORDS… | sentences MODEL
 *
 * Goes in: records with "text" and "sents" on standard input. Comes out: one
 * weight for each slot of hashed features. Logistic regression by gradient
 * descent with a step for each weight that shrinks as it is used (Duchi et al.
 * 2011, AdaGrad), in the order of the input, a fixed number of rounds: the same
 * bytes each time on one kind of machine.
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
#define ROUNDS 12
#define STEP 0.12
/* Pulls weights that few examples speak for towards zero. */
#define DECAY 3e-6

struct example {
	uint32_t count;
	uint32_t features[GAP_FEATURES];
	bool border;
};

struct lesson {
	struct arena arena;
	struct example *examples;
	size_t count, room;
	double *weights, *squares;
};

static void example_add(struct lesson *lesson, const struct gaps *gaps,
			const struct gap *gap, bool border)
{
	lesson->examples = arena_grow(&lesson->arena, lesson->examples,
				      lesson->count, &lesson->room,
				      sizeof *lesson->examples);
	struct example *example = &lesson->examples[lesson->count++];
	example->count = gap_features(gaps, gap, example->features);
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

static void record_read(struct lesson *lesson, const char *line,
			size_t length)
{
	struct arena *arena = &lesson->arena;
	struct json_value object, text, sents;
	struct json_members members;
	struct json_error error;
	struct article article;

	if (!json_scan(line, length, arena, &object, &members, &error) ||
	    !json_find(&members, STRING("text"), &text) ||
	    !json_find(&members, STRING("sents"), &sents))
		return;
	article_init(&article, arena, json_text(text, arena),
		     (struct string){ NULL, 0 });
	blocks_make(&article);
	char *marks = starts_mark(arena, article.text, sents);
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

static void records_read(struct lesson *lesson)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	while ((length = getline(&line, &room, stdin)) > 0) {
		char *copy = arena_copy(&lesson->arena, line, (size_t)length);
		record_read(lesson, copy, (size_t)length);
	}
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

static void lesson_run(struct lesson *lesson)
{
	uint64_t random = 1;

	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = lesson->count; i > 1; i--) { /* shuffle */
			random = random * 6364136223846793005u + 1442695040888963407u;
			size_t k = (size_t)((random >> 33) % i);
			struct example other = lesson->examples[k];
			lesson->examples[k] = lesson->examples[i - 1];
			lesson->examples[i - 1] = other;
		}
		for (size_t i = 0; i < lesson->count; i++)
			learn(lesson, &lesson->examples[i]);
	}
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
	blobs_write(&blobs, file);
}

int main(int argc, char **argv)
{
	struct lesson lesson = { .count = 0 };

	error_program("sentences");
	if (argc != 2) {
		error_print("usage: sentences MODEL <RECORDS");
		return 2;
	}
	arena_init(&lesson.arena);
	records_read(&lesson);
	lesson.weights = arena_zero(&lesson.arena,
				    (SPLIT_MASK + 1) * sizeof(double));
	lesson.squares = arena_zero(&lesson.arena,
				    (SPLIT_MASK + 1) * sizeof(double));
	lesson_run(&lesson);
	lesson_write(&lesson, argv[1]);
	arena_free(&lesson.arena);
	return 0;
}
