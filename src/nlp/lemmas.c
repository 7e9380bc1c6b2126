/* lemmas.c - the dictionary form of a word with its tag
 *
 * Goes in: "studies" as NNS. Comes out: "study". The longest known ending
 * says what to do: of "…ies" as NNS three letters go and "y" comes, but of
 * "movies", which is known as a whole word, only the "s" goes. So exceptions
 * and rules are one table, learned from tree banks and lists of irregular
 * forms (train/lemmas.c), and a word never seen is treated like those that end
 * as it does. A second table of the same kind says how it is written: the
 * capital of "Smith" as NNP stays, those of "THE" and of a sentence's first
 * word go, and "i" gets one.
 *
 * What it gets wrong: it does not see the words around ("'s" may be "have");
 * misspelled words keep their spelling.
 */
#include "nlp/lemmas.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/blob.h"
#include "nlp/features.h"

enum { SLOTS, POOL, LISTS };

void lemmas_open(struct lemmas *lemmas, const void *embedded,
		 struct cache *cache)
{
	const void *blob = blob_native(embedded);
	uint32_t items;

	lemmas->cache = cache;
	lemmas->slots = blob_section(blob, SLOTS, 4, &items);
	lemmas->mask = items / 2 - 1;
	lemmas->pool = blob_section(blob, POOL, 1, &items);
	lemmas->lists = blob_section(blob, LISTS, 1, &items);
}

size_t lemma_base(char bytes[LEMMA_BYTES], struct string form,
		  enum lemma_case how)
{
	const char *at = form.data, *end = form.data + form.length;
	char *to = bytes;

	while (at < end) {
		uint32_t c = utf8_next(&at);

		if (to - bytes > LEMMA_BYTES - 4)
			return 0;
		if (c == 0x2019 || c == 0x2018)
			c = '\'';
		if (how == CASE_TITLE && to == bytes)
			c = char_upper(c);
		else if (how != CASE_KEEP)
			c = char_lower(c);
		to = utf8_write(to, c);
	}
	return (size_t)(to - bytes);
}

size_t lemma_keys(const char *bytes, size_t length, unsigned list,
		  uint64_t keys[LEMMA_ENDING + 2])
{
	uint64_t hash = hash_mix(0x6c656d6d61u, list); /* "lemma" */
	size_t count = 0;

	keys[count++] = hash;
	for (size_t i = length; i-- > 0;) {
		hash = hash_mix(hash, (unsigned char)bytes[i]);
		if (length - i <= LEMMA_ENDING)
			keys[count++] = hash;
	}
	keys[count++] = hash_mix(hash, 0x100); /* no byte: the word's start */
	return count;
}

unsigned lemma_edit_list(uint8_t tag)
{
	return tag;
}

/* How a form is written: 0 without letters or in lower case, 1 with a capital
 * first, 2 in capitals, 3 mixed. */
static unsigned writing(struct string form)
{
	const char *at = form.data, *end = form.data + form.length;
	unsigned upper = 0, lower = 0, first = 0;

	while (at < end) {
		bool begins = at == form.data;
		uint32_t c = utf8_next(&at);
		bool capital = c < 0x80 ? c >= 'A' && c <= 'Z'
					: char_class(c) == CHAR_UPPER;

		upper += capital;
		lower += c < 0x80 ? c >= 'a' && c <= 'z'
				  : char_class(c) == CHAR_LOWER;
		first |= begins && capital;
	}
	return !upper ? 0 : first && upper == 1 ? 1 : lower ? 3 : 2;
}

unsigned lemma_case_list(uint8_t tag, struct string form, bool first)
{
	return 256u + (tag * 4u + writing(form)) * 2u + (first ? 1u : 0u);
}

/* The choice of the longest ending that the model knows; `none` if it knows
 * nothing at all. */
static uint32_t choice_find(const struct lemmas *lemmas, const char *bytes,
			    size_t length, unsigned list, uint32_t none)
{
	uint64_t keys[LEMMA_ENDING + 2];
	size_t count = lemma_keys(bytes, length, list, keys);
	const uint32_t *slots = lemmas->slots;

	while (count-- > 0) {
		uint32_t check = (uint32_t)(keys[count] >> 32) | 1;
		uint32_t slot = (uint32_t)keys[count] & lemmas->mask;

		while (slots[2 * slot] && slots[2 * slot] != check)
			slot = (slot + 1) & lemmas->mask;
		if (slots[2 * slot])
			return slots[2 * slot + 1];
	}
	return none;
}

