/* course.c - how the heads of the quotation model are trained
 *
 * In: gold articles; later a lesson for each head. Out: readings of the
 * articles; weights of the head for each fold and for all articles.
 */
#include "train/course.h"

#include <stdio.h>

#include "base/memory.h"

static const struct plan {
	const char *name;
	unsigned bits;       /* log2 of the number of weights */
	struct study study;
} plans[HEADS] = {
	[HEAD_CUE] = { "cue", 19, { 8, 0.08, 1e-5 } },
	[HEAD_SPEAKER] = { "speaker", 18, { 8, 0.05, 1e-5 } },
	[HEAD_LEFT_END] = { "left end", 17, { 8, 0.05, 1e-5 } },
	[HEAD_LEFT_START] = { "left start", 16, { 8, 0.05, 1e-5 } },
	[HEAD_RIGHT_START] = { "right start", 18, { 8, 0.05, 1e-5 } },
	[HEAD_RIGHT_END] = { "right end", 18, { 8, 0.05, 1e-5 } },
	[HEAD_JOIN] = { "join", 14, { 8, 0.05, 1e-5 } },
	[HEAD_STRAY] = { "stray", 14, { 8, 0.05, 1e-5 } },
	[HEAD_TRUST] = { "trust", 14, { 6, 0.05, 1e-4 } },
};

void course_prepare(struct course *course)
{
	size_t count = course->gold.count;

	course->readings = memory_new(count * sizeof *course->readings);
	course->aligned = memory_new(count * sizeof *course->aligned);
	for (size_t i = 0; i < count; i++) {
		struct gold_article *gold = &course->gold.items[i];
		struct reading *reading = &course->readings[i];

		article_need(&gold->article, LAYER_ENTITIES);
		scene_make(&reading->scene, &gold->article);
		mentions_make(&reading->mentions, &reading->scene);
	}
	for (unsigned head = 0; head < HEADS; head++)
		course->lessons[head].mask = (1u << plans[head].bits) - 1;
}

void course_learn(struct course *course, enum head head)
{
	struct lesson *lesson = &course->lessons[head];
	double score = 0;
	size_t count, total = 0;

	for (int fold = 0; fold <= FOLDS; fold++) {
		struct linear *linear = &course->models[fold].heads[head];
		int without = fold < FOLDS ? fold : -1;
		int16_t *weights = lesson_learn(lesson, &plans[head].study,
						without);
		linear->weights = weights;
		linear->mask = lesson->mask;
		if (fold == FOLDS)
			break;
		score += lesson_score(lesson, weights, fold, &count) *
			 (double)count;
		total += count;
	}
	fprintf(stderr, "%-12s %7zu groups, held out right: %.4f\n",
		plans[head].name, lesson->group_count,
		score / (double)(total ? total : 1));
}
