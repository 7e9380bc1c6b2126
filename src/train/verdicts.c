/* verdicts.c - which attributions are right: trust, its percent, the cut
 *
 * In: models of each fold. Out: attributions as these find them in articles
 * that they have not seen, held against gold; from that the head that says how
 * far to trust one, the least trust for each percent, and the cut with the
 * best joint F.
 */
#include "train/verdicts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nlp/events.h"
#include "nlp/trust.h"

/* Less than what the choice of the training articles moves. */
#define CUT_SLACK 0.0002

/* One attribution as found, against gold. */
struct verdict {
	size_t article;
	uint32_t event;
	bool right;  /* contents and speaker */
	bool ignored; /* touches belief or what has no speaker: no error */
	int32_t trust;
};

struct verdicts {
	struct verdict *items;
	size_t count, room;
	size_t gold; /* attributions of speech that have a speaker */
};

static bool is_wanted(const struct attribution *gold)
{
	return gold->speech && gold->source.count > 0;
}

static void event_judge(const struct course *course, struct verdict *verdict,
			const struct event_list *list, bool *taken)
{
	const struct reading *reading = &course->readings[verdict->article];
	const struct gold_article *gold =
		&course->gold.items[verdict->article];
	const struct event *event = &list->items[verdict->event];
	struct span *pieces = memory_new(event_pieces(event) * sizeof *pieces);
	uint32_t n = event_contents(reading, list, verdict->event, pieces);

	for (uint32_t i = 0; i < n; i++)
		pieces[i] = scene_span(&reading->scene, pieces[i].start,
				       pieces[i].end);
	for (uint32_t g = 0; g < gold->count; g++) {
		const struct attribution *a = &gold->items[g];
		uint32_t shared = spans_shared(pieces, n, a->contents.items,
					       a->contents.count);
		uint32_t all = spans_length(pieces, n) +
			       spans_length(a->contents.items,
					    a->contents.count) - shared;
		if (!is_wanted(a)) {
			verdict->ignored |= shared > 0;
		} else if (2 * shared >= all && !taken[g] &&
			   event->speaker != NOWHERE &&
			   mention_is_source(reading, event->speaker,
					     &a->source)) {
			taken[g] = true;
			verdict->right = true;
			break;
		}
	}
	free(pieces);
}

/* Finds events in every article with models that have not seen it. The most
 * likely one takes the gold attribution. */
static void article_judge(struct course *course, struct verdicts *verdicts,
			  size_t article, enum head order)
{
	struct reading *reading = &course->readings[article];
	const struct gold_article *gold = &course->gold.items[article];
	bool *taken = memory_new(gold->count + 1);
	bool *done;
	struct event_list list;

	events_find(&list, reading);
	memset(taken, 0, gold->count + 1);
	done = arena_zero(reading->scene.arena, list.count + 1);
	for (uint32_t g = 0; g < gold->count; g++)
		verdicts->gold += is_wanted(&gold->items[g]);
	for (uint32_t i = 0; i < list.count; i++) {
		struct verdict *verdict;
		uint32_t best = 0;
		int32_t best_score = INT32_MIN;
		for (uint32_t e = 0; e < list.count; e++) {
			int32_t score = order == HEAD_TRUST ?
				list.items[e].trust : list.items[e].cue_score;
			if (!done[e] && score > best_score) {
				best = e;
				best_score = score;
			}
		}
		done[best] = true;
		if (verdicts->count == verdicts->room) {
			verdicts->room = verdicts->room * 2 + 1024;
			verdicts->items = memory_resize(verdicts->items,
				verdicts->room * sizeof *verdicts->items);
		}
		verdict = &verdicts->items[verdicts->count++];
		*verdict = (struct verdict){ article, best, false, false,
					     list.items[best].trust };
		event_judge(course, verdict, &list, taken);
		if (order == HEAD_CUE &&
		    (verdict->right || !verdict->ignored)) {
			struct feature_list features = { .count = 0 };
			trust_features(reading, &list.items[best], &features);
			lesson_group(&course->lessons[HEAD_TRUST],
				     fold_of(article), 1);
			lesson_option(&course->lessons[HEAD_TRUST],
				      features.items, features.count,
				      verdict->right);
		}
	}
	free(taken);
}

