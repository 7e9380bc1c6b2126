/* glued.c - sentences with no blank between them
 *
 * Goes in: a block. Comes out: places as in "for years.Last week", "to
 * stay.”The ministry", which crawlers make that lose the ends of paragraphs.
 *
 * It takes a word in small letters or a bracket, marks, and a word that begins
 * with a capital, so "U.S.Senate", "Mr.Roe" and "Node.Js" stay whole, as do
 * addresses: what holds '@' or '/' or goes on with another name.
 */
#include "nlp/glued.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "nlp/abbreviations.h"
#include "nlp/chars.h"

/* Letters of the word before the marks; "p.m.Then" is left alone. */
#define LETTERS_LEAST 2

/* Bytes that are looked at on either side: time stays linear. */
#define ADDRESS_MOST 100
#define QUOTED_MOST 1000

/* The first byte of those before `at` that need a look. */
static const char *reach(const char *start, const char *at, ptrdiff_t most)
{
	return at - start > most ? at - most : start;
}

static bool is_address(const char *start, const char *at, const char *end)
{
	const char *first = reach(start, at, ADDRESS_MOST);

	if (end - at > ADDRESS_MOST)
		end = at + ADDRESS_MOST;
	while (at > first && byte_kind(at - 1) != BYTE_BLANK)
		at--;
	for (; at < end; at++) {
		if (byte_kind(at) == BYTE_BLANK)
			return false;
		if (*at == '@' || *at == '/' || *at == '_' ||
		    ((*at == 'w' || *at == 'W') && end - at > 3 &&
		     same_word(at, "www.", 4)))
			return true;
	}
	return false;
}

/* Whether a sentence may end with the word or bracket before `stop`. */
static bool ends_sentence(const char *start, const char *stop)
{
	const char *at = stop;

	if (at > start && (at[-1] == ')' || at[-1] == ']' || at[-1] == '%'))
		return true;
	while (at > start && byte_kind(at - 1) == BYTE_LOWER)
		at--;
	if (stop - at < LETTERS_LEAST)
		return false;
	if (*stop != '.' && at > start && byte_kind(at - 1) == BYTE_UPPER)
		return false; /* "Yahoo!News" */
	at -= at > start && byte_kind(at - 1) == BYTE_UPPER;
	return !abbreviation_find(at, (size_t)(stop - at));
}

/* The last name of a host or program with a capital. */
static bool is_suffix(const char *at, const char *end)
{
	static const char *const names[] = { "com", "org", "net", "js", "io" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if ((size_t)(end - at) == strlen(names[i]) &&
		    same_word(at, names[i], strlen(names[i])))
			return true;
	return false;
}

/* Whether the word at `at`, behind its quotation mark, begins a sentence. */
static bool begins_sentence(const char *at, const char *end)
{
	const char *stop = letters_end(at, end);

	if (at == end || byte_kind(at) != BYTE_UPPER || is_suffix(at, stop))
		return false;
	if (stop < end && *stop == '.' && stop + 1 < end &&
	    byte_kind(stop + 1) == BYTE_LOWER)
		return false; /* "dear.Abby.com" */
	if (stop - at > 1)
		return byte_kind(at + 1) == BYTE_LOWER;
	return stop == end || byte_kind(stop) == BYTE_BLANK ||
	       byte_kind(stop) == BYTE_HIGH || *stop == '\'';
}

/* Whether the straight mark at `at` opens: the one before it closed, or there
 * is none. */
static bool opens(const char *start, const char *at)
{
	const char *first = reach(start, at, QUOTED_MOST), *p = at;

	while (p > first && p[-1] != '"')
		p--;
	if (p == first)
		return true;
	return p - 1 > start && byte_kind(p - 2) != BYTE_BLANK &&
	       p[-2] != '(' && (p < at || p[-2] != '"');
}

/* The sentence that begins behind the mark at `at`; NULL if none does. */
static const char *begin_of(const char *start, const char *at, const char *end)
{
	const char *first = NULL;

	at++;
	while (at < end && byte_kind(at) != BYTE_BLANK) {
		uint32_t code = sight_at(at).code;
		if (begins_sentence(at, end))
			return first ? first : at;
		bool opener = code == '"' ? opens(start, at)
					  : code == 0x201C || code == 0x2018;
		if (opener && !first)
			first = at;
		else if (first || !is_closer(code))
			return NULL;
		at += sight_at(at).length;
	}
	return NULL;
}

static const char marks[GLUED_MARKS] = { '.', '!', '?' };

/* The next of that mark from `at` on that no blank follows. */
static const char *mark_find(const struct glued *glued, char mark,
			     const char *at)
{
	const char *end = glued->end;

	while (at < end && (at = memchr(at, mark, (size_t)(end - at)))) {
		if (at + 1 < end && byte_kind(at + 1) != BYTE_BLANK)
			return at;
		at++;
	}
	return end;
}

void glued_start(struct glued *glued, const char *start, const char *end)
{
	glued->start = start;
	glued->end = end;
	for (size_t i = 0; i < GLUED_MARKS; i++)
		glued->next[i] = mark_find(glued, marks[i], start);
}

const char *glued_next(struct glued *glued)
{
	for (;;) {
		size_t first = 0;
		for (size_t i = 1; i < GLUED_MARKS; i++)
			if (glued->next[i] < glued->next[first])
				first = i;
		const char *at = glued->next[first], *next;
		if (at == glued->end)
			return at;
		glued->next[first] = mark_find(glued, marks[first], at + 1);
		if (!ends_sentence(glued->start, at))
			continue;
		next = begin_of(glued->start, at, glued->end);
		if (next && !is_address(glued->start, at, glued->end))
			return next;
	}
}
