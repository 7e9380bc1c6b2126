/* language.c - is this English?
 *
 * Goes in: a text. Comes out: false only where there are 50 words or more and
 * English function words among them are too few. The idea: "the", "of", "to",
 * "and", "in" and their like are 40 to 50 words in 100 of English prose and
 * still 10 in 100 of English tables and lists, but under 5 in 100 of other
 * languages written in Latin letters, and none in other alphabets. Those have
 * function words of their own, which must be there too.
 *
 * Only a sample from the text's start is read. A text that begins in
 * English and goes on in another language is taken for English.
 */
#include "nlp/language.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "nlp/chars.h"

/* Enough for a share that does not depend on chance: three pages. Text that
 * is plainly English after half a page need not be read on. */
#define SAMPLE_WORDS 1200
#define PLAIN_WORDS 200
#define PLAIN_PERCENT 20

/* Tables and market reports of English agencies have 5 of 100 at least, other
 * languages 1 or 2; texts mixed with English names and terms up to 8. */
#define LEAST_PERCENT 9

/* Foreign function words that must be there to say that it is not English. */
#define FOREIGN_PERCENT 8

/* Greek is the first alphabet behind the Latin blocks. */
#define FIRST_NOT_LATIN 0x370
#define SAMPLE_BYTES ((size_t)64 * 1024)
#define LONGEST 7

/* A word of up to seven letters as a number: the first letter is the highest
 * byte. */
#define LETTER(word, i) \
	((uint64_t)(unsigned char)(i < sizeof word ? word[i] : 0) \
	 << (56 - 8 * (i)))
#define W(word) \
	(LETTER(word, 0) | LETTER(word, 1) | LETTER(word, 2) | \
	 LETTER(word, 3) | LETTER(word, 4) | LETTER(word, 5) | \
	 LETTER(word, 6))

/* Function words and, for lists and tables, words of dates and news that
 * other languages write otherwise. Words that are also frequent in another
 * language ("a", "in", "me", "die", "on", "as", "no", "son", "is", "was")
 * are left out. By their first letter, and 0 behind them. */
#define ROW 24

static const uint64_t words[32][ROW] = {
	['a' & 31] = { W("about"), W("after"), W("against"), W("all"),
		W("also"), W("an"), W("and"), W("any"), W("are"), W("at") },
	['b' & 31] = { W("be"), W("because"), W("been"), W("before"),
		W("being"), W("between"), W("both"), W("but"), W("by") },
	['c' & 31] = { W("can"), W("company"), W("could"), W("cts") },
	['d' & 31] = { W("day"), W("did"), W("dlrs"), W("does"), W("down"),
		W("during") },
	['e' & 31] = { W("each"), W("every") },
	['f' & 31] = { W("first"), W("for"), W("free"), W("from") },
	['h' & 31] = { W("had"), W("has"), W("have"), W("he"), W("her"),
		W("his"), W("how") },
	['i' & 31] = { W("if"), W("into"), W("it"), W("its") },
	['j' & 31] = { W("just") },
	['l' & 31] = { W("last"), W("loss") },
	['m' & 31] = { W("make"), W("many"), W("market"), W("may"), W("might"),
		W("mln"), W("month"), W("months"), W("more"), W("much"),
		W("must") },
	['n' & 31] = { W("new"), W("next"), W("not"), W("now") },
	['o' & 31] = { W("of"), W("off"), W("one"), W("only"), W("or"),
		W("other"), W("our"), W("out"), W("over"), W("own") },
	['p' & 31] = { W("pct"), W("people"), W("profit") },
	['q' & 31] = { W("qtr") },
	['r' & 31] = { W("revs") },
	['s' & 31] = { W("said"), W("share"), W("shares"), W("she"),
		W("should"), W("shr"), W("some"), W("state"), W("states"),
		W("still"), W("stocks") },
	['t' & 31] = { W("than"), W("that"), W("the"), W("their"), W("them"),
		W("then"), W("there"), W("these"), W("they"), W("this"),
		W("those"), W("through"), W("time"), W("to"), W("too"),
		W("two") },
	['u' & 31] = { W("under"), W("until"), W("up"), W("upon"), W("used") },
	['v' & 31] = { W("vs") },
	['w' & 31] = { W("way"), W("we"), W("week"), W("were"), W("what"),
		W("when"), W("where"), W("which"), W("while"), W("who"),
		W("will"), W("with"), W("within"), W("without"), W("work"),
		W("world"), W("would") },
	['y' & 31] = { W("year"), W("years"), W("you"), W("your") },
};

/* The same of the languages that are most written in Latin letters: that a
 * text is not English must show, since lists of names have no function words
 * at all. */
