/* acronyms.c - short forms made of initials
 *
 * "Economic Community of West African States" is ECOWAS only by its own will,
 * and stands in the table of aliases; the initials rule finds the many that
 * no table has.
 */
#include "nlp/acronyms.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/wordmap.h"
#include "nlp/keys.h"

#define LONGEST 10 /* letters of an acronym */

bool acronym_is(struct string text)
{
	const char *at = text.data, *end = text.data + text.length;
	unsigned upper = 0, lower = 0;

	while (at < end) {
		switch (char_class(utf8_next(&at))) {
		case CHAR_UPPER:
			upper++;
			break;
		case CHAR_LOWER:
			lower++;
			break;
		case CHAR_BLANK:
			return false;
		default:
			break;
		}
	}
	return upper >= 2 && upper > lower && upper + lower <= LONGEST;
}

static uint64_t letter_add(uint64_t hash, struct string word)
{
	const char *at = word.data;

	return word.length ? word_hash_add(hash, utf8_next(&at)) : hash;
}

uint64_t acronym_hash(struct string key)
{
	uint64_t hash = WORD_HASH_START;
	const char *at = key.data, *end = key.data + key.length;

	while (at < end) {
		uint32_t c = utf8_next(&at);
		if (c != ' ' && c != '&')
			hash = word_hash_add(hash, c);
	}
	return word_hash_end(hash);
}

uint64_t initials_hash(const struct name *name, bool small_words)
{
	uint64_t hash = WORD_HASH_START;
	unsigned used = 0;

	for (unsigned i = 0; i < name->count; i++) {
		if (!small_words &&
		    key_in(name->words[i], "of and for the in on to & de la "
					   "del y et du des e da do dos"))
			continue;
		hash = letter_add(hash, name->words[i]);
		used++;
	}
	return used > 1 ? word_hash_end(hash) : 0;
}
