/* ent_forms.h - what a spelling says of names, wherever it stands
 *
 * Goes in: a distinct spelling. Comes out: what it looks like, the lists and
 * the cluster that have it, and the sums of weights that it adds to the labels
 * of words around. All of it depends on the spelling alone, so it is kept for
 * the articles to come (model/cache.h).
 */
#ifndef ENT_FORMS_H
#define ENT_FORMS_H

#include "base/arena.h"
#include "model/cache.h"
#include "model/sparse.h"
#include "nlp/features.h"
#include "nlp/gazetteer.h"
#include "nlp/spellings.h"

#define ENT_WINDOW 2 /* words to either side that say something */
#define ENT_OFFSETS (2 * ENT_WINDOW + 1)

/* Sums of a form: as the word itself, and at each distance. */
struct ent_sums {
	int16_t lead; /* of outside before all other labels, by the form
		       * alone, and before those at the ends of names */
	int16_t edge;
	int16_t rows[ENT_OFFSETS][SPARSE_LABELS];
};

/* What is asked for often is here, and `word` has the rest of it. */
struct ent_form {
	struct string text;
	uint64_t hash;    /* of the bytes */
	uint64_t normal_hash; /* as in struct word */
	uint64_t folded;  /* hash of the fold, see ent_text.h */
	uint32_t fold;    /* its number in the article */
	uint16_t lists;   /* bits of nlp/gazetteer.h */
	uint16_t cluster; /* Brown cluster, 0 if none */
	uint8_t amount;   /* enum amount_word */
	uint8_t shape;    /* as in struct word */
	uint8_t letters;  /* enum letters */
	int8_t talk;      /* weight, see nlp/talk_words.h */
	bool capital;     /* begins with a capital letter */
	bool joint;       /* may join capitalised words: "-", "de", "van" */
	const struct word *word;
	int16_t lead, edge; /* those of the sums, if there are some */
	const struct ent_sums *sums; /* NULL: not kept */
};

/* All but `fold`, which differs by article; from the cache if that has it,
 * else with a word in the arena. */
void ent_form_make(struct ent_form *form, const struct spelling *spelling,
		   const struct gazetteer *gazetteer,
		   const struct cache *cache, struct arena *arena);

/* Keeps a form and its sums, if there is room. */
void ent_form_keep(struct cache *cache, const struct ent_form *form,
		   const struct ent_sums *sums);

/* A cache for that many spellings. */
struct cache *ent_forms_cache_new(size_t entries);

#endif
