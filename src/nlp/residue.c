/* residue.c - what a crawler left over
 *
 * Goes in: a line, such as "![]() |", "Advertisement", "Sign up for our daily
 * newsletter" or "Net 807,000 vs 1,208,000". Comes out: whether a reader of
 * the story would skip it. The evidence is the line alone: marks without
 * words, markup, rows of numbers, what pages say to their visitors.
 *
 * A sentence of a story that speaks to the reader in such words ("Subscribe
 * now, he told them") is safe only if it is longer than an invitation is.
 */
#include "nlp/residue.h"

#include <string.h>

#include "nlp/chars.h"
#include "nlp/htmltags.h"
#include "nlp/phrases.h"

/* An invitation is short: more words than this are a story. */
#define INVITATION_WORDS 40
/* A label of the page around the story. */
#define LABEL_WORDS 8
/* An invitation that is a sentence. */
#define SENTENCE_WORDS 25

/* The headlines of other stories: "Storm closes harbour Read more". */
#define LINK_WORDS 30
/* A picture's or a page's number: "191111074455149". */
#define ID_DIGITS 9

static bool is_invitation(const struct line *line)
{
	if (!line->terminal && line->words <= LINK_WORDS &&
	    line_ends(line, "read more") && line->end[-9] == 'R')
		return true;
	if (line->signs & SIGN_LABEL)
		return line->words <= LABEL_WORDS;
	if (line->signs & SIGN_STARTS && !line->terminal &&
	    line->words <= INVITATION_WORDS)
		return true;
	if (line->signs & SIGN_OPENS && line->words <= INVITATION_WORDS)
		return !line->terminal || line->words <= SENTENCE_WORDS;
	return line->signs & SIGN_INVITES && line->words <= SENTENCE_WORDS;
}

/* "(C) 2021 The Courier" */
static bool is_copyright(const struct line *line)
{
	const char *at = line->start;

	return line_length(line) > 8 && same_word(at, "(c)", 3) &&
	       at[3] == ' ' && byte_kind(at + 4) == BYTE_DIGIT &&
	       byte_kind(at + 7) == BYTE_DIGIT &&
	       line->words <= SENTENCE_WORDS;
}

/* "![]() |", "<div class=…>", "var a = b || [];", ".box { margin: 0; }". */
static bool is_markup(const struct line *line)
{
	const char *at = line->start;
	uint32_t length = line_length(line);

	if (length >= 2 && at[0] == '!' && at[1] == '[')
		return true;
	if (tag_is_known(at, line->end) &&
	    (line->end[-1] == '>' || at[1] == '!' || at[1] == '/'))
		return true;
	if (length >= 3 && at[0] == '/' && at[1] == '/')
		return true;
	if (line->signs & SIGN_SCRIPT)
		return line->marks * 12 > line->letters;
	if (line->marks * 4 <= line->letters || line->marks < 8)
		return false;
	if (line->end[-1] == '}' && memchr(at, '{', length))
		return memchr(at, ';', length);
	return memchr(at, '=', length) &&
	       (memchr(at, '{', length) || memchr(at, ';', length) ||
		memchr(at, '<', length));
}

/* "1. 47 12 9 3", "Shr 34 cts vs 1.19 dlrs": most words are numbers. */
static bool is_table_row(const struct line *line)
{
	if (line->numbers >= 3 && line->numbers * 5 >= line->words * 2)
		return !line->terminal || line->numbers * 3 > line->words * 2;
	return line->numbers >= 2 && !line->terminal &&
	       line->signs & SIGN_TABLE && line->words <= 30 &&
	       line->numbers * 4 >= line->words;
}

bool line_is_residue(const struct line *line)
{
	if (!line->letters && (!line->digits || line->digits >= ID_DIGITS))
		return true;
	return is_invitation(line) || is_copyright(line) || is_markup(line) ||
	       is_table_row(line);
}

bool line_is_contact(const struct line *line)
{
	return line->words <= 3 && !line->terminal &&
	       (line_begins(line, "email:") || line_begins(line, "e-mail:")) &&
	       memchr(line->start, '@', line_length(line));
}
