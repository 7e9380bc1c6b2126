/* test_tokens.c - what holds for blocks, sentences and tokens of any text
 *
 * Random texts made of pieces that split in odd ways are cut, and the rules of
 * the record are checked on each: tokens tile the text as spaCy asks, blocks
 * are trimmed and cover all that is not blank, sentences begin and end on
 * token borders. The same with sentences or tokens given from outside.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nlp/article.h"
#include "nlp/chars.h"
#include "nlp/language.h"

#define TEXTS 3000
#define PIECES 40

static const char *const pieces[] = {
	" ", " ", " ", " ", "\n", "\n\n", "  ", "\t", "\r\n", "\xC2\xA0",
	"\xE2\x80\xA8", "\xE3\x80\x80", "\x1C", "\xC2\xAD", "\xE2\x80\x8B",
	"\xEF\xBB\xBF", "a", "The", "He", "said", "Mr.", "U.S.", "p.m.",
	"don't", "can\xE2\x80\x99t", "cannot", "it's", "'tis", "y'all",
	"well-known", "e-mail", "3.14", "10km", "$5bn", "800-555-0123",
	"1)", "2)", "\xE2\x80\xA2", ".", "...", ". . .", "!", "?!", ",", ";",
	":", "\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98",
	"\xE2\x80\x99", "(", ")", "[", "]", "-", "--", "\xE2\x80\x94", "/",
	"http://a.b/c(d).", "www.", "x@y.org", "@name", "#tag", ":-)",
	"\xF0\x9F\x98\x80", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
	"\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", "\xE4\xB8\xAD\xE6\x96\x87",
	"\xD8\xB9\xD8\xB1", "\xC3\x89t\xC3\xA9", "e\xCC\x81", "(AP)",
	"PARIS (Agency) \xE2\x80\x94", "(Agency)", "![]() |", "Read more:",
	"<p>", "\x01", "its a",
};

static uint64_t state = 1;
static int failures;

static unsigned random_below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static void check(bool ok, const char *what, const struct article *a)
{
	if (ok)
		return;
	failures++;
	printf("# %s: ", what);
	for (size_t i = 0; i < a->text.length; i++)
		printf(a->text.data[i] >= ' ' ? "%c" : "\\%o",
		       (unsigned char)a->text.data[i]);
	putchar('\n');
}

static bool all_blank(const char *at, const char *end)
{
	return blanks_end(at, end) == end;
}

static bool no_blank(const char *at, const char *end)
{
	for (; at < end; at += sight_at(at).length)
		if (sight_at(at).class == CHAR_BLANK)
			return false;
	return true;
}

/* Rules 1 and 2 of the record's section on spaCy. */
static void check_tokens(const struct article *a)
{
	const char *text = a->text.data;
	uint32_t at = 0;

	for (uint32_t i = 0; i < a->token_count; i++) {
		const struct token *t = &a->tokens[i];
		bool word_before = i > 0 && !a->tokens[i - 1].space;
		if (word_before && text[at] == ' ' && t->span.start == at + 1)
			at++;
		check(t->span.start == at && t->span.end > at, "tile", a);
		check(!t->space || !(i && a->tokens[i - 1].space),
		      "one token of blanks", a);
		check(!t->space || !word_before || text[at - 1] == ' ' ||
		      text[at] != ' ', "a space is dropped", a);
		check(t->space ? all_blank(text + at, text + t->span.end)
			       : no_blank(text + at, text + t->span.end),
		      "blank or not", a);
		at = t->span.end;
	}
	if (at + 1 == a->text.length && text[at] == ' ' && at > 0)
		at++;
	check(at == a->text.length, "whole text", a);
}

static bool is_border(const struct article *a, uint32_t at)
{
	for (uint32_t i = 0; i < a->token_count; i++)
		if (a->tokens[i].span.start == at)
			return true;
	return at == a->text.length;
}

/* Each begins where a token does and ends where one does, and the tokens of
 * all of them are the tokens of the text. */
