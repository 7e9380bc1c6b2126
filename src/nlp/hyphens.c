/* hyphens.c - words that keep their hyphen
 *
 * UD English cuts compounds at their hyphens ("well|-|known") but not affixes
 * that are no words ("e-mail", "non-EU", "Hitchcock-esque"). The affixes are
 * those of the Linguistic Data Consortium's guidelines for English treebanks
 * (Bies et al. 2012, "English Web Treebank", section on hyphens).
 */
#include "nlp/hyphens.h"

#include <stddef.h>
#include <string.h>

#include "nlp/chars.h"

#define LONGEST 7 /* letters of an affix */

static const char before[][LONGEST + 1] = {
	"a", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co",
	"counter", "cross", "cyber", "de", "e", "eco", "ex", "extra", "inter",
	"intra", "macro", "mega", "micro", "mid", "mini", "multi", "neo",
	"non", "over", "pan", "para", "peri", "post", "pre", "pro", "proto",
	"pseudo", "quasi", "re", "semi", "socio", "sub", "super", "tri", "u",
	"ultra", "un", "uni", "vice", "x",
};

static const char behind[][LONGEST + 1] = {
	"esque", "ette", "fest", "fold", "gate", "itis", "less", "most",
	"rama", "wise",
};

static bool listed(const char (*list)[LONGEST + 1], size_t count,
		   const char *at, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (list[i][0] == (*at | 0x20) && list[i][length - 1] &&
		    !list[i][length] && same_word(at, list[i], length))
			return true;
	return false;
}

bool hyphen_joins(const char *start, const char *at, const char *end)
{
	size_t left = (size_t)(at - start);

	if (left <= LONGEST &&
	    listed(before, sizeof before / sizeof *before, start, left)) {
		/* "X-ray" is cut; "A-1", "E-7" and "U-2" are names with a
		 * number; "E-commerce" begins a sentence. */
		return left > 1 || (byte_kind(at + 1) == BYTE_LOWER &&
				    (byte_kind(start) == BYTE_LOWER ||
				     *start == 'E'));
	}
	size_t right = (size_t)(letters_end(at + 1, end) - (at + 1));
	return right >= 4 && right <= 5 &&
	       listed(behind, sizeof behind / sizeof *behind, at + 1, right);
}

static size_t digits_at(const char *at, const char *end)
{
	size_t n = 0;

	while (at + n < end && byte_kind(at + n) == BYTE_DIGIT)
		n++;
	return n;
}

static bool is_joint(char c)
{
	return c == '-' || c == '/' || c == '.';
}

/* Groups of digits with one joint between each two, as long as groups go on;
 * the sizes of up to `room` of them. */
static size_t groups_read(const char *at, const char *end, size_t *sizes,
			  size_t room, const char **stop)
{
	size_t count = 0;

	for (;;) {
		size_t n = digits_at(at, end);
		if (!n)
			break;
		if (count < room)
			sizes[count] = n;
		count++;
		*stop = at += n;
		if (at == end || !is_joint(*at) || count > 6)
			break;
		at++;
	}
	return count;
}

/* Three groups or more with one kind of size pattern are one thing: "11-20-
 * 2000", "1-800-555-0123"; of two only "555-0123"
 * and "3-0123". */
const char *digits_end(const char *at, const char *end)
{
	size_t sizes[6] = { 0 };
	const char *stop = at;
	size_t count = groups_read(at, end, sizes, 6, &stop);
	const char *joint = at + sizes[0];

	if (stop < end && (byte_kind(stop) == BYTE_LOWER ||
			   byte_kind(stop) == BYTE_UPPER))
		return at;
	if (count == 2 && *joint == '-')
		return (sizes[0] == 3 || sizes[0] == 1) && sizes[1] == 4
			? stop : at;
	if (count == 2 && *joint == '/')
		return sizes[0] <= 2 && sizes[1] <= 2 ? stop : at;
	if (count == 2)
		return stop;
	if (count < 3 || count > 6)
		return at;
	if (*joint == '-' && sizes[count - 1] < 2)
		return at;
	return stop;
}
