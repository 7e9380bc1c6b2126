/* quotes.c - trains the models of nlp/events.c
 *
 * usage: gzip -dc ARTICLES | quotes VERBS MODEL
 *
 * Goes in: articles with gold attributions (see attributions.h). Comes out:
 * one model file with a linear model for each decision.
 *
 * What depends on an earlier decision (trust on all of them) is learned from
 * decisions about articles that the earlier models have not seen: the
 * articles are dealt out to FOLDS parts, and for each part all models are
 * trained on the others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "nlp/borders.h"
#include "nlp/cues.h"
#include "nlp/quote_model.h"
#include "nlp/speakers.h"
#include "nlp/trust.h"
#include "train/aligned.h"
#include "train/blobs.h"
#include "train/logistic.h"

#define FOLDS 4

/* What a belief or plan weighs as an example of no cue: it is none, but it is
 * no grave error either, since readers differ about many. */
#define BELIEF_WEIGHT 0.3

/* The same as an example for speakers and borders, which look alike. */
#define OTHER_WEIGHT 0.5

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
	[HEAD_TRUST] = { "trust", 14, { 6, 0.05, 1e-4 } },
};

struct course {
	struct gold_articles gold;
	struct reading *readings;
	struct aligned_list *aligned;
	struct lesson lessons[HEADS];
	struct quote_model models[FOLDS + 1]; /* the last one: of all */
	int32_t percent[100], cut;
};

static int fold_of(size_t article)
{
	return (int)(article % FOLDS);
}

static void prepare(struct course *course)
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

static void learn(struct course *course, enum head head)
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

/* 1 a cue of speech, 0 of belief, -1 none. */
static int cue_kind(const struct aligned_list *aligned, uint32_t word)
{
	int kind = -1;

	for (uint32_t i = 0; i < aligned->count; i++)
		if (aligned->items[i].event.cue == word &&
		    kind < (int)aligned->items[i].gold->speech)
			kind = aligned->items[i].gold->speech;
	return kind;
}

static void cues_teach(struct course *course, size_t article)
{
	struct reading *reading = &course->readings[article];
	struct lesson *lesson = &course->lessons[HEAD_CUE];
	struct aligned_list aligned;

	/* only the cues matter here: borders look at scores */
	reading->cue_scores = memset(arena_alloc(reading->scene.arena,
		(reading->scene.count + 1) * sizeof(int32_t)), 0x80,
		(reading->scene.count + 1) * sizeof(int32_t));
	gold_align(&aligned, reading, &course->gold.items[article]);
	for (uint32_t w = 0; w < reading->scene.count; w++) {
		struct feature_list list = { .count = 0 };
		int kind;
		if (!cue_may_be(reading, w))
			continue;
		kind = cue_kind(&aligned, w);
		cue_features(reading, w, &list);
		lesson_group(lesson, fold_of(article),
			     kind == 0 ? BELIEF_WEIGHT : 1);
		lesson_option(lesson, list.items, list.count, kind == 1);
	}
}

static void speaker_teach(struct course *course, size_t article,
			  const struct aligned *gold)
{
	const struct reading *reading = &course->readings[article];
	struct lesson *lesson = &course->lessons[HEAD_SPEAKER];
	uint32_t options[OPTIONS];
	uint32_t count = speaker_options(reading, gold->event.cue, options);

	if (gold->has_source && gold->event.speaker == NOWHERE)
		return; /* it is none of the options */
	lesson_group(lesson, fold_of(article),
		     gold->gold->speech ? 1 : OTHER_WEIGHT);
	for (uint32_t i = 0; i < count; i++) {
		struct feature_list list = { .count = 0 };
		speaker_features(reading, gold->event.cue, options[i], &list);
		lesson_option(lesson, list.items, list.count,
			      options[i] == gold->event.speaker);
	}
}

static void borders_teach(struct course *course, size_t article,
			  const struct aligned *gold)
{
	const struct reading *reading = &course->readings[article];
	struct event event = gold->event;

	event.left = event.left_end = event.right = event.right_end = NOWHERE;
	for (unsigned b = 0; b < BORDERS; b++) {
		enum head head = borders[b].head;
		struct event whole = gold->event;
		uint32_t wanted = *border_field(&whole, head);
		uint32_t options[OPTIONS], count;
		if ((head == HEAD_LEFT_START && event.left_end == NOWHERE) ||
		    (head == HEAD_RIGHT_END && event.right == NOWHERE))
			continue;
		count = borders[b].options(reading, &event, options);
		lesson_group(&course->lessons[head], fold_of(article),
			     gold->gold->speech ? 1 : OTHER_WEIGHT);
		for (uint32_t i = 0; i < count; i++) {
			struct feature_list list = { .count = 0 };
			borders[b].features(reading, &event, options[i],
					    &list);
			lesson_option(&course->lessons[head], list.items,
				      list.count, options[i] == wanted);
		}
		*border_field(&event, head) = wanted;
	}
}

/* Gold events of speech with contents, for joins. */
static uint32_t events_of(const struct aligned_list *aligned,
			  struct event *events, const struct aligned **golds)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < aligned->count; i++) {
		const struct aligned *item = &aligned->items[i];
		if (!item->gold->speech ||
		    (item->event.left == NOWHERE &&
		     item->event.right == NOWHERE))
			continue;
		golds[n] = item;
		events[n++] = item->event;
	}
	return n;
}

