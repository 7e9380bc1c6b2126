/* clitics.c - contractions and words written together
 *
 * Goes in: a word as it stands between blanks and marks, "don't", "she's",
 * "gonna". Comes out: where it is cut, "do|n't", "she|'s", "gon|na". The
 * idea is that of the Penn Treebank, which UD English keeps: a contraction is
 * cut before the letter that the apostrophe belongs to.
 *
 * "its" for "it's" is known only by the next word, "your" for "you're" is left
 * whole: the sentence would have to tell.
 */
#include "nlp/clitics.h"

#include <string.h>

#include "nlp/chars.h"

/* Whole words without an apostrophe, by their first letter, and behind them
 * an empty one; the digits are the lengths of the parts. Those whose parts are
 * not ambiguous in edited English. */
#define JOINED_MOST 6

static const struct joined {
	char word[10];
	uint8_t cut[2]; /* 0: none */
} joined[32][JOINED_MOST + 1] = {
	['a' & 31] = { { "aint", { 2, 0 } }, { "alot", { 1, 0 } },
		{ "arent", { 3, 0 } } },
	['c' & 31] = { { "cannot", { 3, 0 } }, { "cant", { 2, 0 } },
		{ "couldnt", { 5, 0 } } },
	['d' & 31] = { { "didnt", { 3, 0 } }, { "doesnt", { 4, 0 } },
		{ "dont", { 2, 0 } }, { "dunno", { 2, 3 } } },
	['g' & 31] = { { "gimme", { 3, 0 } }, { "gonna", { 3, 0 } },
		{ "gotta", { 3, 0 } } },
	['h' & 31] = { { "hadnt", { 3, 0 } }, { "hasnt", { 3, 0 } },
		{ "havent", { 4, 0 } } },
	['i' & 31] = { { "im", { 1, 0 } }, { "isnt", { 2, 0 } },
		{ "ive", { 1, 0 } } },
	['l' & 31] = { { "lemme", { 3, 0 } } },
	['o' & 31] = { { "outta", { 3, 0 } } },
	['s' & 31] = { { "shouldnt", { 6, 0 } } },
	['t' & 31] = { { "thats", { 4, 0 } }, { "theres", { 5, 0 } },
		{ "theyre", { 4, 0 } } },
	['w' & 31] = { { "wanna", { 3, 0 } }, { "wasnt", { 3, 0 } },
		{ "werent", { 4, 0 } }, { "whats", { 4, 0 } },
		{ "wont", { 2, 0 } }, { "wouldnt", { 5, 0 } } },
	['y' & 31] = { { "youll", { 3, 0 } }, { "youre", { 3, 0 } },
		{ "youve", { 3, 0 } } },
};

static const char *apostrophe_in(const char *at, const char *end,
				 size_t *length)
{
	for (; at < end; at++) {
		if (*at == '\'' || *at == '`') {
			*length = 1;
			return at;
		}
		if ((unsigned char)*at == 0xE2 && end - at >= 3 &&
		    (unsigned char)at[1] == 0x80 &&
		    (unsigned char)at[2] == 0x99) {
			*length = 3;
			return at;
		}
	}
	return NULL;
}

#define LONGEST_JOINED 8

/* Of the words above and "its". */
const uint64_t word_forms[32] = {
	['a' & 31] = WORD_FORM(4, 't') | WORD_FORM(5, 't'),
	['c' & 31] = WORD_FORM(4, 't') | WORD_FORM(6, 't') |
		WORD_FORM(7, 't'),
	['d' & 31] = WORD_FORM(4, 't') | WORD_FORM(5, 'o') |
		WORD_FORM(5, 't') | WORD_FORM(6, 't'),
	['g' & 31] = WORD_FORM(5, 'a') | WORD_FORM(5, 'e'),
	['h' & 31] = WORD_FORM(5, 't') | WORD_FORM(6, 't'),
	['i' & 31] = WORD_FORM(2, 'm') | WORD_FORM(3, 'e') |
		WORD_FORM(3, 's') | WORD_FORM(4, 't'),
	['l' & 31] = WORD_FORM(5, 'e'),
	['o' & 31] = WORD_FORM(5, 'a'),
	['s' & 31] = WORD_FORM(8, 't'),
	['t' & 31] = WORD_FORM(5, 's') | WORD_FORM(6, 'e') |
		WORD_FORM(6, 's'),
	['w' & 31] = WORD_FORM(4, 't') | WORD_FORM(5, 'a') |
		WORD_FORM(5, 's') | WORD_FORM(5, 't') | WORD_FORM(6, 't') |
		WORD_FORM(7, 't'),
	['y' & 31] = WORD_FORM(5, 'e') | WORD_FORM(5, 'l'),
};

