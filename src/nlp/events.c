/* events.c - attributions: cue, speaker and contents put together
 *
 * In: words, marks and mentions. Out: events, each a cue with who speaks and
 * what is said. A word whose odds of being a cue are not hopeless gets a
 * speaker and contents; joins adds what goes on behind; trust says what to
 * believe of it. What nothing hangs on is no event. The turns of a transcript
 * (turns.c) are events whose cue is the colon.
 */
#include "nlp/events.h"

#include <string.h>

#include "nlp/borders.h"
#include "nlp/contents.h"
#include "nlp/cues.h"
#include "nlp/speakers.h"
#include "nlp/trust.h"
#include "nlp/turns.h"

/* Words with less than one chance in fifty are left alone. Trust sees the
 * rest: what stands around a rare cue ("stressed that") makes up for it. */
#define CUE_LEAST (-4 * LINEAR_SCALE)

/* Trust that is still to be judged. */
#define TRUST_OPEN INT32_MIN

void reading_make(struct reading *reading, const struct article *article,
		  const struct quote_model *model)
{
	reading->model = model;
	scene_make(&reading->scene, article);
	mentions_make(&reading->mentions, &reading->scene);
	reading->cue_scores = cues_score(reading);
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
	return event->left != NOWHERE || event->right != NOWHERE;
}

static void event_trust(const struct reading *reading, struct event *event)
{
	struct feature_list features = { .count = 0 };

	trust_features(reading, event, &features);
	event->trust = linear_score(&reading->model->heads[HEAD_TRUST],
				    features.items, features.count);
}

void events_find(struct event_list *list, struct reading *reading)
{
	struct turn_list turns;
	uint32_t turn = 0;
	size_t room = 0;

	list->items = NULL;
	list->count = 0;
	turns_find(&turns, reading);
	for (uint32_t w = 0; w < reading->scene.count; w++) {
		struct event event;
		if (turn < turns.count && w == turns.items[turn].colon)
			turn_event(&event, reading, &turns.items[turn++]);
		else if (reading->cue_scores[w] < CUE_LEAST ||
			 !event_make(reading, &event, w))
			continue;
		list->items = arena_grow(reading->scene.arena, list->items,
					 list->count, &room, sizeof event);
		list->items[list->count++] = event;
	}
	joins_find(&list->joins, reading, list->items, list->count);
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
