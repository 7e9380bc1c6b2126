/* speakers.h - which mention speaks */
#ifndef SPEAKERS_H
#define SPEAKERS_H

#include "nlp/reading.h"

/* The mentions that may speak by this cue, and NOWHERE for nobody, which is
 * the last; returns how many. */
uint32_t speaker_options(const struct reading *reading, uint32_t cue,
			 uint32_t options[OPTIONS]);

void speaker_features(const struct reading *reading, uint32_t cue,
		      uint32_t mention, struct feature_list *list);

/* Sets event->speaker and its margin. */
void speaker_choose(const struct reading *reading, struct event *event);

#endif
