/* course.h - what the steps of training quotations share */
#ifndef COURSE_H
#define COURSE_H

#include "nlp/quote_model.h"
#include "train/aligned.h"
#include "train/attributions.h"
#include "train/logistic.h"

/* Parts of the articles; for each, all models are trained on the others. */
#define FOLDS 4

struct course {
	struct gold_articles gold;
	struct reading *readings;
	struct aligned_list *aligned;
	struct lesson lessons[HEADS];
	struct quote_model models[FOLDS + 1]; /* the last one: of all */
	int32_t percent[100], cut;
};

static inline int fold_of(size_t article)
{
	return (int)(article % FOLDS);
}

/* Reads all articles as far as nothing learned is needed, and starts the
 * lessons. */
void course_prepare(struct course *course);

/* Trains one head from its lesson, for each fold and for all. */
void course_learn(struct course *course, enum head head);

#endif
