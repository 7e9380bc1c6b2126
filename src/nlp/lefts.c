/* lefts.c - contents before the cue: "S, X said"
 *
 * Options for the end are the places before a comma or a dash, behind a mark,
 * before the speaker and before the cue; for the start the beginning of the
 * sentence or of the quoted words, also where these begin in a sentence
 * before, and the places behind commas, conjunctions and "that".
 */
#include "nlp/borders.h"
#include "nlp/contents.h"

/* Words between contents and cue at most: a speaker with a long appositive. */
#define REACH 45

static bool ends_before(const struct reading *reading,
			const struct event *event, uint32_t w)
{
	const struct mention *speaker = speaker_of(reading, event);

	if (word_closes(reading, w) ||
	    (w == event->cue && word_at(reading, w - 1)->pos == POS_AUX))
		return false;
	return w == event->cue || (speaker && speaker->first == w) ||
	       word_closes(reading, w - 1) ||
	       (word_is_punct(reading, w) && !word_opens(reading, w) &&
		!word_is_punct(reading, w - 1));
}

/* Whether quoted words that a comma ends, ‘“It is late,”’, stand right before
 * the cue and its speaker: these say them for certain. */
static bool touches_quoted(const struct reading *reading,
			   const struct event *event, uint32_t w)
{
	const struct mention *speaker = speaker_of(reading, event);
	const struct scene_marked *pair = marked_of(reading, w - 1);
	uint32_t form = word_at(reading, w - 2)->form;

	return word_closes(reading, w - 1) && pair_apart(pair, event->cue) &&
	       pair->end == w && (form == FORM(",") || form == FORM("?") ||
		form == FORM("!")) &&
	       (w == event->cue ? speaker && speaker->first == w + 1 :
		speaker && speaker->first == w &&
		speaker->full_end == event->cue);
}

uint32_t left_end_options(const struct reading *reading,
			  const struct event *event, uint32_t *options)
{
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	uint32_t n = 0;
	bool sure = false;

	for (uint32_t w = event->cue;
	     w > s->first && w + REACH > event->cue && n < OPTIONS - 2; w--)
		if (ends_before(reading, event, w))
			options[n++] = w;
	if (event->cue < s->first + REACH &&
	    quoted_before(reading, event->cue))
		options[n++] = s->first;
	for (uint32_t i = 0; i < n; i++)
		sure |= touches_quoted(reading, event, options[i]);
	if (!sure)
		options[n++] = NOWHERE;
	return n;
}

/* What the sentence is without contents on the left. */
static void none_features(const struct reading *reading,
			  const struct event *event,
			  struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	uint32_t next = event->cue + 1;
	unsigned side = speaker_side(reading, event);
	const struct mention *speaker = speaker_of(reading, event);
	uint32_t after = speaker && side == 6 ? speaker->full_end : next;

	after = times_end(reading, after, s->end);
	feature_add(list, 1, cue->lemma, 0);
	feature_add(list, 2, cue->tag, 0);
	feature_add(list, 3, word_at(reading, next)->form, 0);
	feature_add(list, 4, word_at(reading, next)->tag, cue->tag);
	feature_add(list, 5, side, word_at(reading, after)->form);
	feature_add(list, 6, side, word_at(reading, after)->tag);
	feature_add(list, 7, distance_class(event->cue - s->first), side);
	feature_add(list, 8, distance_class(s->end - event->cue), side);
	feature_add(list, 9, word_opens(reading, next) ||
		    word_opens(reading, next + 1), side);
	feature_add(list, 10, cue->marked != NOWHERE, side);
	feature_add(list, 11, cue->lemma, word_at(reading, next)->form);
	feature_add(list, 12, quoted_before(reading, event->cue) != NULL,
		    s->end - after < 3);
	feature_add(list, 13, word_at(reading, after)->form,
		    word_at(reading, after + 1)->tag);
	feature_add(list, 15, clause_from(reading, after, s->end), side);
	feature_add(list, 16, clause_from(reading, after, s->end),
		    word_at(reading, after)->form);
	if (speaker)
		feature_add(list, 17, hash_mix(clause_before(reading, s->first,
							     speaker->first),
					       side),
			    word_at(reading, after)->form);
	if (speaker)
		feature_add(list, 14, side,
			    speaker->first == s->first ? 1 :
			    word_at(reading, speaker->first - 1)->form);
}

