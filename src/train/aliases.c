/* aliases.c - makes nlp/alias_table.h from train/aliases.txt
 *
 *     train/aliases <src/train/aliases.txt >src/nlp/alias_table.h
 *
 * A line "kind TAB name|name|… TAB …" is one group; a comment begins with
 * '#'.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "nlp/aliases.h"
#include "nlp/keys.h"

#define MOST 8192

static struct alias list[MOST];
static size_t count;

static int compare(const void *a, const void *b)
{
	const struct alias *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : (x->group > y->group) - (x->group < y->group);
}

static int kind_of(const char *name)
{
	static const char *const names[] = { "country", "place", "org",
					     "given" };

	for (int i = 0; i < 4; i++)
		if (!strcmp(name, names[i]))
			return i;
	fprintf(stderr, "unknown kind %s\n", name);
	exit(2);
}

static void name_add(struct arena *arena, const char *name, unsigned group,
		     int kind, bool first)
{
	struct string key = key_make(arena, string_of(name));

	if (count == MOST || !key.length)
		exit(2);
	for (size_t i = 0; i < count; i++)
		if (list[i].group == group &&
		    string_is(key, list[i].key))
			return; /* "U.N." beside "UN" */
	list[count++] = (struct alias){
		arena_copy(arena, key.data, key.length), (uint16_t)group,
		(uint8_t)kind, first };
}

static void group_add(struct arena *arena, char *line, unsigned group)
{
	int kind = kind_of(strtok(line, "\t"));
	char *names = strtok(NULL, "\t\n");
	bool first = true;

	for (char *name = strtok(names, "|"); name; name = strtok(NULL, "|")) {
		name_add(arena, name, group, kind, first);
		first = false;
	}
}

int main(void)
{
	static const char *const kinds[] = { "ALIAS_COUNTRY", "ALIAS_PLACE",
					     "ALIAS_ORG", "ALIAS_GIVEN" };
	static char line[4096];
	struct arena arena;
	unsigned group = 0;

	arena_init(&arena);
	while (fgets(line, sizeof line, stdin))
		if (*line != '#' && *line != '\n')
			group_add(&arena, line, group++);
	qsort(list, count, sizeof *list, compare);
	puts("/* alias_table.h - made by train/aliases.c from "
	     "train/aliases.txt;\n * not to be edited */\n"
	     "#ifndef ALIAS_TABLE_H\n#define ALIAS_TABLE_H\n\n"
	     "#include \"nlp/aliases.h\"\n\n"
	     "static const struct alias aliases[] = {");
	for (size_t i = 0; i < count; i++)
		printf("\t{ \"%s\",\n\t  %u, %s, %u },\n", list[i].key,
		       list[i].group, kinds[list[i].kind], list[i].first);
	puts("};\n\n#endif");
	arena_free(&arena);
	return 0;
}
