/* formulas.c - set phrases that report speech
 *
 * In: an event with what was learned about it. Out: contents and confidence
 * where grammar leaves no doubt, and the gold set has too few to learn from:
 *
 *     The closure was “the end of an age,” as Paul Renner put it.
 *     It was reported on Friday that the bolts were loose.
 *     Workers were told that the mill would not open again.
 *     Ode was quoted as saying the bolts were loose.
 *     His claim that the shop was safe angered the union.
 *     The shop will close, a spokesman said, as prices fell.
 *
 * The second and third name nobody who speaks.
 */
#include "nlp/formulas.h"

#include "nlp/borders.h"
#include "nlp/contents.h"

/* Confidence in percent: a reader's, see above. */
#define FORMULA_PERCENT 80

/* Words between "quoted" and "as", "as" and "put". */
#define FORMULA_WORDS 8

static bool is_put(uint32_t form)
{
	return form == FORM("put") || form == FORM("puts");
}

/* The "as" of ", as X put it" at the end of a sentence or clause; NOWHERE. */
static uint32_t put_start(const struct reading *reading, uint32_t cue)
{
	const struct scene_sentence *s = sentence_of(reading, cue);
	uint32_t w = cue;

	if (!is_put(word_at(reading, cue)->form) || cue + 2 >= s->end ||
	    word_at(reading, cue + 1)->form != FORM("it") ||
	    !word_is_punct(reading, cue + 2))
		return NOWHERE;
	while (w > s->first && cue - w <= FORMULA_WORDS &&
	       word_at(reading, w)->form != FORM("as"))
		w--;
	return word_at(reading, w)->form == FORM("as") && w > s->first + 1 &&
			       word_is_punct(reading, w - 1)
		       ? w : NOWHERE;
}

static void contents_set(const struct reading *reading, struct event *event)
{
	uint32_t as = put_start(reading, event->cue);
	const struct scene_sentence *s = sentence_of(reading, event->cue);
	uint32_t stop = event->cue + 2;

	if (as == NOWHERE || word_at(reading, stop)->form == FORM(":") ||
	    (stop + 1 < s->end && word_opens(reading, stop + 1)))
		return;
	event->right = event->right_end = NOWHERE;
	event->left = content_start(reading, s->first, as);
	event->left_end = content_end(reading, event->left, as);
}

/* The "as" of "quoted as saying", "quotes X as saying"; NOWHERE. */
static uint32_t quoted_as(const struct reading *reading, uint32_t cue)
{
	if (word_at(reading, cue)->form != FORM("saying") || cue < 2 ||
	    word_at(reading, cue - 1)->form != FORM("as"))
		return NOWHERE;
	for (uint32_t n = 2; n <= FORMULA_WORDS && n <= cue; n++)
		if (word_at(reading, cue - n)->lemma == FORM("quote"))
			return cue - 1;
	return NOWHERE;
}

/* Whom somebody else quotes. */
static void speaker_set(const struct reading *reading, struct event *event)
{
	uint32_t as = quoted_as(reading, event->cue);
	uint32_t object = as == NOWHERE ? NOWHERE
					: reading->mentions.of_word[as - 1];

	if (object != NOWHERE)
		event->speaker = object;
}

/* "X, a spokesman said, as Y": what happened meanwhile is not what was said
 * before it, unless it is quoted. */
static void meanwhile_drop(const struct reading *reading, struct event *event)
{
	if (event->left != NOWHERE && event->right != NOWHERE &&
	    word_at(reading, event->right)->form == FORM("as") &&
	    word_at(reading, event->right - 1)->form == FORM(","))
		event->right = event->right_end = NOWHERE;
}

void formula_settle(const struct reading *reading, struct event *event)
{
	meanwhile_drop(reading, event);
	contents_set(reading, event);
	speaker_set(reading, event);
}

/* "was told", "it was reported", "has been announced": of verbs that report
 * without a speaker. */
