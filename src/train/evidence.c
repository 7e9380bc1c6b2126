/* evidence.c - hashed features counted and numbered, for training
 *
 * One open-addressing table from hash to count and, later, number.
 */
#include "train/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nlp/ent_features.h"

#define ALL (8 * ENT_FEATURES) /* features of one word, at most */
#define UNKNOWN UINT32_MAX

struct slot {
	uint64_t hash;
	uint32_t count, row, article; /* the last that had it */
};

struct evidence {
	struct slot *slots;
	size_t mask, used;
	uint32_t article;
	uint64_t *hashes; /* of the rows */
	size_t row_count;
};

static struct slot *slots_new(size_t count)
{
	return memset(memory_new(count * sizeof(struct slot)), 0,
		      count * sizeof(struct slot));
}

struct evidence *evidence_new(void)
{
	struct evidence *evidence = memory_new(sizeof *evidence);

	evidence->mask = ((size_t)1 << 20) - 1;
	evidence->slots = slots_new(evidence->mask + 1);
	evidence->used = 0;
	evidence->article = 0;
	evidence->hashes = NULL;
	return evidence;
}

static struct slot *slot_find(const struct evidence *evidence, uint64_t hash)
{
	size_t at = (size_t)hash & evidence->mask;

	while (evidence->slots[at].count && evidence->slots[at].hash != hash)
		at = (at + 1) & evidence->mask;
	return &evidence->slots[at];
}

static void slots_grow(struct evidence *evidence)
{
	struct slot *old = evidence->slots;
	size_t count = evidence->mask + 1;

	evidence->slots = slots_new(2 * count);
	evidence->mask = 2 * count - 1;
	for (size_t i = 0; i < count; i++)
		if (old[i].count)
			*slot_find(evidence, old[i].hash) = old[i];
	free(old);
}

/* All features of the word, as nlp/ent_weigh.c would sum them. */
static size_t word_features(const struct ent_text *text,
			    const struct ent_votes *votes, uint32_t w,
			    uint32_t from, uint32_t to, uint64_t *features)
{
	size_t count = ent_word_features(text, w, from, to, features);

	if (votes)
		count += ent_votes_features(votes, w, from, to,
					    features + count);
	for (int o = -ENT_WINDOW; o <= ENT_WINDOW; o++) {
		int64_t at = (int64_t)w + o;
		if (at >= from && at < to)
			count += ent_form_features(
				ent_form(text, (uint32_t)at), o,
				features + count);
	}
	return count + ent_fold_features(text, ent_form(text, w)->fold,
					 features + count);
}

static void feature_count(struct evidence *evidence, uint64_t hash)
{
	struct slot *slot = slot_find(evidence, hash);

	if (slot->count && slot->article == evidence->article)
		return;
	slot->article = evidence->article;
	if (!slot->count) {
		slot->hash = hash;
		if (2 * ++evidence->used > evidence->mask) {
			slot->count = 1;
			slots_grow(evidence);
			return;
		}
	}
	slot->count++;
}

void evidence_article(struct evidence *evidence)
{
	evidence->article++;
}

void evidence_count(struct evidence *evidence, const struct ent_text *text,
		    uint32_t sentence, const struct ent_votes *votes)
{
	uint32_t from = text->sentences[sentence];
	uint32_t to = text->sentences[sentence + 1];
	uint64_t features[ALL];

	for (uint32_t w = from; w < to; w++) {
		size_t count = word_features(text, votes, w, from, to,
					     features);
		for (size_t f = 0; f < count; f++)
			feature_count(evidence, features[f]);
	}
}

