/* turns.c - who speaks in a transcript
 *
 * In: the first words of paragraphs. Out: turns:
 *
 *     MOSER: The shop will close in May.
 *     OLSEN: That is the first I hear of it.
 *
 * A paragraph may begin a turn if a short label in capitals, or a name, and a
 * colon begin it. One such paragraph shows little ("UPDATE: …"): there must be
 * MANY near one another with two labels at least, or the labels must name
 * persons of the article; among these "Reporter:" begins a turn, too. Behind
 * the name the label may say what somebody is ("MOSER, HOST:"). What stands
 * between two turns without a label belongs to the first. Some papers set each
 * turn in quotation marks, label and all; the marks are left out.
 *
 * No gold set has transcripts, so these rules are a reader's. Gets wrong:
 * lists of the form "Country: sentence", and the prose behind the last turn is
 * left out even where it is still speech.
 */
#include "nlp/turns.h"

#include <string.h>

#include "nlp/borders.h"
#include "nlp/choice.h"
#include "nlp/contents.h"

#define LABEL_WORDS 9
#define APART 4 /* paragraphs from one label to the next, at most */
#define MANY 4

/* Confidence in percent: see above, nothing to count. */
#define TURN_PERCENT 90

static bool in_label(const struct scene_word *word)
{
	return word->flags & WORD_CAPITAL || word->form == FORM(".") ||
	       word->form == FORM(",") || word->form == FORM("of") ||
	       word->form == FORM("the");
}

/* The colon of the label that begins at that word, or NOWHERE. */
static uint32_t label_end(const struct reading *reading, uint32_t first,
			  uint32_t end)
{
	for (uint32_t w = first; w < end && w <= first + LABEL_WORDS; w++) {
		const struct scene_word *word = word_at(reading, w);
		if (word->form == FORM(":"))
			return w > first && w + 1 < end ? w : NOWHERE;
		if (!in_label(word))
			return NOWHERE;
	}
	return NOWHERE;
}

/* "LEE, HOST OF MORNINGS": the name alone. */
static uint32_t name_end(const struct reading *reading,
			 const struct turn *turn)
{
	for (uint32_t w = turn->first + 1; w < turn->colon; w++)
		if (word_at(reading, w)->form == FORM(","))
			return w;
	return turn->colon;
}

static bool in_capitals(const struct reading *reading, const struct turn *turn)
{
	for (uint32_t w = turn->first; w < turn->colon; w++)
		if (word_at(reading, w)->flags & WORD_CAPITAL &&
		    !(word_at(reading, w)->flags & WORD_CAPITALS))
			return false;
	return true;
}

static uint32_t label_mention(const struct reading *reading,
			      const struct turn *turn)
{
	return reading->mentions.of_word[turn->name_end - 1];
}

static bool names_person(const struct reading *reading,
			 const struct turn *turn)
{
	uint32_t m = label_mention(reading, turn);
	uint32_t e = m == NOWHERE ? m : reading->mentions.items[m].entity;

	return e != NOWHERE &&
	       reading->scene.article->entities[e].label == ENT_PERSON;
}

static uint64_t label_hash(const struct reading *reading,
			   const struct turn *turn)
{
	return forms_between(reading, turn->first, turn->name_end,
			     LABEL_WORDS + 1);
}

static uint32_t block_of(const struct reading *reading,
			 const struct turn *turn)
{
	return sentence_of(reading, turn->first)->block;
}

/* "Reporter:" among persons. */
static bool asks(const struct reading *reading, const struct turn *turn)
{
	uint32_t form = word_at(reading, turn->colon - 1)->form;

	return form == FORM("reporter") || form == FORM("question") ||
	       form == FORM("host") || form == FORM("moderator") ||
	       form == FORM("q") || form == FORM("interviewer");
}

/* Which turns of one neighbourhood, [from, to), are taken; they move to
 * `kept`. */
static uint32_t run_keep(const struct reading *reading, struct turn *turns,
			 uint32_t from, uint32_t to, uint32_t kept)
{
	bool two = false, many = to - from >= MANY, persons = false;

	for (uint32_t t = from; t < to; t++) {
		two |= label_hash(reading, &turns[t]) !=
		       label_hash(reading, &turns[from]);
		persons |= names_person(reading, &turns[t]);
	}
	for (uint32_t t = from; t < to; t++)
		if (two && (names_person(reading, &turns[t]) ||
			    (persons && asks(reading, &turns[t])) ||
			    (many && in_capitals(reading, &turns[t]))))
			turns[kept++] = turns[t];
	return kept;
}

/* The first sentences of paragraphs that begin with a label. */
static void labels_find(struct turn_list *list, const struct reading *reading)
{
	const struct scene *scene = &reading->scene;
	size_t room = 0;

	for (uint32_t s = 0; s < scene->sentence_count; s++) {
		const struct scene_sentence *sentence = &scene->sentences[s];
		struct turn turn = { sentence->first, 0, 0, sentence->end };
		if (!sentence->read ||
		    (s > 0 && sentence[-1].block == sentence->block))
			continue;
		turn.first += word_opens(reading, turn.first);
		if (s + 1 < scene->sentence_count &&
		    sentence[1].block == sentence->block)
			turn.end = sentence[1].end; /* "A:" may be one */
		turn.colon = label_end(reading, turn.first, turn.end);
		if (turn.colon == NOWHERE)
			continue;
		turn.name_end = name_end(reading, &turn);
		list->items = arena_grow(scene->arena, list->items,
					 list->count, &room, sizeof turn);
		list->items[list->count++] = turn;
	}
}

/* The end of the paragraph of a turn, or the last before the next turn if
 * that is near. */
static void ends_find(struct turn_list *list, const struct reading *reading)
{
	const struct scene *scene = &reading->scene;

	for (uint32_t t = 0; t < list->count; t++) {
		struct turn *turn = &list->items[t];
		uint32_t s = word_at(reading, turn->first)->sentence;
		uint32_t block = scene->sentences[s].block, last = block;
		if (t + 1 < list->count &&
		    block_of(reading, turn + 1) <= block + APART)
			last = block_of(reading, turn + 1) - 1;
		while (s < scene->sentence_count &&
		       scene->sentences[s].block <= last &&
		       scene->sentences[s].read)
			turn->end = scene->sentences[s++].end;
	}
}

void turns_find(struct turn_list *list, const struct reading *reading)
{
	uint32_t from = 0, kept = 0;

	list->items = NULL;
	list->count = 0;
	labels_find(list, reading);
	for (uint32_t t = 1; t <= list->count; t++) {
		if (t < list->count &&
		    block_of(reading, &list->items[t]) <=
			    block_of(reading, &list->items[t - 1]) + APART)
			continue;
		kept = run_keep(reading, list->items, from, t, kept);
		from = t;
	}
	list->count = kept;
	ends_find(list, reading);
}

void turn_event(struct event *event, struct reading *reading,
		const struct turn *turn)
{
	memset(event, 0, sizeof *event);
	event->cue = turn->colon;
	event->speaker = mention_of_words(&reading->mentions, &reading->scene,
					  turn->first, turn->name_end);
	event->left = event->left_end = NOWHERE;
	event->right = turn->colon + 1;
	event->right_end = content_end(reading, event->right, turn->end);
	/* the mark that was opened before the label */
	if (word_closes(reading, event->right_end - 1) &&
	    marked_of(reading, event->right_end - 1)->first < turn->colon)
		event->right_end--;
	event->cue_score = CHOICE_SURE;
	event->trust = reading->model->percent[TURN_PERCENT - 1];
}
