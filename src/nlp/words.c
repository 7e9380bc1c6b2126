/* words.c - where a token ends inside a run of characters without blanks
 *
 * Goes in: a run such as "(U.S.-led," and a place in it. Comes out: the end of
 * the token that begins there: "(", then "U.S.", "-", "led", ",". The
 * conventions are those of UD English (EWT, GUM): compounds are cut at their
 * hyphens, amounts before their unit ("10|km", "$|5|bn"), abbreviations keep
 * their full stop, a run of one mark is one token.
 *
 * What it gets wrong: an abbreviation that the table does not know loses its
 * full stop; a missing blank after a full stop before "com" makes an address.
 */
#include "nlp/words.h"

#include <stdint.h>
#include <string.h>

#include "nlp/abbreviations.h"
#include "nlp/addresses.h"
#include "nlp/chars.h"
#include "nlp/emoji.h"
#include "nlp/hyphens.h"
#include "nlp/numbers.h"
#include "nlp/wordchars.h"

static int dots_at(const char *at, const char *end)
{
	int dots = 0;

	while (at + dots < end && at[dots] == '.' && dots < 3)
		dots++;
	return dots;
}

/* "U.S.", "p.m.", "a.k.a": single letters, each but perhaps the last with a
 * full stop. The end, or `at` if there are fewer than two. */
static const char *acronym_end(const char *at, const char *end)
{
	const char *p = at, *stop = at;
	int letters = 0;

	while (p < end && is_letter(p)) {
		const char *after = p + sight_at(p).length;
		if (after < end && is_letter(after))
			break;
		letters++;
		stop = after;
		if (after == end || *after != '.' || dots_at(after, end) > 2)
			break;
		stop = p = after + 1;
	}
	/* "Ph.D." and "J.Smith": parts of several letters. */
	return letters >= 2 ? stop : at;
}

/* Whether the full stop at `dot` is the last of its sentence, with nothing
 * but marks behind it: UD cuts it off then, also "etc|." and "U.S|.". */
static bool ends_sentence(const struct run *run, const char *dot)
{
	const char *p = dot + 1;

	if (!run->last || (p < run->end && *p == '.'))
		return false;
	while (p < run->end && is_closer(sight_at(p).code))
		p += sight_at(p).length;
	return p == run->end;
}

/* Whether the full stop at `dot`, behind the word from `start`, belongs to
 * it. */
static bool dot_joins(const struct run *run, const char *start,
		      const char *dot)
{
	size_t length = (size_t)(dot - start);

	if (ends_sentence(run, dot))
		return false;
	if (length == 1 && byte_kind(start) == BYTE_UPPER)
		return true;
	switch (abbreviation_find(start, length)) {
	case ABBREVIATION_NONE:
		return false;
	case ABBREVIATION_NUMBER:
		return run->before_digit ||
		       (dot + 1 < run->end && is_digit(dot + 1));
	default:
		return true;
	}
}

/* "sh*t", "R&D", "d'Arcy", "3,000": whether the mark at `at`, inside the word
 * from `start`, joins what stands on both sides. */
static bool mark_joins(const char *start, const char *at, const char *end)
{
	const char *next = at + sight_at(at).length;

	if (next >= end)
		return false;
	bool digits = is_digit(at - 1) && is_digit(next);
	switch (*at) {
	case '.': case ',': case ':':
		return digits;
	case '-':
		return word_char(next) && hyphen_joins(start, at, end);
	case '&':
		return at - start <= 3 && plain_end(next, end) - next <= 3 &&
		       word_char(next) && byte_kind(start) == byte_kind(next);
	case '*':
		return byte_kind(at - 1) == BYTE_LOWER &&
		       byte_kind(next) == BYTE_LOWER;
	case '\'': case '`':
		return word_char(next);
	default:
		return is_apostrophe(sight_at(at).code) && word_char(next);
	}
}

/* Two letters and a slash that are one word: "w/o", "n/a", "c/o". */
static const char *slash_end(const char *at, const char *end)
{
	static const char *const words[] = { "w/o", "n/a", "c/o", "b/c",
					     "a/c", "i/o" };

	if (end - at < 3 || at[1] != '/' ||
	    plain_end(at, end) != at + 1 || plain_end(at + 2, end) != at + 3)
		return end - at > 2 && same_word(at, "w/", 2) ? at + 2 : at;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (same_word(at, words[i], 3))
			return at + 3;
	return at;
}

static const char *with_dot(const struct run *run, const char *at,
			    const char *p)
{
	/* Of two full stops the first is the word's, three are an omission. */
	if (p < run->end && *p == '.' && dots_at(p, run->end) < 3 &&
	    dot_joins(run, at, p))
		return p + 1;
	return p;
}

