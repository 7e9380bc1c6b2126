/* rights.c - contents behind the cue: "X said that S", "X said: “S”"
 *
 * Options for the start are the next words, and farther on places behind
 * punctuation, "that" and opening marks; for the end the end of the sentence
 * or of the quoted words, and the places before punctuation, conjunctions and
 * prepositions.
 */
#include "nlp/borders.h"
#include "nlp/contents.h"
#include "nlp/formulas.h"

/* Words behind the cue at which contents may start anywhere: "told a daily
 * press briefing in the capital | the plan …". */
#define NEAR 14
#define REACH 60

static bool starts_at(const struct reading *reading,
		      const struct event *event, uint32_t w)
{
	const struct mention *speaker = speaker_of(reading, event);
	const struct scene_word *word = word_at(reading, w);

	if (speaker && w >= speaker->first && w < speaker->full_end)
		return false;
	if (word_opens(reading, w))
		return true;
	if (word->pos == POS_PUNCT || word_opens(reading, w - 1))
		return false;
	if (word->form == FORM("that") && word->tag != DT)
		return false;
	return w <= event->cue + NEAR || word_is_punct(reading, w - 1) ||
	       word_at(reading, w - 1)->form == FORM("that");
}

uint32_t right_start_options(const struct reading *reading,
			     const struct event *event, uint32_t *options)
{
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	uint32_t n = 0, behind = quoted_behind(reading, event->cue);

	for (uint32_t w = event->cue + 1;
	     w < s->end && w < event->cue + REACH && n < OPTIONS - 2; w++)
		if (starts_at(reading, event, w))
			options[n++] = w;
	/* with contents before the cue they are for joins.c to judge */
	if (behind != NOWHERE && event->left_end == NOWHERE &&
	    s->end - event->cue < REACH)
		options[n++] = behind;
	options[n++] = NOWHERE;
	return n;
}

/* How the cue goes on: what decides whether there is anything. */
static uint64_t left_looks(const struct reading *reading,
			   const struct event *event)
{
	if (event->left_end == NOWHERE)
		return 0;
	return 1 + word_closes(reading, event->left_end - 1);
}

/* Whether quoted words begin farther on, and another report with them: 0 no,
 * 1 marks alone ("… he said, but | “we saw nothing”"), 2 a cue too. */
static unsigned marks_ahead(const struct reading *reading, uint32_t from,
			    uint32_t end)
{
	uint32_t mark = from + word_at(reading, from)->to_mark;

	if (end > from + REACH)
		end = from + REACH;
	if (from >= end || mark >= end)
		return 0;
	for (uint32_t w = from; w < end; w++)
		if (reading->cue_scores[w] > 0 &&
		    word_at(reading, w)->marked == NOWHERE)
			return 2;
	return 1;
}

static void none_features(const struct reading *reading,
			  const struct event *event,
			  struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	const struct mention *speaker = speaker_of(reading, event);
	unsigned side = speaker_side(reading, event);
	uint32_t next = event->cue + 1;
	uint64_t left = left_looks(reading, event);

	if (speaker && speaker->first > event->cue && (side & 3) == 2)
		next = speaker->full_end;
	next = times_end(reading, next, s->end);
	feature_add(list, 1, left, side);
	feature_add(list, 2, left, cue->lemma);
	feature_add(list, 3, left, word_at(reading, next)->form);
	feature_add(list, 4, left, word_at(reading, next)->tag);
	feature_add(list, 5, left, distance_class(s->end - next));
	feature_add(list, 6, left, hash_mix(word_at(reading, next)->form,
					    word_at(reading, next + 1)->form));
	feature_add(list, 7, left, hash_mix(word_at(reading, next)->tag,
					    word_at(reading, next + 1)->tag));
	feature_add(list, 8, left, cue->tag);
	feature_add(list, 9, left, marks_ahead(reading, next, s->end));
}

/* Whether exactly one phrase stands between, such as the listener in "told a
 * daily briefing | the ships were safe": 2; 1 if nothing does. */
static unsigned passes_phrase(const struct reading *reading, uint32_t from,
			      uint32_t option)
{
	uint32_t m = reading->mentions.of_word[from];
	const struct mention *mention;

	if (from == option)
		return 1;
	if (m == NOWHERE)
		return 0;
	mention = &reading->mentions.items[m];
	return mention->first == from && (mention->end == option ||
					  mention->full_end == option) ? 2 : 0;
}

