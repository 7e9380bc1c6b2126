/* split_rules.c - sentence borders that are a rule
 *
 * Goes in: a gap. Comes out: whether a sentence ends there, or that the model
 * is to decide. These are what the texts hold too seldom to be learned: labels
 * of list items inside a line, rows of lone full stops, titles and initials
 * before names, marks that stand alone.
 */
#include "nlp/splits.h"

#include <string.h>

#include "nlp/chars.h"

/* Words that begin sentences at least four times as often as they stand
 * inside one with a capital: "The", "But". */
#define STARTER 7

/* Bytes of a label with its bullet. */
#define LONGEST_LABEL 8

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

void splits_item(struct splits *s, const char *at, const char *end)
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

/* A quotation mark that closes, alone behind a blank: "he said.’ ”". */
static bool is_lone_closer(const struct gap *gap)
{
	struct sight s = sight_at(gap->next);

	if (gap->next + s.length != gap->next_end)
		return false;
	return s.code == 0x201D || (s.code == '"' && gap->quoted);
}

/* Such a mark is of the sentence before it, which ends behind the mark. */
static enum verdict verdict_closer(struct splits *s, const struct gap *gap)
{
	bool over = s->over;

	s->over = is_lone_closer(gap) &&
		  (gap->mark == GAP_STOP || gap->mark == GAP_BANG ||
		   gap->mark == GAP_QUESTION || gap->mark == GAP_DOTS);
	if (is_lone_closer(gap))
		return VERDICT_NONE;
	return over && gap->right.letters != GAP_LOWER ? VERDICT_BORDER
						       : VERDICT_OPEN;
}

/* "“… We are": what is left out at the start of a sentence. */
static bool opens_with_dots(const struct gap *gap)
{
	uint32_t first = sight_at(gap->run).code;

	return gap->mark == GAP_DOTS && !gap->closer &&
	       gap->left.start == gap->left.end &&
	       (gap->words == 1 || (is_opener(first) && first != '.'));
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

/* "T.J. Roe": two initials, of no other meaning, before a name. */
static bool before_surname(const struct splits *s, const struct gap *gap)
{
	const char *left = gap->left.start;

	return gap->left.end - left == 3 && left[1] == '.' &&
	       byte_kind(left) == BYTE_UPPER &&
	       byte_kind(left + 2) == BYTE_UPPER &&
	       gap->right.letters == GAP_TITLE && !gap->opener &&
	       s->model->habits.starters[word_habit(&gap->right)] <
		       STARTER - 1;
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

/* "She said: “We": what is quoted belongs to the verb. */
static bool announces(const struct gap *gap)
{
	return gap->mark == GAP_COLON && !gap->closer &&
	       (gap->opener == '"' || gap->opener == 0x201C ||
		gap->opener == 0x2018);
}

/* "Newly appointed (IRS) Commissioner": a bracket inside a sentence; what is
 * bracketed as a whole, a note's number, and a place with its agency may stand
 * before one. */
static bool is_behind_bracket(const struct splits *s, const struct gap *gap)
{
	const char *first = s->gaps.first.start;

	return (gap->closer == ')' || gap->closer == ']') && gap->words > 3 &&
	       gap->left.end > gap->left.start &&
	       gap->left.letters != GAP_DIGIT &&
	       (first == s->gaps.start ||
		(first[-1] != '(' && first[-1] != '['));
}

/* In prose a sentence ends with a mark, and neither with a dash nor between
 * two parts of a name. */
static bool is_unended(const struct splits *s, const struct gap *gap)
{
	if (gap->mark == GAP_NONE && !gap->closer)
		return gap->left.letters == GAP_TITLE &&
		       gap->right.letters == GAP_TITLE;
	return s->gaps.terminal &&
	       (gap->mark == GAP_DASH ||
		(gap->mark == GAP_NONE && is_behind_bracket(s, gap)));
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
	if (before_number(gap) || names_speaker(s, gap) || announces(gap) ||
	    is_unended(s, gap))
		return VERDICT_NONE;
	if (gap->mark != GAP_STOP || gap->closer || gap->repeated)
		return VERDICT_OPEN;
	switch (gap->abbreviation) {
	case ABBREVIATION_NONE:
		if (between_initials(s, gap) || is_middle(s, gap) ||
		    before_surname(s, gap) ||
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

enum verdict splits_verdict(struct splits *s, const struct gap *gap)
{
	enum verdict verdict = verdict_closer(s, gap);

	if (verdict == VERDICT_OPEN)
		verdict = opens_with_dots(gap) ? VERDICT_NONE
					       : verdict_dots(s, gap);
	if (verdict == VERDICT_OPEN)
		verdict = verdict_list(s, gap);
	if (verdict == VERDICT_OPEN)
		verdict = verdict_note(s, gap);
	if (verdict == VERDICT_OPEN)
		verdict = verdict_word(s, gap);
	return verdict;
}
