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
#include "nlp/phrases.h"

/* Longer lines are paragraphs that mention a picture. */
#define LONGEST_CAPTION 600

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

/* Three points make a caption in any place, two an early one. */
/* "… in Tessaly, Nov. 3. (Ann Lee/Agency)": signed with name and agency in
 * brackets of that kind. */
static bool is_signed(const struct line *line, char open, char close)
{
	const char *at = line->end - 1;
	bool slash = false, digits = false;

	if (*at != close)
		return false;
	while (at > line->start && line->end - at < 60 && *--at != open) {
		slash |= *at == '/';
		digits |= byte_kind(at) == BYTE_DIGIT;
	}
	return slash && !digits && *at == open && at > line->start &&
	       byte_kind(at + 1) == BYTE_UPPER &&
	       byte_kind(at - 1) == BYTE_BLANK;
}

bool line_is_caption(const struct line *line, bool early)
{
	int points = line->points;

	if (line_length(line) > LONGEST_CAPTION || line->words < 4)
		return false;
	if (line->end[-1] == '|' || line->signs & SIGN_FILE)
		return true;
	if ((early && is_signed(line, '(', ')')) ||
	    is_signed(line, '[', ']'))
		points += 3;
	if (points && points < 3 && line->signs & SIGN_MONTH && line->digits)
		points++; /* scenes are dated */
	if (points < 4 && line->signs & SIGN_SAID)
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
	if (line->signs & SIGN_CREDIT)
		return true;
	if (line->signs & SIGN_CREDITS && line->words <= 40 &&
	    (bracketed || memchr(line->start, ';', length)))
		return true; /* "(Reporting by …; editing by …)" */
	if (line->words > 14)
		return false;
	if (line->signs & SIGN_CREDITS)
		return true;
	if (line->terminal && !bracketed)
		return false;
	if (bracketed)
		return !line->terminal &&
		       (line->capitals * 2 >= line->words ||
			names_source(line->start, line->end));
	return line->words <= 6 && line->capitals + 1 >= line->words &&
	       (memchr(line->start, '/', length) || line->words <= 2) &&
	       names_source(line->start, line->end);
}
