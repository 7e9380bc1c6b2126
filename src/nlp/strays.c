/* strays.c - quoted words that no cue reports
 *
 * In: pairs of marks that belong to no attribution, the mentions around them,
 * the latest attribution before them. Out: who says it, or nobody:
 *
 *     Moser reached the top in an hour.
 *     “I never felt tired. It was the best day of my life.”
 *
 *     Two of the clerks were “shouting at each other in the street”.
 *
 * One linear model ranks the mentions of the sentence, the first ones of the
 * sentence before, who spoke last, and nobody; so it decides at once whether
 * the words are speech, which is a matter of their length and looks, and
 * whose. The event has no cue; its first mark stands for one.
 *
 * Gets wrong: what only the meaning of the words could tell.
 */
#include "nlp/strays.h"

#include <string.h>

#include "nlp/borders.h"
#include "nlp/choice.h"
#include "nlp/outlooks.h"

/* Mentions looked at before the pair, behind it, and in the sentence before
 * it. */
#define LEFT_MOST 10
#define RIGHT_MOST 5
#define BEFORE_MOST 5

/* Words on either side that are looked at for a better cue. */
#define FAR 60

/* Somebody is several, who share the odds of speech; nobody has these less.
 * Trust judges what comes of it. */
#define SHARED LINEAR_SCALE

/* Where a mention stands to the pair. */
enum place { PLACE_LEFT, PLACE_RIGHT, PLACE_BEFORE, PLACE_BLOCK, PLACE_FAR };

static const struct scene_marked *pair_of(const struct reading *reading,
					  const struct stray *stray)
{
	return &reading->scene.marked[stray->pair];
}

bool stray_may_be(const struct reading *reading, uint32_t pair)
{
	const struct scene_marked *marked = &reading->scene.marked[pair];

	return marked->end >= marked->first + STRAY_WORDS + 2 &&
	       !(word_at(reading, marked->first)->flags & WORD_UNREAD);
}

static bool may_speak(const struct reading *reading, uint32_t m,
		      const struct scene_marked *pair)
{
	const struct mention *mention = &reading->mentions.items[m];

	return !(mention->flags & (MENTION_PART | MENTION_TIME)) &&
	       (mention->end <= pair->first || mention->first >= pair->end);
}

static uint32_t option_add(uint32_t *options, uint32_t count, uint32_t m)
{
	for (uint32_t i = 0; i < count; i++)
		if (options[i] == m)
			return count;
	options[count] = m;
	return count + 1;
}

/* "It was Ode who won": that "it" is nobody. */
static bool is_empty(const struct reading *reading, uint32_t m)
{
	uint32_t form = word_at(reading,
				reading->mentions.items[m].head)->form;

	return form == FORM("it") || form == FORM("there") ||
	       form == FORM("this") || form == FORM("that");
}

/* Whoever is asked about in the sentence before does not answer. */
static bool is_asked(const struct reading *reading, uint32_t first)
{
	uint32_t last = sentence_of(reading, first)->first - 1;

	return word_at(reading, last)->form == FORM("?");
}

/* Who may speak in the sentence before: its phrases up to the first that
 * stands behind a verb and another one. */
static uint32_t options_before(const struct reading *reading,
			       const struct scene_marked *pair, uint32_t s,
			       uint32_t *options, uint32_t n)
{
	const struct mention_list *mentions = &reading->mentions;
	uint32_t first = reading->scene.sentences[s].first;
	uint32_t m = mentions->of_sentence[s];
	bool subject = false;

	for (uint32_t k = 0;
	     m < mentions->of_sentence[s + 1] && k < BEFORE_MOST; k++, m++) {
		if (subject &&
		    clause_before(reading, first, mentions->items[m].first))
			break;
		if (!may_speak(reading, m, pair))
			continue;
		n = option_add(options, n, m);
		subject |= !is_empty(reading, m);
	}
	return n;
}

uint32_t stray_options(const struct reading *reading,
		       const struct stray *stray, uint32_t options[OPTIONS])
{
	const struct mention_list *mentions = &reading->mentions;
	const struct scene_marked *pair = pair_of(reading, stray);
	uint32_t s = word_at(reading, pair->first)->sentence, n = 0;
	uint32_t last = word_at(reading, pair->end - 1)->sentence, m, k;

	m = mention_behind(mentions, s, pair->first);
	for (k = 0; m > mentions->of_sentence[s] && k < LEFT_MOST; m--, k++)
		if (may_speak(reading, m - 1, pair))
			n = option_add(options, n, m - 1);
	m = mention_behind(mentions, last, pair->end);
	for (k = 0; m < mentions->of_sentence[last + 1] && k < RIGHT_MOST;
	     m++, k++)
		if (may_speak(reading, m, pair))
			n = option_add(options, n, m);
	if (s > 0 && reading->scene.sentences[s - 1].read &&
	    !is_asked(reading, pair->first))
		n = options_before(reading, pair, s - 1, options, n);
	if (stray->latest && stray->latest->speaker != NOWHERE)
		n = option_add(options, n, stray->latest->speaker);
	options[n++] = NOWHERE;
	return n;
}

