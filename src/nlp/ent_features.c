/* ent_features.c - evidence for names, as numbers
 *
 * The templates are those of Ratinov and Roth 2009, "Design Challenges and
 * Misconceptions in Named Entity Recognition": words, affixes, shapes, Brown
 * cluster prefixes, lists, and the contexts of the same word elsewhere in
 * the article; to these come the first and last word of the run of capitals
 * ("Dam" makes all of "Grand Renaissance Dam" a facility).
 */
#include "nlp/ent_features.h"

#include "model/wordmap.h"
#include "nlp/gazetteer.h"

enum kind {
	KIND_NORMAL = 100, KIND_EXACT, KIND_SHAPE, KIND_PREFIX, KIND_SUFFIX,
	KIND_CLUSTER, KIND_LISTS, KIND_LIST, KIND_LENGTH,
	KIND_FOLD, KIND_BEFORE_FOLD, KIND_AFTER_FOLD, KIND_RUN_FOLD,
	KIND_PAIR, KIND_SHAPES, KIND_CLUSTERS, KIND_RUN, KIND_RUN_LAST,
	KIND_RUN_FIRST, KIND_RUN_BEFORE, KIND_RUN_AFTER, KIND_PHRASE,
	KIND_AMOUNT, KIND_START, KIND_CASING, KIND_BIAS, KIND_CLUSTER_PART,
	KIND_TALK
};

struct list {
	uint64_t *features;
	size_t count;
};

/* Some forty times a word, and `kind` is known when this is compiled. */
static inline __attribute__((always_inline)) void
add(struct list *list, unsigned kind, uint64_t a, uint64_t b)
{
	list->features[list->count++] = feature(kind, a, b);
}

/* A cluster is its path in the tree, a 1 before it, and the part of it that
 * the word is in: the path's first bits. */
static uint64_t cluster_prefix(unsigned cluster, unsigned bits)
{
	cluster >>= SPLIT_BITS;

	unsigned length = 31u - (unsigned)__builtin_clz(cluster | 1);

	return length > bits ? cluster >> (length - bits) : cluster;
}

static void add_affixes(struct list *list, const struct word *word,
			uint64_t place)
{
	for (unsigned i = 1; i < WORD_AFFIX; i++) {
		if (word->prefix[i])
			add(list, KIND_PREFIX, word->prefix[i], place);
		if (word->suffix[i])
			add(list, KIND_SUFFIX, word->suffix[i], place);
	}
}

size_t ent_form_features(const struct ent_form *form, int offset,
			 uint64_t *features)
{
	struct list list = { features, 0 };
	const struct word *word = form->word;
	uint64_t place = (uint64_t)(offset + ENT_WINDOW);

	add(&list, KIND_NORMAL, form->normal_hash, place);
	add(&list, KIND_SHAPE, form->shape, place);
	if (form->cluster) {
		add(&list, KIND_CLUSTER, cluster_prefix(form->cluster, 4),
		    place);
		add(&list, KIND_CLUSTER, cluster_prefix(form->cluster, 6),
		    place);
		add(&list, KIND_CLUSTER, form->cluster >> SPLIT_BITS, place);
		add(&list, KIND_CLUSTER_PART, form->cluster, place);
	} else {
		add(&list, KIND_CLUSTER, 0, place);
	}
	if (form->lists & (LIST_LONGER - 1))
		add(&list, KIND_LISTS, form->lists & (LIST_LONGER - 1), place);
	if (offset < -1 || offset > 1)
		return list.count;
	for (unsigned bit = 1; bit < LIST_LONGER; bit <<= 1)
		if (form->lists & bit)
			add(&list, KIND_LIST, bit * 2 + form->capital, place);
	if (offset == 0) {
		add_affixes(&list, word, place);
		add(&list, KIND_EXACT, form->hash, 0);
		add(&list, KIND_LENGTH, word->length < 6 ? word->length : 6,
		    form->letters);
		add(&list, KIND_BIAS, 0, 0);
	}
	return list.count;
}

static unsigned bucket(uint32_t n)
{
	return n < 3 ? n : n < 8 ? 3 : 4;
}

/* The fold at a distance, 0 beyond the sentence's ends (of the article). */
static uint64_t fold_hash_at(const struct ent_text *text, uint32_t word)
{
	return word < text->word_count
		       ? text->folds[ent_form(text, word)->fold].hash
		       : 0;
}

