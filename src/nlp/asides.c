/* asides.c - sentences that are not of the story
 *
 * Goes in: a sentence, such as "Scroll down for video." in the middle of a
 * paragraph, since many extractors put all of an article into one line. Comes
 * out: whether it speaks to the reader or of the page. As a line of its own it
 * would be a block that no summary takes from; so it is looked at as if it
 * were one.
 *
 * What it gets wrong: a question in the story that nobody puts to the reader
 * is taken for one, unless some of it is quoted.
 */
#include "nlp/asides.h"

#include "nlp/captions.h"
#include "nlp/lines.h"
#include "nlp/residue.h"

/* A line of its own that begins so is short, but here the words behind it are
 * part of the sentence. */
static const char *const openings[] = {
	"read more", "read:", "related:", "watch:", "listen:", "video:",
	"photo:", "photos:", "tell us", "follow us", "this material may not",
};

static bool opens_aside(const struct line *line)
{
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (line_begins(line, openings[i]))
			return true;
	return false;
}

static bool is_of_page(const struct line *line)
{
	return opens_aside(line) || line_is_residue(line) ||
	       line_is_credit(line) || line_is_caption(line, false);
}

bool sentence_is_aside(struct article *article, const struct manner *manner)
{
	struct lines lines;

	if (manner->question)
		return !manner->quoted;
	lines_make(&lines, article, article_string(article, manner->span));
	return lines.count == 1 && is_of_page(&lines.items[0]);
}
