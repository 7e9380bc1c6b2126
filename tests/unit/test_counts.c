/* test_counts.c - counts by masks and counts byte by byte are the same */
#include <string.h>

#include "nlp/chars.h"
#include "nlp/counts.h"
#include "random.h"
#include "tap.h"

#define LINES 20000
#define LONGEST 600

static void word_plain(struct counts *c, const char *at, const char *end)
{
	enum byte_kind first = BYTE_MARK;
	unsigned seen = 0;
	bool lower, upper;

	for (; at < end; at++) {
		enum byte_kind kind = byte_kind(at);
		if (first == BYTE_MARK)
			first = kind;
		seen |= 1u << kind;
		if (kind == BYTE_LOWER || kind == BYTE_UPPER ||
		    kind == BYTE_HIGH)
			c->letters++;
		if (kind == BYTE_DIGIT)
			c->digits++;
		if (kind == BYTE_MARK && !strchr(".,'", *at))
			c->marks++;
	}
	lower = seen & 1u << BYTE_LOWER;
	upper = first == BYTE_UPPER;
	c->words++;
	if (upper)
		c->capitals++;
	if (upper && !lower)
		c->shouted++;
	if (seen & 1u << BYTE_DIGIT && !lower)
		c->numbers++;
}

static void counts_plain(struct counts *c, const char *at, const char *end)
{
	memset(c, 0, sizeof *c);
	if (end - at > LINE_HEAD)
		end = at + LINE_HEAD;
	while (at < end) {
		const char *start = at;
		while (at < end && byte_kind(at) != BYTE_BLANK)
			at++;
		if (at > start)
			word_plain(c, start, at);
		else
			at++;
	}
}

/* Bytes that news is made of, and now and then any. */
static size_t line_make(struct random *random, char *line)
{
	static const char often[] = "etaoinsr  ,.'\"-ABC12\xE2\x80\x9D\t";
	size_t length = random_below(random, LONGEST);
	unsigned odd = 2 + random_below(random, 100);

	for (size_t i = 0; i < length; i++)
		line[i] = random_below(random, odd)
			? often[random_below(random, sizeof often - 1)]
			: (char)random_below(random, 256);
	if (!random_below(random, 4))
		for (size_t i = length / 3; i < length / 2; i++)
			line[i] = 'x'; /* a long word */
	return length;
}

static bool same(const struct counts *a, const struct counts *b)
{
	return a->words == b->words && a->capitals == b->capitals &&
	       a->shouted == b->shouted && a->numbers == b->numbers &&
	       a->letters == b->letters && a->digits == b->digits &&
	       a->marks == b->marks;
}

static uint32_t signs_of(const struct phrases *phrases, const char *line)
{
	struct counts counts;

	counts_make(&counts, phrases, line, line + strlen(line),
		    line + strlen(line));
	return counts.signs;
}

int main(void)
{
	struct random random = { 7 };
	const struct phrases *phrases = phrases_all();
	struct counts fast, plain;
	char line[LONGEST];
	int wrong = 0;

	for (int i = 0; i < LINES; i++) {
		size_t length = line_make(&random, line);
		counts_make(&fast, phrases, line, line + length,
			    line + (i % 2 ? length : LONGEST));
		counts_plain(&plain, line, line + length);
		wrong += !same(&fast, &plain);
	}
	ok(!wrong, "%d lines: %d differ", LINES, wrong);
	ok(signs_of(phrases, "It rained, she said.") & SIGN_SAID,
	   "a phrase at a word");
	ok(!(signs_of(phrases, "It was unsaid.") & SIGN_SAID),
	   "none inside a word");
	ok(signs_of(phrases, "Rain -said Roe") & SIGN_SAID,
	   "one behind a mark");
	ok(!(signs_of(phrases, "Rain 'said Roe") & SIGN_SAID),
	   "none behind an apostrophe");
	memset(line, '-', 100);
	memcpy(line + 100, "said", 5);
	ok(signs_of(phrases, line) & SIGN_SAID,
	   "one in a word longer than a window");
	return done();
}
