/* emoji.h - pictures in a text */
#ifndef EMOJI_H
#define EMOJI_H

/* The end of the sequence of one or more emoji that begins at `at`, as users
 * see them: with joiners, skin tones, flags; `at` if none does. */
const char *emoji_end(const char *at, const char *end);

#endif
