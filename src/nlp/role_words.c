/* role_words.c - what the letters of a word say of roles
 *
 * Goes in: a word. Comes out: whether it is somebody, by its ending. What it
 * gets wrong: things that end so and are not listed, "toaster".
 */
#include "nlp/role_words.h"

#include <string.h>

#include "nlp/keys.h"

struct string word_small(struct string text, char room[WORD_ROOM])
{
	size_t n = 0;

	for (; n < text.length && n < WORD_ROOM; n++) {
		char c = text.data[n];
		if (c == '.')
			return (struct string){ room, n };
		room[n] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (struct string){ room, n };
}

static bool ends_in(struct string word, const char *end)
{
	size_t n = strlen(end);

	return word.length > n + 2 &&
	       !memcmp(word.data + word.length - n, end, n);
}

bool word_is_agent(struct string word)
{
	char room[WORD_ROOM];

	return ends_in(word, "ist") || ends_in(word, "ian") ||
	       ends_in(word, "man") || ends_in(word, "eer") ||
	       ((ends_in(word, "er") || ends_in(word, "or")) &&
		!key_in(word_small(word, room),
			"paper letter number order offer chapter newspaper "
			"computer center theater power winter summer poster "
			"color error factor mirror floor door river water "
			"weather shoulder finger border corner quarter "
			"chamber cover dinner shelter character master "
			"trailer banner"));

}