static enum place place_of(const struct reading *reading,
			   const struct scene_marked *pair,
			   const struct mention *mention)
{
	uint32_t s = word_at(reading, pair->first)->sentence;
	uint32_t own = word_at(reading, mention->first)->sentence;

	if (mention->first >= pair->end)
		return PLACE_RIGHT;
	if (own == s)
		return PLACE_LEFT;
	if (own + 1 < s)
		return PLACE_FAR;
	return reading->scene.sentences[own].block ==
		       reading->scene.sentences[s].block ? PLACE_BEFORE
							 : PLACE_BLOCK;
}

bool stray_is_long(const struct reading *reading, uint32_t pair)
{
	const struct scene_marked *marked = &reading->scene.marked[pair];
	struct outlook out;

	if (marked->end < marked->first + STRAY_ALONE + 2)
		return false;
	outlook_make(&out, reading, marked);
	return out.sentence || !out.titled;
}

static uint32_t form_of(const struct reading *reading, uint32_t word)
{
	return word == NOWHERE ? 1 : word_at(reading, word)->form;
}

static uint32_t tag_of(const struct reading *reading, uint32_t word)
{
	return word == NOWHERE ? 1 : word_at(reading, word)->tag;
}

/* The best cue of the sentence outside of the pair, as a class. */
static unsigned rival(const struct reading *reading,
		      const struct scene_marked *pair)
{
	const struct scene_sentence *s = sentence_of(reading, pair->first);
	const struct scene_sentence *last = sentence_of(reading,
							pair->end - 1);
	int32_t best = -8 * LINEAR_SCALE;

	for (uint32_t k = 1; k < FAR && pair->first >= s->first + k; k++)
		if (reading->cue_scores[pair->first - k] > best)
			best = reading->cue_scores[pair->first - k];
	for (uint32_t w = pair->end; w < last->end && w < pair->end + FAR; w++)
		if (reading->cue_scores[w] > best)
			best = reading->cue_scores[w];
	return (unsigned)(best + 8 * LINEAR_SCALE) / (2 * LINEAR_SCALE);
}

/* Paragraphs from the latest attribution to the pair; 9 if there is none. */
static unsigned blocks_apart(const struct reading *reading,
			     const struct stray *stray)
{
	uint32_t apart;

	if (!stray->latest)
		return 9;
	apart = sentence_of(reading, pair_of(reading, stray)->first)->block -
		sentence_of(reading, stray->latest_end - 1)->block;
	return apart < 6 ? apart : 6;
}

static void features_nobody(const struct reading *reading,
			    const struct stray *stray,
			    struct feature_list *list)
{
	const struct scene_marked *pair = pair_of(reading, stray);
	unsigned contest = rival(reading, pair), flags;
	struct outlook out;

	outlook_make(&out, reading, pair);
	flags = out.sentence | (unsigned)out.person << 1 |
		(unsigned)out.verb << 2;
	feature_add(list, 0, 0, 0);
	feature_add(list, 1, out.length, flags);
	feature_add(list, 2, out.place, out.length);
	feature_add(list, 3, out.whole, flags);
	feature_add(list, 4, flags, out.place);
	feature_add(list, 5, form_of(reading, out.before), 0);
	feature_add(list, 6, tag_of(reading, out.before),
		    tag_of(reading, out.after));
	feature_add(list, 7, form_of(reading, out.after), 0);
	feature_add(list, 8, out.titled, out.length);
	feature_add(list, 9, contest, out.place);
	feature_add(list, 10, contest, out.length);
	feature_add(list, 11, blocks_apart(reading, stray), out.whole);
	feature_add(list, 12, word_at(reading, pair->first + 1)->tag,
		    out.length < 6);
	feature_add(list, 13, pair->pair->single, out.length);
	feature_add(list, 15, pair->pair->continues, out.whole);
	feature_add(list, 14, reading->scene.article->blocks[
			    pair->pair->block].kind, out.place);
}

