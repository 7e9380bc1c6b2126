/* school.h - what the tagger's trainer works on: words, labels, the network */
#ifndef SCHOOL_H
#define SCHOOL_H

#include "nlp/tagmodel.h"
#include "nlp/tagnames.h"
#include "train/batches.h"

/* The tagger's heads, then those of the teacher's labels. */
enum { SILVER_TAG = TAG_HEADS, SILVER_DEP, ALL_HEADS };

#define MORPHS 1024 /* at most */
#define SCORED 8    /* tree banks to score on, at most */

/* Sentences of the corpus. */
struct range {
	size_t from, to;
};

struct school {
	struct corpus corpus;
	struct batches batches;
	struct net_shape shape;
	struct net *net;
	struct names morphs, teacher_tags, teacher_deps;
	struct range gold, silver;
	struct range scored[SCORED];
	int scored_count;
	bool seen[TAG_COUNT][POS_COUNT][MORPHS]; /* combinations */
	uint64_t random;
};

/* Reads the files and makes a new network; see tags.c for the arguments. */
void school_open(struct school *school, int argc, char **argv);

/* Runs the network on the sentences, and calls `use` for each word, in order;
 * `at` is where its scores are. */
void school_run(struct school *school, struct range range,
		void (*use)(struct school *school, size_t word, size_t at));

/* Writes what was learned, without units that the tree banks do not need; the
 * network learns no more. */
void school_write(struct school *school, const char *file);

#endif
