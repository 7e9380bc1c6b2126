/* kinds.c - what kind of block a line is
 *
 * Goes in: the lines of an article, and its title if it has one. Comes out:
 * for each line whether it is the headline, a byline, a caption, a credit, a
 * heading, a list item, residue or a paragraph. The evidence is in the line
 * (residue.c, captions.c), its neighbours ("a short line without full stop
 * between paragraphs is a heading") and its place ("By Jane Roe" near the
 * top).
 *
 * Verse and short lines of dialogue without full stops look like headings.
 */
#include "nlp/kinds.h"

#include <string.h>

#include "nlp/captions.h"
#include "nlp/chars.h"
#include "nlp/residue.h"

/* Longer titles are summaries. */
#define HEADLINE_WORDS 30
#define HEADING_WORDS 14
/* Bylines stand near the top or at the very end. */
#define BYLINE_LINES 8
#define EARLY_LINES 4
/* Where to write to the author stands below the story. */
#define CONTACT_LINES 3

/* Bytes that count when two headlines are compared. */
static int next_letter(const char **at, const char *end)
{
	while (*at < end) {
		const char *p = (*at)++;
		enum byte_kind kind = byte_kind(p);
		if (kind == BYTE_LOWER || kind == BYTE_DIGIT ||
		    kind == BYTE_UPPER)
			return *p | 0x20;
	}
	return 0;
}

/* The line is the title, or one is the other's beginning and not short. */
static bool is_title(const struct line *line, struct string title)
{
	const char *a = line->start, *b = title.data;
	const char *b_end = b ? b + title.length : b;
	int same = 0;

	for (;;) {
		int x = next_letter(&a, line->end);
		int y = b ? next_letter(&b, b_end) : 0;
		if (x != y || !x)
			return same > 0 && (x == y || ((!x || !y) &&
						       same >= 24));
		same++;
	}
}

/* Without a title only the form of the first line speaks. */
static bool is_headline(const struct line *line)
{
	return !line->terminal && !line->lower && line->end[-1] != ':' &&
	       line->words >= 3 && line->words <= 18;
}

static bool is_byline(const struct line *line, bool near)
{
	const char *name = line->start + 3;

	if (!near || line->terminal || line->words > 12 || line->words < 2 ||
	    line_length(line) < 6)
		return false;
	if (line_begins(line, "by") && byte_kind(line->start) == BYTE_UPPER)
		return line->start[2] == ' ' &&
		       byte_kind(name) != BYTE_LOWER &&
		       line->capitals * 3 >= line->words * 2;
	return line->words >= 3 && line->capitals * 4 >= line->words * 3 &&
	       (line_ends(line, "staff writer") ||
		line_ends(line, "reporter") ||
		line_ends(line, "correspondent") ||
		line_ends(line, "contributor") ||
		line_ends(line, "associated press writer"));
}

/* The blank behind the number or letter of an item, "12. " or "b) ". */
static bool is_numbered(const struct line *line)
{
	const char *at = line->start;
	int digits = 0;

	if (*at == '(')
		at++;
	while (at < line->end && byte_kind(at) == BYTE_DIGIT && digits < 4) {
		at++;
		digits++;
	}
	if (!digits && byte_kind(at) == BYTE_LOWER)
		at++;
	if (at == line->start || digits > 3 || line->end - at < 3)
		return false;
	return (*at == '.' || *at == ')') &&
	       (at[1] == ' ' || at[1] == '\t' || at[1] == ')');
}

static bool is_item(const struct line *line)
{
	struct sight s = sight_at(line->start);
	const char *after = line->start + s.length;

	if (is_bullet(s.code))
		return true;
	if (s.code == '-' || s.code == 0x2013)
		return after < line->end &&
		       (*after == ' ' || byte_kind(after) == BYTE_UPPER ||
			is_opener(sight_at(after).code));
	return is_numbered(line);
}

static bool is_short(const struct line *line)
{
	return !line->tag && !line->terminal && line->words <= HEADING_WORDS &&
	       line->end[-1] != ',' && line->end[-1] != ';' &&
	       line->end[-1] != ':';
}

static bool is_heading(const struct line *line)
{
	char c = line->end[-1];

	if (line->words > HEADING_WORDS || line->lower || c == ',' || c == ';')
		return false;
	if (c == ':')
		return line->words <= 3;
	if (c == '?')
		return line->words <= 8;
	return !line->terminal && c != '"' && !line_ends(line, "\xE2\x80\x9D");
}

enum block_kind line_kind(const struct lines *lines, uint32_t i,
			  struct string title, const unsigned char *kinds)
{
	const struct line *line = &lines->items[i];
	bool first = i == 0, last = i + 1 == lines->count;
	bool near = i < BYLINE_LINES || last;
	bool early = i < EARLY_LINES ||
		     (i > 0 && kinds[i - 1] == BLOCK_RESIDUE);

	if (line->tag || line->inlined)
		return line->tag ? BLOCK_RESIDUE : BLOCK_PARAGRAPH;
	if (i < EARLY_LINES && title.data && line->words <= HEADLINE_WORDS &&
	    is_title(line, title))
		return BLOCK_HEADLINE;
	if (line_is_residue(line) ||
	    (i + CONTACT_LINES >= lines->count && line_is_contact(line)))
		return BLOCK_RESIDUE;
	if (line_is_credit(line))
		return BLOCK_CREDIT;
	if (line_is_caption(line, early))
		return BLOCK_CAPTION;
	if (is_byline(line, near))
		return BLOCK_BYLINE;
	if (first && !last && !title.data && is_headline(line))
		return BLOCK_HEADLINE;
	if (is_item(line))
		return BLOCK_LIST;
	/* Three short lines in a row are items of a list, one is a heading. */
	if (!last && is_short(line) &&
	    ((i + 2 < lines->count && is_short(line + 1) &&
	      is_short(line + 2)) ||
	     (i > 0 && kinds[i - 1] == BLOCK_LIST && is_short(line) &&
	      is_short(line - 1))))
		return BLOCK_LIST;
	return !last && is_heading(line) ? BLOCK_HEADING : BLOCK_PARAGRAPH;
}
