/* lemmas.h - the dictionary form of a word with its tag */
#ifndef LEMMAS_H
#define LEMMAS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"
#include "model/cache.h"
#include "nlp/spellings.h"

#define LEMMAS_KIND BLOB_KIND('l', 'e', 'm', 'm')

/* The longest word that is looked at, in bytes; a longer one is an address
 * or noise and is its own lemma. */
#define LEMMA_BYTES 64

/* Endings are tried up to this many bytes, then the whole word. */
#define LEMMA_ENDING 10

/* How an ending is turned into the lemma's, as one number: how many bytes go
 * (255: all), how many are added, and where in the pool these begin. */
#define LEMMA_EDIT(strip, length, from) \
	((uint32_t)(strip) | (uint32_t)(length) << 8 | (uint32_t)(from) << 16)
#define EDIT_STRIP(edit) ((edit) & 0xFF)
#define EDIT_LENGTH(edit) ((edit) >> 8 & 0xFF)
#define EDIT_FROM(edit) ((edit) >> 16)

enum lemma_case { CASE_LOWER, CASE_KEEP, CASE_TITLE };

struct lemmas {
	const uint32_t *slots; /* pairs: check (0: free), edit or case */
	uint32_t mask;
	const char *pool;
	const uint8_t *lists;  /* for each list: it has entries */
	struct cache *cache;
};

/* The cache may be NULL. */
void lemmas_open(struct lemmas *lemmas, const void *embedded,
		 struct cache *cache);

/* A cache for that many words, each with one tag. */
struct cache *lemmas_cache_new(size_t entries);

/* A word whose lemma is asked for. */
struct lemma_ask {
	const struct spelling *spelling;
	uint8_t tag;
	bool first;  /* it begins its sentence: a capital says little */
	bool keyed;  /* the cache may have it */
	uint16_t key[CACHE_KEY];
};

/* Sets the last two, and has memory bring what the cache has of the word;
 * then, when that was done for some words, the next part of it. */
void lemma_announce(const struct lemmas *lemmas, struct lemma_ask *ask);
void lemma_near(const struct lemmas *lemmas, const struct lemma_ask *ask);

/* The lemma is the spelling's text, or lies in the arena or the cache. */
struct string lemma_find(const struct lemmas *lemmas, struct arena *arena,
			 const struct lemma_ask *ask);

/* What lemma_find and the trainer have in common. */

/* The form with straight apostrophes, in lower case or (CASE_TITLE) with a
 * capital first; returns its length, or 0 if it is too long. */
size_t lemma_base(char bytes[LEMMA_BYTES], struct string form,
		  enum lemma_case how);

/* Keys of the endings of a word for one list of choices: [0] for the empty
 * ending, then one byte more each; the last is the whole word. */
size_t lemma_keys(const char *bytes, size_t length, unsigned list,
		  uint64_t keys[LEMMA_ENDING + 2]);

/* The list for edits of a tag, and the one for the case of a form; all are
 * below LEMMA_LISTS. */
#define LEMMA_LISTS 2304
unsigned lemma_edit_list(uint8_t tag);
unsigned lemma_case_list(uint8_t tag, struct string form, bool first);

#endif
