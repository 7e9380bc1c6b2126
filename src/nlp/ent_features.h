/* ent_features.h - evidence for names, as numbers; shared with the trainer
 *
 * Three kinds, by how often they must be made: of a form at a distance (once
 * for each distinct spelling), of a fold (once for each distinct word of the
 * article), and of a word where it stands.
 */
#ifndef ENT_FEATURES_H
#define ENT_FEATURES_H

#include "nlp/ent_text.h"

#define ENT_FEATURES 64 /* at most, from one call */

/* What the word at distance `offset` (-2 … 2) says about the present one. */
size_t ent_form_features(const struct ent_form *form, int offset,
			 uint64_t *features);

/* What the other occurrences of the word in the article say. */
size_t ent_fold_features(const struct ent_text *text, uint32_t fold,
			 uint64_t *features);

/* What the word's place says; `from` and `to` are the words of its
 * sentence. */
size_t ent_word_features(const struct ent_text *text, uint32_t word,
			 uint32_t from, uint32_t to, uint64_t *features);

#endif
