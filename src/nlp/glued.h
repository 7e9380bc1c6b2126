/* glued.h - sentences with no blank between them */
#ifndef GLUED_H
#define GLUED_H

#define GLUED_MARKS 3

/* A block, and the next of each mark that may end a sentence. */
struct glued {
	const char *start, *end;
	const char *next[GLUED_MARKS];
};

void glued_start(struct glued *glued, const char *start, const char *end);

/* Where the next sentence begins that follows another without a blank; the
 * block's end if none does. */
const char *glued_next(struct glued *glued);

#endif