static void joins_teach(struct course *course, size_t article)
{
	const struct reading *reading = &course->readings[article];
	const struct aligned_list *aligned = &course->aligned[article];
	const struct aligned **golds =
		memory_new((aligned->count + 1) * sizeof *golds);
	struct event *events = memory_new((aligned->count + 1) *
					  sizeof *events);
	uint32_t count = events_of(aligned, events, golds), next = 0;
	struct joins joins;

	joins_start(&joins, reading, events, count);
	for (uint32_t p = 0; p < reading->scene.pairs.count; p++) {
		struct feature_list list = { .count = 0 };
		struct span pair = reading->scene.pairs.items[p].span;
		uint32_t e = join_option(&joins, reading, events, count, p,
					 &next);
		const struct spans *contents;
		bool right;
		if (e == NOWHERE)
			continue;
		contents = &golds[e]->gold->contents;
		right = 2 * spans_shared(&pair, 1, contents->items,
					 contents->count) >
			pair.end - pair.start;
		join_features(reading, &events[e], joins.end[e], p, &list);
		lesson_group(&course->lessons[HEAD_JOIN], fold_of(article),
			     1);
		lesson_option(&course->lessons[HEAD_JOIN], list.items,
			      list.count, right);
		if (right)
			join_make(&joins, reading, events, e, p);
	}
	free(golds);
	free(events);
}

static void decisions_teach(struct course *course, size_t article)
{
	struct reading *reading = &course->readings[article];
	struct aligned_list *aligned = &course->aligned[article];

	reading->model = &course->models[fold_of(article)];
	reading->cue_scores = cues_score(reading);
	gold_align(aligned, reading, &course->gold.items[article]);
	for (uint32_t i = 0; i < aligned->count; i++) {
		speaker_teach(course, article, &aligned->items[i]);
		borders_teach(course, article, &aligned->items[i]);
	}
	joins_teach(course, article);
}

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

/* The cut-off with the best joint F, and that F. */
static void cut_fit(struct course *course, const struct verdicts *verdicts)
{
	double best = 0;

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
		if (f > best) {
			best = f;
			course->cut = cut;
		}
		if (cut % 5 == 0)
			fprintf(stderr, "cut %2d: joint p %.4f r %.4f f "
				"%.4f\n", cut, right / (found ? found : 1),
				right / (double)verdicts->gold, f);
	}
	fprintf(stderr, "best cut %d: joint f %.4f\n", course->cut, best);
}

static void trust_teach(struct course *course)
{
	struct verdicts verdicts = { NULL, 0, 0, 0 };

	for (size_t i = 0; i < course->gold.count; i++)
		article_judge(course, &verdicts, i, HEAD_CUE);
	learn(course, HEAD_TRUST);
	verdicts.count = verdicts.gold = 0;
	for (size_t i = 0; i < course->gold.count; i++)
		article_judge(course, &verdicts, i, HEAD_TRUST);
	qsort(verdicts.items, verdicts.count, sizeof *verdicts.items,
	      verdict_order);
	percent_fit(course, &verdicts);
	cut_fit(course, &verdicts);
	free(verdicts.items);
}

static void model_write(const struct course *course, const char *file)
{
	struct blobs blobs = { .kind = QUOTES_KIND };
	const struct quote_model *model = &course->models[FOLDS];

	for (unsigned head = 0; head < HEADS; head++)
		blobs_add(&blobs, model->heads[head].weights,
			  (size_t)model->heads[head].mask + 1, 2);
	blobs_add(&blobs, course->percent, 99, 4);
	blobs_add(&blobs, &course->cut, 1, 4);
	blobs_write(&blobs, file);
}

static struct string file_text(const char *name)
{
	static struct buffer text = BUFFER_EMPTY;
	FILE *file = fopen(name, "r");
	size_t n;

	if (!file) {
		error_print("%s: cannot be opened", name);
		exit(2);
	}
	do {
		n = fread(buffer_reserve(&text, 4096), 1, 4096, file);
		text.length += n;
	} while (n > 0);
	fclose(file);
	return (struct string){ text.data, text.length };
}

int main(int argc, char **argv)
{
	static struct course course;

	error_program("quotes");
	if (argc != 3) {
		error_print("usage: quotes VERBS MODEL <ARTICLES");
		return 2;
	}
	gold_read(&course.gold, stdin, file_text(argv[1]));
	prepare(&course);
	for (size_t i = 0; i < course.gold.count; i++)
		cues_teach(&course, i);
	learn(&course, HEAD_CUE);
	for (size_t i = 0; i < course.gold.count; i++)
		decisions_teach(&course, i);
	for (enum head head = HEAD_SPEAKER; head <= HEAD_JOIN; head++)
		learn(&course, head);
	for (size_t fold = 0; fold <= FOLDS; fold++)
		course.models[fold].percent = course.percent;
	course.models[0].heads[HEAD_TRUST] =
		(struct linear){ course.models[0].heads[HEAD_CUE].weights, 0 };
	for (size_t fold = 1; fold <= FOLDS; fold++)
		course.models[fold].heads[HEAD_TRUST] =
			course.models[0].heads[HEAD_TRUST];
	trust_teach(&course);
	model_write(&course, argv[2]);
	return 0;
}
