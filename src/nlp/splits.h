/* splits.h - where one sentence ends and the next begins, inside a block */
#ifndef SPLITS_H
#define SPLITS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/blob.h"
#include "nlp/gap_features.h"

/* The model: a weight for each slot of hashed features, in 1/SPLIT_SCALE of
 * log odds. 128 KiB stay in the cache of a core. A glance has its own. */
#define SPLIT_KIND BLOB_KIND('s', 'p', 'l', 't')
#define SPLIT_MASK 0xFFFFu
#define GLANCE_MASK 0xFFFu
#define SPLIT_SCALE 1024

/* The model's sections. */
enum { SPLIT_WEIGHTS, SPLIT_STARTERS, SPLIT_STOPPED, SPLIT_GLANCES };

/* "2)", "b.": the form and the number of a list item's label. */
struct label {
	unsigned form; /* 0: none */
	unsigned value;
};

struct split_model {
	const int16_t *weights, *glances;
	struct habits habits;
};

/* The one that is embedded. */
void split_model_open(struct split_model *model);

struct splits {
	struct gaps gaps;
	const struct split_model *model;
	const char *text, *end;
	struct label label;   /* of the item that was begun last */
	bool bulleted;        /* items begin with a bullet */
	unsigned dots;        /* lone full stops just read, ". . ." */
	bool over;            /* a lone mark closes a sentence */
};

void splits_start(struct splits *splits, const struct split_model *model,
		  struct string text, const struct block *block);

/* Rules (split_rules.c): whether a sentence ends at the gap, VERDICT_OPEN
 * where the model is to decide; and what to do when one begins with the run
 * from `at` to `end`, which may be the label of a list item. */
enum verdict { VERDICT_OPEN, VERDICT_BORDER, VERDICT_NONE };

enum verdict splits_verdict(struct splits *splits, const struct gap *gap);
void splits_item(struct splits *splits, const char *at, const char *end);

/* The next place where a sentence begins, behind the block's start. */
bool splits_next(struct splits *splits, uint32_t *at);

#endif