void right_start_features(const struct reading *reading,
			  const struct event *event, uint32_t option,
			  struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	const struct scene_word *word = word_at(reading, option);
	const struct mention *speaker = speaker_of(reading, event);
	unsigned side = speaker_side(reading, event);
	uint64_t left = left_looks(reading, event);
	uint32_t gap, from = event->cue + 1, phrase;
	unsigned kind, begins, passed, clause;

	if (option == NOWHERE) {
		none_features(reading, event, list);
		return;
	}
	if (speaker && (side & 3) == 2 && speaker->full_end <= option)
		from = speaker->full_end;
	if (times_end(reading, from, s->end) <= option)
		from = times_end(reading, from, s->end);
	gap = option - from;
	phrase = reading->mentions.of_word[option];
	begins = phrase == NOWHERE ? 0 :
		 reading->mentions.items[phrase].first == option ? 1 : 2;
	kind = word_opens(reading, option) | (option >= s->end ? 2u : 0u);
	passed = passes_phrase(reading, from, option);
	clause = clause_from(reading, option, s->end);
	feature_add(list, 20, kind, hash_mix(left, side));
	feature_add(list, 21, distance_class(gap), hash_mix(side, left));
	feature_add(list, 22, word_at(reading, option - 1)->form, kind);
	feature_add(list, 23, word_at(reading, option - 1)->tag, word->tag);
	feature_add(list, 24, word->form, left);
	feature_add(list, 25, word->tag, hash_mix(begins, left));
	feature_add(list, 26, tags_between(reading, from, option, 6),
		    cue->tag);
	feature_add(list, 27, forms_between(reading, from, option, 3),
		    cue->lemma);
	feature_add(list, 28, cue->lemma, hash_mix(distance_class(gap), kind));
	feature_add(list, 29, cue->lemma, word_at(reading, option - 1)->form);
	feature_add(list, 30, cue->lemma, hash_mix(word->tag, gap == 0));
	feature_add(list, 31, cue->lemma, hash_mix(left, 1));
	feature_add(list, 32, tags_between(reading, option, option + 3, 3),
		    gap == 0);
	feature_add(list, 33, hash_mix(begins, word_at(reading,
		    option - 1)->pos), distance_class(gap));
	feature_add(list, 34, word_at(reading, option - 1)->form,
		    hash_mix(word_at(reading, from)->form, gap));
	feature_add(list, 35, distance_class(s->end - event->cue), left);
	feature_add(list, 36, word->marked == cue->marked, kind);
	feature_add(list, 37, cue->lemma, hash_mix(passed, clause));
	feature_add(list, 38, hash_mix(passed, clause), hash_mix(left, side));
	feature_add(list, 39, clause, word_at(reading, option - 1)->form);
	feature_add(list, 40, hash_mix(kind, left),
		    marks_ahead(reading, from, s->end));
}

/* "His claim that the shop was safe | angered her": what a noun reports is a
 * part of its sentence. */
static bool ends_before(const struct reading *reading,
			const struct event *event, uint32_t w)
{
	const struct scene_word *word = word_at(reading, w);
	uint32_t cue = word_at(reading, event->cue)->tag;

	if (word_closes(reading, w - 1))
		return true;
	if (word_opens(reading, w - 1))
		return false;
	switch (word->tag) {
	case CC: case IN: case TO: case WDT: case WP: case WRB: case VBG:
	case RB:
		return true;
	case VBD: case VBZ: case VBP: case MD:
		return cue == NN || cue == NNS;
	default:
		return word->pos == POS_PUNCT && !word_closes(reading, w) &&
		       !word_is_punct(reading, w - 1);
	}
}

