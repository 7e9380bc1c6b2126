/* joins.c - quoted words that go on behind a quotation
 *
 * In: attributions with their contents, the pairs of marks that none of them
 * covers. Out: which of these pairs belong to an attribution too:
 *
 *     “We came at dawn,” Ode said. [“We saw nothing.”]
 *     Lee agreed with him. [“It was dark.”]
 *
 * A pair may continue the last attribution before it; a linear model decides
 * from the distance and what stands between, unless the pair is all of the
 * next paragraph. Paragraphs of one quotation
 * whose marks say so (see marks.c) stay together in both directions.
 *
 * What nobody owns then is for strays.c, which may make it an event of its own
 * that later pairs continue.
 *
 * Gets wrong: dialogue without any cue.
 */
#include "nlp/joins.h"

#include <string.h>

#include "nlp/borders.h"

/* Log odds of a cue whose quotation may go on: less is mostly none. */
#define JOIN_CUE (-LINEAR_SCALE)

/* Less than that leaves quoted words open to others. */
#define DOUBTFUL_CUE (-2 * LINEAR_SCALE)

/* Paragraphs between an attribution and what may continue it, at most. */
#define BLOCKS_APART 3

static bool is_outer(const struct reading *reading, uint32_t p)
{
	return !reading->scene.pairs.items[p].nested &&
	       reading->scene.marked[p].end > reading->scene.marked[p].first;
}

