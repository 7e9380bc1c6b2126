/* outlooks.c - what quoted words look like, and where they stand
 *
 * In: a pair of marks. Out: how long it is, whether it looks like a sentence,
 * like speech ("I", "we") or like a title, and whether it fills its paragraph.
 */
#include "nlp/outlooks.h"

#include <string.h>

#include "nlp/borders.h"

static bool is_stop(uint32_t form)
{
	return form == FORM(".") || form == FORM("!") || form == FORM("?") ||
	       form == FORM("…") || form == FORM("...");
}

static bool is_person(uint32_t form)
{
	return form == FORM("i") || form == FORM("we") ||
	       form == FORM("you") || form == FORM("my") ||
	       form == FORM("our") || form == FORM("me") ||
	       form == FORM("us");
}

static void words_look(struct outlook *outlook, const struct reading *reading,
		       uint32_t first, uint32_t end)
{
	unsigned large = 0, small = 0;

	for (uint32_t w = first; w < end && w < first + OUTLOOK_WORDS; w++) {
		const struct scene_word *word = word_at(reading, w);
		outlook->person |= is_person(word->form);
		outlook->verb |= is_finite_tag(word->tag);
		if (word->flags & WORD_CAPITAL)
			large++;
		else if (word->pos != POS_PUNCT)
			small++;
	}
	outlook->titled = !small ? 2 : large > small;
}

void outlook_make(struct outlook *outlook, const struct reading *reading,
		  const struct scene_marked *pair)
{
	const struct scene_sentence *s = sentence_of(reading, pair->first);
	const struct scene_sentence *last = sentence_of(reading,
							pair->end - 1);
	uint32_t first = pair->first + 1, end = pair->end;
	bool starts = pair->first == s->first, ends = pair->end + 1 >=
		      last->end;

	if (pair->pair->closed)
		end--;
	memset(outlook, 0, sizeof *outlook);
	outlook->length = distance_class(end - first);
	outlook->place = starts | (unsigned)ends << 1;
	outlook->whole = starts && pair->end >= last->end &&
			 (s == reading->scene.sentences ||
			  s[-1].block != s->block) &&
			 (last + 1 == reading->scene.sentences +
				      reading->scene.sentence_count ||
			  last[1].block != last->block);
	outlook->sentence = word_at(reading, first)->flags & WORD_CAPITAL &&
			    is_stop(word_at(reading, end - 1)->form);
	words_look(outlook, reading, first, end);
	outlook->before = starts ? NOWHERE : pair->first - 1;
	outlook->after = ends ? NOWHERE : pair->end;
}
