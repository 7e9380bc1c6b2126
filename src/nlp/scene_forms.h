/* scene_forms.h - what the search for quotations asks of each spelling
 *
 * Goes in: an article with tags. Comes out, for each of its spellings: hashes
 * of the small letters and of the lemma, that can be compared and hashed on at
 * once, how it begins, and the words that are used like it.
 */
#ifndef SCENE_FORMS_H
#define SCENE_FORMS_H

#include "nlp/spellings.h"

struct scene_form {
	uint32_t form;       /* hash of the small letters, marks straight */
	uint32_t lemma_hash; /* of the lemma that was asked for last */
	struct string lemma; /* that; data NULL: none yet */
	uint16_t cluster;    /* if a verb or a noun has the spelling, or 0 */
	bool small;          /* nothing but small ASCII letters */
	bool capital;        /* begins with a capital letter */
	bool capitals;       /* has some, and no small letter */
	bool asked;          /* the cluster was */
};

/* One for each spelling, in the arena; `article` has tags. */
struct scene_form *scene_forms_make(struct article *article);

/* The hash of a lemma of a word with that spelling; that of the form if it
 * has none. */
uint32_t scene_form_lemma(struct scene_form *form, struct string spelling,
			  struct string lemma);

/* The hash of forms and lemmas: FNV-1a over the bytes. */
#define FORM_START 2166136261u

static inline uint32_t form_add(uint32_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * 16777619u;
}

static inline uint32_t form_hash(const char *bytes, size_t length)
{
	uint32_t hash = FORM_START;

	for (size_t i = 0; i < length; i++)
		hash = form_add(hash, bytes[i]);
	return hash;
}

/* A short literal as `form` holds it; written so that compilers make it a
 * constant. */
static inline uint32_t form_part(uint32_t hash, const char *bytes,
				 size_t length, size_t at)
{
	return at < length ? form_add(hash, bytes[at]) : hash;
}

static inline uint32_t form_literal(const char *bytes, size_t length)
{
	uint32_t hash = FORM_START;

	hash = form_part(hash, bytes, length, 0);
	hash = form_part(hash, bytes, length, 1);
	hash = form_part(hash, bytes, length, 2);
	hash = form_part(hash, bytes, length, 3);
	hash = form_part(hash, bytes, length, 4);
	hash = form_part(hash, bytes, length, 5);
	hash = form_part(hash, bytes, length, 6);
	hash = form_part(hash, bytes, length, 7);
	hash = form_part(hash, bytes, length, 8);
	return form_part(hash, bytes, length, 9);
}

#define FORM(literal) form_literal(literal, sizeof(literal) - 1)

#endif