static int compare(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

size_t evidence_rows(struct evidence *evidence, unsigned least)
{
	size_t rows = 0;

	evidence->hashes = memory_new(evidence->used *
				      sizeof *evidence->hashes);
	for (size_t i = 0; i <= evidence->mask; i++) {
		struct slot *slot = &evidence->slots[i];
		slot->row = UNKNOWN;
		if (slot->count >= least)
			evidence->hashes[rows++] = slot->hash;
	}
	qsort(evidence->hashes, rows, sizeof *evidence->hashes, compare);
	for (size_t row = 0; row < rows; row++)
		slot_find(evidence, evidence->hashes[row])->row =
			(uint32_t)row;
	return evidence->row_count = rows;
}

size_t evidence_row_count(const struct evidence *evidence)
{
	return evidence->row_count;
}

uint64_t evidence_hash(const struct evidence *evidence, size_t row)
{
	return evidence->hashes[row];
}

uint32_t evidence_articles(const struct evidence *evidence, size_t row)
{
	return slot_find(evidence, evidence->hashes[row])->count;
}

/* Features that a word has while its sentence's capitalised words are
 * veiled, as a small table: a power of two, larger than ALL. */
#define VEILED 1024

struct veiled {
	uint64_t slots[VEILED];
};

static void veiled_add(struct veiled *veiled, uint64_t hash)
{
	size_t at = hash % VEILED;

	while (veiled->slots[at] && veiled->slots[at] != hash)
		at = (at + 1) % VEILED;
	veiled->slots[at] = hash;
}

static bool veiled_has(const struct veiled *veiled, uint64_t hash)
{
	size_t at = hash % VEILED;

	while (veiled->slots[at] && veiled->slots[at] != hash)
		at = (at + 1) % VEILED;
	return veiled->slots[at] == hash;
}

/* A form as it was, and what stands for its word meanwhile if it begins with a
 * capital. */
struct kept {
	struct ent_form form;
	struct word word;
};

/* The spellings of capitalised words go, all else stays. */
static struct kept *forms_veil(const struct ent_text *text, uint32_t from,
			       uint32_t to)
{
	struct kept *kept = memory_new((to - from) * sizeof *kept);

	for (uint32_t w = from; w < to; w++)
		kept[w - from].form = *ent_form(text, w);
	for (uint32_t w = from; w < to; w++) {
		struct ent_form *form = &text->forms[text->words[w].form];
		struct word *word = &kept[w - from].word;
		if (!form->capital)
			continue;
		*word = *form->word;
		memset(word->prefix, 0, sizeof word->prefix);
		memset(word->suffix, 0, sizeof word->suffix);
		form->hash = form->normal_hash = 1;
		form->word = word;
	}
	return kept;
}

static void forms_unveil(const struct ent_text *text, uint32_t from,
			 uint32_t to, struct kept *kept)
{
	for (uint32_t w = from; w < to; w++)
		text->forms[text->words[w].form] = kept[w - from].form;
	free(kept);
}

/* Marks in `rows` those that tell a spelling. */
static void rows_mark(const struct evidence *evidence,
		      const struct ent_text *text,
		      const struct ent_votes *votes, uint32_t from,
		      uint32_t to, uint32_t *rows, const uint32_t *at)
{
	struct kept *kept = forms_veil(text, from, to);
	uint64_t features[ALL];

	for (uint32_t w = from; w < to; w++) {
		struct veiled veiled = { { 0 } };
		size_t count = word_features(text, votes, w, from, to,
					     features);
		for (size_t f = 0; f < count; f++)
			veiled_add(&veiled, features[f]);
		for (uint32_t i = at[w - from]; i < at[w - from + 1]; i++)
			if (!veiled_has(&veiled,
					evidence->hashes[rows[i]]))
				rows[i] |= CRF_SPELLING;
	}
	forms_unveil(text, from, to, kept);
}

/* The numbers of the words' features go to `rows`, where each word's begin to
 * `at`; returns how many there are. */
static uint32_t rows_find(const struct evidence *evidence,
			  const struct ent_text *text,
			  const struct ent_votes *votes, uint32_t from,
			  uint32_t to, uint32_t *rows, uint32_t *at)
{
	uint64_t features[ALL];
	uint32_t used = 0;

	for (uint32_t w = from; w < to; w++) {
		size_t count = word_features(text, votes, w, from, to,
					     features);
		at[w - from] = used;
		for (size_t f = 0; f < count; f++) {
			struct slot *slot = slot_find(evidence, features[f]);
			if (slot->count && slot->row != UNKNOWN)
				rows[used++] = slot->row;
		}
	}
	return at[to - from] = used;
}

bool evidence_chain(struct evidence *evidence, const struct ent_text *text,
		    uint32_t sentence, const struct ent_votes *votes,
		    struct crf_chain *chain)
{
	uint32_t from = text->sentences[sentence];
	uint32_t to = text->sentences[sentence + 1];

	if (from == to)
		return false;
	uint32_t *rows = memory_new((to - from) * (size_t)ALL * sizeof *rows);
	uint32_t *at = memory_new((to - from + 1u) * sizeof *at);
	uint32_t used = rows_find(evidence, text, votes, from, to, rows, at);
	rows_mark(evidence, text, votes, from, to, rows, at);
	chain->length = to - from;
	chain->at = at;
	chain->features = memory_resize(rows, used * sizeof *rows);
	return true;
}

void evidence_chain_free(struct crf_chain *chain)
{
	free(chain->features);
	free(chain->at);
}

void evidence_free(struct evidence *evidence)
{
	free(evidence->slots);
	free(evidence->hashes);
	free(evidence);
}