uint32_t right_end_options(const struct reading *reading,
			   const struct event *event, uint32_t *options)
{
	const struct scene_sentence *s = sentence_of(reading, event->right);
	const struct scene_marked *pair = pair_apart(
		marked_of(reading, event->right), event->cue);
	uint32_t stop = s->end, n = 0;
	uint32_t clause = formula_clause_end(reading, event);
	bool inside = false;

	if (clause != NOWHERE) {
		options[n++] = content_end(reading, event->right, clause);
		return n;
	}
	if (stop - event->right > CLAUSE)
		stop = event->right + CLAUSE;
	stop = content_end(reading, event->right, stop);
	options[n++] = stop;
	if (pair && pair->end > event->right && pair->end != stop)
		options[n++] = pair->end;
	pair = pair_apart(marked_of(reading, s->end - 1), event->cue);
	if (pair && pair->first > event->right && pair->end > s->end &&
	    pair->first < stop)
		options[n++] = pair->end;
	for (uint32_t w = event->right + 1; w < stop && n < OPTIONS; w++) {
		inside = brackets_step(reading, w - 1, inside);
		if (ends_before(reading, event, w) && w != options[1 % n] &&
		    !inside)
			options[n++] = w;
	}
	return n;
}

/* Whether another report begins right behind: ", adding that …". */
static unsigned cue_behind(const struct reading *reading, uint32_t w)
{
	for (uint32_t k = 0; k < 4 && w + k < reading->scene.count; k++)
		if (reading->cue_scores[w + k] > 0)
			return 1 + k;
	return 0;
}

/* The first other report inside, and how it stands: ", adding" is one that
 * ends what was said, "that he says" one that is part of it. */
static uint64_t cue_inside(const struct reading *reading, uint32_t start,
			   uint32_t end)
{
	for (uint32_t w = start + 1; w < end && w < start + 60; w++)
		if (reading->cue_scores[w] > 0 &&
		    word_at(reading, w)->marked == NOWHERE)
			return hash_mix(word_at(reading, w)->tag,
					word_at(reading, w - 1)->pos);
	return 0;
}

static bool is_joiner(uint32_t tag)
{
	return tag == IN || tag == WRB;
}

void right_end_features(const struct reading *reading,
			const struct event *event, uint32_t option,
			struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, event->right);
	const struct scene_word *word = word_at(reading, option);
	const struct scene_word *last = word_at(reading, option - 1);
	const struct scene_word *first = word_at(reading, s->first);
	bool stop = option + 1 >= s->end;
	bool opens = word_opens(reading, event->right);
	const struct scene_marked *pair = marked_of(reading, event->right);
	bool whole = opens && pair && pair->end == option;
	unsigned cuts = cuts_marks(reading, event->right, option);
	unsigned length = distance_class(option - event->right);
	unsigned rest = option < s->end ? distance_class(s->end - option) : 0;
	uint64_t kind = hash_mix(hash_mix(stop, opens), hash_mix(whole, cuts));
	uint64_t before = word_at(reading, event->right - 1)->form;
	uint64_t inner = cue_inside(reading, event->right, option);

	feature_add(list, 1, kind, 0);
	feature_add(list, 2, kind, length);
	feature_add(list, 3, kind, rest);
	feature_add(list, 4, word->form, kind);
	feature_add(list, 5, word->form, last->tag);
	feature_add(list, 6, word->tag, last->tag);
	feature_add(list, 7, word->form, word_at(reading, option + 1)->form);
	feature_add(list, 8, word->form, word_at(reading, option + 1)->tag);
	feature_add(list, 9, cue->lemma, kind);
	feature_add(list, 10, cue->lemma, word->form);
	feature_add(list, 11, before, word->form);
	feature_add(list, 12, before, hash_mix(length, stop));
	feature_add(list, 13, cue_behind(reading, option), word->form);
	feature_add(list, 19, inner, hash_mix(stop, cuts));
	feature_add(list, 20, inner, hash_mix(cue_behind(reading, option),
					      word->form));
	feature_add(list, 14, cue->tag, hash_mix(kind, length));
	feature_add(list, 15, left_looks(reading, event), kind);
	feature_add(list, 16, hash_mix(length, rest), word->tag);
	feature_add(list, 17, hash_mix(word_closes(reading, option - 1),
				       cuts), word->form);
	feature_add(list, 18, cue->lemma, hash_mix(length, stop));
	/* "While the owners say it lost money |, workers blame them" */
	feature_add(list, 21, hash_mix(s->first + 6 > event->cue &&
				       is_joiner(first->tag), stop),
		    hash_mix(word->form, last->marked == NOWHERE));
	feature_add(list, 22, hash_mix(first->form, s->first + 6 > event->cue),
		    hash_mix(stop, word->form));
	feature_add(list, 23, hash_mix(clause_before(reading, event->right,
						     option), stop),
		    hash_mix(word->tag, cue->tag));
}
