/* silences.c - verbs of speech that say that nothing was said
 *
 * In: a word. Out: whether it looks like a cue but reports nothing:
 *
 *     The company declined to comment and did not reply to questions.
 *     She said goodbye. That said, KPR stands for something.
 *
 * The gold set takes "to comment" for what was said, readers do not.
 */
#include "nlp/silences.h"

#include "nlp/borders.h"

/* "… to comment | on the plan". */
static bool is_answer(uint32_t lemma)
{
	return lemma == FORM("comment") || lemma == FORM("respond") ||
	       lemma == FORM("reply") || lemma == FORM("answer") ||
	       lemma == FORM("elaborate") || lemma == FORM("discuss");
}

static bool is_refused(const struct reading *reading, uint32_t word)
{
	const struct scene_word *w = word_at(reading, word);

	return (w->lemma == FORM("decline") || w->lemma == FORM("refuse")) &&
	       word_at(reading, word + 1)->tag == TO &&
	       is_answer(word_at(reading, word + 2)->lemma);
}

/* "did not immediately respond". */
static bool is_unanswered(const struct reading *reading, uint32_t word)
{
	uint32_t first = sentence_of(reading, word)->first;

	if (!is_answer(word_at(reading, word)->lemma) ||
	    word_at(reading, word)->tag != VB)
		return false;
	for (uint32_t k = 1; k <= 3 && word >= first + k; k++) {
		uint32_t form = word_at(reading, word - k)->form;
		if (form == FORM("not") || form == FORM("n't"))
			return true;
	}
	return false;
}

/* "comment on" names a subject, "stand for" explains. */
static bool is_about(const struct reading *reading, uint32_t word)
{
	uint32_t lemma = word_at(reading, word)->lemma;
	uint32_t next = word_at(reading, word + 1)->form;

	return (lemma == FORM("stand") && next == FORM("for")) ||
	       (lemma == FORM("comment") && next == FORM("on"));
}

static bool is_farewell(const struct reading *reading, uint32_t word)
{
	uint32_t next = word_at(reading, word + 1)->form;

	return word_at(reading, word)->lemma == FORM("say") &&
	       (next == FORM("nothing") || next == FORM("goodbye") ||
		next == FORM("hello") || next == FORM("farewell"));
}

/* "That said, …" and "That being said, …". */
static bool is_hinge(const struct reading *reading, uint32_t word)
{
	uint32_t first = sentence_of(reading, word)->first;

	return word_at(reading, word)->form == FORM("said") &&
	       word_at(reading, first)->form == FORM("that") &&
	       (word == first + 1 || word == first + 2) &&
	       word_at(reading, word + 1)->form == FORM(",");
}

/* "are said to have sold it": nobody says it. */
static bool is_hearsay(const struct reading *reading, uint32_t word)
{
	const struct scene_word *w = word_at(reading, word);

	return w->tag == VBN && w->lemma == FORM("say") &&
	       word_at(reading, word + 1)->tag == TO;
}

bool silence_at(const struct reading *reading, uint32_t word)
{
	return is_refused(reading, word) || is_unanswered(reading, word) ||
	       is_about(reading, word) || is_farewell(reading, word) ||
	       is_hinge(reading, word) || is_hearsay(reading, word);
}