size_t ent_fold_features(const struct ent_text *text, uint32_t index,
			 uint64_t *features)
{
	struct list list = { features, 0 };
	const struct ent_fold *fold = &text->folds[index];

	add(&list, KIND_FOLD, bucket(fold->small), bucket(fold->capital));
	for (unsigned i = 0; i < fold->context_count; i++) {
		uint32_t w = fold->contexts[i];
		const struct ent_word *word = &text->words[w];
		add(&list, KIND_BEFORE_FOLD,
		    fold_hash_at(text, word->run ? word->run - 1 : UINT32_MAX),
		    w - word->run);
		add(&list, KIND_AFTER_FOLD, fold_hash_at(text, word->run_end),
		    word->run_end - w);
		add(&list, KIND_RUN_FOLD,
		    fold_hash_at(text, word->run_end - 1),
		    word->run_end - w);
		add(&list, KIND_RUN_FOLD, fold_hash_at(text, word->run),
		    64 + w - word->run);
	}
	return list.count;
}

/* A window into one sentence; beyond its ends stand an empty form's values. */
struct window {
	const struct ent_text *text;
	uint32_t from, to;
};

#define NORMAL_NONE 1

static uint64_t normal_at(const struct window *window, int64_t word)
{
	if (word < window->from || word >= window->to)
		return NORMAL_NONE;
	return ent_form(window->text, (uint32_t)word)->normal_hash;
}

/* The whole path of a word's cluster. */
static uint64_t cluster_at(const struct window *window, int64_t word)
{
	if (word < window->from || word >= window->to)
		return 0;
	return ent_form(window->text, (uint32_t)word)->cluster >> SPLIT_BITS;
}

/* Five words; HERE is the one that is asked about. */
enum { FAR_BEFORE, BEFORE, HERE, AFTER, FAR_AFTER, FIVE };

struct around {
	uint64_t normal[FIVE], shape[FIVE];
	unsigned cluster[FIVE]; /* with the part of it */
};

static void around_read(struct around *around, const struct window *window,
			uint32_t w)
{
	for (uint32_t i = 0; i < FIVE; i++) {
		int64_t at = (int64_t)w + i - HERE;
		bool inside = at >= window->from && at < window->to;
		const struct ent_form *form = inside
			? ent_form(window->text, (uint32_t)at) : NULL;

		around->normal[i] = inside ? form->normal_hash : NORMAL_NONE;
		around->shape[i] = inside ? form->shape : WORD_SHAPES;
		around->cluster[i] = inside ? form->cluster : 0;
	}
}

static void add_pairs(struct list *list, const struct around *around)
{
	const uint64_t *normal = around->normal;

	add(list, KIND_PAIR, hash_mix(normal[BEFORE], normal[HERE]), 0);
	add(list, KIND_PAIR, hash_mix(normal[HERE], normal[AFTER]), 1);
	add(list, KIND_PAIR, hash_mix(normal[BEFORE], normal[AFTER]),
	    2 + around->shape[HERE]);
	add(list, KIND_PAIR, hash_mix(normal[FAR_BEFORE], normal[BEFORE]),
	    100);
	add(list, KIND_PAIR, hash_mix(normal[AFTER], normal[FAR_AFTER]), 101);
}

static void add_patterns(struct list *list, const struct around *around)
{
	const uint64_t *shape = around->shape;
	uint64_t here = shape[HERE];
	uint64_t three = (shape[BEFORE] * 128 + here) * 128 + shape[AFTER];
	uint64_t clusters[FIVE]; /* whole paths */

	for (unsigned i = BEFORE; i <= AFTER; i++)
		clusters[i] = around->cluster[i] >> SPLIT_BITS;
	add(list, KIND_SHAPES, three, 0);
	add(list, KIND_SHAPES, (three * 128 + shape[FAR_AFTER]) * 128 +
	    shape[FAR_BEFORE], 1);
	for (unsigned i = BEFORE; i <= AFTER; i += 2) {
		add(list, KIND_CLUSTERS, clusters[HERE] << 16 | clusters[i],
		    i - BEFORE);
		add(list, KIND_CLUSTERS, clusters[i] << 8 | here,
		    i - BEFORE + 10);
	}
	add(list, KIND_CLUSTERS,
	    (uint64_t)cluster_prefix(around->cluster[BEFORE], 8)
		    << 32 |
	    (uint64_t)cluster_prefix(around->cluster[AFTER], 8)
		    << 16 | here, 30);
	add(list, KIND_CLUSTERS, clusters[BEFORE] << 32 |
	    clusters[AFTER] << 16, 31);
}

