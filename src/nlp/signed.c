/* signed.c - words with a signature behind a dash
 *
 * In: words and marks. Out: what is said and by whom in letters, pull quotes
 * and posts that are set into an article:
 *
 *     “The shop will be missed.” — Nora Moser, baker
 *     The bridge is open again. — Port of Karsk (@karskport) May 4, 2019
 *
 * The line ends with the name, what that person is, or handle and date.
 * Quoted words must begin a line; a post needs no marks, since its handle
 * shows what it is, and begins with its line, or is the paragraph before if
 * the dash begins one. A finite verb behind the dash makes it a sentence.
 *
 * These rules are a reader's: the gold set has few. Gets wrong: a post of
 * several paragraphs, whose last one alone is found.
 */
#include "nlp/signed.h"

#include <string.h>

#include "nlp/borders.h"
#include "nlp/choice.h"
#include "nlp/contents.h"

#define SIGNATURE_WORDS 24
#define NAME_WORDS 8

/* Confidence in percent: see above, nothing to count. */
#define SIGNATURE_PERCENT 90

static bool is_dash(uint32_t form)
{
	return form == FORM("—") || form == FORM("–") || form == FORM("―") ||
	       form == FORM("-") || form == FORM("--") || form == FORM("~");
}

/* A dash inside a word is none. */
static bool stands_apart(const struct reading *reading, uint32_t dash)
{
	return word_at(reading, dash - 1)->flags & WORD_MARK ||
	       word_at(reading, dash - 1)->end <
		       word_at(reading, dash)->start;
}

/* Whether a line begins with the word; a paragraph is one line at least. */
static bool begins_line(const struct reading *reading, uint32_t word)
{
	const struct scene *scene = &reading->scene;
	uint32_t from;

	if (word == 0 || sentence_of(reading, word)->block !=
				 sentence_of(reading, word - 1)->block)
		return true;
	from = scene->words[word - 1].end;
	return memchr(scene->article->text.data + from, '\n',
		      scene->words[word].start - from) != NULL;
}

/* The end of the line of the dash; NOWHERE if that is long, or if it has a
 * finite verb and no handle. */
static uint32_t line_end(const struct reading *reading, uint32_t dash,
			 bool *handle)
{
	uint32_t w = dash + 1;
	bool verb = false;

	*handle = false;
	for (; w < reading->scene.count && !begins_line(reading, w); w++) {
		const struct scene_word *word = word_at(reading, w);
		if (w - dash > SIGNATURE_WORDS || word->flags & WORD_MARK)
			return NOWHERE;
		verb |= is_finite_tag(word->tag);
		if (scene_string(&reading->scene, w).data[0] == '@' &&
		    word_at(reading, w - 1)->form == FORM("("))
			*handle = true;
	}
	return verb && !*handle ? NOWHERE : w;
}

/* The name behind the dash ends there; NOWHERE if there is none. */
static uint32_t name_end(const struct reading *reading, uint32_t dash,
			 uint32_t end, bool handle)
{
	uint32_t w = dash + 1, m = reading->mentions.of_word[w];

	if (handle) {
		while (w < end && w <= dash + NAME_WORDS &&
		       word_at(reading, w)->form != FORM("(") &&
		       !is_finite_tag(word_at(reading, w)->tag))
			w++;
		return w > dash + 1 && w < end &&
		       word_at(reading, w)->form == FORM("(") ? w : NOWHERE;
	}
	if (m == NOWHERE || reading->mentions.items[m].first != w ||
	    reading->mentions.items[m].kind == SPEAKER_PRONOUN ||
	    !(word_at(reading, w)->flags & WORD_CAPITAL))
		return NOWHERE;
	return reading->mentions.items[m].full_end;
}

/* The paragraph before the one that begins with the dash; a report that has
 * quoted words is none that was posted. */
static uint32_t paragraph_before(const struct reading *reading, uint32_t dash)
{
	uint32_t s = word_at(reading, dash)->sentence;
	uint32_t block = s ? reading->scene.sentences[s - 1].block : 0;

	while (s > 0 && reading->scene.sentences[s - 1].block == block)
		s--;
	for (uint32_t w = reading->scene.sentences[s].first; w < dash; w++)
		if (word_at(reading, w)->marked != NOWHERE)
			return NOWHERE;
	return reading->scene.sentences[s].first;
}

/* Where what was signed begins; NOWHERE if nothing is. */
static uint32_t signed_from(const struct reading *reading, uint32_t dash,
			    bool handle)
{
	const struct scene_marked *pair = marked_of(reading, dash - 1);
	uint32_t w = dash;

	if (pair && pair->end == dash && begins_line(reading, pair->first))
		return pair->first;
	if (!handle)
		return NOWHERE;
	if (begins_line(reading, dash))
		return paragraph_before(reading, dash);
	while (!begins_line(reading, w) && w + CLAUSE > dash)
		w--;
	return begins_line(reading, w) ? w : NOWHERE;
}

static bool signature_read(const struct reading *reading,
			   struct signature *signature, uint32_t dash)
{
	bool handle;
	uint32_t end = line_end(reading, dash, &handle);

	if (end == NOWHERE || end == dash + 1)
		return false;
	signature->dash = signature->end = dash;
	signature->name_end = name_end(reading, dash, end, handle);
	if (signature->name_end == NOWHERE)
		return false;
	signature->first = signed_from(reading, dash, handle);
	return signature->first != NOWHERE && signature->first < dash;
}

void signatures_find(struct signature_list *list,
		     const struct reading *reading)
{
	const struct scene *scene = &reading->scene;
	size_t room = 0;

	list->items = NULL;
	list->count = 0;
	for (uint32_t w = 1; w + 1 < scene->count; w++) {
		struct signature signature;
		if (!is_dash(scene->words[w].form) ||
		    !stands_apart(reading, w) ||
		    scene->words[w].flags & WORD_UNREAD ||
		    word_at(reading, w - 1)->flags & WORD_UNREAD ||
		    !signature_read(reading, &signature, w))
			continue;
		list->items = arena_grow(scene->arena, list->items,
					 list->count, &room,
					 sizeof signature);
		list->items[list->count++] = signature;
	}
}

void signature_event(struct event *event, struct reading *reading,
		     const struct signature *signature)
{
	memset(event, 0, sizeof *event);
	event->cue = signature->dash;
	event->speaker = mention_of_words(&reading->mentions, &reading->scene,
					  signature->dash + 1,
					  signature->name_end);
	event->left = signature->first;
	event->left_end = content_end(reading, signature->first,
				      signature->end);
	event->right = event->right_end = NOWHERE;
	event->cue_score = CHOICE_SURE;
	event->trust = reading->model->percent[SIGNATURE_PERCENT - 1];
}
