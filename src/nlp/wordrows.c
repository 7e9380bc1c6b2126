/* wordrows.c - where a word stands in the tables of a network
 *
 * Goes in: a word (features.h). Comes out: its row in each table but that of
 * the vocabulary. The row of its shape says how it is written; for what is no
 * word of a language it says what it is instead, since its ending says little:
 * "www.example.org", "a.b@example.org", "@name", "letter.doc", "soooo".
 *
 * What it gets wrong: "end.The", with a blank missing, is a file.
 */
#include "nlp/wordrows.h"

#include <string.h>

/* No word with a mark in it is longer than this. */
#define LONGEST 40

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool begins(const struct word *word, const char *with)
{
	size_t length = strlen(with);

	return word->length > length && !memcmp(word->normal, with, length);
}

static bool is_host_ending(const char *at, size_t length)
{
	static const char endings[][5] = {
		"au", "biz", "ca", "co", "com", "de", "edu", "eu", "fr",
		"gov", "info", "mil", "net", "nz", "org", "ru", "tv", "uk",
	};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (strlen(endings[i]) == length &&
		    !memcmp(endings[i], at, length))
			return true;
	return false;
}

/* "example.com" or "letter.doc": two characters or more on both sides of the
 * last full stop. */
static unsigned dotted_row(const struct word *word)
{
	const char *start = word->normal, *end = start + word->length;
	const char *last = end;

	while (last > start && last[-1] != '.')
		last--;
	if (end - last < 2 || last - start < 3 || last[-2] == '.' ||
	    last[-3] == '.' || !is_small(*last))
		return word->shape;
	return is_host_ending(last, (size_t)(end - last)) ? ROW_ADDRESS
							  : ROW_FILE;
}

static unsigned marked_row(const struct word *word)
{
	bool slash = memchr(word->normal, '/', word->length);
	bool dot = memchr(word->normal, '.', word->length);

	if (word->length > 1 && (*word->normal == '@' || *word->normal == '#'))
		return ROW_HANDLE;
	if (memchr(word->normal, '@', word->length))
		return ROW_MAIL;
	if (begins(word, "http") || begins(word, "www.") || (slash && dot) ||
	    word->length > LONGEST)
		return ROW_ADDRESS;
	return dot ? dotted_row(word) : word->shape;
}

/* Letters drawn out: three of a kind. */
static bool is_drawn(const struct word *word)
{
	for (int i = 2; i < word->length; i++)
		if (word->normal[i] == word->normal[i - 1] &&
		    word->normal[i] == word->normal[i - 2] &&
		    is_small(word->normal[i]) && word->normal[i] != 'i')
			return true;
	return false;
}

static unsigned shape_row(const struct word *word)
{
	if (word->letters == LETTERS_NONE)
		return word->shape;
	if (word->shape % SHAPES_MARKS != MARKS_NONE)
		return marked_row(word);
	return is_drawn(word) ? ROW_DRAWN : word->shape;
}

void word_rows(uint16_t *rows, const struct word *word)
{
	memset(rows, 0, CACHE_KEY * sizeof *rows);
	rows[TABLE_SUFFIX2] = (uint16_t)(word->suffix[1] % SUFFIX2_ROWS);
	rows[TABLE_SUFFIX3] = (uint16_t)(word->suffix[2] % SUFFIX3_ROWS);
	rows[TABLE_SUFFIX4] = (uint16_t)(word->suffix[3] % SUFFIX4_ROWS);
	rows[TABLE_PREFIX3] = (uint16_t)(word->prefix[2] % PREFIX3_ROWS);
	rows[TABLE_SHAPE] = (uint16_t)shape_row(word);
}

void border_rows(uint16_t *rows)
{
	struct word none;

	word_make(&none, STRING(""));
	word_rows(rows, &none);
	rows[TABLE_WORD] = NETWORK_BORDER;
}
