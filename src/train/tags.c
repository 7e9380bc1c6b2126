/* tags.c - trains the two perceptrons of nlp/tags.c
 *
 * usage: gzip -dc TREEBANK… | tags TAG-MODEL MORPH-MODEL
 *
 * Goes in: tree banks (CoNLL-U) on standard input. Comes out: two models. The
 * first gives the Penn tag; the second "TAG POS MORPH", of which the tagger
 * considers those with the tag that the first gave. The second is trained with
 * gold tags around.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "model/perceptron.h"
#include "nlp/tagging.h"
#include "nlp/tags.h"
#include "train/learner.h"
#include "train/treebank.h"

/* Rounds over the data: more gain less than 0.1 points on either dev set. */
#define EPOCHS 6
#define SEED 1

/* Smallest weight kept: one. It halves the file twice for 0.2 points. */
#define MIN_WEIGHT PERCEPTRON_SCALE

#define LONGEST 1024 /* words of a sentence; longer ones are cut */

struct example {
	struct word *words; /* with the padding, of which it points behind */
	uint8_t *tags;
	uint16_t *triples;
	uint32_t count;
};

struct lesson {
	struct arena arena;
	struct treebank bank;
	struct names tags, triples;
	uint8_t triple_tags[PERCEPTRON_LABELS];
	struct example *examples;
	uint64_t random;
};

static const char *triple_name(struct arena *arena, const struct gold *gold)
{
	size_t room = strlen(gold->tag) + strlen(gold->pos) +
		      strlen(gold->morph) + 3;
	char *name = arena_alloc(arena, room);

	snprintf(name, room, "%s %s %s", gold->tag, gold->pos, gold->morph);
	return name;
}

static void example_make(struct lesson *lesson, struct example *example,
			 const struct gold_sentence *sentence)
{
	uint32_t count = sentence->count < LONGEST ? sentence->count : LONGEST;
	size_t room = count + 2 * TAGGING_PAD;

	example->count = count;
	example->words = arena_alloc(&lesson->arena,
				     room * sizeof *example->words);
	example->tags = arena_zero(&lesson->arena, room);
	example->triples = arena_alloc(&lesson->arena, room * 2);
	for (size_t i = 0; i < room; i++)
		word_make(&example->words[i], STRING(""));
	example->words += TAGGING_PAD;
	example->tags += TAGGING_PAD;
	for (uint32_t i = 0; i < count; i++) {
		const struct gold *gold = &sentence->words[i];
		const char *name = triple_name(&lesson->arena, gold);

		word_make(&example->words[i], string_of(gold->form));
		example->tags[i] = tag_named(string_of(gold->tag));
		names_add(&lesson->tags, gold->tag);
		example->triples[i] =
			(uint16_t)names_add(&lesson->triples, name);
		lesson->triple_tags[example->triples[i]] = example->tags[i];
	}
}

static void lesson_make(struct lesson *lesson)
{
	size_t count;

	arena_init(&lesson->arena);
	treebank_read(&lesson->bank, &lesson->arena, stdin);
	count = lesson->bank.count;
	lesson->examples = memory_new(count * sizeof *lesson->examples);
	for (size_t i = 0; i < count; i++)
		example_make(lesson, &lesson->examples[i],
			     &lesson->bank.sentences[i]);
	lesson->random = SEED;
}

/* Labels of the first model are tags themselves: enum penn. */
static unsigned learn_tags(struct learner *learner,
			   const struct example *example)
{
	uint8_t guesses[LONGEST + TAGGING_PAD] = { 0 };
	unsigned wrong = 0;

	for (uint32_t i = 0; i < example->count; i++) {
		uint64_t features[TAG_FEATURES];
		int32_t scores[TAG_COUNT] = { 0 };
		uint8_t *tags = guesses + TAGGING_PAD + i;
		size_t n = tag_features(&example->words[i], tags, features);

		learner_score(learner, features, n, scores);
		*tags = (uint8_t)perceptron_best(scores, TAG_COUNT);
		learner_update(learner, features, n, example->tags[i], *tags);
		wrong += *tags != example->tags[i];
	}
	return wrong;
}

static unsigned best_triple(const struct lesson *lesson,
			    const int32_t *scores, uint8_t tag)
{
	unsigned best = PERCEPTRON_LABELS;

	for (unsigned i = 0; i < lesson->triples.count; i++)
		if (lesson->triple_tags[i] == tag &&
		    (best == PERCEPTRON_LABELS || scores[i] > scores[best]))
			best = i;
	return best;
}

static unsigned learn_triples(const struct lesson *lesson,
			      struct learner *learner,
			      const struct example *example)
{
	unsigned wrong = 0;

	for (uint32_t i = 0; i < example->count; i++) {
		uint64_t features[MORPH_FEATURES];
		int32_t scores[PERCEPTRON_LABELS] = { 0 };
		size_t n = morph_features(example->words, example->tags,
					  example->count, i, features);

		learner_score(learner, features, n, scores);
		unsigned guess = best_triple(lesson, scores,
					     example->tags[i]);
		learner_update(learner, features, n, example->triples[i],
			       guess);
		wrong += guess != example->triples[i];
	}
	return wrong;
}

static struct learner *train(struct lesson *lesson, bool triples)
{
	struct learner *learner = learner_new();
	uint32_t *order = memory_new(lesson->bank.count * sizeof *order);

	for (int epoch = 1; epoch <= EPOCHS; epoch++) {
		unsigned wrong = 0;

		shuffle(order, lesson->bank.count, &lesson->random);
		for (size_t i = 0; i < lesson->bank.count; i++) {
			const struct example *example =
				&lesson->examples[order[i]];
			wrong += triples
				? learn_triples(lesson, learner, example)
				: learn_tags(learner, example);
		}
		error_print("epoch %d: %u of %zu wrong", epoch, wrong,
			    lesson->bank.words);
	}
	free(order);
	return learner;
}

int main(int argc, char **argv)
{
	static struct lesson lesson;
	const char *names[TAG_COUNT];
	struct learner *learner;

	error_program("train/tags");
	if (argc != 3) {
		error_print("usage: tags TAG-MODEL MORPH-MODEL <TREEBANK");
		return 2;
	}
	lesson_make(&lesson);
	for (uint8_t tag = 0; tag < TAG_COUNT; tag++)
		names[tag] = tag_name(tag);
	learner = train(&lesson, false);
	learner_write(learner, names, TAG_COUNT, MIN_WEIGHT, argv[1]);
	learner_free(learner);
	learner = train(&lesson, true);
	learner_write(learner, lesson.triples.list, lesson.triples.count,
		      MIN_WEIGHT, argv[2]);
	learner_free(learner);
	return 0;
}
