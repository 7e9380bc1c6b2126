/* keys.c - names folded for comparison
 *
 * Letters lose case and marks (base/unicode), points and commas go, hyphens
 * and slashes become blanks, apostrophes straight.
 */
#include "nlp/keys.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

static uint32_t folded(uint32_t c)
{
	switch (c) {
	case '.': case ',': case '"': case '(': case ')':
	case 0x201C: case 0x201D:
		return 0; /* left out */
	case '-': case '/': case 0x2010: case 0x2011: case 0x2013:
		return ' ';
	case 0x2018: case 0x2019: case 0x02BC: case '`':
		return '\'';
	default:
		return char_is_blank(c) ? ' ' : char_base(char_lower(c));
	}
}

static bool ends_with(struct string s, const char *end)
{
	size_t n = strlen(end);

	return s.length > n && !memcmp(s.data + s.length - n, end, n);
}

static struct string trimmed(struct string key)
{
	if (ends_with(key, "'s"))
		key.length -= 2;
	else if (ends_with(key, "s'"))
		key.length -= 1;
	while (key.length && key.data[key.length - 1] == ' ')
		key.length--;
	if (key.length > 4 && !memcmp(key.data, "the ", 4)) {
		key.data += 4;
		key.length -= 4;
	}
	return key;
}

struct string key_make(struct arena *arena, struct string name)
{
	const char *at = name.data, *end = name.data + name.length;
	char *start = arena_alloc(arena, name.length * 4 + 1), *to = start;

	while (at < end) {
		if (*at >= 'a' && *at <= 'z') { /* as most are */
			*to++ = *at++;
			continue;
		}
		uint32_t c = folded(utf8_next(&at));
		if (!c || (c == ' ' && (to == start || to[-1] == ' ')))
			continue;
		to = utf8_write(to, c);
	}
	return trimmed((struct string){ start, (size_t)(to - start) });
}

bool key_word(struct string *key, struct string *word)
{
	size_t n = 0;

	while (key->length && *key->data == ' ') {
		key->data++;
		key->length--;
	}
	while (n < key->length && key->data[n] != ' ')
		n++;
	*word = (struct string){ key->data, n };
	key->data += n;
	key->length -= n;
	return n > 0;
}

/* No list has a longer word. */
#define LISTED 32

/* Whether the first word of the list is this one. */
static bool is_first(struct string word, const char *list)
{
	return *list == *word.data &&
	       !strncmp(list, word.data, word.length) &&
	       !memchr(word.data, '\0', word.length) &&
	       (list[word.length] == ' ' || !list[word.length]);
}

/* strstr() looks at many bytes at once, so a blank and the word are sought. A
 * word that holds a NUL is found too early, and is in no list. */
bool key_listed(struct string word, const char *list)
{
	char sought[1 + LISTED + 1] = " ";
	size_t length = word.length + 1;

	if (!word.length || word.length > LISTED)
		return false;
	if (is_first(word, list))
		return true;
	memcpy(sought + 1, word.data, word.length);
	sought[length] = '\0';
	while ((list = strstr(list, sought))) {
		if (strlen(sought) < length)
			return false;
		list += length;
		if (*list == ' ' || !*list)
			return true;
	}
	return false;
}
