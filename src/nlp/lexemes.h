/* lexemes.h - what a word mostly is, whatever stands beside it
 *
 * Goes in: a word as written. Comes out: the kind and the lemma that it has
 * most often in the news, and how rare that is. This is no tagging: "left" is
 * always a verb. It is for those who count words rather than read them, and
 * takes a hundredth of the time.
 */
#ifndef LEXEMES_H
#define LEXEMES_H

#include <stdbool.h>
#include <stdint.h>

#include "nlp/article.h"

#define LEXEMES_KIND BLOB_KIND('l', 'e', 'x', 'm')

/* What is known of a word, by counting news articles. */
struct word_facts {
	uint32_t rarity; /* 8 log2(all articles / articles that have it):
			  * about 0 for "say", 40 for "sanction" */
	uint32_t misses; /* 8 log2(articles that have it / those whose
			  * headline has it too): 60 for "ask", 20 for
			  * "earthquake" */
};

/* Of a word that hardly any article has. */
#define RARITY_UNKNOWN 96
#define MISSES_UNKNOWN 42

/* More is not told apart. */
#define FACTS_MOST 127

enum lexeme_kind {
	LEXEME_MARK,   /* has neither letters nor digits */
	LEXEME_OTHER,  /* function words, auxiliaries, adverbs */
	LEXEME_NUMBER, /* numerals, and what has digits */
	LEXEME_NOUN, LEXEME_NAME, LEXEME_VERB, LEXEME_ADJECTIVE,
	LEXEME_KINDS
};

struct lexeme {
	uint64_t hash;  /* of the lemma; of what is no content word, of the
			 * form */
	uint8_t kind;   /* enum lexeme_kind */
	uint8_t finite; /* eighths of its uses as a finite verb */
	struct word_facts facts; /* of the lemma */
};

/* Nouns, names, verbs and adjectives. */
static inline bool lexeme_is_content(uint8_t kind)
{
	return kind >= LEXEME_NOUN;
}

/* Of a lemma or word: case and marks do not count. */
uint64_t term_hash(struct string word);

/* The table; opening it costs little, but not nothing. */
struct lexicon {
	const uint16_t *slots;
	uint32_t mask;
	const struct lexeme_edit *edits;
};

void lexicon_open(struct lexicon *lexicon);

/* `first`: it opens its sentence, or stands in a title or a query, so that a
 * capital says little. */
void lexeme_find(struct lexeme *lexeme, const struct lexicon *lexicon,
		 struct string form, bool first);

/* Those of the tokens [a, b), at most LEXEMES_MOST, much faster than one by
 * one; blanks are marks. *first says whether nothing but marks came before in
 * the sentence, and then whether that is still so. */
#define LEXEMES_MOST 32
void lexemes_find(struct lexeme *lexemes, const struct lexicon *lexicon,
		  const struct article *article, uint32_t a, uint32_t b,
		  bool *first);

/* Of a lemma by its hash. */
struct word_facts word_facts(uint64_t hash);

/* What lexeme_find and the trainer have in common.
 *
 * A slot of the table is four numbers: the print of the form's hash (0: free);
 * its facts; what it is; how its lemma is made. */
#define LEXEME_SLOT 4
enum { SLOT_PRINT, SLOT_FACTS, SLOT_KINDS, SLOT_EDITS };

/* Rarity and misses. */
#define SLOT_FACTS_OF(rarity, misses) ((rarity) | (misses) << 8)

/* The kind of the word in small letters and with a capital, in four bits each;
 * how often it is finite; and whether most of its uses have a capital. */
#define KINDS_SMALL(kinds) ((kinds) & 15)
#define KINDS_CAPITAL(kinds) ((kinds) >> 4 & 15)
#define KINDS_FINITE(kinds) ((kinds) >> 8 & 15)
#define KINDS_MOSTLY(kinds) ((kinds) >> 12 & 1)

/* The edit that makes the lemma, of a small word in the low byte: bytes that
 * go, and an ending that comes. Edit 0 changes nothing. */
#define EDIT_BYTES 7
struct lexeme_edit {
	uint8_t strip;
	char ending[EDIT_BYTES]; /* zeros behind it */
};

#endif
