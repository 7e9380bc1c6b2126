/* silences.h - verbs of speech that say that nothing was said */
#ifndef SILENCES_H
#define SILENCES_H

#include "nlp/reading.h"

/* Whether the word looks like a cue but reports nothing. */
bool silence_at(const struct reading *reading, uint32_t word);

#endif