/* The lemma of the finite verb behind the mention, if one is near. */
static uint32_t verb_behind(const struct reading *reading,
			    const struct mention *mention)
{
	uint32_t w = mention->full_end, end = w + 6;

	for (; w < end; w++)
		if (is_finite_tag(word_at(reading, w)->tag))
			return word_at(reading, w)->lemma;
	return 0;
}

void stray_features(const struct reading *reading, const struct stray *stray,
		    uint32_t option, struct feature_list *list)
{
	const struct scene_marked *pair = pair_of(reading, stray);
	const struct mention *m;
	struct outlook out;
	uint32_t from, to, spoke;
	uint64_t where;

	if (option == NOWHERE) {
		features_nobody(reading, stray, list);
		return;
	}
	m = &reading->mentions.items[option];
	outlook_make(&out, reading, pair);
	spoke = stray->latest && stray->latest->speaker == option;
	where = hash_mix(place_of(reading, pair, m), spoke);
	from = m->first < pair->first ? m->full_end : pair->end;
	to = m->first < pair->first ? pair->first : m->first;
	const struct scene_word *head = word_at(reading, m->head);
	bool first = sentence_of(reading, m->first)->first == m->first;
	unsigned looks = mention_looks(m);
	unsigned label = m->entity == NOWHERE ? 99 :
		reading->scene.article->entities[m->entity].label;

	feature_add(list, 30, where, 0);
	feature_add(list, 31, where, distance_class(to - from));
	feature_add(list, 32, where, looks);
	feature_add(list, 33, where, head->lemma);
	feature_add(list, 34, where, hash_mix(looks, first));
	feature_add(list, 35, where, word_at(reading, m->full_end)->tag);
	feature_add(list, 36, where, verb_behind(reading, m));
	feature_add(list, 37, where, label);
	feature_add(list, 38, where, out.place);
	feature_add(list, 39, where, hash_mix(out.whole,
					      blocks_apart(reading, stray)));
	feature_add(list, 40, where, m->kind == SPEAKER_PRONOUN ?
			  head->form : 1);
	feature_add(list, 41, where, form_of(reading, out.before));
	feature_add(list, 42, where, hash_mix(label, first));
	feature_add(list, 43, where, head->marked != NOWHERE);
}

bool stray_event(struct event *event, const struct reading *reading,
		 const struct stray *stray)
{
	const struct linear *head = &reading->model->heads[HEAD_STRAY];
	const struct scene_marked *pair = pair_of(reading, stray);
	uint32_t options[OPTIONS];
	uint32_t count = stray_options(reading, stray, options);
	struct choice choice = CHOICE_EMPTY;

	for (uint32_t i = 0; i < count; i++) {
		struct feature_list list = { .count = 0 };
		int32_t score;
		stray_features(reading, stray, options[i], &list);
		score = linear_score(head, list.items, list.count);
		if (options[i] == NOWHERE)
			score -= SHARED;
		choice_add(&choice, options[i], score);
	}
	memset(event, 0, sizeof *event);
	event->stray = true;
	event->cue = pair->first;
	event->speaker = choice.best;
	event->speaker_margin = choice_margin(&choice);
	event->left = event->left_end = NOWHERE;
	event->right = pair->first;
	event->right_end = pair->end;
	return choice.best != NOWHERE;
}

void stray_trust(const struct reading *reading, const struct event *event,
		 struct feature_list *list)
{
	const struct scene_marked *pair = marked_of(reading, event->right);
	const struct mention *m = speaker_of(reading, event);
	enum place place = place_of(reading, pair, m);
	unsigned margin = (unsigned)event->speaker_margin / 512, flags;
	struct outlook out;

	outlook_make(&out, reading, pair);
	margin = margin < 16 ? margin : 16;
	flags = out.sentence | (unsigned)out.person << 1 |
		(unsigned)out.verb << 2;
	feature_add(list, 50, 0, 0);
	feature_add(list, 51, margin, 0);
	feature_add(list, 52, out.length, flags);
	feature_add(list, 53, place, out.whole);
	feature_add(list, 54, place, mention_looks(m));
	feature_add(list, 55, out.place, out.length < 6);
	feature_add(list, 56, out.titled, out.length < 6);
	feature_add(list, 57, hash_mix(out.length, out.sentence), place);
	feature_add(list, 58, out.sentence,
		    m->entity == NOWHERE ? 99 :
		    reading->scene.article->entities[m->entity].label);
	feature_add(list, 59, margin / 4, out.length);
}
