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
#include "nlp/contents.h"
#include "nlp/cues.h"
#include "nlp/quote_model.h"
#include "nlp/speakers.h"
#include "train/aligned.h"
#include "train/blobs.h"
#include "train/course.h"
#include "train/verdicts.h"

/* What a belief or plan weighs as an example of no cue: it is none, but it is
 * no grave error either, since readers differ about many. */
#define BELIEF_WEIGHT 0.3

/* The same as an example for speakers and borders, which look alike. */
#define OTHER_WEIGHT 0.5

/* The score of a cue that people marked. */
#define CUE_SURE (8 * LINEAR_SCALE)

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

/* Puts the features in front that would be others if the word were another;
 * their number. */
static size_t own_first(struct reading *reading, uint32_t word,
			struct feature_list *list)
{
	struct scene_word *w = &reading->scene.words[word];
	const struct scene_word known = *w;
	struct feature_list veiled = { .count = 0 };
	size_t own = 0;

	w->form = ~w->form;
	w->lemma = ~w->lemma;
	cue_features(reading, word, &veiled);
	*w = known;
	for (size_t i = 0; i < list->count; i++) {
		uint64_t item = list->items[i];
		if (item == veiled.items[i])
			continue;
		list->items[i] = list->items[own];
		list->items[own++] = item;
	}
	return own;
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
		size_t own;
		int kind;
		if (!cue_may_be(reading, w))
			continue;
		kind = cue_kind(&aligned, w);
		cue_features(reading, w, &list);
		own = own_first(reading, w, &list);
		lesson_group(lesson, fold_of(article),
			     kind == 0 ? BELIEF_WEIGHT : 1);
		lesson_option(lesson, list.items, list.count, kind == 1);
		lesson_own(lesson, own);
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
		events[n] = item->event;
		events[n++].cue_score = CUE_SURE;
	}
	return n;
}

/* Whether most of the span is in the attribution's contents, or in those of
 * another with the very same source. */
static bool is_same_speech(const struct gold_article *article,
			   const struct attribution *gold, struct span span)
{
	for (uint32_t i = 0; i < article->count; i++) {
		const struct attribution *a = &article->items[i];
		if (a->source.count != gold->source.count ||
		    (a != gold && !a->source.count) ||
		    (a->source.count && a->source.items[0].start !=
						gold->source.items[0].start))
			continue;
		if (2 * spans_shared(&span, 1, a->contents.items,
				     a->contents.count) >
		    span.end - span.start)
			return true;
	}
	return false;
}

/* The attribution of speech that has most of the span; NULL if none has. */
static const struct attribution *pair_gold(const struct gold_article *article,
					   struct span span)
{
	for (uint32_t i = 0; i < article->count; i++) {
		const struct attribution *a = &article->items[i];
		if (a->speech && a->source.count &&
		    2 * spans_shared(&span, 1, a->contents.items,
				     a->contents.count) >
			    span.end - span.start)
			return a;
	}
	return NULL;
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
		bool right;
		if (e == NOWHERE)
			continue;
		right = is_same_speech(&course->gold.items[article],
				       golds[e]->gold, pair);
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

/* Quoted words that models which have not seen the article leave to nobody:
 * who says them, if they are speech. */
static void strays_teach(struct course *course, size_t article)
{
	struct reading *reading = &course->readings[article];
	struct lesson *lesson = &course->lessons[HEAD_STRAY];
	struct event_list list;
	struct stray stray;

	events_find(&list, reading);
	for (uint32_t p = 0; p < reading->scene.pairs.count; p++) {
		uint32_t options[OPTIONS], count, said = 0;
		const struct attribution *gold;
		if (!join_stray(&list.joins, reading, list.items, p, &stray))
			continue;
		gold = pair_gold(&course->gold.items[article],
				 reading->scene.pairs.items[p].span);
		count = stray_options(reading, &stray, options);
		for (uint32_t i = 0; gold && i + 1 < count; i++)
			said += mention_is_source(reading, options[i],
						  &gold->source);
		if (gold && !said)
			continue; /* it is none of the options */
		lesson_group(lesson, fold_of(article), 1);
		for (uint32_t i = 0; i < count; i++) {
			struct feature_list features = { .count = 0 };
			stray_features(reading, &stray, options[i],
				       &features);
			lesson_option(lesson, features.items, features.count,
				      options[i] == NOWHERE ? !gold :
				      gold && mention_is_source(
						      reading, options[i],
						      &gold->source));
		}
	}
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

/* Some weights, whatever they are, until there are better ones. */
static void head_empty(struct course *course, enum head head)
{
	for (size_t fold = 0; fold <= FOLDS; fold++)
		course->models[fold].heads[head] = (struct linear){
			course->models[0].heads[HEAD_CUE].weights, 0
		};
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
	course_prepare(&course);
	for (size_t i = 0; i < course.gold.count; i++)
		cues_teach(&course, i);
	course_learn(&course, HEAD_CUE);
	for (size_t i = 0; i < course.gold.count; i++)
		decisions_teach(&course, i);
	for (enum head head = HEAD_SPEAKER; head <= HEAD_JOIN; head++)
		course_learn(&course, head);
	for (size_t fold = 0; fold <= FOLDS; fold++)
		course.models[fold].percent = course.percent;
	head_empty(&course, HEAD_TRUST);
	for (size_t i = 0; i < course.gold.count; i++)
		strays_teach(&course, i);
	course_learn(&course, HEAD_STRAY);
	trust_teach(&course);
	model_write(&course, argv[2]);
	return 0;
}