static bool is_impersonal(const struct reading *reading,
			  const struct event *event)
{
	const uint32_t verbs[] = {
		FORM("tell"), FORM("report"), FORM("announce"),
		FORM("allege"), FORM("claim"), FORM("say"), FORM("reveal"),
		FORM("confirm"), FORM("rumour"), FORM("rumor"),
	};
	const struct scene_word *cue = word_at(reading, event->cue);
	uint32_t first = sentence_of(reading, event->cue)->first;
	uint32_t w = event->cue;
	bool known = false;

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		known |= cue->lemma == verbs[i];
	if (!known || cue->tag != VBN || event->speaker != NOWHERE)
		return false;
	while (w > first && word_at(reading, w - 1)->pos == POS_AUX)
		w--;
	if (w == event->cue || w == first ||
	    word_at(reading, event->cue - 1)->lemma != FORM("be"))
		return false;
	return cue->lemma == FORM("tell") ||
	       word_at(reading, w - 1)->form == FORM("it");
}

/* "told on Monday that": a clause follows the cue, or quoted words stand
 * before it. */
static bool has_clause(const struct reading *reading,
		       const struct event *event)
{
	uint32_t that = event->right == NOWHERE ? 0 : event->right - 1;

	if (event->left != NOWHERE && event->right == NOWHERE)
		return word_closes(reading, event->left_end - 1);
	return that > event->cue && event->left == NOWHERE &&
	       word_at(reading, that)->form == FORM("that") &&
	       times_end(reading, event->cue + 1, that) == that;
}

int formula_percent(const struct reading *reading, const struct event *event)
{
	bool put = put_start(reading, event->cue) != NOWHERE &&
		   event->speaker != NOWHERE;

	return put || quoted_as(reading, event->cue) != NOWHERE ||
			       (is_impersonal(reading, event) &&
				has_clause(reading, event))
		       ? FORMULA_PERCENT : 0;
}

/* What may begin another clause, or join two. */
static bool is_joint(const struct reading *reading, uint32_t word)
{
	switch (word_at(reading, word)->tag) {
	case CC: case WDT: case WP: case WRB: case IN:
		return word_at(reading, word)->tag != IN ||
		       word_at(reading, word)->pos == POS_SCONJ;
	default:
		return word_is_punct(reading, word);
	}
}

/* Whether a finite verb stands in front of the noun: then it is no subject. */
static bool has_verb_before(const struct reading *reading, uint32_t noun)
{
	for (uint32_t w = sentence_of(reading, noun)->first; w < noun; w++)
		if (is_finite_tag(word_at(reading, w)->tag))
			return true;
	return false;
}

/* "safe | angered": taken for a participle by its tag. */
static bool is_late_verb(const struct reading *reading, uint32_t word)
{
	return word_at(reading, word)->tag == VBN &&
	       word_at(reading, word - 1)->pos == POS_ADJ;
}

uint32_t formula_clause_end(const struct reading *reading,
			    const struct event *event)
{
	uint32_t tag = word_at(reading, event->cue)->tag;
	uint32_t end = sentence_of(reading, event->cue)->end;
	bool verb = false, plain = false;

	if ((tag != NN && tag != NNS) || event->right == NOWHERE ||
	    word_at(reading, event->right - 1)->form != FORM("that") ||
	    has_verb_before(reading, event->cue))
		return NOWHERE;
	for (uint32_t w = event->right; w < end; w++) {
		const struct scene_word *word = word_at(reading, w);
		if (is_joint(reading, w))
			return NOWHERE;
		/* "knew the minister lied" may be one clause or two */
		plain |= word->pos == POS_AUX || word->pos == POS_ADP;
		if (!is_finite_tag(word->tag) && !is_late_verb(reading, w))
			continue;
		if (verb)
			return plain || word_at(reading, w - 1)->pos !=
						POS_NOUN ? w : NOWHERE;
		verb = true;
	}
	return NOWHERE;
}
