/* lines.h - the lines of a text and what can be counted in them */
#ifndef LINES_H
#define LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/article.h"

/* Counts are of the line's first LINE_HEAD bytes: enough to know prose, and
 * the time does not depend on long paragraphs. */
#define LINE_HEAD 400

struct line {
	const char *start, *end; /* without blanks at either end */
	uint16_t words, capitals, shouted, numbers; /* of words */
	uint16_t letters, digits, marks;            /* of characters */
	uint16_t points;                            /* for a caption */
	uint32_t signs;                             /* see phrases.h */
	bool gap;      /* an empty line before it */
	bool terminal; /* ends as a sentence does */
	bool lower;    /* begins with a small letter */
	bool tag;      /* of HTML, and nothing else */
	bool inlined;  /* a tag inside a sentence, or text beside one */
};

struct lines {
	struct line *items;
	uint32_t count;
	bool joined; /* some were hard-wrapped and are one now */
};

/* All lines of the article's text, or of a part of it, that hold more than
 * blanks; those that an agency's terminal wrapped at a fixed width are joined
 * to paragraphs. In a text that is HTML each tag is a line, and what stands
 * between two. */
void lines_make(struct lines *lines, struct article *article,
		struct string text);

static inline uint32_t line_length(const struct line *line)
{
	return (uint32_t)(line->end - line->start);
}

/* Whether the line begins or ends with the small letters of `word`, in any
 * case, and not inside a longer word. */
bool line_begins(const struct line *line, const char *word);
bool line_ends(const struct line *line, const char *word);

#endif
