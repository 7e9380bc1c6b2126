/* ents.c - learns to find names (nlp/ent_chain.h)
 *
 *     train/ents MODEL [dev:]SCHEME=FILE …
 *
 * Goes in: NDJSON files of train/labelled.h, in the order given. Comes out:
 * the model; before and after the last rounds the F1 on each of the files
 * marked dev (exact span and kind, on tokens; kinds that the scheme does not
 * tell apart are one).
 *
 * Twice half of the articles teach a model that labels the other half: that
 * is what the evidence of the second pass is made from, since labels found
 * by a model that knows the answers would be too good. Then all sentences are
 * learned, and beside them, with that evidence, those that the second pass
 * would look at.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "train/lessons.h"

/* Every RECASED-th article comes once more in small letters, and another once
 * more in large ones: two points of F1 on web text, half a point less on
 * news. */
#define RECASED 10

static void article_add(struct set *set, enum recase recase,
			struct openings *openings, struct arena *arena,
			const char *line, size_t length)
{
	struct labelled labelled;

	if (!labelled_read(&labelled, set->scheme, recase, openings, arena,
			   line, length))
		return;
	set->list = arena_grow(arena, set->list, set->count, &set->room,
			       sizeof *set->list);
	set->list[set->count++] = labelled;
}

static void articles_read(struct set *set, struct openings *openings,
			  struct arena *arena)
{
	FILE *stream = fopen(set->file, "r");
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t length;

	if (!stream) {
		error_print("%s: cannot open", set->file);
		exit(2);
	}
	while ((length = getline(&line, &room, stream)) > 0) {
		size_t n = (size_t)length;
		char *copy = arena_copy(arena, line, n);
		article_add(set, RECASE_NONE, openings, arena, copy, n);
		if (set->dev)
			continue;
		if (number % RECASED == 0)
			article_add(set, RECASE_LOWER, openings, arena, copy,
				    n);
		if (number % RECASED == RECASED / 2)
			article_add(set, RECASE_UPPER, openings, arena, copy,
				    n);
		number++;
	}
	free(line);
	fclose(stream);
}

static void set_read(struct set *set, const char *argument,
		     struct openings *openings, struct arena *arena)
{
	char scheme[32];
	const char *equals = strchr(argument, '=');

	memset(set, 0, sizeof *set);
	set->dev = !strncmp(argument, "dev:", 4);
	argument += set->dev ? 4 : 0;
	if (!equals || (size_t)(equals - argument) >= sizeof scheme) {
		error_print("%s: not SCHEME=FILE", argument);
		exit(2);
	}
	memcpy(scheme, argument, (size_t)(equals - argument));
	scheme[equals - argument] = '\0';
	set->scheme = scheme_named(scheme);
	set->file = equals + 1;
	if (set->scheme == SCHEMES) {
		error_print("no scheme is called %s", scheme);
		exit(2);
	}
	articles_read(set, openings, arena);
}

int main(int count, char **arguments)
{
	struct arena arena;
	size_t set_count = count > 2 ? (size_t)count - 2 : 0;
	struct set *sets = memory_new((set_count + 1) * sizeof *sets);
	struct openings *openings = openings_new();

	error_program("ents");
	if (!set_count) {
		error_print("usage: ents MODEL [dev:]SCHEME=FILE ...");
		return 2;
	}
	arena_init(&arena);
	for (size_t s = 0; s < set_count; s++)
		set_read(&sets[s], arguments[2 + s], openings, &arena);
	openings_free(openings);
	lessons_first(sets, set_count);
	lessons_all(sets, set_count, arguments[1]);
	arena_free(&arena);
	free(sets);
	return 0;
}
