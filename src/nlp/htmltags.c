/* htmltags.c - the tags of a text that is HTML
 *
 * Goes in: a text such as "<p>It <b>rained</b>.</p>". Comes out: whether it is
 * HTML, and where its tags are, so that what stands between them is read as
 * the text of an article.
 *
 * A text that speaks of "<3", "a < b" or "<Applause>" is none: it must begin
 * and end with a tag, the first of a name that HTML has. What is wrong: a '>'
 * inside an attribute ends the tag, scripts and entities ("&amp;") are left to
 * the rules for other text, and a sentence is cut at a tag inside it.
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

/* Whether the name of the tag at `at` is one of these, in any case. */
static bool tag_is_of(const char *at, const char *end,
		      const char *const *names, size_t count)
{
	const char *stop;

	at += at < end && *at == '<';
	at += at < end && *at == '/';
	stop = letters_end(at, end);
	for (size_t i = 0; i < count; i++)
		if (strlen(names[i]) == (size_t)(stop - at) &&
		    same_word(at, names[i], strlen(names[i])))
			return true;
	return false;
}

bool tag_is_known(const char *at, const char *end)
{
	static const char *const names[] = {
		"article", "aside", "blockquote", "body", "br", "center",
		"div", "figure", "footer", "h", "head", "header", "hr",
		"html", "iframe", "img", "li", "link", "main", "meta", "nav",
		"ol", "p", "pre", "script", "section", "style", "table",
		"td", "title", "tr", "ul", "video",
	};

	if (end - at < 3 || *at != '<')
		return false;
	return at[1] == '!' || tag_is_inline(at, end) ||
	       tag_is_of(at, end, names, sizeof names / sizeof *names);
}

bool text_is_html(struct string text)
{
	const char *end = text.data + text.length;
	const char *at = blanks_end(text.data, end);

	end = blanks_start(end, at);
	return tag_is_known(at, end) && end[-1] == '>';
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

	return end - at >= 3 && *at == '<' &&
	       tag_is_of(at, end, names, sizeof names / sizeof *names);
}
