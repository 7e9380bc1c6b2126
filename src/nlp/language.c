/* language.c - is this English?
 *
 * Goes in: a text. Comes out: false only where there are 50 words or more and
 * English function words among them are too few. The idea: "the", "of", "to",
 * "and", "in" and their like are 40 to 50 words in 100 of English prose and
 * still 10 in 100 of English tables and lists, but under 5 in 100 of other
 * languages written in Latin letters, and none in other alphabets.
 *
 * Only a sample from the text's start is read. A text that begins in
 * English and goes on in another language is taken for English.
 */
#include "nlp/language.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "nlp/chars.h"

/* Enough for a share that does not depend on chance: ten pages. */
#define SAMPLE_WORDS 4000
#define SAMPLE_BYTES ((size_t)64 * 1024)
#define LONGEST 7

/* Function words and, for lists and tables, words of dates and news that
 * other languages write otherwise. Words that are also frequent in another
 * language ("a", "in", "me", "die", "on", "as", "no", "son", "is", "was")
 * are left out. In order of their letters. */
static const char words[][LONGEST + 1] = {
	"about", "after", "all", "also", "an", "and", "are", "at", "be",
	"been", "but", "by", "can", "could", "first", "for", "from", "had",
	"has", "have", "he", "her", "his", "how", "if", "it", "its", "more",
	"new", "not", "of", "or", "other", "our", "out", "over", "said",
	"she", "should", "than", "that", "the", "their", "them", "then",
	"there", "these", "they", "this", "those", "to", "two", "up", "we",
	"were", "what", "when", "which", "who", "will", "with", "would",
	"year", "years", "you", "your",
};

static bool is_function_word(const char *word, size_t length)
{
	size_t low = 0, high = sizeof words / sizeof *words;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int d = memcmp(word, words[middle], length);
		if (d == 0 && words[middle][length])
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

/* Scripts without blanks between words: each letter counts as a word. */
static bool is_word_letter(uint32_t c)
{
	return c >= 0x0E00 && char_class(c) == CHAR_LETTER;
}

bool language_is_english(struct string text)
{
	const char *at = text.data, *end = at + text.length;
	size_t total = 0, english = 0;

	if (text.length > SAMPLE_BYTES) {
		end = at + SAMPLE_BYTES;
		while (((unsigned char)*end & 0xC0) == 0x80)
			end--;
	}
	while (at < end && total < SAMPLE_WORDS) {
		char word[LONGEST];
		size_t length = 0;
		struct sight s;
		while (at < end && (s = sight_at(at), sight_is_letter(s))) {
			if (length < LONGEST)
				word[length] = (char)(s.code < 0x80
							? s.code | 0x20 : 1);
			length++;
			at += s.length;
			total += is_word_letter(s.code);
		}
		if (length) {
			total++;
			english += length <= LONGEST &&
				   is_function_word(word, length);
		} else {
			at += sight_at(at).length;
		}
	}
	/* Measured on English news, tables among it, and on other
	 * languages: see the header of this file. */
	return total < 50 || english * 100 >= total * 6;
}
