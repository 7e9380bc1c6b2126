/* class_words.h - words of many articles, and the classes of a tree
 *
 * Goes in: articles, NDJSON, on stdin; lines "path TAB word" of a tree of
 * classes. Comes out: each distinct word with its number and class, and the
 * texts as slots in that table.
 */
#ifndef CLASS_WORDS_H
#define CLASS_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define CLASS_PATH 12 /* bits of a path that are kept */
#define CLASSES 330
#define CLASS_NONE 0   /* of words that the tree lacks */
#define CLASS_BORDER 1 /* of the ends of sentences */
#define CLASS_FIRST 2  /* of the tree's own */

struct form {
	uint64_t hash; /* 0: free */
	const char *text;
	uint32_t length, count, row; /* row of its neighbours, + 1 */
	uint16_t class;
	uint8_t shape, part;
};

struct class_words {
	struct form *forms;
	size_t mask, used;
	struct arena texts;
	uint32_t *words; /* slots, 0 between sentences */
	size_t count, room;
	char paths[CLASSES][CLASS_PATH + 1];
	unsigned class_count;
};

/* Reads the tree in the file, then the articles; exits if it cannot. */
void class_words_read(struct class_words *corpus, const char *tree);

#endif
