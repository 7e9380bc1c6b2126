/* ent_forms.c - what a spelling says of names, wherever it stands */
#include "nlp/ent_forms.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "nlp/amount_words.h"
#include "nlp/keys.h"
#include "nlp/talk_words.h"

/* What is kept of a spelling. */
struct known {
	struct ent_form form;
	struct ent_sums sums;
	struct word word;
};

/* The Brown clusters were made with digits as '0' and case kept. Words that
 * they lack are tried with a capital ("tampa", "TAMPA"): ASCII will do. */
static uint64_t cluster_hash(struct string form, bool title)
{
	uint64_t hash = WORD_HASH_START;

	for (size_t i = 0; i < form.length; i++) {
		unsigned char c = (unsigned char)form.data[i];
		if (c >= '0' && c <= '9')
			c = '0';
		else if (title && i == 0 && c >= 'a' && c <= 'z')
			c = (unsigned char)(c - 'a' + 'A');
		else if (title && i && c >= 'A' && c <= 'Z')
			c = (unsigned char)(c - 'A' + 'a');
		hash = word_hash_add(hash, c);
	}
	return word_hash_end(hash);
}

static uint16_t cluster_find(const struct wordmap *clusters,
			     struct string form)
{
	uint16_t cluster = wordmap_find(clusters, cluster_hash(form, false));

	return cluster ? cluster
		       : wordmap_find(clusters, cluster_hash(form, true));
}

/* What may stand in lower case inside a name of capitals. */
static bool is_joint(struct string form)
{
	return string_is(form, "-") ||
	       key_in(form, "van von der den de da di do dos das del della "
			    "la le bin ibn bint al el ul ud y e zu ter ten "
			    "du des");
}

static void form_fill(struct ent_form *form,
		      const struct gazetteer *gazetteer, struct arena *arena)
{
	struct word *word = arena_alloc(arena, sizeof *word);
	struct string text = form->text;
	const char *first = text.data;

	form->folded = word_hash_folded(text);
	word_make(word, text);
	form->word = word;
	form->normal_hash = word->hash;
	form->shape = word->shape;
	form->letters = word->letters;
	form->talk = (int8_t)talk_weight((struct string){ word->normal,
							word->length });
	form->lists = wordmap_find(&gazetteer->lists, form->folded);
	form->amount = (uint8_t)amount_word(text);
	form->cluster = cluster_find(&gazetteer->clusters, text);
	form->capital = char_class(utf8_next(&first)) == CHAR_UPPER;
	form->joint = is_joint(text);
	form->sums = NULL;
}

void ent_form_make(struct ent_form *form, const struct spelling *spelling,
		   const struct gazetteer *gazetteer,
		   const struct cache *cache, struct arena *arena)
{
	const struct known *known = spelling_is_keyed(spelling)
		? cache_find(cache, spelling->key) : NULL;

	if (known) {
		*form = known->form;
		form->text = spelling->text;
		form->word = &known->word;
		form->sums = &known->sums;
	} else {
		form->text = spelling->text;
		form->hash = word_hash(form->text);
		form_fill(form, gazetteer, arena);
	}
}

void ent_form_keep(struct cache *cache, const struct ent_form *form,
		   const struct ent_sums *sums)
{
	uint16_t key[CACHE_KEY];
	struct known known = { *form, *sums, *form->word };

	known.form.text = STRING("");
	known.form.lead = sums->lead;
	known.form.edge = sums->edge;
	if (cache_key(key, form->text))
		cache_add(cache, key, &known);
}

struct cache *ent_forms_cache_new(size_t entries)
{
	return cache_new(entries, sizeof(struct known));
}
