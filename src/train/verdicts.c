/* verdicts.c - which attributions are right: trust, its percent, the cut
 *
 * In: models of each fold. Out: attributions as these find them in articles
 * that they have not seen, held against gold; from that the head that says how
 * far to trust one, the least trust for each percent, and the cut from which
 * attributions are printed.
 */
#include "train/verdicts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nlp/events.h"
#include "nlp/trust.h"

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

/* Neighbours in falling order of trust, and how many of them are right. */
struct pool {
	double right, count, trust; /* sums */
};

/* The share of right ones must not rise while trust falls, so neighbours where
 * it does are pooled (isotonic regression by pool adjacent violators). */
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
			pools[n - 2].trust += pools[n - 1].trust;
			n--;
		}
	}
	return n;
}

/* Trust at which the share is `share`, on the line between the middles of two
 * pools: steps would give hundreds the same percent (centred isotonic
 * regression, Oron and Flournoy 2017). */
static int32_t trust_between(const struct pool *high, const struct pool *low,
			     double share)
{
	double top = high->right / high->count;
	double part = (top - share) / (top - low->right / low->count);
	double from = high->trust / high->count;

	return (int32_t)(from + part * (low->trust / low->count - from));
}

/* Least trust for 1 … 99 percent. */
static void percent_fit(struct course *course, const struct verdicts *verdicts)
{
	struct pool *pools = memory_new((verdicts->count + 1) *
					sizeof *pools);
	size_t n = pools_make(pools, verdicts->items, verdicts->count);
	size_t i = 0;

	for (int percent = 99; percent >= 1; percent--) {
		double share = (percent - 0.5) / 100;
		int32_t *least = &course->percent[percent - 1];
		while (i < n && pools[i].right >= share * pools[i].count)
			i++;
		*least = i == 0 ? INT32_MAX :
			 i == n ? INT32_MIN :
			 trust_between(&pools[i - 1], &pools[i], share);
	}
	free(pools);
}

/* Joint F of what is trusted at least so much. */
static double joint_f(const struct verdicts *verdicts, int32_t least)
{
	double right = 0, found = 0;

	for (size_t i = 0; i < verdicts->count; i++) {
		const struct verdict *v = &verdicts->items[i];
		if (v->trust < least)
			break;
		right += v->right;
		found += v->right || !v->ignored;
	}
	return 2 * right / (found + (double)verdicts->gold);
}

/* The best cut-off is half of the F that it gives, if percents are true
 * (Lipton et al. 2014). The curve itself is flat there, and where it is
 * highest moves by ten percent with the order of the examples. */
static void cut_fit(struct course *course, const struct verdicts *verdicts)
{
	double best = 0;

	for (int cut = 1; cut < 100; cut++) {
		double f = joint_f(verdicts, course->percent[cut - 1]);
		best = f > best ? f : best;
		if (cut % 5 == 0)
			fprintf(stderr, "cut %2d: joint f %.4f\n", cut, f);
	}
	course->cut = (int32_t)(100 * best / 2 + 0.5);
	if (course->cut < 1)
		course->cut = 1;
	fprintf(stderr, "cut %d: joint f %.4f, best %.4f\n", course->cut,
		joint_f(verdicts, course->percent[course->cut - 1]), best);
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
