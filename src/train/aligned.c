/* aligned.c - gold attributions as the search for quotations would have them
 *
 * Goes in: spans of bytes that people marked. Comes out: the word that is the
 * cue ("went on to | say", "said in a statement"), the mention that is the
 * speaker, and contents before and behind the cue with borders that are
 * options of the decisions.
 */
#include "train/aligned.h"

#include <stdlib.h>
#include <string.h>

#include "nlp/borders.h"
#include "nlp/contents.h"
#include "nlp/cues.h"
#include "nlp/silences.h"
#include "nlp/speakers.h"

uint32_t spans_shared(const struct span *a, uint32_t a_count,
		      const struct span *b, uint32_t b_count)
{
	uint32_t shared = 0;

	for (uint32_t i = 0; i < a_count; i++)
		for (uint32_t k = 0; k < b_count; k++) {
			uint32_t start = a[i].start > b[k].start ? a[i].start :
								   b[k].start;
			uint32_t end = a[i].end < b[k].end ? a[i].end :
							     b[k].end;
			shared += end > start ? end - start : 0;
		}
	return shared;
}

uint32_t spans_length(const struct span *a, uint32_t count)
{
	uint32_t length = 0;

	for (uint32_t i = 0; i < count; i++)
		length += a[i].end - a[i].start;
	return length;
}

/* The words of a span of bytes; empty if there are none. */
static struct span words_of(const struct reading *reading, struct span span)
{
	uint32_t first = scene_word_at(&reading->scene, span.start);
	uint32_t end = first;

	while (end < reading->scene.count &&
	       reading->scene.words[end].start < span.end)
		end++;
	return (struct span){ first, end };
}

static bool is_helper(const struct scene_word *word)
{
	return word->pos == POS_AUX || word->lemma == FORM("have") ||
	       word->lemma == FORM("be") || word->lemma == FORM("do");
}

/* How much a word of the cue's span looks like its head. */
static int cue_rank(const struct reading *reading, uint32_t w)
{
	const struct scene_word *word = &reading->scene.words[w];

	if (!cue_may_be(reading, w))
		return 0;
	switch (word->tag) {
	case VB: case VBD: case VBG: case VBN: case VBP: case VBZ:
		return is_helper(word) ? 2 : 5;
	case NN: case NNS:
		return 3;
	default:
		return word->form == FORM("according") ? 6 : 1;
	}
}

static uint32_t cue_head(const struct reading *reading,
			 const struct spans *cue)
{
	uint32_t best = NOWHERE;
	int rank = 0;

	for (uint32_t i = 0; i < cue->count; i++) {
		struct span words = words_of(reading, cue->items[i]);
		for (uint32_t w = words.start; w < words.end; w++)
			if (silence_at(reading, w))
				return NOWHERE;
			else if (cue_rank(reading, w) > rank) {
				rank = cue_rank(reading, w);
				best = w;
			} else if (rank == 5 && cue_rank(reading, w) == 5 &&
				   word_at(reading, w - 1)->tag == TO) {
				best = w; /* "went on to say" */
			}
	}
	return best;
}

bool mention_is_source(const struct reading *reading, uint32_t mention,
		       const struct spans *source)
{
	const struct mention *m = &reading->mentions.items[mention];
	struct span span = scene_span(&reading->scene, m->first, m->full_end);

	for (uint32_t i = 0; i < source->count; i++) {
		const struct span *s = &source->items[i];
		uint32_t shared = spans_shared(&span, 1, s, 1);
		uint32_t a = span.end - span.start, b = s->end - s->start;
		if (shared && 2 * shared >= (a < b ? a : b))
			return true;
	}
	return false;
}

/* Of the options that overlap the source the first in the text, and of those
 * that begin with it the one most like it. */