static const uint64_t foreign[32][ROW] = {
	['a' & 31] = { W("al"), W("ao"), W("au"), W("auf"), W("aux"),
		W("av") },
	['b' & 31] = { W("bir"), W("bu"), W("byl") },
	['c' & 31] = { W("che"), W("com"), W("con") },
	['d' & 31] = { W("da"), W("dan"), W("dari"), W("das"), W("de"),
		W("del"), W("della"), W("dem"), W("den"), W("dengan"),
		W("der"), W("des"), W("det"), W("di"), W("die"), W("dla"),
		W("do"), W("dos") },
	['e' & 31] = { W("e"), W("egy"), W("ei"), W("ein"), W("eine"), W("el"),
		W("en"), W("es"), W("est"), W("et"), W("ett") },
	['f' & 31] = { W("fr") },
	['g' & 31] = { W("gli") },
	['h' & 31] = { W("het"), W("hogy") },
	['i' & 31] = { W("il"), W("ile"), W("im"), W("ini"), W("ist"),
		W("itu") },
	['j' & 31] = { W("ja"), W("jak"), W("je"), W("jest"), W("jsou") },
	['k' & 31] = { W("ke"), W("kun") },
	['l' & 31] = { W("la"), W("las"), W("le"), W("les"), W("lo"),
		W("los") },
	['m' & 31] = { W("mas"), W("med"), W("mit"), W("mutta") },
	['n' & 31] = { W("na"), W("nao"), W("ne"), W("nem"), W("nicht"),
		W("nie"), W("non") },
	['o' & 31] = { W("o"), W("och"), W("og"), W("oli"), W("oraz"),
		W("os") },
	['p' & 31] = { W("pada"), W("para"), W("pas"), W("po"), W("por"),
		W("pour"), W("przed"), W("przez") },
	['q' & 31] = { W("que"), W("qui") },
	['s' & 31] = { W("se"), W("si"), W("sich"), W("sie"), W("som"),
		W("sono"), W("su"), W("sur"), W("szerint") },
	['t' & 31] = { W("te"), W("til"), W("till") },
	['u' & 31] = { W("um"), W("uma"), W("un"), W("una"), W("und"),
		W("uno"), W("untuk") },
	['v' & 31] = { W("van"), W("ve"), W("von") },
	['y' & 31] = { W("yang") },
	['z' & 31] = { W("za"), W("zu") },
};

static bool is_listed(const uint64_t list[32][ROW], uint64_t word)
{
	const uint64_t *row = list[word >> 56 & 31];

	while (*row && *row != word)
		row++;
	return *row;
}

struct sample {
	const char *at, *end;
	size_t words, english, foreign;
};

static void sample_start(struct sample *sample, struct string text)
{
	memset(sample, 0, sizeof *sample);
	sample->at = text.data;
	sample->end = text.data + text.length;
	if (text.length > SAMPLE_BYTES) {
		sample->end = text.data + SAMPLE_BYTES;
		while (((unsigned char)*sample->end & 0xC0) == 0x80)
			sample->end--;
	}
}

static void word_count(struct sample *sample, uint64_t word, size_t length)
{
	sample->words++;
	if (length > LONGEST)
		return;
	if (is_listed(words, word))
		sample->english++;
	else if (is_listed(foreign, word))
		sample->foreign++;
}

/* The letters at `at`, as W() has them; nothing of longer words. */
static uint64_t letters_read(const char *at, size_t length, const char *end)
{
	uint64_t word = 0;

	if (length > LONGEST)
		return 0;
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (end - at >= 8) {
		memcpy(&word, at, 8);
		word = __builtin_bswap64(word | BYTES(0x20));
		return word & ~(~(uint64_t)0 >> 8 * length);
	}
#endif
	for (size_t i = 0; i < length && at + i < end; i++)
		word |= (uint64_t)(unsigned char)(at[i] | 0x20)
			<< (56 - 8 * i);
	return word;
}

/* A word of ASCII letters before another character of ASCII; false if there
 * is none. */
static bool sample_plain(struct sample *sample)
{
	const char *at = sample->at, *stop = letters_end(at, sample->end);
	size_t length = (size_t)(stop - at);

	if (!length || (stop < sample->end && byte_kind(stop) == BYTE_HIGH))
		return false;
	word_count(sample, letters_read(at, length, sample->end), length);
	sample->at = stop;
	return true;
}

static bool is_no_letter(const char *at)
{
	enum byte_kind kind = byte_kind(at);

	return kind != BYTE_LOWER && kind != BYTE_UPPER && kind != BYTE_HIGH;
}

/* A word, or one character that is in none. Letters beyond Latin are a word
 * each, since some scripts have no blanks between words. */
static void sample_word(struct sample *sample)
{
	uint64_t word = 0;
	size_t length = 0;

	if (is_no_letter(sample->at)) {
		sample->at++;
		return;
	}
	if (sample_plain(sample))
		return;
	while (sample->at < sample->end) {
		struct sight s = sight_at(sample->at);
		if (!sight_is_letter(s))
			break;
		if (length < LONGEST)
			word |= (uint64_t)(s.code < 0x80 ? s.code | 0x20 : 1)
				<< (56 - 8 * length);
		length++;
		sample->at += s.length;
		if (s.code >= FIRST_NOT_LATIN) {
			sample->words++;
			sample->foreign++;
		}
	}
	if (length)
		word_count(sample, word, length);
	else
		sample->at += sight_at(sample->at).length;
}

static bool is_plain(const struct sample *sample)
{
	return sample->words == PLAIN_WORDS &&
	       sample->english * 100 >= PLAIN_WORDS * PLAIN_PERCENT;
}

bool language_is_english(struct string text)
{
	struct sample s;

	sample_start(&s, text);
	while (s.at < s.end && s.words < SAMPLE_WORDS) {
		sample_word(&s);
		if (is_plain(&s))
			return true;
	}
	return s.words < 50 || s.english * 100 >= s.words * LEAST_PERCENT ||
	       s.foreign <= s.english ||
	       s.foreign * 100 < s.words * FOREIGN_PERCENT;
}
