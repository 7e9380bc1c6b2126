/* contents.c - which words were said
 *
 * In: a cue and its speaker. Out: the words before the cue and the words
 * behind it that were said, either of which may be none. In
 *
 *     “We came at dawn,” Ode said on Monday. “We saw nothing.”
 *
 * the contents before "said" are the first quoted words, those behind it
 * none (the second are joined later, see joins.c). Spans are decided by their
 * borders, one after the other, each by a linear model that sees the ones
 * before: the near border first, since it tells most.
 *
 * Gets wrong: clauses that end without a comma or a conjunction.
 */
#include "nlp/contents.h"

#include "nlp/borders.h"
#include "nlp/choice.h"

const struct border borders[BORDERS] = {
	{ HEAD_LEFT_END, left_end_options, left_end_features },
	{ HEAD_LEFT_START, left_start_options, left_start_features },
	{ HEAD_RIGHT_START, right_start_options, right_start_features },
	{ HEAD_RIGHT_END, right_end_options, right_end_features },
};

uint32_t *border_field(struct event *event, enum head head)
{
	switch (head) {
	case HEAD_LEFT_END:
		return &event->left_end;
	case HEAD_LEFT_START:
		return &event->left;
	case HEAD_RIGHT_START:
		return &event->right;
	default:
		return &event->right_end;
	}
}

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

static bool is_outer(const struct scene_word *word)
{
	return word->form == FORM(",") || word->form == FORM(".") ||
	       word->form == FORM(";") || word->form == FORM(":") ||
	       word->form == FORM("-") || word->form == FORM("--") ||
	       word->form == FORM("—") || word->form == FORM("–");
}

uint32_t content_start(const struct reading *reading, uint32_t start,
		       uint32_t end)
{
	while (start + 1 < end && (is_outer(word_at(reading, start)) ||
				   word_closes(reading, start)))
		start++;
	if (start + 1 < end && word_at(reading, start)->form == FORM("that") &&
	    word_at(reading, start)->tag != DT)
		start++;
	if (start > 0 && word_opens(reading, start - 1) &&
	    word_at(reading, start)->marked ==
		    word_at(reading, start - 1)->marked)
		start--;
	return start;
}

uint32_t content_end(const struct reading *reading, uint32_t start,
		     uint32_t end)
{
	if (word_closes(reading, end))
		end++;
	else if (is_outer(word_at(reading, end)) &&
		 word_closes(reading, end + 1) &&
		 word_at(reading, end - 1)->marked != NOWHERE)
		end += 2;
	if (word_closes(reading, end - 1))
		return end;
	while (end > start + 1 && (is_outer(word_at(reading, end - 1)) ||
				   word_opens(reading, end - 1)))
		end--;
	return end;
}

static void border_choose(const struct reading *reading, struct event *event,
			  const struct border *border, int32_t *margin)
{
	const struct linear *head = &reading->model->heads[border->head];
	uint32_t options[OPTIONS];
	uint32_t count = border->options(reading, event, options);
	struct choice choice = CHOICE_EMPTY;

	for (uint32_t i = 0; i < count; i++) {
		struct feature_list list = { .count = 0 };
		border->features(reading, event, options[i], &list);
		choice_add(&choice, options[i],
			   linear_score(head, list.items, list.count));
	}
	*border_field(event, border->head) = choice.best;
	if (choice_margin(&choice) < *margin)
		*margin = choice_margin(&choice);
}

void contents_choose(const struct reading *reading, struct event *event)
{
	event->left_margin = event->right_margin = CHOICE_SURE;
	event->left = event->left_end = NOWHERE;
	event->right = event->right_end = NOWHERE;
	border_choose(reading, event, &borders[0], &event->left_margin);
	if (event->left_end != NOWHERE)
		border_choose(reading, event, &borders[1],
			      &event->left_margin);
	border_choose(reading, event, &borders[2], &event->right_margin);
	if (event->right != NOWHERE)
		border_choose(reading, event, &borders[3],
			      &event->right_margin);
}