static const char *word_end(const struct run *run, const char *at)
{
	const char *end = run->end, *p;

	if (is_digit(at))
		return number_end(at, end);
	p = plain_end(at, end);
	if (p == end)
		return p;
	if (*p == '/')
		p = slash_end(at, end) > at ? slash_end(at, end) : p;
	if (*p == '.') {
		const char *acronym = acronym_end(at, end);
		if (acronym > at && acronym[-1] == '.' &&
		    ends_sentence(run, acronym - 1))
			acronym--;
		if (acronym > at)
			return acronym;
		if (p + 1 < end && is_letter(p + 1) &&
		    abbreviation_find(at, (size_t)(plain_end(p + 1, end) -
						   at)))
			p = plain_end(p + 1, end); /* "Ph.D." */
	}
	while (p < end && mark_joins(at, p, end))
		p = plain_end(p + sight_at(p).length, end);
	if (p < end && *p == '$' && p - at <= 2 &&
	    byte_kind(at) == BYTE_UPPER)
		return p + 1; /* "US$", "A$" */
	return with_dot(run, at, p);
}

/* "'90s", "'em": an apostrophe where letters were left out. */
static const char *elision_end(const char *at, const char *after,
			       const char *end)
{
	static const char *const words[] = {
		"em", "cause", "til", "till", "tis", "twas", "bout", "n",
		"s", "re", "ve", "ll", "d", "m",
	};
	const char *p = plain_end(after, end);
	size_t length = (size_t)(p - after);

	if (length >= 2 && is_digit(after) && is_digit(after + 1) &&
	    (length == 2 || (length == 3 && after[2] == 's')))
		return p;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == length &&
		    same_word(after, words[i], length))
			return p;
	return at;
}

/* A row of one mark is one token where nobody writes so many for their own
 * sake, as the brackets of "((a))" are. */
#define ROW 4

static const char *row_end(const char *at, const char *end)
{
	const char *p = marks_end(at, end, (char[]){ *at, '\0' });

	return p - at >= ROW ? p : at + 1;
}

static const char *mark_end(const struct run *run, const char *at)
{
	const char *end = run->end, *p = ornament_end(at, end);

	if (p > at)
		return p;
	p = smiley_end(at, run->start, end);
	if (p > at)
		return p;
	switch (*at) {
	case '$':
		return marks_end(at, end, "$");
	case '.': case '!': case '?':
		if (*at == '.' && at + 1 < end && is_digit(at + 1))
			return number_end(at + 1, end); /* ".322" */
		p = at == run->start || at[-1] == ')' ? suffix_end(at, end)
						      : at;
		if (p > at)
			return p; /* ".doc" */
		return marks_end(at, end, ".!?");
	case '#':
		p = address_end(at, end);
		return p > at ? p : at + 1;
	case '-': case '*': case '=': case '~': case '+': case '_': case '^':
		p = marks_end(at, end, (char[]){ *at, '\0' });
		if (*at == '+' && p == at + 1 && p < end && is_digit(p))
			return number_end(p, end); /* "+1" */
		return p;
	case '\'': case '`':
		p = elision_end(at, at + 1, end);
		if (p > at)
			return p;
		return at + 1 < end && at[1] == *at ? at + 2 : at + 1;
	case ':': case ';': case '<':
		p = marks_end(at, end, "<");
		return p > at ? p : at + 1;
	case '>':
		return marks_end(at, end, ">");
	case '@':
		p = address_end(at, end);
		return p > at ? p : at + 1;
	default:
		return row_end(at, end);
	}
}

static const char *high_end(const struct run *run, const char *at)
{
	struct sight s = sight_at(at);
	const char *p = at + s.length;

	if (s.code == 0x2019 && elision_end(at, p, run->end) > at)
		return elision_end(at, p, run->end);
	if ((s.code == 0x2018 || s.code == 0x2019) && p < run->end) {
		/* Two single marks for a double one. */
		struct sight next = sight_at(p);
		bool two = next.code == 0x2018 || next.code == 0x2019;
		return two ? p + next.length : p;
	}
	const char *emoji = emoji_end(at, run->end);
	if (emoji > at)
		return emoji;
	bool mark = (s.class == CHAR_PUNCT || s.class == CHAR_SYMBOL) &&
		    !is_opener(s.code) && !is_closer(s.code);
	while (p < run->end && mark && byte_kind(p) == BYTE_HIGH &&
	       sight_at(p).code == s.code)
		p += s.length;
	return p;
}

const char *token_end(const struct run *run, const char *at)
{
	if (word_char(at)) {
		const char *p = run->address && !is_digit(at)
			? address_end(at, run->end) : at;
		return p > at ? p : word_end(run, at);
	}
	if (byte_kind(at) == BYTE_HIGH)
		return high_end(run, at);
	return mark_end(run, at);
}
