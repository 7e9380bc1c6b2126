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

/* Function words and, for lists and tables, words of dates and news that
 * other languages write otherwise. Words that are also frequent in another
 * language ("a", "in", "me", "die", "on", "as", "no", "son", "is", "was")
 * are left out. In order of their letters. */
static const char words[][LONGEST + 1] = {
	"about", "after", "against", "all", "also", "an", "and", "any",
	"are", "at", "be", "because", "been", "before", "being", "between",
	"both", "but", "by", "can", "company", "could", "cts", "day", "did",
	"dlrs", "does", "down", "during", "each", "every", "first", "for",
	"free", "from", "had", "has", "have", "he", "her", "his", "how",
	"if", "into", "it", "its", "just", "last", "loss", "make", "many",
	"market", "may", "might", "mln", "month", "months", "more", "much",
	"must", "new", "next", "not", "now", "of", "off", "one", "only",
	"or", "other", "our", "out", "over", "own", "pct", "people",
	"profit", "qtr", "revs", "said", "share", "shares", "she", "should",
	"shr", "some", "state", "states", "still", "stocks", "than", "that",
	"the", "their", "them", "then", "there", "these", "they", "this",
	"those", "through", "time", "to", "too", "two", "under", "until",
	"up", "upon", "used", "vs", "way", "we", "week", "were", "what",
	"when", "where", "which", "while", "who", "will", "with", "within",
	"without", "work", "world", "would", "year", "years", "you", "your",
};

/* The same of the languages that are most written in Latin letters: that a
 * text is not English must show, since lists of names have no function words
 * at all. In order of their letters. */
static const char foreign[][LONGEST + 1] = {
	"al", "ao", "au", "auf", "aux", "av", "bir", "bu", "che", "com",
	"con", "da", "dan", "dari", "das", "de", "del", "della", "dem",
	"den", "dengan", "der", "des", "det", "di", "die", "do", "dos", "e",
	"ein", "eine", "el", "en", "es", "est", "et", "ett", "fr", "gli",
	"het", "il", "ile", "im", "ini", "ist", "itu", "ja", "je", "jest",
	"ke", "la", "las", "le", "les", "lo", "los", "mas", "med", "mit",
	"na", "nao", "ne", "nicht", "nie", "non", "o", "och", "og", "os",
	"pada", "para", "pas", "por", "pour", "que", "qui", "se", "si",
	"sich", "sie", "som", "sono", "su", "sur", "te", "til", "till", "um",
	"uma", "un", "una", "und", "uno", "untuk", "van", "ve", "von",
	"yang", "za", "zu",
};

static bool is_listed(const char (*list)[LONGEST + 1], size_t count,
		      const char *word, size_t length)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int d = memcmp(word, list[middle], length);
		if (d == 0 && length < LONGEST && list[middle][length])
			d = -1;
		if (d == 0)
			return true;
		if (d > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
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

static void word_count(struct sample *sample, const char *word, size_t length)
{
	sample->words++;
	if (length > LONGEST)
		return;
	if (is_listed(words, sizeof words / sizeof *words, word, length))
		sample->english++;
	else if (is_listed(foreign, sizeof foreign / sizeof *foreign, word,
			   length))
		sample->foreign++;
}

/* A word, or one character that is in none. Letters beyond Latin are a word
 * each, since some scripts have no blanks between words. */
static void sample_word(struct sample *sample)
{
	char word[LONGEST];
	size_t length = 0;

	while (sample->at < sample->end) {
		struct sight s = sight_at(sample->at);
		if (!sight_is_letter(s))
			break;
		if (length < LONGEST)
			word[length] = (char)(s.code < 0x80 ? s.code | 0x20
							    : 1);
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