static int joined_cuts(const char *at, size_t length, const char **cuts)
{
	const struct joined *word = joined[*at & 31];
	int count = 0;

	while (word->word[0] && (word->word[length] ||
				 !same_word(at, word->word, length)))
		word++;
	for (int k = 0; k < 2 && word->cut[k]; k++)
		cuts[count++] = at + word->cut[k];
	return count;
}

/* "'s", "'re": what may follow the apostrophe of a clitic. */
static bool is_clitic(const char *at, size_t length)
{
	static const char *const two[] = { "re", "ve", "ll" };

	if (length == 1)
		return strchr("sSmMdD", *at) != NULL;
	if (length != 2)
		return false;
	for (int i = 0; i < 3; i++)
		if (same_word(at, two[i], 2))
			return true;
	return false;
}

/* "'tis", "'twas" at a word's start; "d'you", "y'all", "c'mon". */
static int other_cuts(const char *at, const char *mark, const char *after,
		      size_t rest, const char **cuts)
{
	if (mark == at && rest >= 3 && same_word(after, "t", 1) &&
	    (same_word(after, "tis", rest) || same_word(after, "twas", rest) ||
	     same_word(after, "twill", rest) ||
	     same_word(after, "twere", rest))) {
		cuts[0] = after + 1;
		return 1;
	}
	if (mark == at + 1 && rest == 3 &&
	    ((same_word(at, "y", 1) && same_word(after, "all", 3)) ||
	     (same_word(at, "d", 1) && same_word(after, "you", 3)))) {
		cuts[0] = after;
		return 1;
	}
	if (mark == at + 1 && rest == 3 && same_word(at, "c", 1) &&
	    same_word(after, "mon", 3)) {
		cuts[0] = after + 1;
		return 1;
	}
	return 0;
}

/* "its not", "its a": the word behind tells that it is "it's". */
static bool is_contracted(const char *next, const char *end)
{
	static const char *const words[] = {
		"not", "a", "an", "the", "really", "simply", "very", "just",
		"only", "all", "been", "also", "so", "still", "now", "no",
		"too", "like", "getting", "going", "gonna", "because",
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]);
		if ((size_t)(end - next) >= length &&
		    same_word(next, words[i], length) &&
		    (next + length == end ||
		     byte_kind(next + length) == BYTE_BLANK))
			return true;
	}
	return false;
}

int letter_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS])
{
	size_t length = (size_t)(end - at);

	if (length > LONGEST_JOINED || !may_be_cut(at, length))
		return 0;
	if (length == 3 && same_word(at, "its", 3)) {
		cuts[0] = at + 2;
		return end < text_end && *end == ' ' &&
		       is_contracted(end + 1, text_end);
	}
	return joined_cuts(at, length, cuts);
}

int clitic_cuts(const char *at, const char *end, const char *text_end,
		const char *cuts[CLITIC_CUTS])
{
	size_t width, count = 0;
	const char *mark = apostrophe_in(at, end, &width);

	if (!mark)
		return letter_cuts(at, end, text_end, cuts);
	/* "couldn't've" has two: the first is cut, then the rest. */
	while (mark && count < CLITIC_CUTS) {
		const char *after = mark + width;
		const char *next = apostrophe_in(after, end, &width);
		const char *stop = next ? next : end;
		size_t rest = (size_t)(stop - after);
		if (rest >= 1 && mark - at >= 2 && (*after | 0x20) == 't' &&
		    (mark[-1] | 0x20) == 'n' &&
		    (rest == 1 || (rest == 2 && (after[1] | 0x20) == 'a'))) {
			cuts[count++] = mark - 1;
			if (rest == 2 && count < CLITIC_CUTS)
				cuts[count++] = after + 1;
		} else if (mark > at && is_clitic(after, rest)) {
			cuts[count++] = mark;
		} else if (next && rest >= 1 && mark > at &&
			   (after[rest - 1] | 0x20) == 'n' &&
			   is_clitic(after, rest - 1)) {
			cuts[count++] = mark;
		} else if (!next && count == 0) {
			return other_cuts(at, mark, after, rest, cuts);
		}
		mark = next;
	}
	return (int)count;
}
