/* numbers.c - where a token ends that begins with a digit
 *
 * Goes in: a place in a run such as "10km/h" or "1,000th". Comes out: the
 * end of the token that begins there. The conventions are those of UD English
 * (EWT, GUM): units are tokens of their own, ordinals, decades and names are
 * not cut.
 */
#include "nlp/numbers.h"

#include <string.h>

#include "nlp/addresses.h"
#include "nlp/hyphens.h"
#include "nlp/wordchars.h"

/* "70's", "1590's". */
static bool is_decade(const char *number, const char *at, const char *end)
{
	return end - at >= 2 && *at == '\'' && at[1] == 's' &&
	       (at - number == 2 || (at - number == 4 && at[-1] == '0')) &&
	       plain_end(at + 1, end) == at + 2;
}

/* "4Chan", "8chan", "20somethings": the letters behind one or two digits go on
 * as a name does and no unit. */
static bool is_name_tail(const char *number, const char *at, const char *end)
{
	static const char *const tails[] = { "chan", "fold", "gag",
					     "something", "somethings" };
	size_t length = (size_t)(end - at);

	if (at - number > 2)
		return false;
	if (length > 3 && byte_kind(at) == BYTE_UPPER &&
	    byte_kind(at + 1) == BYTE_LOWER)
		return true;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (strlen(tails[i]) == length &&
		    same_word(at, tails[i], length))
			return true;
	return false;
}

/* Letters behind a number: an ordinal, a decade or the tail of a name stay
 * ("10th", "1980s", "24C", "153B09"), a unit is cut off ("10|km"). */
static const char *number_tail(const char *number, const char *at,
			       const char *end)
{
	static const char *const ordinals[] = { "th", "st", "nd", "rd", "s" };
	const char *p = at;

	while (p < end && is_letter(p))
		p += sight_at(p).length;
	size_t length = (size_t)(p - at);
	if (!length && is_decade(number, at, end))
		return at + 2;
	if (!length || (p < end && is_digit(p)))
		return plain_end(at, end);
	if (is_name_tail(number, at, p))
		return p;
	for (size_t i = 0; i < 5; i++)
		if (strlen(ordinals[i]) == length &&
		    same_word(at, ordinals[i], length))
			return p;
	bool decimal = memchr(number, '.', (size_t)(at - number)) != NULL;
	if (length == 1 && byte_kind(at) == BYTE_UPPER && !decimal &&
	    !strchr("MKBFC", *at))
		return p;
	return at;
}

const char *number_end(const char *at, const char *end)
{
	const char *p = digits_end(at, end);

	if (p > at && p < end && *p == '.' && suffix_end(p, end) > p)
		return suffix_end(p, end);
	if (p > at)
		return p;
	for (p = at; p < end; p++) {
		if (is_digit(p))
			continue;
		bool joint = *p == '.' || *p == ',' || *p == ':';
		if (!joint || p + 1 == end || !is_digit(p + 1))
			break;
	}
	if (p < end && *p == '.' && suffix_end(p, end) > p)
		return suffix_end(p, end); /* "20.doc" */
	return number_tail(at, p, end);
}
