/* corpus.c - sentences as numbers, ready for training */
#include "train/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define NO_KIND UINT32_MAX

static void slots_make(struct corpus *corpus, size_t count)
{
	free(corpus->slots);
	corpus->slots = memset(memory_new(count * sizeof(uint32_t)), 0xFF,
			       count * sizeof(uint32_t));
	corpus->mask = count - 1;
}

static uint32_t *slot_find(const struct corpus *corpus, struct string form)
{
	size_t at = (size_t)bytes_hash(form.data, form.length) & corpus->mask;

	while (corpus->slots[at] != NO_KIND &&
	       !string_equal(corpus->kinds[corpus->slots[at]].form, form))
		at = (at + 1) & corpus->mask;
	return &corpus->slots[at];
}

void corpus_init(struct corpus *corpus)
{
	memset(corpus, 0, sizeof *corpus);
	arena_init(&corpus->arena);
	slots_make(corpus, (size_t)1 << 16);
	corpus->sentence_room = 1024;
	corpus->starts = memory_new(1024 * sizeof *corpus->starts);
	corpus->starts[0] = 0;
}

static void kinds_grow(struct corpus *corpus)
{
	corpus->kind_room = corpus->kind_room ? 2 * corpus->kind_room : 4096;
	corpus->kinds = memory_resize(corpus->kinds, corpus->kind_room *
						     sizeof *corpus->kinds);
	if (4 * corpus->kind_room <= corpus->mask)
		return;
	slots_make(corpus, 4 * corpus->kind_room);
	for (uint32_t k = 0; k < corpus->kind_count; k++)
		*slot_find(corpus, corpus->kinds[k].form) = k;
}

/* The row of a word in the finished vocabulary; 0 if it is not there. */
static uint16_t vocabulary_row(const struct corpus *corpus, uint64_t hash)
{
	for (uint32_t row = 2; row < corpus->vocabulary_count; row++)
		if (corpus->vocabulary[row] == hash)
			return (uint16_t)row;
	return NETWORK_UNKNOWN;
}

uint32_t corpus_kind(struct corpus *corpus, struct string form)
{
	uint32_t *slot = slot_find(corpus, form);
	struct word word;

	if (*slot != NO_KIND)
		return *slot;
	if (corpus->kind_count == corpus->kind_room) {
		kinds_grow(corpus);
		slot = slot_find(corpus, form);
	}
	*slot = (uint32_t)corpus->kind_count++;
	struct kind *kind = &corpus->kinds[*slot];
	memset(kind, 0, sizeof *kind);
	kind->form.data = arena_copy(&corpus->arena, form.data, form.length);
	kind->form.length = form.length;
	word_make(&word, form);
	kind->hash = word.hash;
	word_rows(kind->rows, &word);
	kind->rows[TABLE_WORD] = vocabulary_row(corpus, word.hash);
	return *slot;
}

void corpus_add(struct corpus *corpus, struct string form,
		const int16_t labels[HEADS], uint32_t weight)
{
	size_t n = corpus->word_count++;

	if (n == corpus->word_room) {
		corpus->word_room = n ? 2 * n : 65536;
		corpus->words = memory_resize(corpus->words,
			corpus->word_room * sizeof *corpus->words);
		corpus->labels = memory_resize(corpus->labels,
			corpus->word_room * sizeof *corpus->labels);
	}
	corpus->words[n] = corpus_kind(corpus, form);
	corpus->kinds[corpus->words[n]].frequency += weight;
	corpus->kinds[corpus->words[n]].count += weight > 0;
	memcpy(corpus->labels[n], labels, sizeof *corpus->labels);
}

void corpus_end_sentence(struct corpus *corpus)
{
	if (corpus->starts[corpus->sentence_count] == corpus->word_count)
		return;
	if (corpus->sentence_count + 2 > corpus->sentence_room) {
		corpus->sentence_room *= 2;
		corpus->starts = memory_resize(corpus->starts,
			corpus->sentence_room * sizeof *corpus->starts);
	}
	corpus->starts[++corpus->sentence_count] = corpus->word_count;
}

