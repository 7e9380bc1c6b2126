/* emoji.h - pictures in a text */
#ifndef EMOJI_H
#define EMOJI_H

/* The end of the sequence of one or more emoji that begins at `at`, as users
 * see them: with joiners, skin tones, flags; `at` if none does. */
const char *emoji_end(const char *at, const char *end);

/* The same for ":-)", ";)", "=)", "<3" in a run that begins at `start`. */
const char *smiley_end(const char *at, const char *start, const char *end);

/* The end of a row of marks drawn as an ornament, "----==". */
const char *ornament_end(const char *at, const char *end);

/* The end of the marks of a set. */
const char *marks_end(const char *at, const char *end, const char *set);

#endif
