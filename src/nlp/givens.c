/* givens.c - the sex that a given name shows
 *
 * What the pronouns of the news say for a name (given_table.h, counted by
 * train/givens.c), and for rarer ones what lists of names say.
 *
 * Gets wrong: names that one country gives to girls and another to boys.
 */
#include "nlp/givens.h"

#include <string.h>

#include "nlp/given_table.h"

#define GIVENS (sizeof givens / sizeof *givens)

static int compare(const struct given *given, struct string key)
{
	int order = strncmp(given->key, key.data, key.length);

	return order ? order : given->key[key.length] != '\0';
}

static const struct given *given_find(struct string key)
{
	size_t low = 0, high = GIVENS;

	if (!key.length || memchr(key.data, 0, key.length))
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(&givens[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < GIVENS && compare(&givens[low], key) == 0 ? &givens[low]
							       : NULL;
}

enum sex given_sex(const struct gazetteer *gazetteer, struct string key)
{
	const struct given *given = given_find(key);
	unsigned lists;
	bool female, male;

	if (given)
		return given->sex;
	lists = gazetteer_word(gazetteer, key);
	female = lists & LIST_FEMALE;
	male = lists & LIST_MALE;
	return female == male ? SEX_NONE : female ? SEX_FEMALE : SEX_MALE;
}
