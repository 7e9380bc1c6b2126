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
	struct feature_list lists[2];

	for (uint32_t i = 0; i <= count; i++) {
		if (i < count) {
			features_start(&lists[i % 2], head);
			border->features(reading, event, options[i],
					 &lists[i % 2]);
		}
		if (i > 0) /* its weights are near by now */
			choice_add(&choice, options[i - 1],
				   features_score(&lists[(i - 1) % 2]));
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