static int verdict_order(const void *a, const void *b)
{
	const struct verdict *x = a, *y = b;

	if (x->trust != y->trust)
		return x->trust > y->trust ? -1 : 1;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return x->event < y->event ? -1 : x->event > y->event;
}

/* Least trust for 1 … 99 percent: the share of right ones must not rise while
 * trust falls, so neighbours that do are pooled (isotonic regression by pool
 * adjacent violators). `items` in falling order of trust. */
struct pool {
	double right, count;
	int32_t least;
};

static size_t pools_make(struct pool *pools, const struct verdict *items,
			 size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		if (!items[i].right && items[i].ignored)
			continue;
		pools[n++] = (struct pool){ items[i].right, 1,
					    items[i].trust };
		while (n > 1 && pools[n - 1].right * pools[n - 2].count >=
				pools[n - 2].right * pools[n - 1].count) {
			pools[n - 2].right += pools[n - 1].right;
			pools[n - 2].count += pools[n - 1].count;
			pools[n - 2].least = pools[n - 1].least;
			n--;
		}
	}
	return n;
}

static void percent_fit(struct course *course, const struct verdicts *verdicts)
{
	struct pool *pools = memory_new((verdicts->count + 1) *
					sizeof *pools);
	size_t n = pools_make(pools, verdicts->items, verdicts->count);

	for (int percent = 1; percent <= 99; percent++) {
		int32_t least = INT32_MAX;
		for (size_t i = 0; i < n; i++)
			if (100 * pools[i].right >=
			    (percent - 0.5) * pools[i].count)
				least = pools[i].least;
		course->percent[percent - 1] = least;
	}
	free(pools);
}

/* The cut-off with the best joint F; since the curve is flat there, the
 * highest one that loses less than CUT_SLACK: what is printed is surer. */
static void cut_fit(struct course *course, const struct verdicts *verdicts)
{
	double f_of[100] = { 0 }, best = 0;

	for (int cut = 1; cut < 100; cut++) {
		int32_t least = course->percent[cut - 1];
		double right = 0, found = 0, f;
		for (size_t i = 0; i < verdicts->count; i++) {
			const struct verdict *v = &verdicts->items[i];
			if (v->trust < least)
				break;
			right += v->right;
			found += v->right || !v->ignored;
		}
		f = 2 * right / (found + (double)verdicts->gold);
		f_of[cut] = f;
		best = f > best ? f : best;
		if (cut % 5 == 0)
			fprintf(stderr, "cut %2d: joint p %.4f r %.4f f "
				"%.4f\n", cut, right / (found > 0 ? found : 1),
				right / (double)verdicts->gold, f);
	}
	for (int cut = 1; cut < 100; cut++)
		if (f_of[cut] > best - CUT_SLACK)
			course->cut = cut;
	fprintf(stderr, "cut %d: joint f %.4f, best %.4f\n", course->cut,
		f_of[course->cut], best);
}

void trust_teach(struct course *course)
{
	struct verdicts verdicts = { NULL, 0, 0, 0 };

	for (size_t i = 0; i < course->gold.count; i++)
		article_judge(course, &verdicts, i, HEAD_CUE);
	course_learn(course, HEAD_TRUST);
	verdicts.count = verdicts.gold = 0;
	for (size_t i = 0; i < course->gold.count; i++)
		article_judge(course, &verdicts, i, HEAD_TRUST);
	qsort(verdicts.items, verdicts.count, sizeof *verdicts.items,
	      verdict_order);
	percent_fit(course, &verdicts);
	cut_fit(course, &verdicts);
	free(verdicts.items);
}
