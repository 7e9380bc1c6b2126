/* aliases.c - names of one thing: countries, organisations, given names
 *
 * A sorted table, made by train/aliases.c from train/aliases.txt.
 */
#include "nlp/aliases.h"

#include <string.h>

#include "nlp/alias_table.h"

#define ALIASES (sizeof aliases / sizeof *aliases)

static int compare(const struct alias *alias, struct string key)
{
	int order = strncmp(alias->key, key.data, key.length);

	return order ? order : alias->key[key.length] != '\0';
}

const struct alias *alias_find(struct string key, unsigned *count)
{
	size_t low = 0, high = ALIASES;

	*count = 0;
	if (memchr(key.data, 0, key.length))
		return NULL;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (compare(&aliases[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + *count < ALIASES &&
	       compare(&aliases[low + *count], key) == 0)
		++*count;
	return &aliases[low];
}

bool alias_same(struct string a, struct string b, enum alias_kind kind)
{
	unsigned count_a, count_b;
	const struct alias *of_a = alias_find(a, &count_a);
	const struct alias *of_b = alias_find(b, &count_b);

	for (unsigned i = 0; i < count_a; i++)
		for (unsigned j = 0; j < count_b; j++)
			if (of_a[i].group == of_b[j].group &&
			    of_a[i].kind == kind)
				return true;
	return false;
}
