/* treebank.h - sentences with gold tags, read from CoNLL-U */
#ifndef TREEBANK_H
#define TREEBANK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/text.h"

/* One word as the tree bank has it; strings are NUL-terminated. `morph` is in
 * the order of records.md, "" for none. */
struct gold {
	bool touches; /* no blank behind it */
	const char *form, *lemma, *pos, *tag, *morph;
};

struct gold_sentence {
	struct gold *words;
	uint32_t count;
};

struct treebank {
	struct gold_sentence *sentences;
	size_t count, words;
};

/* Appends what the stream holds. */
void treebank_read(struct treebank *bank, struct arena *arena, FILE *stream);

/* A list of different strings, in order of first use. */
struct names {
	const char **list;
	unsigned count, room;
};

/* The number of `name`, which is added if it is new (and must last). */
unsigned names_add(struct names *names, const char *name);

/* The same, but -1 if it is not there. */
int names_find(const struct names *names, const char *name);

#endif