static bool inside_point(const char *bytes, size_t at)
{
	return ((unsigned char)bytes[at] & 0xC0) == 0x80;
}

static struct string lemma_make(const struct lemmas *lemmas,
				struct arena *arena, struct string form,
				uint8_t tag, bool first)
{
	char bytes[LEMMA_BYTES];
	size_t length = lemma_base(bytes, form, CASE_LOWER), kept;

	if (!length)
		return form;
	uint32_t edit = choice_find(lemmas, bytes, length,
				    lemma_edit_list(tag), 0);
	unsigned list = lemma_case_list(tag, form, first);
	if (lemmas->lists[list])
		length = lemma_base(bytes, form, (enum lemma_case)choice_find(
				lemmas, bytes, length, list, CASE_LOWER));
	kept = EDIT_STRIP(edit) < length ? length - EDIT_STRIP(edit) : 0;
	while (kept > 0 && kept < length && inside_point(bytes, kept))
		kept--;
	if (kept + EDIT_LENGTH(edit) == 0 ||
	    (EDIT_LENGTH(edit) == 0 && kept == form.length &&
	     memcmp(bytes, form.data, kept) == 0))
		return form;
	char *lemma = arena_alloc(arena, kept + EDIT_LENGTH(edit));
	memcpy(lemma, bytes, kept);
	memcpy(lemma + kept, lemmas->pool + EDIT_FROM(edit),
	       EDIT_LENGTH(edit));
	return (struct string){ lemma, kept + EDIT_LENGTH(edit) };
}

/* What is kept of a short form with one tag. */
struct known {
	uint8_t length; /* of the lemma; 0: it is the form */
	char lemma[31];
};

/* The tag has a byte of its own, and the highest bit of the length says that
 * the word is a sentence's first. */
static bool key_make(struct lemma_ask *ask)
{
	const struct spelling *spelling = ask->spelling;
	unsigned char bytes[sizeof ask->key];

	if (spelling->text.length >= CACHE_FORM ||
	    !spelling_is_keyed(spelling))
		return false;
	memcpy(bytes, spelling->key, sizeof bytes);
	bytes[CACHE_FREE_AT] = ask->tag;
	bytes[CACHE_LENGTH_AT] |= ask->first ? 0x80 : 0;
	memcpy(ask->key, bytes, sizeof bytes);
	return true;
}

void lemma_announce(const struct lemmas *lemmas, struct lemma_ask *ask)
{
	ask->keyed = lemmas->cache && key_make(ask);
	if (ask->keyed)
		cache_announce(lemmas->cache, ask->key);
}

void lemma_near(const struct lemmas *lemmas, const struct lemma_ask *ask)
{
	if (ask->keyed)
		cache_near(lemmas->cache, ask->key);
}

static void lemma_keep(struct cache *cache, const uint16_t key[CACHE_KEY],
		       struct string form, struct string lemma)
{
	struct known known = { 0 };

	if (lemma.length > sizeof known.lemma)
		return;
	if (lemma.data != form.data) {
		known.length = (uint8_t)lemma.length;
		memcpy(known.lemma, lemma.data, lemma.length);
	}
	cache_add(cache, key, &known);
}

struct string lemma_find(const struct lemmas *lemmas, struct arena *arena,
			 const struct lemma_ask *ask)
{
	const struct known *known = ask->keyed
		? cache_find(lemmas->cache, ask->key) : NULL;
	struct string form = ask->spelling->text;

	if (known && known->length)
		return (struct string){ known->lemma, known->length };
	if (known)
		return form;
	struct string lemma = lemma_make(lemmas, arena, form, ask->tag,
					 ask->first);
	if (ask->keyed)
		lemma_keep(lemmas->cache, ask->key, form, lemma);
	return lemma;
}

struct cache *lemmas_cache_new(size_t entries)
{
	return cache_new(entries, sizeof(struct known));
}