void left_end_features(const struct reading *reading,
		       const struct event *event, uint32_t option,
		       struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	unsigned side = speaker_side(reading, event);
	const struct mention *speaker = speaker_of(reading, event);
	uint32_t gap = event->cue - option, next = event->cue + 1;
	bool marked, own, clause;

	if (option == NOWHERE) {
		none_features(reading, event, list);
		return;
	}
	marked = word_closes(reading, option - 1);
	own = word_at(reading, option - 1)->marked == cue->marked;
	clause = clause_before(reading, s->first, option);
	feature_add(list, 20, hash_mix(marked, own), side);
	feature_add(list, 21, word_at(reading, option)->form, side);
	feature_add(list, 22, distance_class(gap), side);
	feature_add(list, 23, tags_between(reading, option, event->cue, 6),
		    cue->tag);
	feature_add(list, 24, forms_between(reading, option, event->cue, 3),
		    cue->lemma);
	if (speaker)
		feature_add(list, 25, side & 3,
			    speaker->first - option < 4 ?
				    speaker->first - option : 4);
	feature_add(list, 26, cue->lemma, marked);
	feature_add(list, 27, word_at(reading, next)->form,
		    hash_mix(marked, side));
	feature_add(list, 28, distance_class(option - s->first), marked);
	feature_add(list, 29, word_at(reading, s->first)->form, marked);
	feature_add(list, 30, word_at(reading, s->first)->tag, marked);
	feature_add(list, 31, word_at(reading, option - 1)->tag,
		    word_at(reading, option)->tag);
	feature_add(list, 32, option == s->first, side);
	feature_add(list, 33, cue->tag, hash_mix(marked, side));
	feature_add(list, 35, clause, hash_mix(marked, side));
	feature_add(list, 36, clause, word_at(reading, option)->form);
	feature_add(list, 37, clause, hash_mix(
		    word_at(reading, s->first)->tag, side));
	feature_add(list, 34, hash_mix(s->end - next < 3, marked), side);
	if (marked) {
		feature_add(list, 38, word_at(reading, option - 2)->form,
			    side & 3);
		feature_add(list, 39, word_at(reading, option - 2)->form,
			    hash_mix(word_opens(reading, s->first), own));
	}
}

static bool starts_at(const struct reading *reading, uint32_t w)
{
	uint32_t before = word_at(reading, w - 1)->tag;
	const struct scene_word *word = word_at(reading, w);

	if (word_opens(reading, w))
		return true;
	if (word->pos == POS_PUNCT)
		return false;
	return word_is_punct(reading, w - 1) || before == CC ||
	       word_at(reading, w - 1)->form == FORM("that") ||
	       word->tag == IN || word->tag == WRB || word->tag == WP;
}

static bool is_relative(uint32_t tag)
{
	return tag == WP || tag == WDT;
}

uint32_t left_start_options(const struct reading *reading,
			    const struct event *event, uint32_t *options)
{
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	const struct scene_marked *pair;
	uint32_t n = 0, w;
	bool inside = false;

	if (event->left_end == s->first) {
		pair = quoted_before(reading, event->cue);
		options[n++] = pair->first;
		s = sentence_of(reading, s->first - 1);
	}
	/* "following | what it said was a riot": that word alone */
	if (is_relative(word_at(reading, event->left_end - 1)->tag)) {
		options[0] = event->left_end - 1;
		return 1;
	}
	w = s->first;
	if (event->left_end - w > CLAUSE)
		w = event->left_end - CLAUSE;
	options[n++] = content_start(reading, w, event->left_end);
	w++;
	pair = pair_apart(marked_of(reading, s->first), event->cue);
	if (pair && pair->first < s->first)
		options[n++] = pair->first;
	for (; w < event->left_end && n < OPTIONS; w++) {
		inside = brackets_step(reading, w - 1, inside);
		if (starts_at(reading, w) && w != options[0] && !inside)
			options[n++] = w;
	}
	return n;
}

void left_start_features(const struct reading *reading,
			 const struct event *event, uint32_t option,
			 struct feature_list *list)
{
	const struct scene_word *cue = word_at(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, option);
	const struct scene_word *word = word_at(reading, option);
	bool first = option == content_start(reading, s->first,
					     event->left_end);
	bool closes = word_closes(reading, event->left_end - 1);
	bool opens = word_opens(reading, option);
	bool same = closes && word->marked != NOWHERE &&
		    word->marked == word_at(reading,
					    event->left_end - 1)->marked;
	unsigned cuts = cuts_marks(reading, option, event->left_end);
	uint64_t before = first ? 1 : word_at(reading, option - 1)->form;
	unsigned far = distance_class(event->left_end - option);

	feature_add(list, 1, hash_mix(first, opens), hash_mix(closes, same));
	feature_add(list, 2, cuts, hash_mix(first, closes));
	feature_add(list, 3, before, closes);
	feature_add(list, 4, word->form, before);
	feature_add(list, 5, word->tag, before);
	feature_add(list, 6, far, hash_mix(first, same));
	feature_add(list, 7, cue->lemma, hash_mix(first, opens));
	feature_add(list, 8, cue->tag, hash_mix(first, opens));
	feature_add(list, 9, s->first > event->cue ||
		    s->end <= event->cue, hash_mix(closes, same));
	feature_add(list, 10, before, hash_mix(
		    word_at(reading, s->first)->form, first));
	feature_add(list, 11, tags_between(reading, option, option + 2, 2),
		    hash_mix(first, cue->tag));
}