static void check_sentences(const struct article *a)
{
	uint32_t t = 0;
	bool blank = all_blank(a->text.data, a->text.data + a->text.length);

	check(blank == !a->sentence_count, "no sentence of blanks", a);
	for (uint32_t i = 0; i < a->sentence_count; i++) {
		struct span s = a->sentences[i].span;
		check(t < a->token_count && a->tokens[t].span.start == s.start,
		      "begins with a token", a);
		check(i == 0 || !a->tokens[t].space, "begins with a word", a);
		while (t < a->token_count && a->tokens[t].span.end <= s.end)
			t++;
		check(t && a->tokens[t - 1].span.end == s.end,
		      "ends with a token", a);
	}
	check(blank || t == a->token_count, "sentences hold all tokens", a);
}

static void check_blocks(const struct article *a)
{
	const char *text = a->text.data;
	uint32_t at = 0;

	for (uint32_t i = 0; i < a->block_count; i++) {
		struct span s = a->blocks[i].span;
		check(s.start >= at && s.end > s.start &&
		      all_blank(text + at, text + s.start), "blocks", a);
		check(blanks_end(text + s.start, text + s.end) ==
				      text + s.start &&
		      blanks_start(text + s.end, text + s.start) ==
				      text + s.end, "trimmed", a);
		at = s.end;
	}
	check(all_blank(text + at, text + a->text.length), "covered", a);
}

/* The same sentences when the tokens are there, the same tokens when the
 * sentences are. */
static void check_again(const struct article *a, struct arena *arena)
{
	struct article b;

	article_init(&b, arena, a->text, a->title);
	b.tokens = a->tokens;
	b.token_count = a->token_count;
	article_have(&b, LAYER_TOKENS);
	article_need(&b, LAYER_SENTENCES);
	check(b.sentence_count == a->sentence_count, "tokens given", a);
	article_init(&b, arena, a->text, a->title);
	b.sentences = a->sentences;
	b.sentence_count = a->sentence_count;
	article_have(&b, LAYER_SENTENCES);
	article_need(&b, LAYER_TOKENS);
	check(b.token_count == a->token_count, "sentences given", a);
}

/* Sentences from elsewhere begin anywhere; no word may cross a border. */
static void check_foreign(const struct article *a, struct arena *arena)
{
	struct sentence sentences[2] = { { .span = { 0, 0 } } };
	const char *cut = a->text.data + a->text.length / 2;
	struct article b;

	while (((unsigned char)*cut & 0xC0) == 0x80)
		cut--;
	uint32_t at = (uint32_t)(cut - a->text.data);
	if (!at || sight_at(cut).class == CHAR_BLANK)
		return;
	sentences[0].span.end = sentences[1].span.start = at;
	sentences[1].span.end = (uint32_t)a->text.length;
	article_init(&b, arena, a->text, a->title);
	b.sentences = sentences;
	b.sentence_count = 2;
	article_have(&b, LAYER_SENTENCES);
	article_need(&b, LAYER_TOKENS);
	check_tokens(&b);
	check(is_border(&b, at), "no token crosses", &b);
}

static void text_make(char *text)
{
	unsigned count = random_below(PIECES);
	size_t n = sizeof pieces / sizeof *pieces;
	bool html = !random_below(8);

	strcpy(text, html ? "<p>" : "");
	for (unsigned i = 0; i < count; i++) {
		strcat(text, pieces[random_below((unsigned)n)]);
		if (random_below(2))
			strcat(text, html && random_below(2) ? "<b>" : " ");
	}
	strcat(text, html ? "</p>" : "");
}

int main(void)
{
	char text[PIECES * 32];
	struct arena arena;
	struct article a;

	arena_init(&arena);
	puts("1..1");
	for (int i = 0; i < TEXTS; i++) {
		arena_reset(&arena);
		text_make(text);
		/* The text's end must be the end of memory that is ours. */
		size_t length = strlen(text);
		char *copy = malloc(length + !length);
		memcpy(copy, text, length);
		article_init(&a, &arena, (struct string){ copy, length },
			     (struct string){ NULL, 0 });
		article_need(&a, LAYER_BLOCKS);
		article_need(&a, LAYER_TOKENS);
		check_blocks(&a);
		check_tokens(&a);
		check_sentences(&a);
		check_again(&a, &arena);
		if (length > 1)
			check_foreign(&a, &arena);
		language_is_english(a.text);
		free(copy);
	}
	arena_free(&arena);
	printf("%sok 1 - %d random texts\n", failures ? "not " : "", TEXTS);
	return failures != 0;
}
