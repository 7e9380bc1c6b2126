/* borders.c - looking at words, for the files that decide on contents
 *
 * What stands between two words, who speaks from which side, and where quoted
 * words begin behind a sentence or end before it.
 */
#include "nlp/borders.h"

unsigned cuts_marks(const struct reading *reading, uint32_t start,
		    uint32_t end)
{
	const struct scene_marked *first = marked_of(reading, start);
	const struct scene_marked *last = marked_of(reading, end - 1);
	unsigned cuts = 0;

	if (first && first->first < start)
		cuts |= 1;
	if (last && last->end > end)
		cuts |= 2;
	/* wholly inside one pair is no cut */
	return cuts == 3 && first == last ? 4 : cuts;
}

uint64_t forms_between(const struct reading *reading, uint32_t from,
		       uint32_t to, uint32_t most)
{
	uint64_t hash = to > from ? to - from : 0;

	if (to > from + most)
		return 1;
	for (uint32_t w = from; w < to; w++)
		hash = hash_mix(hash, word_at(reading, w)->form);
	return hash;
}

uint64_t tags_between(const struct reading *reading, uint32_t from,
		      uint32_t to, uint32_t most)
{
	uint64_t hash = to > from ? to - from : 0;

	if (to > from + most)
		return 1;
	for (uint32_t w = from; w < to; w++)
		hash = hash_mix(hash, word_at(reading, w)->tag);
	return hash;
}

const struct mention *speaker_of(const struct reading *reading,
				 const struct event *event)
{
	return event->speaker == NOWHERE ?
		       NULL : &reading->mentions.items[event->speaker];
}

unsigned speaker_side(const struct reading *reading,
		      const struct event *event)
{
	const struct mention *speaker = speaker_of(reading, event);

	if (!speaker)
		return 0;
	if (word_at(reading, speaker->first)->sentence !=
	    word_at(reading, event->cue)->sentence)
		return 3;
	if (speaker->first > event->cue)
		return 2 + (speaker->first == event->cue + 1 ? 4 : 0);
	return 1 + (speaker->full_end == event->cue ? 4 : 0);
}

uint32_t quoted_behind(const struct reading *reading, uint32_t word)
{
	const struct scene *scene = &reading->scene;
	const struct scene_sentence *s = sentence_of(reading, word);

	if (s->end >= scene->count || !word_opens(reading, s->end) ||
	    s[1].block > s->block + 1 || !s[1].read)
		return NOWHERE;
	return s->end;
}

const struct scene_marked *quoted_before(const struct reading *reading,
					 uint32_t word)
{
	const struct scene_sentence *s = sentence_of(reading, word);

	if (s->first == 0 || !word_closes(reading, s->first - 1) ||
	    sentence_of(reading, s->first - 1)->block != s->block)
		return NULL;
	return marked_of(reading, s->first - 1);
}

/* Words in which a clause before the cue shows its verb. */
#define CLAUSE_LOOK 30

unsigned clause_from(const struct reading *reading, uint32_t option,
		     uint32_t end)
{
	uint32_t m = NOWHERE, w = option;

	if (option < end)
		m = reading->mentions.of_word[option];
	if (m != NOWHERE && reading->mentions.items[m].first == option)
		w = reading->mentions.items[m].full_end;
	for (uint32_t n = 0; n < 9 && w < end; n++, w++)
		if (is_finite_tag(word_at(reading, w)->tag))
			return n < 2 ? 1 : 2;
	return 0;
}

uint32_t times_end(const struct reading *reading, uint32_t from, uint32_t end)
{
	uint32_t w = from;

	while (w < end) {
		const struct scene_word *word = word_at(reading, w);
		if (word->flags & WORD_TIME || word->tag == RP ||
		    (word->tag == RB && word->pos == POS_ADV) ||
		    (word->pos == POS_ADP && w + 1 < end &&
		     word[1].flags & WORD_TIME))
			w++;
		else
			break;
	}
	return w;
}

bool clause_before(const struct reading *reading, uint32_t first,
		   uint32_t end)
{
	for (uint32_t w = end; w > first && w + CLAUSE_LOOK > end; w--)
		if (is_finite_tag(word_at(reading, w - 1)->tag))
			return true;
	return false;
}
