/* splits.c - where one sentence ends and the next begins, inside a block
 *
 * Goes in: a block. Comes out: one border after the other. Each gap (gaps.c)
 * is described by features, their weights are added, and a positive sum is a
 * border; the weights are learned (train/sentences.c) from texts where
 *
 *     He met U.S. Senator Roe of Ohio. The U.S. Then left.
 *
 * shows what full stops mean. What the texts hold too seldom is a rule: the
 * labels of list items inside a line, rows of lone full stops, titles before
 * names.
 *
 * A sentence without full stop before a capital is found only where it is
 * short, as in mails; quotations that end with a full stop inside a sentence
 * that goes on with a capital are cut.
 */
#include "nlp/splits.h"

#include <string.h>

#include "nlp/chars.h"
#include "model/models.h"

/* Words that begin sentences at least four times as often as they stand
 * inside one with a capital: "The", "But". */
#define STARTER 7

/* Bytes of a label with its bullet. */
#define LONGEST_LABEL 8

enum verdict { VERDICT_OPEN, VERDICT_BORDER, VERDICT_NONE };

/* The label at the start of a run, "1.)", "⁃9.", "b."; the run must hold
 * nothing else. */
static struct label label_read(const char *at, const char *end)
{
	struct label label = { 0, 0 }, none = { 0, 0 };
	const char *start = at;

	if (at < end && is_bullet(sight_at(at).code))
		start = at += sight_at(at).length;
	if (end - at < 2 || end - at > 5)
		return none;
	for (; at < end && byte_kind(at) == BYTE_DIGIT; at++)
		label.value = label.value * 10 + (unsigned)(*at - '0');
	if (at == start && byte_kind(at) == BYTE_LOWER)
		label.value = 1000u + (unsigned)(*at++ - 'a');
	if (at == start || (label.value < 1000 && label.value > 99))
		return none;
	for (; at < end && (*at == '.' || *at == ')'); at++)
		label.form = label.form * 4 + (*at == '.' ? 1 : 2);
	return at == end ? label : none;
}

/* The label of an item that begins with the run at `at`, perhaps behind a
 * bullet of its own. */
static struct label item_label(const struct splits *s, const char *at,
			       const char *end, bool *bullet)
{
	*bullet = false;
	if (end - at > LONGEST_LABEL)
		return (struct label){ 0, 0 };
	*bullet = is_bullet(sight_at(at).code);
	if (*bullet && at + sight_at(at).length == end) {
		at = blanks_end(end, s->end);
		for (end = at; end < s->end && byte_kind(end) != BYTE_BLANK;)
			end++;
	}
	return label_read(at, end);
}

static void item_begin(struct splits *s, const char *at, const char *end)
{
	struct label label;
	bool bullet;

	if (byte_kind(at) == BYTE_UPPER)
		return;
	label = item_label(s, at, end, &bullet);
	if (label.form)
		s->label = label;
	s->bulleted |= bullet;
}

/* Labels count on: behind "1) …" begins an item at "2)". */
static enum verdict verdict_list(struct splits *s, const struct gap *gap)
{
	struct label label;
	bool bullet;

	if (byte_kind(gap->next) != BYTE_UPPER) {
		label = item_label(s, gap->next, gap->next_end, &bullet);
		if (bullet && s->bulleted)
			return VERDICT_BORDER;
		if (label.form && label.form == s->label.form &&
		    label.value == s->label.value + 1)
			return VERDICT_BORDER;
	}
	if (gap->words > 2 || s->gaps.first.start >= gap->run_end ||
	    byte_kind(gap->run) == BYTE_UPPER)
		return VERDICT_OPEN;
	label = item_label(s, gap->run, gap->run_end, &bullet);
	return bullet || label.form ? VERDICT_NONE : VERDICT_OPEN;
}

/* "their rights. 4 Even so": the number of a note belongs to what it stands
 * behind if it is small and a word that begins sentences follows. */
static bool is_note(const struct splits *s, const struct gap_word *number,
		    const struct gap_word *next)
{
	return number->letters == GAP_DIGIT &&
	       number->end - number->start <= 2 && number->end < s->end &&
	       *number->end == ' ' && next->letters == GAP_TITLE &&
	       s->model->habits.starters[word_habit(next)] >= STARTER;
}

/* Whether the run before the gap stands behind a full stop and one blank. */
static bool ends_note(const struct gap *gap)
{
	return gap->run[-1] == ' ' && gap->run[-2] == '.';
}

/* The gaps before and behind such a number. */
static enum verdict verdict_note(const struct splits *s, const struct gap *gap)
{
	bool number = gap->next_end - gap->next <= 2 && !gap->opener;

	if (number && gap->mark == GAP_STOP && !gap->abbreviation &&
	    gap->words > 3 && is_note(s, &gap->right, &gap->after))
		return VERDICT_NONE;
	if (gap->mark == GAP_NONE && gap->words > 4 && !gap->opener &&
	    gap->earlier < gap->run && ends_note(gap) &&
	    is_note(s, &gap->left, &gap->right))
		return VERDICT_BORDER;
	return VERDICT_OPEN;
}

