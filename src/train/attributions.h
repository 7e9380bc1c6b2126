/* attributions.h - articles with gold attributions: who said what */
#ifndef ATTRIBUTIONS_H
#define ATTRIBUTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "nlp/article.h"

struct spans {
	struct span *items; /* in order */
	uint32_t count;
};

struct attribution {
	struct spans cue, source, contents; /* bytes */
	bool speech; /* else belief, intention and the like */
};

struct gold_article {
	struct arena arena;
	struct article article;
	struct attribution *items;
	uint32_t count;
};

struct gold_articles {
	struct gold_article *items;
	size_t count;
};

/* Reads records with text and quotes[{cue, sources, contents}], each a list of
 * {start, end} in code points. What counts as speech: contents with a double
 * quotation mark, "according to", or a cue with a word of the list `verbs`
 * (words with blanks between). Ends the program with a message if a line is
 * no such record. */
void gold_read(struct gold_articles *gold, FILE *file, struct string verbs);

#endif
