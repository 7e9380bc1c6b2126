/* articles.h - articles of standard input, one after another */
#ifndef TRAIN_ARTICLES_H
#define TRAIN_ARTICLES_H

#include "base/arena.h"
#include "base/text.h"

/* NDJSON records; text and title last until the next, as does what else is
 * taken from the arena. */
struct articles {
	struct arena arena;
	struct string text;
	struct string title; /* data NULL if there is none */
	size_t number;       /* lines read */
	char *line;
	size_t room;
};

void articles_start(struct articles *articles);

/* The next record with a text; false at the end. Others are passed over. */
bool articles_next(struct articles *articles);

void articles_end(struct articles *articles);

#endif
