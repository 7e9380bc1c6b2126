/* role_words.h - what the letters of a word say of roles */
#ifndef ROLE_WORDS_H
#define ROLE_WORDS_H

#include <stdbool.h>

#include "base/text.h"

#define WORD_ROOM 64

/* The word's first bytes up to a full stop, ASCII letters small. */
struct string word_small(struct string text, char room[WORD_ROOM]);

/* "immunologist", "programmer": what its ending says that somebody is. */
bool word_is_agent(struct string word);

#endif
