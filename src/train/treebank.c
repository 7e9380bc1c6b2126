/* treebank.c - sentences with gold tags, read from CoNLL-U
 *
 * Goes in: the format of https://universaldependencies.org/format.html, as
 * `zcat FILE` gives it. Lines of multiword tokens (1-2) and empty nodes (1.1)
 * are passed over. Comes out: form, lemma, tags and features of each word; the
 * features sorted in ASCII order, as the record wants them.
 */
#include "train/treebank.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Longest line of a tree bank that is read: the longest there is has 2 KB. */
#define LINE 65536
#define COLUMNS 10
#define PARTS 64

static int text_order(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

/* "B=2,1|A=x" to "A=x|B=1,2", in place: pieces at `mark` are sorted. */
static void sort_pieces(char *text, char mark)
{
	char copy[LINE], *parts[PARTS];
	size_t count = 0;
	char *to = text;

	strcpy(copy, text);
	for (char *at = copy; at && count < PARTS; count++) {
		parts[count] = at;
		at = strchr(at, mark);
		if (at)
			*at++ = '\0';
	}
	qsort(parts, count, sizeof *parts, text_order);
	for (size_t i = 0; i < count; i++) {
		if (i)
			*to++ = mark;
		to = memcpy(to, parts[i], strlen(parts[i]));
		to += strlen(parts[i]);
	}
	*to = '\0';
}

static const char *morph_sorted(struct arena *arena, char *text)
{
	char *morph;

	if (strcmp(text, "_") == 0)
		return "";
	morph = arena_copy(arena, text, strlen(text));
	for (char *at = morph; at;) {
		char *value = strchr(at, '='), *end = strchr(at, '|');

		if (end)
			*end = '\0';
		if (value)
			sort_pieces(value + 1, ',');
		if (end)
			*end++ = '|';
		at = end;
	}
	sort_pieces(morph, '|');
	return morph;
}

static char *copy_text(struct arena *arena, const char *text)
{
	return arena_copy(arena, text, strlen(text));
}

/* Splits the line at its tabs. */
static bool line_split(char *line, char *columns[COLUMNS])
{
	int count = 0;

	for (char *at = line; at && count < COLUMNS; count++) {
		columns[count] = at;
		at = strchr(at, '\t');
		if (at)
			*at++ = '\0';
	}
	return count == COLUMNS;
}

/* A multiword token: the numbers of its first and last word, and whether a
 * blank is behind it. Its words touch one another. */
struct multiword {
	long first, last;
	bool touches;
};

static bool no_blank(const char *column)
{
	return strstr(column, "SpaceAfter=No") != NULL;
}

/* True for a word; what a line says of several is kept in `multiword`. */
static bool is_word(char *columns[COLUMNS], struct multiword *multiword)
{
	const char *dash = strchr(columns[0], '-');

	if (dash) {
		multiword->first = strtol(columns[0], NULL, 10);
		multiword->last = strtol(dash + 1, NULL, 10);
		multiword->touches = no_blank(columns[9]);
	}
	return !dash && !strchr(columns[0], '.');
}

static bool word_touches(char *columns[COLUMNS],
			 const struct multiword *multiword)
{
	long number = strtol(columns[0], NULL, 10);

	if (number < multiword->first || number > multiword->last)
		return no_blank(columns[9]);
	return number < multiword->last || multiword->touches;
}

static struct gold gold_make(struct arena *arena, char *columns[COLUMNS])
{
	bool bare = strcmp(columns[2], "_") == 0;

	return (struct gold){
		.form = copy_text(arena, columns[1]),
		.lemma = copy_text(arena, columns[bare ? 1 : 2]),
		.pos = copy_text(arena, columns[3]),
		.tag = copy_text(arena, columns[4]),
		.morph = morph_sorted(arena, columns[5]),
	};
}

static void sentence_end(struct treebank *bank, struct gold *words,
			 size_t count)
{
	if (!count)
		return;
	/* Doubled whenever the number is a power of two. */
	if ((bank->count & (bank->count - 1)) == 0)
		bank->sentences = memory_resize(
			bank->sentences, (bank->count ? 2 * bank->count : 1) *
						 sizeof *bank->sentences);
	bank->sentences[bank->count].words = words;
	bank->sentences[bank->count++].count = (uint32_t)count;
	bank->words += count;
}

void treebank_read(struct treebank *bank, struct arena *arena, FILE *stream)
{
	static char line[LINE];
	char *columns[COLUMNS];
	struct multiword multiword = { 0 };
	struct gold *words = NULL;
	size_t count = 0, room = 0;

	while (fgets(line, sizeof line, stream)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0') {
			sentence_end(bank, words, count);
			words = NULL;
			count = room = 0;
			multiword.last = 0;
		} else if (line[0] != '#' && line_split(line, columns) &&
			   is_word(columns, &multiword)) {
			words = arena_grow(arena, words, count, &room,
					   sizeof *words);
			words[count] = gold_make(arena, columns);
			words[count++].touches = word_touches(columns,
							      &multiword);
		}
	}
	sentence_end(bank, words, count);
}

int names_find(const struct names *names, const char *name)
{
	for (unsigned i = 0; i < names->count; i++)
		if (strcmp(names->list[i], name) == 0)
			return (int)i;
	return -1;
}

unsigned names_add(struct names *names, const char *name)
{
	int found = names_find(names, name);

	if (found >= 0)
		return (unsigned)found;
	if (names->count == names->room) {
		names->room = names->room ? 2 * names->room : 64;
		names->list = memory_resize(names->list, names->room *
						 sizeof *names->list);
	}
	names->list[names->count] = name;
	return names->count++;
}