static uint32_t speaker_find(const struct reading *reading, uint32_t cue,
			     const struct spans *source)
{
	uint32_t options[OPTIONS], best = NOWHERE;
	uint32_t count = speaker_options(reading, cue, options);
	uint32_t best_first = NOWHERE, best_off = 0;

	for (uint32_t i = 0; i < count; i++) {
		const struct mention *m;
		struct span span;
		uint32_t off;
		if (options[i] == NOWHERE ||
		    !mention_is_source(reading, options[i], source))
			continue;
		m = &reading->mentions.items[options[i]];
		span = scene_span(&reading->scene, m->first, m->full_end);
		off = spans_length(source->items, source->count) +
		      (span.end - span.start) -
		      2 * spans_shared(&span, 1, source->items,
				       source->count);
		if (m->first < best_first ||
		    (m->first == best_first && off < best_off)) {
			best = options[i];
			best_first = m->first;
			best_off = off;
		}
	}
	return best;
}

/* The border that was marked, or the option nearest to it if one is near. */
static uint32_t border_near(const struct reading *reading,
			    const struct event *event, unsigned b,
			    uint32_t wanted)
{
	uint32_t options[OPTIONS], best = NOWHERE, off = 4;
	uint32_t count = borders[b].options(reading, event, options);

	for (uint32_t i = 0; i < count; i++) {
		uint32_t d;
		if (options[i] == NOWHERE)
			continue;
		d = options[i] > wanted ? options[i] - wanted :
					  wanted - options[i];
		if (d < off) {
			off = d;
			best = options[i];
		}
	}
	return best;
}

/* Pieces of contents before the cue and behind it that hang together with it;
 * the farther ones are joined words. */
static void contents_align(const struct reading *reading, struct event *event,
			   const struct spans *contents)
{
	struct span left = { NOWHERE, NOWHERE }, right = left;
	uint32_t s = word_at(reading, event->cue)->sentence;

	for (uint32_t i = 0; i < contents->count; i++) {
		struct span w = words_of(reading, contents->items[i]);
		if (w.start == w.end)
			continue;
		w.start = content_start(reading, w.start, w.end);
		w.end = content_end(reading, w.start, w.end);
		if (w.end <= event->cue) {
			if (left.start == NOWHERE || w.start > left.end + 3)
				left = w;
			else
				left.end = w.end;
		} else if (w.start > event->cue) {
			if (right.start == NOWHERE &&
			    (word_at(reading, w.start)->sentence == s ||
			     (left.start == NOWHERE &&
			      w.start == quoted_behind(reading, event->cue))))
				right = w;
			else if (right.start != NOWHERE &&
				 w.start <= right.end + 3)
				right.end = w.end;
		}
	}
	event->left = event->left_end = NOWHERE;
	event->right = event->right_end = NOWHERE;
	if (left.start != NOWHERE)
		event->left_end = border_near(reading, event, 0, left.end);
	if (event->left_end != NOWHERE)
		event->left = border_near(reading, event, 1, left.start);
	if (event->left == NOWHERE)
		event->left_end = NOWHERE;
	if (right.start != NOWHERE)
		event->right = border_near(reading, event, 2, right.start);
	if (event->right != NOWHERE)
		event->right_end = border_near(reading, event, 3, right.end);
	if (event->right_end == NOWHERE)
		event->right = NOWHERE;
}

static int aligned_order(const void *a, const void *b)
{
	const struct aligned *x = a, *y = b;

	if (x->event.cue != y->event.cue)
		return x->event.cue < y->event.cue ? -1 : 1;
	return x->gold < y->gold ? -1 : x->gold > y->gold;
}

void gold_align(struct aligned_list *list, const struct reading *reading,
		const struct gold_article *gold)
{
	list->items = arena_zero(reading->scene.arena,
				 (gold->count + 1) * sizeof *list->items);
	list->count = 0;
	for (uint32_t i = 0; i < gold->count; i++) {
		const struct attribution *a = &gold->items[i];
		struct aligned *to = &list->items[list->count];
		uint32_t cue = cue_head(reading, &a->cue);
		if (cue == NOWHERE)
			continue;
		to->gold = a;
		to->event.cue = cue;
		to->has_source = a->source.count > 0;
		to->event.speaker = speaker_find(reading, cue, &a->source);
		contents_align(reading, &to->event, &a->contents);
		list->count++;
	}
	qsort(list->items, list->count, sizeof *list->items, aligned_order);
}
