/* datelines.c - place and agency at the start of a report, agency at its end
 *
 * Goes in: a paragraph. Comes out: where its dateline ends and where its
 * credit begins.
 *
 *     SPRINGFIELD, Ill., Aug. 9 (Agency) -- The city …     dateline
 *     … would reopen on Monday. (Agency)                   credit
 *
 * Both are known by their form: a dateline is a place in capitals, or one with
 * an agency or a date, before a dash; a credit is a short bracket of
 * names behind the last full stop. No list of agencies is asked.
 */
#include "nlp/datelines.h"

#include <stddef.h>
#include <string.h>

#include "nlp/captions.h"
#include "nlp/chars.h"

#define LONGEST_DATELINE 90
/* Words in capitals that are a place by themselves; more are a heading. */
#define MOST_SHOUTED 5
#define LONGEST_CREDIT 160

struct place {
	int words, shouted, small, commas, digits, bytes_shouted;
	bool agency;
};

/* Labels in capitals that are no places. */
static bool is_label(const char *at, size_t length)
{
	static const char *const labels[] = {
		"file", "photo", "photos", "video", "watch", "update",
		"updated", "opinion", "exclusive", "breaking", "analysis",
		"editor", "note", "correction", "live", "listen", "read",
		"more", "related", "close", "commentary", "review", "column",
	};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strlen(labels[i]) == length &&
		    same_word(at, labels[i], length))
			return true;
	return false;
}

static void place_word(struct place *place, const char *at, const char *end)
{
	size_t upper = 0, lower = 0;

	for (const char *p = at; p < end; p++) {
		upper += byte_kind(p) == BYTE_UPPER;
		lower += byte_kind(p) == BYTE_LOWER;
		place->digits += byte_kind(p) == BYTE_DIGIT;
	}
	place->words++;
	place->shouted += upper >= 2 && !lower;
	place->bytes_shouted += !lower ? (int)upper : 0;
	place->small += byte_kind(at) == BYTE_LOWER;
}

/* The length of the dash at `at`: "—", "–", "--" or "-". */
static size_t dash_length(const char *at, const char *end)
{
	struct sight s = sight_at(at);

	if (s.code == 0x2014 || s.code == 0x2013 || s.code == 0x2015)
		return s.length;
	if (s.code != '-')
		return 0;
	return at + 1 < end && at[1] == '-' ? 2 : 1;
}

static bool place_fits(const struct place *place, const char *at)
{
	const char *p = at;

	while (byte_kind(p) == BYTE_UPPER || byte_kind(p) == BYTE_LOWER)
		p++;
	if (!place->words || place->small > 1 || place->words > 9 ||
	    is_label(at, (size_t)(p - at)))
		return false;
	if (place->agency)
		return true;
	if (place->words > MOST_SHOUTED && !place->commas)
		return false;
	if (place->bytes_shouted >= 3 && place->shouted)
		return byte_kind(at) == BYTE_UPPER && p - at >= 2 &&
		       byte_kind(at + 1) == BYTE_UPPER;
	return place->commas == 1 && place->words <= 4 && !place->small;
}

/* A bracket inside a dateline: "(AP)". */
static const char *bracket_end(const char *at, const char *end)
{
	const char *p = at + 1;

	while (p < end && p - at < 40 && *p != ')' && *p != '(')
		p++;
	return p < end && *p == ')' && byte_kind(at + 1) == BYTE_UPPER ? p + 1
								       : at;
}

/* "Sen. Roe (D-Wash.) — the panel's head — said": no story begins so. */
static bool goes_on_small(const char *at, const char *end)
{
	at = blanks_end(at, end);
	return at < end && byte_kind(at) == BYTE_LOWER;
}

/* Whether there may be a dash: mostly none, and then no dateline. */
static bool may_hold_dash(const char *at, const char *end)
{
	size_t length = (size_t)(end - at);

	return memchr(at, '-', length) || memchr(at, 0xE2, length);
}

const char *dateline_end(const char *at, const char *end)
{
	const char *limit = end - at > LONGEST_DATELINE ? at + LONGEST_DATELINE
							: end;
	struct place place = { 0 };
	const char *p = at;

	if (byte_kind(at) != BYTE_UPPER || !may_hold_dash(at, limit))
		return at;
	while (p < limit) {
		const char *word = p;
		size_t dash = dash_length(p, limit);
		if (dash && p > at && p + dash < end &&
		    (byte_kind(p - 1) == BYTE_BLANK || p[-1] == ')') &&
		    byte_kind(p + dash) == BYTE_BLANK)
			return place_fits(&place, at) &&
			       !goes_on_small(p + dash, end) ? p + dash : at;
		if (*p == '(') {
			p = bracket_end(p, limit);
			if (p == word)
				return at;
			place.agency = true;
		} else {
			while (p < limit && byte_kind(p) != BYTE_BLANK &&
			       *p != '(' && *p != ':' && *p != '"')
				p++;
			if (p == word)
				return at;
			if (sight_before(p).code == 0x2014)
				return at;
			place_word(&place, word, p);
			place.commas += p[-1] == ',';
			if (place.small > 1)
				return at;
		}
		p = blanks_end(p, limit);
	}
	return at;
}

/* "(Reporting by A. Roe; Editing by B. Doe)", "(Agency)". */
static bool is_credit(const char *at, const char *end)
{
	int words = 0, capitals = 0;

	if (names_source(at, end) && end - at < LONGEST_CREDIT &&
	    byte_kind(at) == BYTE_UPPER)
		return end - at < 40 || same_word(at, "reporting", 9) ||
		       same_word(at, "editing", 7) ||
		       same_word(at, "writing", 7) ||
		       same_word(at, "additional", 10) ||
		       same_word(at, "photo", 5) || same_word(at, "ap ", 3);
	for (const char *p = at; p < end;) {
		words++;
		capitals += byte_kind(p) == BYTE_UPPER;
		while (p < end && byte_kind(p) != BYTE_BLANK) {
			if (byte_kind(p) == BYTE_DIGIT)
				return false;
			p++;
		}
		p = blanks_end(p, end);
	}
	return words >= 1 && words <= 5 && capitals == words;
}

const char *credit_start(const char *at, const char *end)
{
	const char *p = end;

	if (end - at < 4 || end[-1] != ')')
		return end;
	while (p > at && end - p < LONGEST_CREDIT && *--p != '(')
		;
	if (p == at || *p != '(' || byte_kind(p - 1) != BYTE_BLANK ||
	    !is_credit(p + 1, end - 1))
		return end;
	const char *before = blanks_start(p, at);
	while (before > at && is_closer(sight_before(before).code))
		before -= sight_before(before).length;
	if (before == at || !strchr(".!?", before[-1]))
		return end;
	return p;
}
