/* test_gap_words.c - words read sixteen bytes at once are those read slowly */
#include "nlp/gap_words.h"
#include "random.h"
#include "tap.h"

#define TEXTS 20000
#define LONGEST 60

static size_t text_make(struct random *random, char *text)
{
	static const char often[] = "etaoinsrETA  ,.'\"-&12)\xE2\x80\x99\t";
	size_t length = 1 + random_below(random, LONGEST - 1);
	unsigned letters = 1 + random_below(random, 8);

	for (size_t i = 0; i < length; i++)
		text[i] = random_below(random, letters)
			? (char)('a' + random_below(random, 26))
			: often[random_below(random, sizeof often - 1)];
	/* No character is cut off. */
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0x80)
			text[i] = 'Z';
	if (length > 8) {
		text[length / 2] = (char)0xE2;
		text[length / 2 + 1] = (char)0x80;
		text[length / 2 + 2] = (char)0x99;
	}
	return length;
}

static bool same(const struct gap_word *a, const struct gap_word *b)
{
	return a->start == b->start && a->end == b->end &&
	       a->hash == b->hash && a->letters == b->letters;
}

int main(void)
{
	struct random random = { 3 };
	char text[LONGEST];
	int wrong = 0, described = 0;

	for (int i = 0; i < TEXTS; i++) {
		const char *end = text + text_make(&random, text);
		struct gap_word fast, slow;
		gap_word_read(&fast, text, end);
		gap_word_read_far(&slow, text, end);
		wrong += !same(&fast, &slow);
		fast = slow;
		gap_word_describe(&fast, end);
		gap_word_describe_far(&slow, end);
		described += !same(&fast, &slow);
	}
	ok(!wrong, "%d words: %d read otherwise", TEXTS, wrong);
	ok(!described, "%d words: %d described otherwise", TEXTS, described);
	return done();
}