static uint32_t max_of(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

static void own(struct joins *joins, const struct reading *reading,
		uint32_t first, uint32_t end, uint32_t event)
{
	const struct scene *scene = &reading->scene;

	for (uint32_t w = first; w < end; w++) {
		uint32_t p = scene->words[w].marked;
		if (p == NOWHERE)
			continue;
		/* a piece of quoted words is no owner of all of them */
		if (scene->marked[p].first >= first &&
		    joins->owner[p] == NOWHERE)
			joins->owner[p] = event;
		w = max_of(w, scene->marked[p].end - 1);
	}
}

void joins_start(struct joins *joins, const struct reading *reading,
		 const struct event *events, uint32_t count)
{
	uint32_t pairs = reading->scene.pairs.count;
	struct arena *arena = reading->scene.arena;

	joins->owner = arena_alloc(arena, (pairs + 1) * sizeof(uint32_t));
	joins->joined = arena_zero(arena, (pairs + 1) * sizeof(bool));
	joins->end = arena_alloc(arena, (count + pairs + 1) *
					sizeof(uint32_t));
	joins->before = arena_alloc(arena, (pairs + 1) * sizeof(uint32_t));
	joins->latest = NOWHERE;
	memset(joins->owner, 0xFF, (pairs + 1) * sizeof(uint32_t));
	for (uint32_t e = 0; e < count; e++) {
		const struct event *event = &events[e];
		joins->end[e] = event->cue + 1;
		if (event->left != NOWHERE)
			own(joins, reading, event->left, event->left_end, e);
		if (event->right == NOWHERE)
			continue;
		own(joins, reading, event->right, event->right_end, e);
		joins->end[e] = max_of(joins->end[e], event->right_end);
	}
}

/* “Yes.” Ode paused. */
static bool has_quoted(const struct reading *reading,
		       const struct event *event)
{
	return event->left != NOWHERE && word_opens(reading, event->left) &&
	       word_closes(reading, event->left_end - 1);
}

uint32_t join_option(struct joins *joins, const struct reading *reading,
		     const struct event *events, uint32_t count, uint32_t p,
		     uint32_t *next)
{
	const struct scene *scene = &reading->scene;
	uint32_t first = scene->marked[p].first, event;

	/* the latest event outside of marks that is over before the pair */
	while (*next < count && events[*next].cue < first) {
		if (scene->words[events[*next].cue].marked == NOWHERE &&
		    (events[*next].cue_score > JOIN_CUE ||
		     has_quoted(reading, &events[*next])))
			joins->latest = *next;
		++*next;
	}
	event = joins->latest;
	if (!is_outer(reading, p) || joins->owner[p] != NOWHERE ||
	    event == NOWHERE || joins->end[event] > first)
		return NOWHERE;
	if (sentence_of(reading, first)->block >
	    sentence_of(reading, joins->end[event] - 1)->block + BLOCKS_APART)
		return NOWHERE;
	return event;
}

/* The best cue of the sentence that is not in the pair. */
static unsigned rival(const struct reading *reading,
		      const struct scene_marked *pair)
{
	const struct scene_sentence *s = sentence_of(reading, pair->first);
	const struct scene_sentence *last = sentence_of(reading,
							pair->end - 1);
	int32_t best = -8 * LINEAR_SCALE;

	for (uint32_t k = 1; k < 40 && pair->first >= s->first + k; k++)
		if (reading->cue_scores[pair->first - k] > best)
			best = reading->cue_scores[pair->first - k];
	for (uint32_t w = pair->end; w < last->end && w < pair->end + 40; w++)
		if (reading->cue_scores[w] > best)
			best = reading->cue_scores[w];
	return (unsigned)(best + 8 * LINEAR_SCALE) / (2 * LINEAR_SCALE);
}

/* Whether the paragraph has no other words. */
static bool fills_block(const struct reading *reading,
			const struct scene_marked *pair)
{
	uint32_t block = sentence_of(reading, pair->first)->block;

	return (pair->first == 0 ||
		sentence_of(reading, pair->first - 1)->block != block) &&
	       (pair->end >= reading->scene.count ||
		sentence_of(reading, pair->end)->block != block);
}

/* A paragraph of quoted words alone goes on with the one before it: right in
 * 105 of 119 in the training data. */
static bool join_is_sure(const struct reading *reading, uint32_t event_end,
			 uint32_t p)
{
	const struct scene_marked *pair = &reading->scene.marked[p];

	return fills_block(reading, pair) &&
	       sentence_of(reading, pair->first)->block <=
		       sentence_of(reading, event_end - 1)->block + 1;
}

void join_features(const struct reading *reading, const struct event *event,
		   uint32_t event_end, uint32_t p, struct feature_list *list)
{
	const struct scene_marked *pair = &reading->scene.marked[p];
	const struct scene_sentence *s = sentence_of(reading, pair->first);
	const struct scene_sentence *last = sentence_of(reading,
							pair->end - 1);
	uint32_t from = word_at(reading, event_end - 1)->sentence;
	uint32_t apart = word_at(reading, pair->first)->sentence - from;
	uint32_t block = reading->scene.sentences[from].block;
	uint64_t place = hash_mix(pair->first == s->first,
				  pair->end + 1 >= last->end);
	uint64_t away = hash_mix(distance_class(apart), s->block - block);
	bool left = event->left != NOWHERE, right = event->right != NOWHERE;
	bool quoted = (left && word_closes(reading, event->left_end - 1)) ||
		      (right && word_closes(reading, event->right_end - 1));
	bool whole = fills_block(reading, pair);
	unsigned contest = rival(reading, pair);
	uint32_t cue = word_at(reading, event->cue)->lemma;

	feature_add(list, 0, 0, 0);
	feature_add(list, 1, place, away);
	feature_add(list, 2, distance_class(pair->first - event_end), place);
	feature_add(list, 3, contest, place);
	feature_add(list, 4, hash_mix(contest, away), place);
	feature_add(list, 5, distance_class(pair->end - pair->first), place);
	feature_add(list, 6, hash_mix(left, right), hash_mix(quoted, away));
	feature_add(list, 7, hash_mix(quoted, place), away);
	feature_add(list, 8, event->join_count < 2 ? event->join_count : 2,
		    away);
	feature_add(list, 9, cue, away);
	feature_add(list, 10, word_at(reading, pair->first - 1)->form, away);
	feature_add(list, 11, reading->scene.pairs.items[p].single, place);
	feature_add(list, 12, distance_class(last->end - pair->end), place);
	feature_add(list, 13, word_opens(reading, reading->scene.sentences[
				from].end) ? 1 : 0, away);
	feature_add(list, 14, whole, s->block - block);
	feature_add(list, 15, whole, hash_mix(quoted, contest));
}

void join_make(struct joins *joins, const struct reading *reading,
	       struct event *events, uint32_t event, uint32_t p)
{
	joins->owner[p] = event;
	joins->joined[p] = true;
	joins->end[event] = max_of(joins->end[event],
				   reading->scene.marked[p].end);
	events[event].join_count++;
}

/* The next pair that is in no other; the count of pairs if there is none. */
static uint32_t outer_after(const struct reading *reading, uint32_t p)
{
	do
		p++;
	while (p < reading->scene.pairs.count && !is_outer(reading, p));
	return p;
}

/* What one paragraph leaves open belongs to whoever says the next. */
static void continuations_own(struct joins *joins,
			      const struct reading *reading,
			      struct event *events)
{
	const struct marked_list *pairs = &reading->scene.pairs;
	uint32_t after = NOWHERE; /* owner of the outer pair behind p */

	for (uint32_t p = pairs->count; p-- > 0;) {
		if (!is_outer(reading, p))
			continue;
		if (pairs->items[p].continues && after != NOWHERE &&
		    joins->owner[p] == NOWHERE)
			join_make(joins, reading, events, after, p);
		after = joins->owner[p];
	}
	for (uint32_t p = 0; p < pairs->count; p++) {
		uint32_t next;
		if (!is_outer(reading, p) || !pairs->items[p].continues ||
		    joins->owner[p] == NOWHERE)
			continue;
		next = outer_after(reading, p);
		if (next < pairs->count && joins->owner[next] == NOWHERE)
			join_make(joins, reading, events, joins->owner[p],
				  next);
	}
}

void joins_list(struct joins *joins, const struct reading *reading,
		const struct event *events, uint32_t count)
{
	uint32_t pairs = reading->scene.pairs.count, at = 0;
	struct arena *arena = reading->scene.arena;
	uint32_t *next = arena_alloc(arena, (count + 1) * sizeof *next);

	joins->given = arena_alloc(arena, (pairs + 1) * sizeof *next);
	joins->given_at = arena_alloc(arena, (count + 1) * sizeof *next);
	for (uint32_t e = 0; e < count; e++) {
		joins->given_at[e] = next[e] = at;
		at += events[e].join_count;
	}
	for (uint32_t p = 0; p < pairs; p++)
		if (joins->joined[p])
			joins->given[next[joins->owner[p]]++] = p;
}

static bool joins_on(const struct joins *joins, const struct reading *reading,
		     const struct event *events, uint32_t e, uint32_t p)
{
	const struct linear *head = &reading->model->heads[HEAD_JOIN];
	struct feature_list list = { .count = 0 };

	if (join_is_sure(reading, joins->end[e], p))
		return true;
	join_features(reading, &events[e], joins->end[e], p, &list);
	return linear_score(head, list.items, list.count) > 0;
}

/* Whether the words behind a cue that is none in most cases may as well be
 * somebody else's. */
static bool is_doubtful(const struct reading *reading,
			const struct event *event, uint32_t p)
{
	return event->cue_score < DOUBTFUL_CUE && !event->stray &&
	       event->right != NOWHERE &&
	       event->right <= reading->scene.marked[p].first;
}

bool join_stray(const struct joins *joins, const struct reading *reading,
		const struct event *events, uint32_t p, struct stray *stray)
{
	uint32_t latest = joins->before[p];

	*stray = (struct stray){ p, NULL, 0 };
	if (latest != NOWHERE) {
		stray->latest = &events[latest];
		stray->latest_end = joins->end[latest];
	}
	return is_outer(reading, p) && stray_may_be(reading, p) &&
	       (joins->owner[p] == NOWHERE ||
		(!joins->joined[p] && stray_is_long(reading, p) &&
		 is_doubtful(reading, &events[joins->owner[p]], p)));
}

/* Quoted words without a cue: what one paragraph leaves open goes on in the
 * next. */
static void stray_own(struct joins *joins, const struct reading *reading,
		      struct event *events, uint32_t event, uint32_t p)
{
	const struct marked_list *pairs = &reading->scene.pairs;

	joins->owner[p] = joins->latest = event;
	joins->end[event] = reading->scene.marked[p].end;
	while (pairs->items[p].continues) {
		p = outer_after(reading, p);
		if (p >= pairs->count || joins->owner[p] != NOWHERE)
			return;
		join_make(joins, reading, events, event, p);
	}
}

/* “I like him,” he said, but “he is slow.” is one attribution. */
static bool is_same_breath(const struct reading *reading,
			   const struct stray *stray,
			   const struct event *event)
{
	return stray->latest && event->speaker == stray->latest->speaker &&
	       word_at(reading, stray->latest_end - 1)->sentence ==
		       word_at(reading, event->cue)->sentence;
}

uint32_t joins_find(struct joins *joins, const struct reading *reading,
		    struct event *events, uint32_t count)
{
	bool astray = reading->model->heads[HEAD_STRAY].weights != NULL;
	uint32_t next = 0, all = count;
	struct stray stray;

	joins_start(joins, reading, events, count);
	continuations_own(joins, reading, events);
	for (uint32_t p = 0; p < reading->scene.pairs.count; p++) {
		uint32_t e = join_option(joins, reading, events, count, p,
					 &next);
		joins->before[p] = joins->latest;
		if (e != NOWHERE && joins_on(joins, reading, events, e, p))
			join_make(joins, reading, events, e, p);
		else if (!astray ||
			 !join_stray(joins, reading, events, p, &stray) ||
			 !stray_event(&events[all], reading, &stray))
			continue;
		else if (is_same_breath(reading, &stray, &events[all]))
			join_make(joins, reading, events, joins->latest, p);
		else if (stray_is_long(reading, p))
			stray_own(joins, reading, events, all++, p);
	}
	continuations_own(joins, reading, events);
	joins_list(joins, reading, events, all);
	return all;
}