static void add_run(struct list *list, const struct window *window,
		    const struct ent_word *word, uint32_t w)
{
	uint64_t length = word->run_end - word->run;
	uint64_t place = w - word->run;
	uint64_t part = place == 0 ? 0 : w + 1 == word->run_end ? 2 : 1;

	if (!length)
		return;
	if (length > 5)
		length = 5;
	add(list, KIND_RUN, length, place < 5 ? place : 5);
	add(list, KIND_RUN_LAST, normal_at(window, word->run_end - 1),
	    part);
	add(list, KIND_RUN_FIRST, normal_at(window, word->run), part);
	add(list, KIND_RUN_LAST, cluster_at(window, word->run_end - 1),
	    10 + part);
	add(list, KIND_RUN_FIRST, cluster_at(window, word->run),
	    10 + part);
	add(list, KIND_RUN_BEFORE, normal_at(window, (int64_t)word->run - 1),
	    part);
	add(list, KIND_RUN_AFTER, normal_at(window, word->run_end), part);
	add(list, KIND_RUN_BEFORE,
	    cluster_at(window, (int64_t)word->run - 1), 10 + part);
	add(list, KIND_RUN_AFTER, cluster_at(window, word->run_end),
	    10 + part);
}

/* Where the text talks to its reader, the same evidence tells other things:
 * "at Wendy's" is a place, and unknown acronyms are no organisations. */
static void add_talk(struct list *list, const struct window *window,
		     const struct ent_word *word, uint32_t w)
{
	const struct ent_form *form = ent_form(window->text, w);

	add(list, KIND_TALK, 0, 0);
	add(list, KIND_TALK, form->shape, 1);
	add(list, KIND_TALK, form->cluster >> SPLIT_BITS, 2);
	add(list, KIND_TALK, form->lists, 3);
	add(list, KIND_TALK, form->normal_hash, 4);
	add(list, KIND_TALK, normal_at(window, (int64_t)w - 1), 5);
	add(list, KIND_TALK, normal_at(window, (int64_t)w + 1), 6);
	if (word->run_end > word->run)
		add(list, KIND_TALK, normal_at(window, word->run_end - 1), 7);
}

/* Whether the article has the word in lower case, with a capital, or both. */
static uint64_t seen_as(const struct ent_fold *fold)
{
	return (fold->small > 0 ? 2u : 0u) + (fold->capital > 0 ? 1u : 0u);
}

size_t ent_word_features(const struct ent_text *text, uint32_t w,
			 uint32_t from, uint32_t to, uint64_t *features)
{
	struct list list = { features, 0 };
	struct window window = { text, from, to };
	struct around around;
	const struct ent_word *word = &text->words[w];
	const struct ent_form *form = ent_form(text, w);
	const struct ent_fold *fold = &text->folds[form->fold];

	around_read(&around, &window, w);
	add_pairs(&list, &around);
	add_patterns(&list, &around);
	add_run(&list, &window, word, w);
	if (word->phrase)
		add(&list, KIND_PHRASE, word->phrase, word->phrase_part);
	if (word->amount)
		add(&list, KIND_AMOUNT, word->amount, 0);
	if (w + 1 < to && text->words[w + 1].amount)
		add(&list, KIND_AMOUNT, text->words[w + 1].amount, 1);
	if (w > from && text->words[w - 1].amount)
		add(&list, KIND_AMOUNT, text->words[w - 1].amount, 2);
	if (word->first) {
		add(&list, KIND_START, form->shape,
		    seen_as(fold));
		add(&list, KIND_START, form->cluster >> SPLIT_BITS, 100);
	}
	if (text->talks)
		add_talk(&list, &window, word, w);
	if (word->casing != CASING_MIXED) {
		add(&list, KIND_CASING, form->lists, word->casing);
		add(&list, KIND_CASING, form->normal_hash, 8 + word->casing);
		add(&list, KIND_CASING, form->cluster >> SPLIT_BITS,
		    16 + word->casing);
		add(&list, KIND_CASING, word->phrase, 24 + word->casing);
	}
	return list.count;
}