static bool is_lone_dot(const char *at, const char *end)
{
	return end - at == 1 && *at == '.';
}

/* Three full stops with blanks are an omission, four are one at a sentence's
 * end (Chicago Manual of Style); with the first of four at a word, the rest is
 * an omission at the start of what follows. */
static enum verdict verdict_dots(struct splits *s, const struct gap *gap)
{
	bool next = is_lone_dot(gap->next, gap->next_end);

	s->dots = is_lone_dot(gap->run, gap->run_end) ? s->dots + 1 : 0;
	if (s->dots == 4 && !next && gap->right.letters != GAP_LOWER)
		return VERDICT_BORDER;
	if (s->dots && !(s->dots == 1 && !next))
		return VERDICT_NONE;
	if (!next)
		return VERDICT_OPEN;
	const char *p = gap->next;
	int dots = 0;
	while (p < s->end && *p == '.' && dots < 5) {
		dots++;
		p = blanks_end(p + 1, s->end);
	}
	return gap->mark == GAP_STOP && !gap->repeated && dots == 3 &&
	       p < s->end && sight_at(p).class == CHAR_UPPER ? VERDICT_BORDER
							     : VERDICT_NONE;
}

static bool is_time(const struct gap_word *word)
{
	return word->end - word->start == 3 &&
	       (same_word(word->start, "a.m", 3) ||
		same_word(word->start, "p.m", 3));
}

/* "At 5 a.m. Mr. Roe left": a time before the first verb. */
static bool opens_with_time(const struct splits *s, const struct gap *gap)
{
	static const char *const words[] = { "at", "by", "before", "around",
					     "until", "about", "after",
					     "since", "from" };
	const struct gap_word *first = &s->gaps.first;

	if (gap->words > 4 || !is_time(&gap->left))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == (size_t)(first->end - first->start) &&
		    same_word(first->start, words[i], strlen(words[i])))
			return true;
	return false;
}

/* "in the U.S. How": a full stop that may end a sentence, and a word that
 * mostly begins one. */
static bool starts_after(const struct splits *s, const struct gap *gap)
{
	const struct gap_word *right = &gap->right;

	if (right->letters != GAP_TITLE || gap->left.end - gap->left.start < 2)
		return false;
	if (is_time(&gap->left) && right->end < s->end && *right->end == '.' &&
	    abbreviation_find(right->start,
			      (size_t)(right->end - right->start)) ==
		    ABBREVIATION_TITLE)
		return true;
	return (gap->dotted || gap->abbreviation >= ABBREVIATION_PLACE) &&
	       gap->abbreviation != ABBREVIATION_MIDDLE &&
	       s->model->habits.starters[word_habit(right)] >= STARTER;
}

/* "N°. 1026". */
static bool before_number(const struct gap *gap)
{
	return gap->right.letters == GAP_DIGIT &&
	       gap->run_end - gap->run >= 3 &&
	       (unsigned char)gap->run_end[-3] == 0xC2 &&
	       ((unsigned char)gap->run_end[-2] == 0xB0 ||
		(unsigned char)gap->run_end[-2] == 0xBA);
}

/* "Albert I. Jones": an initial between two parts of a name. */
static bool is_middle(const struct splits *s, const struct gap *gap)
{
	const struct gap_word *left = &gap->left, *right = &gap->right;

	return left->end - left->start == 1 &&
	       byte_kind(left->start) == BYTE_UPPER &&
	       gap->before.letters == GAP_TITLE && gap->words > 2 &&
	       right->letters == GAP_TITLE && !gap->opener &&
	       s->model->habits.starters[word_habit(right)] < STARTER - 1;
}

/* "U. S.", "J. R. Roe". */
static bool between_initials(const struct splits *s, const struct gap *gap)
{
	const struct gap_word *left = &gap->left, *right = &gap->right;

	return left->end - left->start == 1 &&
	       right->end - right->start == 1 &&
	       byte_kind(left->start) == BYTE_UPPER &&
	       byte_kind(right->start) == BYTE_UPPER && right->end < s->end &&
	       *right->end == '.';
}

/* "ROE: I told you so.": who speaks stands at the start of the block. */
static bool names_speaker(const struct splits *s, const struct gap *gap)
{
	return gap->mark == GAP_COLON && !gap->closer && gap->words <= 3 &&
	       s->gaps.first.start <= s->gaps.start + 3 && /* or a mark */
	       s->gaps.first.letters == gap->left.letters &&
	       (gap->left.letters == GAP_UPPER || gap->words == 2) &&
	       gap->left.letters != GAP_LOWER;
}

static enum verdict verdict_word(const struct splits *s, const struct gap *gap)
{
	bool lower = gap->right.letters == GAP_LOWER;

