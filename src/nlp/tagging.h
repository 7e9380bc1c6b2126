/* tagging.h - the features by which words are tagged; shared with the trainer
 *
 * A sentence is seen as an array of words with TAGGING_PAD empty ones before
 * and behind it, so that a window never leaves it.
 */
#ifndef TAGGING_H
#define TAGGING_H

#include <stdint.h>

#include "nlp/features.h"

#define TAGGING_PAD 2
#define TAG_FEATURES 32   /* at most, for a tag … */
#define MORPH_FEATURES 40 /* … and for what follows from it */

/* Features for the tag of `word`, which has the two tags before it as
 * `tags`[-1] and [-2]. Returns how many. */
size_t tag_features(const struct word *word, const uint8_t *tags,
		    uint64_t *features);

/* Features for part of speech and morph of words[at], when all tags of the
 * sentence are known. */
size_t morph_features(const struct word *words, const uint8_t *tags,
		      uint32_t count, uint32_t at, uint64_t *features);

#endif
