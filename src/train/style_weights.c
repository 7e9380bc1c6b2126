/* style_weights.c - which words tell the style of a text
 *
 * Goes in: pieces of some sentences each, of one tree bank or the other. Comes
 * out: a weight for each word.
 *
 * Logistic regression by AdaGrad (Duchi et al. 2011). A word counts for as
 * much in a short piece as in a long one: the sum of weights is divided by the
 * root of the number of words.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/network.h"
#include "train/matrix.h"
#include "train/random.h"
#include "train/uses.h"

#define SEED 1

/* By trial on the dev sets. */
#define ROUNDS 3
#define RATE 0.3f
#define DECAY 0.01f
#define RARE 3 /* a word in fewer pieces gets no weight */
#define WEIGHT_UNIT 16 /* as in nlp/habits.c */

struct study {
	const struct uses *words;
	const struct pieces *pieces;
	float *weights, *squares;
	uint32_t *seen; /* in how many pieces each row is */
};

void *zeros(size_t count, size_t size)
{
	return memset(memory_new(count * size), 0, count * size);
}

/* How many pieces have each word. */
static void seen_count(struct study *study)
{
	uint32_t *last = memory_new(ROWS_MOST * sizeof *last);

	memset(last, 0xFF, ROWS_MOST * sizeof *last);
	for (size_t p = 0; p < study->pieces->count; p++)
		for (size_t i = study->pieces->list[p].from;
		     i < study->pieces->list[p].to; i++) {
			uint16_t row = row_of(&study->words->list[i]);

			study->seen[row] += last[row] != p;
			last[row] = (uint32_t)p;
		}
	free(last);
}

/* The chance that a piece with this sum is of the second style. */
static float chance_of(float sum)
{
	float e = exp_of(sum < 0 ? sum : -sum);

	return sum < 0 ? e / (1 + e) : 1 / (1 + e);
}

static void piece_learn(struct study *study, const struct piece *piece)
{
	const struct use *uses = study->words->list;
	float share = 1 / sqrtf((float)(piece->to - piece->from)), sum = 0;

	for (size_t i = piece->from; i < piece->to; i++)
		sum += study->weights[row_of(&uses[i])];
	float step = ((piece->style ? 1.0f : 0.0f) - chance_of(sum * share)) *
		     share;
	if (!piece->style) /* both styles count the same */
		step *= (float)study->pieces->of[1] /
			(float)study->pieces->of[0];
	for (size_t i = piece->from; i < piece->to; i++) {
		uint16_t row = row_of(&uses[i]);
		float *weight = &study->weights[row];

		if (row <= NETWORK_BORDER || study->seen[row] < RARE)
			continue;
		float g = step - DECAY * *weight;
		study->squares[row] += g * g;
		*weight += RATE * g / sqrtf(study->squares[row]);
	}
}

static int8_t *rounded(const float *weights, size_t rows)
{
	int8_t *bytes = memory_new(rows);

	for (size_t row = 0; row < rows; row++) {
		float x = weights[row] * WEIGHT_UNIT;

		x = x > 127 ? 127 : x < -127 ? -127 : x;
		bytes[row] = (int8_t)(x < 0 ? x - 0.5f : x + 0.5f);
	}
	return bytes;
}

int8_t *style_weights(const struct uses *words, const struct pieces *pieces,
		      size_t rows)
{
	struct study data = {
		words, pieces, zeros(ROWS_MOST, sizeof(float)),
		zeros(ROWS_MOST, sizeof(float)),
		zeros(ROWS_MOST, sizeof(uint32_t)) };
	struct study *study = &data;
	uint64_t random = SEED;
	uint32_t *order = memory_new(study->pieces->count * sizeof *order);

	seen_count(study);
	for (int round = 0; round < ROUNDS; round++) {
		shuffle(order, study->pieces->count, &random);
		for (size_t p = 0; p < study->pieces->count; p++)
			piece_learn(study, &study->pieces->list[order[p]]);
	}
	free(order);
	return rounded(study->weights, rows);
}