struct counted {
	uint64_t hash;
	uint32_t frequency, row;
};

static int by_hash(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The most frequent first. */
static int by_frequency(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	if (x->frequency != y->frequency)
		return x->frequency < y->frequency ? 1 : -1;
	return by_hash(a, b);
}

/* Different normal forms with the sum of their kinds' frequencies. */
static size_t count_words(const struct corpus *corpus, struct counted *list)
{
	size_t count = 0;

	for (size_t k = 0; k < corpus->kind_count; k++)
		list[k] = (struct counted){ corpus->kinds[k].hash,
					    corpus->kinds[k].frequency, 0 };
	qsort(list, corpus->kind_count, sizeof *list, by_hash);
	for (size_t k = 0; k < corpus->kind_count; k++) {
		if (count && list[count - 1].hash == list[k].hash)
			list[count - 1].frequency += list[k].frequency;
		else
			list[count++] = list[k];
	}
	return count;
}

static void counts_make(struct corpus *corpus)
{
	size_t size = corpus->vocabulary_count * sizeof *corpus->counts;

	corpus->counts = memset(memory_new(size), 0, size);
	for (size_t k = 0; k < corpus->kind_count; k++)
		corpus->counts[corpus->kinds[k].rows[TABLE_WORD]] +=
			corpus->kinds[k].count;
}

void corpus_number(struct corpus *corpus, uint32_t rows)
{
	struct counted *list = memory_new(corpus->kind_count * sizeof *list);
	size_t count = count_words(corpus, list);

	qsort(list, count, sizeof *list, by_frequency);
	while (count && (count > rows - 2 || !list[count - 1].frequency))
		count--; /* words of no weight are those of other sets */
	corpus->vocabulary = memory_new(rows * sizeof *corpus->vocabulary);
	corpus->vocabulary[0] = corpus->vocabulary[1] = 0;
	corpus->vocabulary_count = (uint32_t)count + 2;
	for (size_t i = 0; i < count; i++) {
		corpus->vocabulary[i + 2] = list[i].hash;
		list[i].row = (uint32_t)i + 2;
	}
	qsort(list, count, sizeof *list, by_hash);
	for (size_t k = 0; k < corpus->kind_count; k++) {
		struct counted key = { .hash = corpus->kinds[k].hash };
		const struct counted *found =
			bsearch(&key, list, count, sizeof *list, by_hash);

		corpus->kinds[k].rows[TABLE_WORD] = (uint16_t)(
			found ? found->row : NETWORK_UNKNOWN);
	}
	free(list);
	counts_make(corpus);
}

static uint32_t noisy_point(uint32_t c, enum noise noise)
{
	return noise == NOISE_UPPER ? char_upper(c)
	     : noise == NOISE_LOWER ? char_lower(c) : c;
}

uint32_t corpus_noisy(struct corpus *corpus, uint32_t kind, enum noise noise)
{
	struct string form = corpus->kinds[kind].form, noisy;
	const char *at = form.data, *end = form.data + form.length;
	char *bytes, *to;

	if (corpus->kinds[kind].noisy[noise])
		return corpus->kinds[kind].noisy[noise] - 1;
	bytes = to = arena_alloc(&corpus->arena, 4 * form.length + 1);
	while (at < end) {
		uint32_t c = utf8_next(&at);
		bool mark = c == '\'' || c == 0x2019;
		bool alone = form.length == (c == 0x2019 ? 3 : 1);

		if (noise != NOISE_BARE || !mark || alone)
			to = utf8_write(to, noisy_point(c, noise));
	}
	noisy = (struct string){ bytes, (size_t)(to - bytes) };
	uint32_t other = corpus_kind(corpus, noisy);
	corpus->kinds[kind].noisy[noise] = other + 1;
	return other;
}
