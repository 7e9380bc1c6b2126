/* unicode.c - makes base/unicode_table.h
 *
 * Goes in: UnicodeData.txt of the Unicode Character Database (Debian package
 * unicode-data), on standard input. Comes out: the tables of base/unicode.c,
 * on standard output:
 *
 *     train-unicode </usr/share/unicode/UnicodeData.txt \
 *         >src/base/unicode_table.h
 *
 * The idea: code points are cut into blocks of 128; equal blocks are stored
 * once (stage one says which), and a block holds one byte for each code point,
 * the number of a kind: class, distance to lower case, distance to upper case.
 * Letters without their marks are pairs in code point order, for bisection.
 *
 * Source: Unicode Standard Annex 44, for the fields of the file.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

#define CODE_POINTS 0x110000u
#define BLOCK 128u
#define BLOCKS (CODE_POINTS / BLOCK)
#define FIELDS 15
#define MAX_KINDS 256

struct kind {
	int class;
	int32_t lower, upper;
};

static struct kind kinds[MAX_KINDS];
static unsigned kind_count;
static uint8_t kind_of[CODE_POINTS];
static uint32_t base_of[CODE_POINTS]; /* 0: itself */

static uint8_t kind_add(struct kind kind)
{
	for (unsigned i = 0; i < kind_count; i++)
		if (kinds[i].class == kind.class &&
		    kinds[i].lower == kind.lower &&
		    kinds[i].upper == kind.upper)
			return (uint8_t)i;
	if (kind_count == MAX_KINDS) {
		fputs("more than 256 kinds\n", stderr);
		exit(1);
	}
	kinds[kind_count] = kind;
	return (uint8_t)kind_count++;
}

/* Python's str.isspace: bidirectional type WS, B or S, or category Zs. */
static bool is_blank(const char *category, const char *bidi)
{
	return !strcmp(category, "Zs") || !strcmp(bidi, "WS") ||
	       !strcmp(bidi, "B") || !strcmp(bidi, "S");
}

static int class_of(const char *category, const char *bidi)
{
	if (is_blank(category, bidi))
		return CHAR_BLANK;
	switch (category[0]) {
	case 'L':
		return category[1] == 'u' || category[1] == 't' ? CHAR_UPPER
		     : category[1] == 'l' ? CHAR_LOWER : CHAR_LETTER;
	case 'M': return CHAR_MARK;
	case 'N': return category[1] == 'd' ? CHAR_DIGIT : CHAR_NUMBER;
	case 'P': return CHAR_PUNCT;
	case 'S': return CHAR_SYMBOL;
	default:  return CHAR_OTHER;
	}
}

static int32_t distance(const char *hex, uint32_t from)
{
	return *hex ? (int32_t)(strtoul(hex, NULL, 16) - from) : 0;
}

static void fields_cut(char *line, char **fields)
{
	for (int i = 0; i < FIELDS; i++) {
		fields[i] = line;
		line += strcspn(line, ";\n");
		if (*line)
			*line++ = '\0';
	}
}

/* A line names one code point, or the first or last of a range. */
static void line_read(char *line, uint32_t *range)
{
	char *field[FIELDS];

	fields_cut(line, field);
	uint32_t last = (uint32_t)strtoul(field[0], NULL, 16);
	uint32_t first = *range ? *range : last;
	size_t name = strlen(field[1]);
	*range = 0;
	if (name > 8 && !strcmp(field[1] + name - 8, ", First>"))
		*range = last;
	uint8_t kind = kind_add((struct kind){
		class_of(field[2], field[4]), distance(field[13], last),
		distance(field[12], last) });
	for (uint32_t c = first; c <= last && c < CODE_POINTS; c++)
		kind_of[c] = kind;
	/* Canonical decompositions only: the others begin with "<". The
	 * first character of one is the letter, the rest are marks. */
	if (*field[5] && *field[5] != '<' && strchr(field[5], ' ') &&
	    field[2][0] == 'L')
		base_of[last] = (uint32_t)strtoul(field[5], NULL, 16);
}

