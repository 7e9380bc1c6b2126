/* borders.h - looking at words, for the files that decide on contents */
#ifndef BORDERS_H
#define BORDERS_H

#include "nlp/reading.h"

/* Words of a clause at most. The longest sentences of the news have 150; a
 * text without full stops must not give every cue the rest of it. */
#define CLAUSE 250

static inline const struct scene_word *word_at(const struct reading *reading,
					       uint32_t word)
{
	static const struct scene_word none = { .form = 1, .tag = 1,
						.lemma = 1,
						.marked = NOWHERE };

	return word < reading->scene.count ? &reading->scene.words[word] :
					     &none;
}

static inline const struct scene_sentence *
sentence_of(const struct reading *reading, uint32_t word)
{
	return &reading->scene.sentences[reading->scene.words[word].sentence];
}

static inline bool word_opens(const struct reading *reading, uint32_t word)
{
	return word_at(reading, word)->flags & WORD_OPENS;
}

static inline bool word_closes(const struct reading *reading, uint32_t word)
{
	uint8_t flags = word_at(reading, word)->flags;

	return flags & WORD_MARK && !(flags & WORD_OPENS);
}

static inline bool word_is_punct(const struct reading *reading, uint32_t word)
{
	return word_at(reading, word)->pos == POS_PUNCT;
}

/* Of "said", "says", "say", "will". */
static inline bool is_finite_tag(uint32_t tag)
{
	return tag == VBD || tag == VBZ || tag == VBP || tag == MD;
}

/* The pair of marks that holds the word; NULL if none does. */
static inline const struct scene_marked *
marked_of(const struct reading *reading, uint32_t word)
{
	uint32_t p = word_at(reading, word)->marked;

	return p == NOWHERE ? NULL : &reading->scene.marked[p];
}

/* The pair, if the cue is not inside it: who speaks inside does not report
 * all of it. */
static inline const struct scene_marked *
pair_apart(const struct scene_marked *pair, uint32_t cue)
{
	return pair && (cue < pair->first || cue >= pair->end) ? pair : NULL;
}

/* Whether the place behind the word is in brackets, if that before it is. */
static inline bool brackets_step(const struct reading *reading, uint32_t word,
				 bool inside)
{
	uint32_t form = word_at(reading, word)->form;

	return form == FORM("(") || (inside && form != FORM(")"));
}

/* 1: the words cut a pair of marks open on the left, 2: on the right. */
unsigned cuts_marks(const struct reading *reading, uint32_t start,
		    uint32_t end);

/* The words [from, to) as one number, up to `most` of them. */
uint64_t forms_between(const struct reading *reading, uint32_t from,
		       uint32_t to, uint32_t most);
uint64_t tags_between(const struct reading *reading, uint32_t from,
		      uint32_t to, uint32_t most);

/* How soon a finite verb follows: 1 behind the phrase that begins there, 2
 * within some words, 0 not. */
unsigned clause_from(const struct reading *reading, uint32_t option,
		     uint32_t end);

/* Behind dates, times and adverbs: "said | on Monday | that". */
uint32_t times_end(const struct reading *reading, uint32_t from, uint32_t end);

/* Whether the words that end there have one. */
bool clause_before(const struct reading *reading, uint32_t first,
		   uint32_t end);

/* Where the speaker stands: 0 nobody, 1 before the cue, 2 behind it, 3 in
 * another sentence; 4 more if right next to it. */
unsigned speaker_side(const struct reading *reading,
		      const struct event *event);

const struct mention *speaker_of(const struct reading *reading,
				 const struct event *event);

/* The first word of the next sentence if quoted words begin there and its
 * paragraph is this one or the next; NOWHERE else. */
uint32_t quoted_behind(const struct reading *reading, uint32_t word);

/* The last pair of the paragraph that ends where the word's sentence begins;
 * NULL if there is none. */
const struct scene_marked *quoted_before(const struct reading *reading,
					 uint32_t word);

#endif
