/* events.c - attributions: cue, speaker and contents put together
 *
 * In: words, marks and mentions. Out: events, each a cue with who speaks and
 * what is said. A word whose odds of being a cue are not hopeless gets a
 * speaker and contents; joins adds what goes on behind; trust says what to
 * believe of it. What nothing hangs on is no event. The turns of a transcript
 * (turns.c) are events whose cue is the colon, signed words (signed.c) those
 * whose cue is the dash.
 */
#include "nlp/events.h"

#include <string.h>

#include "nlp/borders.h"
#include "nlp/contents.h"
#include "nlp/cues.h"
#include "nlp/formulas.h"
#include "nlp/signed.h"
#include "nlp/speakers.h"
#include "nlp/trust.h"
#include "nlp/turns.h"

/* Words with less than one chance in fifty are left alone. Trust sees the
 * rest: what stands around a rare cue ("stressed that") makes up for it; right
 * behind quoted words one in three thousand is enough. */
#define CUE_LEAST (-4 * LINEAR_SCALE)

/* Trust that is still to be judged. */
#define TRUST_OPEN INT32_MIN

void reading_make(struct reading *reading, struct article *article,
		  const struct quote_model *model)
{
	reading->model = model;
	scene_make(&reading->scene, article);
	mentions_make(&reading->mentions, &reading->scene);
	reading->cue_scores = cues_score(reading);
}

static bool may_report(const struct reading *reading, uint32_t word)
{
	int32_t score = reading->cue_scores[word];

	return score >= CUE_LEAST ||
	       (score >= 2 * CUE_LEAST && cue_is_behind_quoted(reading, word));
}

static bool event_make(const struct reading *reading, struct event *event,
		       uint32_t cue)
{
	memset(event, 0, sizeof *event);
	event->cue = cue;
	event->cue_score = reading->cue_scores[cue];
	event->trust = TRUST_OPEN;
	speaker_choose(reading, event);
	contents_choose(reading, event);
	formula_settle(reading, event);
	return event->left != NOWHERE || event->right != NOWHERE;
}

static void event_trust(const struct reading *reading, struct event *event)
{
	struct feature_list features = { .count = 0 };

	trust_features(reading, event, &features);
	event->trust = linear_score(&reading->model->heads[HEAD_TRUST],
				    features.items, features.count);
	int percent = formula_percent(reading, event);
	if (percent && event->trust < reading->model->percent[percent - 1])
		event->trust = reading->model->percent[percent - 1];
}

/* Whether b is a second verb with the subject of a: "X said S and promised
 * T". */
static bool is_second_verb(const struct reading *reading,
			   const struct event *a, const struct event *b)
{
	const struct scene_word *cue = word_at(reading, b->cue);

	return b->speaker == a->speaker && b->right != NOWHERE &&
	       b->cue_score > 0 && cue->marked == NOWHERE &&
	       cue->tag == word_at(reading, a->cue)->tag &&
	       word_at(reading, b->cue - 1)->tag == CC;
}

/* Contents end before such a verb. */
static void contents_cut(const struct reading *reading,
			 struct event_list *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		struct event *a = &list->items[i];
		if (a->right == NOWHERE || a->speaker == NOWHERE)
			continue;
		for (uint32_t k = i + 1; k < list->count &&
		     list->items[k].cue < a->right_end; k++)
			if (list->items[k].cue > a->right + 1 &&
			    is_second_verb(reading, a, &list->items[k]))
				a->right_end = content_end(
					reading, a->right,
					list->items[k].cue - 1);
	}
}

/* What rules find, by the word that is the cue. */
struct ruled {
	struct turn_list turns;
	struct signature_list signatures;
	uint32_t turn, signature; /* the next of each */
};

static bool ruled_event(struct ruled *ruled, struct reading *reading,
			struct event *event, uint32_t cue)
{
	if (ruled->turn < ruled->turns.count &&
	    cue == ruled->turns.items[ruled->turn].colon) {
		turn_event(event, reading,
			   &ruled->turns.items[ruled->turn++]);
		return true;
	}
	if (ruled->signature < ruled->signatures.count &&
	    cue == ruled->signatures.items[ruled->signature].dash) {
		signature_event(event, reading, &ruled->signatures.items[
					ruled->signature++]);
		return true;
	}
	return false;
}

/* What somebody says inside signed words ends where these do. */
static void contents_clip(struct event_list *list,
			  const struct signature_list *signatures)
{
	uint32_t k = 0;

	for (uint32_t e = 0; e < list->count; e++) {
		struct event *event = &list->items[e];
		const struct signature *s;
		while (k < signatures->count &&
		       signatures->items[k].dash <= event->cue)
			k++;
		if (k == signatures->count)
			return;
		s = &signatures->items[k];
		if (event->cue > s->first && event->right != NOWHERE &&
		    event->right < s->end && event->right_end > s->end)
			event->right_end = s->end;
	}
}

/* Each pair of marks may become an event. */
static void events_room(struct event_list *list, const struct reading *reading)
{
	struct event *events = arena_alloc(
		reading->scene.arena,
		(list->count + reading->scene.pairs.count + 1) *
			sizeof *events);

	if (list->count)
		memcpy(events, list->items, list->count * sizeof *events);
	list->items = events;
}

void events_find(struct event_list *list, struct reading *reading)
{
	struct ruled ruled = { .turn = 0, .signature = 0 };
	size_t room = 0;

	list->items = NULL;
	list->count = 0;
	turns_find(&ruled.turns, reading);
	signatures_find(&ruled.signatures, reading);
	for (uint32_t w = 0; w < reading->scene.count; w++) {
		struct event event;
		if (!ruled_event(&ruled, reading, &event, w) &&
		    (!may_report(reading, w) ||
		     !event_make(reading, &event, w)))
			continue;
		list->items = arena_grow(reading->scene.arena, list->items,
					 list->count, &room, sizeof event);
		list->items[list->count++] = event;
	}
	contents_cut(reading, list);
	contents_clip(list, &ruled.signatures);
	events_room(list, reading);
	list->count = joins_find(&list->joins, reading, list->items,
				 list->count);
	for (uint32_t e = 0; e < list->count; e++)
		if (list->items[e].trust == TRUST_OPEN)
			event_trust(reading, &list->items[e]);
}

uint32_t event_pieces(const struct event *event)
{
	return event->join_count + 2;
}

uint32_t event_contents(const struct reading *reading,
			const struct event_list *list, uint32_t e,
			struct span *pieces)
{
	const struct event *event = &list->items[e];
	const struct joins *joins = &list->joins;
	struct span own[2];
	uint32_t n = 0, owned = 0, k = 0, i = 0;

	if (event->left != NOWHERE)
		own[owned++] = (struct span){ event->left, event->left_end };
	if (event->right != NOWHERE)
		own[owned++] = (struct span){ event->right, event->right_end };
	while (i < owned || k < event->join_count) {
		const struct scene_marked *pair = NULL;
		if (k < event->join_count)
			pair = &reading->scene.marked[
				joins->given[joins->given_at[e] + k]];
		if (pair && (i == owned || pair->first < own[i].start)) {
			pieces[n++] = (struct span){ pair->first, pair->end };
			k++;
		} else {
			pieces[n++] = own[i++];
		}
	}
	return n;
}
