/* scene_forms.c - what the search for quotations asks of each spelling */
#include "nlp/scene_forms.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "nlp/gazetteer.h"

/* Most words are small ASCII letters and need no look at Unicode. */
static bool form_small(struct scene_form *form, struct string word)
{
	uint32_t hash = FORM_START;

	for (size_t i = 0; i < word.length; i++) {
		if (word.data[i] < 'a' || word.data[i] > 'z')
			return false;
		hash = form_add(hash, word.data[i]);
	}
	form->form = hash;
	form->small = true;
	return true;
}

/* The hash of the word in small letters; curly marks count as straight. */
static void form_read(struct scene_form *form, struct string word)
{
	const char *at = word.data, *end = at + word.length;
	bool first = true, small = false, large = false;
	uint32_t hash = FORM_START;

	while (at < end) {
		char bytes[4];
		uint32_t c = utf8_next(&at);
		enum char_class class = char_class(c);

		form->capital |= first && class == CHAR_UPPER;
		small |= class == CHAR_LOWER;
		large |= class == CHAR_UPPER;
		first = false;
		if (class == CHAR_UPPER)
			c = char_lower(c);
		if (c == 0x2019 || c == 0x2018)
			c = '\'';
		if (c == 0x201C || c == 0x201D)
			c = '"';
		for (char *p = bytes, *e = utf8_write(bytes, c); p < e; p++)
			hash = form_add(hash, *p);
	}
	form->capitals = large && !small;
	form->form = hash;
}

/* A form whose cluster is announced; it is taken when the next one's is, and
 * memory was not waited for. */
struct clusters {
	struct wordmap map;
	struct scene_form *form; /* NULL: none */
	uint64_t hash;
};

static void cluster_take(struct clusters *clusters)
{
	if (clusters->form)
		clusters->form->cluster = (uint16_t)(wordmap_find(
			&clusters->map, clusters->hash) >> SPLIT_BITS);
}

static void cluster_ask(struct clusters *clusters, struct scene_form *form,
			struct string word)
{
	uint64_t hash = word_hash(word);

	wordmap_announce(&clusters->map, hash);
	cluster_take(clusters);
	clusters->form = form;
	clusters->hash = hash;
	form->asked = true;
}

static void clusters_find(const struct article *article,
			  const struct spellings *spellings,
			  struct scene_form *forms)
{
	struct clusters clusters = { .form = NULL };
	struct gazetteer gazetteer;

	gazetteer_open(&gazetteer);
	clusters.map = gazetteer.clusters;
	for (uint32_t t = 0; t < article->token_count; t++) {
		uint32_t i = spellings->of[t];
		uint8_t pos = article->tokens[t].pos;

		if ((pos == POS_VERB || pos == POS_NOUN) &&
		    i != NO_SPELLING && !forms[i].asked)
			cluster_ask(&clusters, &forms[i],
				    spellings->items[i].text);
	}
	cluster_take(&clusters);
}

struct scene_form *scene_forms_make(struct article *article)
{
	const struct spellings *spellings = spellings_of(article);
	struct scene_form *forms = arena_zero(
		article->arena, (spellings->count + 1u) * sizeof *forms);

	for (uint32_t i = 0; i < spellings->count; i++)
		if (!form_small(&forms[i], spellings->items[i].text))
			form_read(&forms[i], spellings->items[i].text);
	clusters_find(article, spellings, forms);
	return forms;
}

static bool is_lemma(const struct scene_form *form, struct string lemma)
{
	return form->lemma.data == lemma.data &&
	       form->lemma.length == lemma.length;
}

uint32_t scene_form_lemma(struct scene_form *form, struct string spelling,
			  struct string lemma)
{
	if (!lemma.data)
		return form->form;
	if (is_lemma(form, lemma))
		return form->lemma_hash;
	form->lemma = lemma;
	form->lemma_hash = form->small && string_equal(lemma, spelling)
		? form->form : form_hash(lemma.data, lemma.length);
	return form->lemma_hash;
}
