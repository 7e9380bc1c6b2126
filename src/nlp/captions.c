/* captions.c - lines that belong to a picture
 *
 * Goes in: a line, such as "Jane Roe speaks at a rally in Springfield, Nov. 3,
 * 2019. (Photo by J. Doe)". Comes out: whether it describes a picture. It is
 * evidence against evidence: who made the picture, words of pictures ("is
 * seen", "pictured", "left"), a scene in the present tense with its date, a
 * bar that a table cell left at its end; a story's own sentences tell in the
 * past tense and are not signed.
 *
 * A caption without any of that, one bare sentence, is taken for a paragraph.
 */
#include "nlp/captions.h"

#include <string.h>

#include "nlp/chars.h"

/* Longer lines are paragraphs that mention a picture. */
#define LONGEST_CAPTION 600

struct clue {
	const char *phrase;
	int weight;
};

/* Three points make a caption in any place, two an early one. */
static const struct clue clues[] = {
	{ "photo by ", 3 }, { "photo:", 3 }, { "photo :", 3 },
	{ "file photo", 3 }, { "(photo", 3 }, { "ap photo", 3 },
	{ "reuters/", 3 }, { "/reuters", 3 }, { "getty images", 3 },
	{ "/ap)", 3 }, { "/afp", 3 }, { "afp/", 3 }, { "via ap", 2 },
	{ "/associated press", 3 }, { "photograph by", 3 },
	{ "photographer:", 3 }, { "image credit", 3 }, { "photo credit", 3 },
	{ "credit:", 2 }, { "courtesy of", 1 }, { "handout photo", 3 },
	{ "captured image", 3 }, { "screen grab", 2 }, { "screengrab", 2 },
	{ "screenshot", 1 }, { "video still", 2 }, { "[file:", 3 },
	{ "(image source", 3 }, { "toggle caption", 3 },
	{ "media caption", 3 }, { "in this photo", 3 },
	{ "in this image", 3 }, { "in this undated", 3 },
	{ "in this picture", 2 }, { "is seen ", 2 }, { "are seen ", 2 },
	{ "is pictured", 2 }, { "are pictured", 2 }, { "seen here", 2 },
	{ "pictured ", 1 }, { "(left)", 2 }, { "(right)", 2 },
	{ "(l)", 2 }, { "(r)", 2 }, { "(center)", 2 }, { ", left,", 2 },
	{ ", right,", 2 }, { ", center,", 2 }, { "second from left", 3 },
	{ "from left", 2 }, { "top left", 2 }, { "shows the ", 1 },
	{ "stands next to", 1 }, { "stand next to", 1 },
	{ "looks on", 1 }, { "look on", 1 }, { " speaks ", 1 },
	{ " gestures ", 1 }, { " poses ", 1 }, { " arrives ", 1 },
	{ " attends ", 1 }, { " walks ", 1 }, { " listens ", 1 },
	{ " waves ", 1 }, { " addresses ", 1 }, 
	{ " holds ", 1 }, 
	{ " answers ", 1 }, { " shakes hands", 1 }, { " delivers ", 1 },
	{ " stands ", 1 },
};

static const char *const sources[] = {
	"photo", "image", "reuters", "ap", "afp", "epa", "getty", "upi",
	"bloomberg", "associated press", "agency", "reporting by",
	"editing by", "writing by", "compiled by", "graphic", "graphics by",
	"illustration", "handout", "courtesy", "shutterstock", "istock",
	"pixabay", "unsplash", "wikimedia", "news service", "yonhap",
	"xinhua", "kyodo", "tass", "anadolu", "contributed to this",
};

static bool has_word(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);

	for (const char *p = at; (size_t)(end - p) >= length && p < end; p++)
		if (same_word(p, word, length) &&
		    (p == at || byte_kind(p - 1) == BYTE_MARK ||
		     byte_kind(p - 1) == BYTE_BLANK) &&
		    (p + length == end ||
		     (byte_kind(p + length) != BYTE_LOWER &&
		      byte_kind(p + length) != BYTE_UPPER) ||
		     p[length] == 's' || p[length] == 'g'))
			return true;
	return false;
}

bool names_source(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		if (has_word(at, end, sources[i]))
			return true;
	return false;
}

/* "Aug. 8, 2019", "Tuesday": scenes are dated. */
static int dated(const struct line *line)
{
	static const char *const months[] = {
		"jan. ", "feb. ", "march ", "april ", "may ", "june ",
		"july ", "aug. ", "sept. ", "oct. ", "nov. ", "dec. ",
		"january ", "february ", "august ", "september ",
		"october ", "november ", "december ",
	};

	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		const char *at = line_find(line, months[i]);
		if (at && byte_kind(at) == BYTE_UPPER &&
		    byte_kind(at + strlen(months[i])) == BYTE_DIGIT)
			return 1;
	}
	return 0;
}

static bool has_said(const struct line *line)
{
	return line_find(line, " said") || line_find(line, "\"") ||
	       line_find(line, "\xE2\x80\x9C");
}

bool line_is_caption(const struct line *line, bool early)
{
	int points = 0;

	if (line_length(line) > LONGEST_CAPTION || line->words < 4)
		return false;
	if (line->end[-1] == '|')
		return true;
	if (line_begins(line, "file -") || line_begins(line, "file \xE2\x80"))
		return true;
	for (size_t i = 0; i < sizeof clues / sizeof *clues; i++)
		if (clues[i].weight > 0 && points < 3 &&
		    line_find(line, clues[i].phrase))
			points += clues[i].weight;
	if (points && points < 3)
		points += dated(line);
	if (points < 4 && has_said(line))
		points -= 2;
	return points >= (early ? 2 : 3);
}

/* A bracket around the whole line, or a dash and a colon before names. */
bool line_is_credit(const struct line *line)
{
	bool bracketed = *line->start == '(' && line->end[-1] == ')';
	uint32_t length = line_length(line);

	if (length > 300)
		return false;
	if (line_begins(line, "reporting by") || line_begins(line, "(reporting")
	    || line_begins(line, "additional reporting") ||
	    line_begins(line, "contributing:") ||
	    line_find(line, "contributed to this report") ||
	    line_find(line, "contributed reporting") ||
	    line_find(line, "contributed to this story") ||
	    line_find(line, "contributed to this article") ||
	    line_begins(line, "\xE2\x80\x94 with assistance"))
		return true;
	if (line->words > 14)
		return false;
	if (line_begins(line, "photo:") || line_begins(line, "photo by") ||
	    line_begins(line, "photo :") || line_begins(line, "image:") ||
	    line_begins(line, "credit:") || line_begins(line, "source:") ||
	    line_begins(line, "with post wires"))
		return true;
	if (line->terminal && !bracketed)
		return false;
	if (bracketed)
		return !line->terminal &&
		       (line->capitals * 2 >= line->words ||
			names_source(line->start, line->end));
	return line->words <= 6 && line->capitals + 1 >= line->words &&
	       (line_find(line, "/") || line->words <= 2) &&
	       names_source(line->start, line->end);
}
