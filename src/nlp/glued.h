/* glued.h - sentences with no blank between them */
#ifndef GLUED_H
#define GLUED_H

/* Where the next sentence begins that follows another without a blank, from
 * `at` on; `end` if none does. `start` is where the block begins. */
const char *glued_find(const char *start, const char *at, const char *end);

#endif