/* Letters that the standard does not decompose, but that readers of news
 * type without their stroke. */
static void strokes_add(void)
{
	static const struct { uint32_t letter, base; } strokes[] = {
		{ 0xD0, 'D' }, { 0xD8, 'O' }, { 0xDF, 's' }, { 0xF0, 'd' },
		{ 0xF8, 'o' }, { 0x110, 'D' }, { 0x111, 'd' }, { 0x126, 'H' },
		{ 0x127, 'h' }, { 0x131, 'i' }, { 0x141, 'L' }, { 0x142, 'l' },
		{ 0x166, 'T' }, { 0x167, 't' }, { 0x180, 'b' }, { 0x197, 'I' },
		{ 0x19A, 'l' }, { 0x1B5, 'Z' }, { 0x1B6, 'z' }, { 0x1E4, 'G' },
		{ 0x1E5, 'g' }, { 0x23A, 'A' }, { 0x23B, 'C' }, { 0x23C, 'c' },
		{ 0x1E9E, 'S' },
	};

	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
		base_of[strokes[i].letter] = strokes[i].base;
}

static uint32_t base_resolve(uint32_t c)
{
	while (base_of[c])
		c = base_of[c];
	return c;
}

static void bytes_print(const char *name, const uint8_t *bytes, size_t count)
{
	printf("\nstatic const uint8_t %s[%zu] = {", name, count);
	for (size_t i = 0; i < count; i++)
		printf("%s%u,", i % 12 ? " " : "\n\t", bytes[i]);
	puts("\n};");
}

static void stages_print(void)
{
	static uint8_t first[BLOCKS], second[256 * BLOCK];
	unsigned count = 0;

	for (unsigned b = 0; b < BLOCKS; b++) {
		const uint8_t *block = kind_of + b * BLOCK;
		unsigned i = 0;
		while (i < count && memcmp(second + i * BLOCK, block, BLOCK))
			i++;
		if (i == 256) {
			fputs("more than 256 blocks\n", stderr);
			exit(1);
		}
		if (i == count)
			memcpy(second + BLOCK * count++, block, BLOCK);
		first[b] = (uint8_t)i;
	}
	bytes_print("char_blocks", first, BLOCKS);
	bytes_print("char_kinds", second, count * BLOCK);
}

static void kinds_print(void)
{
	puts("\nstatic const struct { int32_t lower, upper; uint8_t class; }"
	     "\n\tchar_kind[] = {");
	for (unsigned i = 0; i < kind_count; i++)
		printf("\t{ %d, %d, %d },\n", (int)kinds[i].lower,
		       (int)kinds[i].upper, kinds[i].class);
	puts("};");
}

static void bases_print(void)
{
	unsigned count = 0;

	puts("\nstatic const struct { uint32_t letter, base; }"
	     "\n\tchar_bases[] = {");
	for (uint32_t c = 0; c < CODE_POINTS; c++)
		if (base_of[c])
			printf("%s{ 0x%X, 0x%X },", count++ % 2 ? " " : "\n\t",
			       c, base_resolve(c));
	puts("\n};\n\n#endif");
}

int main(void)
{
	char line[1024];
	uint32_t range = 0;

	kind_add((struct kind){ CHAR_OTHER, 0, 0 }); /* unassigned */
	while (fgets(line, sizeof line, stdin))
		line_read(line, &range);
	strokes_add();
	puts("/* unicode_table.h - made by train/unicode.c, "
	     "not to be edited */"
	     "\n#ifndef UNICODE_TABLE_H\n#define UNICODE_TABLE_H\n"
	     "\n#include <stdint.h>\n\n#define CHAR_BLOCK 128");
	stages_print();
	kinds_print();
	bases_print();
	return 0;
}
