/* learner.h - training a perceptron (model/perceptron.h)
 *
 *     struct learner *learner = learner_new();
 *     for (each epoch) for (each example) {
 *             int32_t scores[PERCEPTRON_LABELS] = { 0 };
 *             learner_score(learner, features, count, scores);
 *             guess = perceptron_best(scores, labels);
 *             learner_update(learner, features, count, truth, guess);
 *     }
 *     learner_write(learner, names, labels, min, file);
 */
#ifndef LEARNER_H
#define LEARNER_H

#include <stddef.h>
#include <stdint.h>

struct learner;

struct learner *learner_new(void);
void learner_free(struct learner *learner);

/* As perceptron_score, with the weights as they are now. */
void learner_score(const struct learner *learner, const uint64_t *features,
		   size_t count, int32_t *scores);

/* One step: if the guess was wrong the truth's weights gain one and the
 * guess's lose one, for every feature. To be called for right guesses too,
 * since the average is over all steps. */
void learner_update(struct learner *learner, const uint64_t *features,
		    size_t count, unsigned truth, unsigned guess);

/* The average of the weights over all steps, as a model file. Weights that
 * round to less than `min` (in 1/PERCEPTRON_SCALE) are left out. */
void learner_write(const struct learner *learner, const char *const *names,
		   unsigned labels, int min, const char *file);

/* Numbers for shuffling, the same for the same seed everywhere
 * (xorshift64*, Vigna 2016); *state must not be 0. */
uint64_t random_next(uint64_t *state);

/* Puts 0 … count-1 into a random order. */
void shuffle(uint32_t *order, size_t count, uint64_t *state);

#endif
