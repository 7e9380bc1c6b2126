/* gazetteer.c - makes the tables of nlp/gazetteer.h
 *
 *     train/gazetteer names.bin clusters.bin <LINES
 *
 * Goes in: lines "list TAB phrase", where list is given, female, male,
 * surname, city, region, country, demonym, person, org, place, norp or thing;
 * lines "cluster TAB path TAB word" of the Brown tree; and the lines of
 * train/aliases.txt. Comes out: two word maps. A cluster's number is its path
 * of zeros and ones with a 1 before it, so that its first bits are those of
 * the larger clusters around it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/gazetteer.h"
#include "train/blobs.h"

#define MOST ((size_t)1 << 20)

struct entries {
	uint64_t *hashes;
	uint16_t *numbers;
	size_t count;
};

static void entry_add(struct entries *entries, uint64_t hash, unsigned bits)
{
	if (entries->count == MOST) {
		error_print("more than %zu entries", MOST);
		exit(2);
	}
	entries->hashes[entries->count] = hash;
	entries->numbers[entries->count++] = (uint16_t)bits;
}

static void phrase_add(struct entries *entries, const char *phrase,
		       unsigned bits)
{
	uint64_t hashes[PHRASE_WORDS];
	struct string text = string_of(phrase), word;
	unsigned count = 0;

	for (; phrase_word(&text, &word); count++) {
		if (count == PHRASE_WORDS)
			return;
		uint64_t hash = word_hash_folded(word);
		hashes[count] = count ? phrase_hash(hashes[count - 1], hash)
				      : hash;
	}
	if (!count)
		return;
	for (unsigned i = 0; i + 1 < count; i++)
		entry_add(entries, hashes[i], LIST_LONGER);
	entry_add(entries, hashes[count - 1], bits);
}

static unsigned list_named(const char *name)
{
	static const struct { const char *name; unsigned bits; } lists[] = {
		{ "given", LIST_GIVEN },
		{ "female", LIST_GIVEN | LIST_FEMALE },
		{ "male", LIST_GIVEN | LIST_MALE },
		{ "surname", LIST_SURNAME }, { "city", LIST_CITY },
		{ "region", LIST_REGION }, { "country", LIST_COUNTRY },
		{ "demonym", LIST_DEMONYM }, { "person", LIST_PERSON },
		{ "org", LIST_ORG }, { "place", LIST_PLACE },
		{ "norp", LIST_NORP }, { "thing", LIST_THING },
	};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (!strcmp(lists[i].name, name))
			return lists[i].bits;
	error_print("no list is called %s", name);
	exit(2);
}

static void names_add(struct entries *entries, char *names, unsigned bits)
{
	for (char *name = strtok(names, "|"); name; name = strtok(NULL, "|"))
		phrase_add(entries, name, bits);
}

static void cluster_add(struct entries *clusters, const char *path,
			const char *word)
{
	unsigned number = 1;

	for (; *path; path++)
		number = number << 1 | (*path == '1');
	entry_add(clusters, word_hash(string_of(word)), number);
}

static void line_add(struct entries *names, struct entries *clusters,
		     char *line)
{
	char *list = strtok(line, "\t\n");
	char *first = strtok(NULL, "\t\n"), *second = strtok(NULL, "\t\n");

	if (!list || !first || *list == '#')
		return;
	if (!strcmp(list, "cluster") && second) {
		cluster_add(clusters, first, second);
		return;
	}
	names_add(names, first, list_named(list));
	if (second)
		names_add(names, second, LIST_DEMONYM);
}

/* The smallest power of two that leaves a quarter of the slots free. */
static size_t slots_for(size_t count)
{
	size_t slots = 16;

	while (slots / 4 * 3 < count)
		slots *= 2;
	return slots;
}

static size_t different(const struct entries *entries, uint16_t *slots,
			size_t size)
{
	size_t used = 0;

	memset(slots, 0, size * 2 * sizeof *slots);
	for (size_t n = 0; n < entries->count; n++) {
		uint16_t print = word_print(entries->hashes[n]);
		size_t i = entries->hashes[n] & (size - 1);
		while (slots[2 * i] && slots[2 * i] != print)
			i = (i + 1) & (size - 1);
		used += !slots[2 * i];
		slots[2 * i] = print;
		slots[2 * i + 1] |= entries->numbers[n];
	}
	return used;
}

static void map_write(const struct entries *entries, const char *file)
{
	struct blobs blobs = { .kind = WORDMAP_KIND };
	size_t most = slots_for(entries->count);
	uint16_t *slots = memory_new(most * 2 * sizeof *slots);
	size_t used = different(entries, slots, most);

	different(entries, slots, slots_for(used));
	blobs_add(&blobs, slots, slots_for(used) * 2, 2);
	error_print("%s: %zu different", file, used);
	blobs_write(&blobs, file);
	free(slots);
}

static struct entries entries_new(void)
{
	return (struct entries){ memory_new(MOST * sizeof(uint64_t)),
				 memory_new(MOST * sizeof(uint16_t)), 0 };
}

int main(int count, char **arguments)
{
	struct entries names = entries_new(), clusters = entries_new();
	static char line[65536];

	error_program("gazetteer");
	if (count != 3) {
		error_print("usage: gazetteer NAMES CLUSTERS <LINES");
		return 2;
	}
	while (fgets(line, sizeof line, stdin))
		line_add(&names, &clusters, line);
	map_write(&names, arguments[1]);
	map_write(&clusters, arguments[2]);
	return 0;
}