	if (gap->mark == GAP_NONE && gap->closer && gap->closer != ')' &&
	    gap->closer != ']')
		return VERDICT_NONE;
	if (gap->mark == GAP_BANG && lower && !gap->closer &&
	    gap->words > 1 && gap->left.letters == GAP_TITLE &&
	    !gap->repeated && !s->gaps.small && s->gaps.terminal)
		return VERDICT_NONE; /* "Yahoo! in" */
	if (gap->closer && lower && gap->mark != GAP_NONE && !s->gaps.small &&
	    (s->gaps.terminal || (gap->closer != ')' && gap->closer != ']')))
		return VERDICT_NONE; /* "It is over." she said */
	if (lower && gap->repeated &&
	    (gap->mark == GAP_SEMICOLON || gap->mark == GAP_COLON))
		return VERDICT_NONE; /* "Go home!"; they went */
	if (before_number(gap) || names_speaker(s, gap))
		return VERDICT_NONE;
	if (gap->mark != GAP_STOP || gap->closer || gap->repeated)
		return VERDICT_OPEN;
	switch (gap->abbreviation) {
	case ABBREVIATION_NONE:
		if (between_initials(s, gap) || is_middle(s, gap) ||
		    (gap->dotted && lower)) /* "the E.P.A. rules" */
			return VERDICT_NONE;
		break;
	case ABBREVIATION_TITLE: case ABBREVIATION_MIDDLE:
		return VERDICT_NONE;
	case ABBREVIATION_NUMBER:
		if (gap->right.letters == GAP_DIGIT)
			return VERDICT_NONE;
		break;
	default:
		if (lower)
			return VERDICT_NONE;
	}
	if (opens_with_time(s, gap))
		return VERDICT_NONE;
	return starts_after(s, gap) ? VERDICT_BORDER : VERDICT_OPEN;
}

/* The sum of the features' weights. */
static inline int32_t weigh(const int16_t *weights, uint32_t mask,
			    const uint32_t *f, unsigned count)
{
	int32_t sum = 0;

	for (; count >= 4; count -= 4, f += 4)
		sum += weights[f[0] & mask] + weights[f[1] & mask] +
		       weights[f[2] & mask] + weights[f[3] & mask];
	while (count)
		sum += weights[f[--count] & mask];
	return sum;
}

static bool weighs(const struct splits *s, const struct gap *gap)
{
	uint32_t features[GAP_FEATURES];
	unsigned count = gap_features(&s->gaps, gap, &s->model->habits,
				      features);

	return weigh(s->model->weights, SPLIT_MASK, features, count) > 0;
}

/* No sentence ends there, as a glance tells. */
static bool is_passed(const struct splits *s, const struct gap *gap)
{
	uint32_t features[GLANCE_FEATURES];
	unsigned count = glance_features(&s->gaps, gap, &s->model->habits,
					 features);

	return weigh(s->model->glances, GLANCE_MASK, features, count) < 0;
}

static bool is_border(struct splits *s, const struct gap *gap)
{
	enum verdict verdict = verdict_dots(s, gap);

	if (verdict == VERDICT_OPEN)
		verdict = verdict_list(s, gap);
	if (verdict == VERDICT_OPEN)
		verdict = verdict_note(s, gap);
	if (verdict == VERDICT_OPEN)
		verdict = verdict_word(s, gap);
	return verdict == VERDICT_OPEN ? weighs(s, gap)
				       : verdict == VERDICT_BORDER;
}

/* Where the block's first run ends. */
static const char *first_end(const struct splits *s)
{
	const char *at = s->gaps.start;

	while (at < s->end && sight_at(at).class != CHAR_BLANK)
		at += sight_at(at).length;
	return at;
}

void split_model_open(struct split_model *model)
{
	const void *blob = blob_native(model_sentences);
	uint32_t items;

	model->weights = blob_section(blob, SPLIT_WEIGHTS, 2, &items);
	model->habits.starters = blob_section(blob, SPLIT_STARTERS, 1, &items);
	model->habits.stopped = blob_section(blob, SPLIT_STOPPED, 1, &items);
	model->glances = blob_section(blob, SPLIT_GLANCES, 2, &items);
}

void splits_start(struct splits *s, const struct split_model *model,
		  struct string text, const struct block *block)
{
	gaps_start(&s->gaps, text, block);
	s->model = model;
	s->text = text.data;
	s->end = s->gaps.end;
	s->label = (struct label){ 0, 0 };
	s->bulleted = false;
	s->dots = 0;
	item_begin(s, s->gaps.start, first_end(s));
}

bool splits_next(struct splits *s, uint32_t *at)
{
	struct gap gap;

	while (gaps_find(&s->gaps, &gap)) {
		if (is_passed(s, &gap))
			continue;
		gap_read(&s->gaps, &gap);
		if (!is_border(s, &gap))
			continue;
		gaps_cut(&s->gaps);
		item_begin(s, gap.next, gap.next_end);
		*at = (uint32_t)(gap.next - s->text);
		return true;
	}
	return false;
}
