/* htmltags.c - the tags of a text that is HTML
 *
 * Goes in: a text such as "<p>It <b>rained</b>.</p>". Comes out: whether it is
 * HTML, and where its tags are, so that what stands between them is read as
 * the text of an article.
 *
 * A text that speaks of "<3" or "a < b" is none: it must begin and end with a
 * tag. What is wrong: a '>' inside an attribute ends the tag, scripts and
 * entities ("&amp;") are left to the rules for other text, and a sentence is
 * cut at a tag inside it.
 */
#include "nlp/htmltags.h"

#include <string.h>

#include "nlp/chars.h"

/* Longer ones have no end: time stays linear. */
#define LONGEST_TAG 4000

static bool is_letter(const char *at)
{
	return byte_kind(at) == BYTE_LOWER || byte_kind(at) == BYTE_UPPER;
}

bool text_is_html(struct string text)
{
	const char *end = text.data + text.length;
	const char *at = blanks_end(text.data, end);

	end = blanks_start(end, at);
	return end - at >= 4 && *at == '<' && end[-1] == '>' &&
	       (is_letter(at + 1) || at[1] == '!');
}

const char *tag_end(const char *at, const char *end)
{
	const char *p = at + 1;

	if (end - at < 3 || *at != '<' ||
	    !(is_letter(p) || *p == '!' || (*p == '/' && is_letter(p + 1))))
		return at;
	if (end - at > LONGEST_TAG)
		end = at + LONGEST_TAG;
	while (p < end && *p != '>' && *p != '<')
		p++;
	return p < end && *p == '>' ? p + 1 : at;
}

const char *tag_or_text_end(const char *at, const char *end)
{
	const char *stop = tag_end(at, end);

	if (stop > at)
		return stop;
	while (at < end && (at = memchr(at, '<', (size_t)(end - at)))) {
		if (tag_end(at, end) > at)
			return at;
		at++;
	}
	return end;
}

bool tag_is_inline(const char *at, const char *end)
{
	static const char *const names[] = {
		"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark",
		"q", "s", "small", "span", "strong", "sub", "sup", "time",
		"u",
	};
	const char *stop;

	if (end - at < 3 || *at++ != '<')
		return false;
	at += *at == '/';
	stop = letters_end(at, end);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == (size_t)(stop - at) &&
		    same_word(at, names[i], strlen(names[i])))
			return true;
	return false;
}
