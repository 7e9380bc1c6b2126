/* gazetteer.h - what lists of names say about a word or phrase
 *
 * Goes in: a hash from model/wordmap.h. Comes out: bits, one for each list
 * that has it, see train/gazetteer.c for the lists. Case and marks do not
 * count: "bogota" is found as "Bogotá" is.
 */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "model/wordmap.h"

enum {
	LIST_GIVEN = 1 << 0,   /* given names, of any sex */
	LIST_FEMALE = 1 << 1,
	LIST_MALE = 1 << 2,
	LIST_SURNAME = 1 << 3,
	LIST_CITY = 1 << 4,
	LIST_REGION = 1 << 5,  /* states, provinces */
	LIST_COUNTRY = 1 << 6,
	LIST_DEMONYM = 1 << 7,
	LIST_PERSON = 1 << 8,  /* what a teacher mostly called it in news */
	LIST_ORG = 1 << 9,
	LIST_PLACE = 1 << 10,
	LIST_NORP = 1 << 11,
	LIST_THING = 1 << 12,
	LIST_PLACES = LIST_CITY | LIST_REGION | LIST_COUNTRY,
	LIST_LONGER = 1 << 15  /* a longer phrase begins with it */
};

#define PHRASE_WORDS 8 /* in the longest phrase */

/* The number of a cluster ends with the part of it that the word is in. */
#define SPLIT_BITS 3
#define SPLIT_PARTS (1u << SPLIT_BITS)

/* The two tables, ready to use. */
struct gazetteer {
	struct wordmap lists;    /* by word_hash_folded and phrase_hash */
	struct wordmap clusters; /* by word_hash of the word, digits as '0' */
};

void gazetteer_open(struct gazetteer *gazetteer);

uint16_t gazetteer_word(const struct gazetteer *gazetteer,
			struct string word);

/* The same for words with blanks between them. */
uint16_t gazetteer_phrase(const struct gazetteer *gazetteer,
			  struct string phrase);

/* The next word of a phrase at *text, cut about as tokens are: at blanks,
 * around hyphens and before a possessive; false at the end. */
bool phrase_word(struct string *text, struct string *word);

#endif
