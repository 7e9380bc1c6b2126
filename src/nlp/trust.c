/* trust.c - how likely it is that a quotation and its speaker are right
 *
 * In: a finished attribution. Out: log odds and percent. Every decision on
 * the way left a margin; a small margin anywhere is a doubt about the whole.
 * A linear model over the margins in steps, alone and in pairs, was fitted to
 * attributions of articles that the other models had not seen, so that of
 * those at 80 percent about 80 in 100 are right.
 */
#include "nlp/trust.h"

#include "nlp/borders.h"
#include "nlp/cues.h"
#include "nlp/strays.h"

/* Margins in steps of log odds: doubt is in the first few. */
static unsigned margin_class(int32_t margin)
{
	static const int32_t steps[] = { 256, 512, 1024, 2048, 3072, 4096,
					 6144, 9216 };
	unsigned class = 0;

	while (class < sizeof steps / sizeof *steps && margin > steps[class])
		class++;
	return class;
}

static unsigned score_class(int32_t score)
{
	int32_t steps = (score + 8 * LINEAR_SCALE) / (LINEAR_SCALE / 2);

	return steps < 0 ? 0 : steps > 32 ? 32 : (unsigned)steps;
}

/* 0 none, 1 plain, 2 some marks inside, 3 all between marks. */
static unsigned looks_of(const struct reading *reading, uint32_t start,
			 uint32_t end)
{
	if (start == NOWHERE)
		return 0;
	if (word_opens(reading, start) && word_closes(reading, end - 1))
		return 3;
	for (uint32_t w = start; w < end && w < start + 60; w++)
		if (word_at(reading, w)->flags & WORD_MARK)
			return 2;
	return 1;
}

static uint32_t length_of(uint32_t start, uint32_t end)
{
	return start == NOWHERE ? 0 : end - start;
}

/* Whether the words can be something said: a clause has a verb. */
static unsigned verbs_in(const struct reading *reading, uint32_t start,
			 uint32_t end)
{
	unsigned verbs = 0;

	for (uint32_t w = start; w < end && w < start + 20; w++)
		switch (word_at(reading, w)->tag) {
		case VBD: case VBZ: case VBP: case MD:
			return 2;
		case VB: case VBG: case VBN:
			verbs = 1;
		}
	return verbs;
}

static void features_words(const struct reading *reading,
			   const struct event *event, unsigned looks,
			   struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct mention *speaker = speaker_of(reading, event);
	bool right = event->right != NOWHERE;
	uint32_t start = right ? event->right : event->left;
	uint32_t end = right ? event->right_end : event->left_end;
	unsigned verbs = verbs_in(reading, start, end);
	struct around around;
	unsigned helpers;

	cue_look(reading, event->cue, &around);
	helpers = around.negated | around.modal << 1 | around.passive << 2 |
		  around.infinitive << 3;
	feature_add(list, 20, verbs, looks);
	feature_add(list, 21, verbs, cue->lemma);
	feature_add(list, 22, verbs, distance_class(end - start));
	feature_add(list, 23, word_at(reading, start)->form, right);
	feature_add(list, 24, word_at(reading, start)->tag,
		    word_at(reading, start - 1)->form);
	feature_add(list, 25, helpers, cue->tag);
	feature_add(list, 26, helpers, cue->lemma);
	feature_add(list, 27, cue->cluster, looks);
	feature_add(list, 28, cue->cluster, verbs);
	if (speaker && speaker->kind == SPEAKER_PRONOUN)
		feature_add(list, 29, word_at(reading, speaker->head)->form,
			    helpers);
}

/* How quoted words, speaker and cue touch: ‘“It is late,” Ode reflected.’ is
 * sure whatever the verb. 0 if no quoted words stand before. */
static uint64_t pattern_of(const struct reading *reading,
			   const struct event *event)
{
	const struct mention *speaker = speaker_of(reading, event);
	uint32_t end = event->left_end, first, last;

	if (event->left == NOWHERE || !speaker ||
	    !word_closes(reading, end - 1))
		return 0;
	first = speaker->first < event->cue ? speaker->first : event->cue;
	last = speaker->first < event->cue ? event->cue :
					     speaker->first;
	return hash_mix(hash_mix(first == end,
				 last == speaker->full_end ||
				 last == event->cue + 1),
			hash_mix(word_at(reading, end - 2)->form,
				 word_opens(reading, event->left)));
}

/* “Harbor Lights”: all words begin with capitals, as in titles and names. */
static unsigned title_like(const struct reading *reading,
			   const struct event *event)
{
	uint32_t first = event->right != NOWHERE ? event->right : event->left;
	const struct scene_marked *pair = marked_of(reading, first);
	unsigned small = 0, large = 0;

	if (!pair || pair->end - pair->first > 8)
		return 0;
	for (uint32_t w = pair->first + 1; w + 1 < pair->end; w++)
		if (word_at(reading, w)->flags & WORD_CAPITAL)
			large++;
		else if (!word_is_punct(reading, w))
			small++;
	return !small ? 3 : large > small ? 2 : 1;
}

void trust_features(const struct reading *reading, const struct event *event,
		    struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct mention *speaker = speaker_of(reading, event);
	unsigned c = score_class(event->cue_score);
	unsigned s = margin_class(event->speaker_margin);
	unsigned l = margin_class(event->left_margin);
	unsigned r = margin_class(event->right_margin);
	unsigned left = looks_of(reading, event->left, event->left_end);
	unsigned right = looks_of(reading, event->right, event->right_end);
	unsigned looks = left | right << 2 |
			 (event->join_count ? 16u : 0u);
	unsigned side = speaker_side(reading, event);
	uint32_t length = length_of(event->left, event->left_end) +
			  length_of(event->right, event->right_end);

	if (event->stray) {
		stray_trust(reading, event, list);
		return;
	}
	feature_add(list, 0, 0, 0);
	feature_add(list, 1, c, 0);
	feature_add(list, 2, s, 0);
	feature_add(list, 3, l, left);
	feature_add(list, 4, r, right);
	feature_add(list, 5, looks, c / 4);
	feature_add(list, 6, looks, cue->tag);
	feature_add(list, 7, hash_mix(l, r), looks);
	feature_add(list, 8, c / 2, s);
	feature_add(list, 9, side, s);
	feature_add(list, 10, speaker ? mention_looks(speaker) : 0, side);
	feature_add(list, 11, distance_class(length), looks);
	feature_add(list, 12, cue->lemma, 0);
	feature_add(list, 13, cue->tag, side);
	feature_add(list, 14, cue->marked != NOWHERE, looks);
	feature_add(list, 15, c / 2, hash_mix(l < r ? l : r, 1));
	features_words(reading, event, looks, list);
	feature_add(list, 34, pattern_of(reading, event), cue->tag);
	feature_add(list, 35, pattern_of(reading, event), c / 4);
	feature_add(list, 36, title_like(reading, event), cue->tag);
	if (speaker)
		feature_add(list, 16, word_at(reading, speaker->head)->lemma,
			    0);
}

int trust_percent(const struct quote_model *model, int32_t score)
{
	int percent = 0;

	while (percent < 99 && score >= model->percent[percent])
		percent++;
	return percent;
}
