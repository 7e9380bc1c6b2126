/* batches.c - sentences of a corpus, put together for the network
 *
 * Each different kind of word is one row of the batch, however often it is
 * there.
 */
#include "train/batches.h"

#include <string.h>

#include "base/memory.h"
#include "train/random.h"

void batches_init(struct batches *batches, struct corpus *corpus,
		  uint64_t seed)
{
	memset(batches, 0, sizeof *batches);
	batches->corpus = corpus;
	batches->random = seed;
	batches->border_kind = corpus_kind(corpus, STRING(""));
}

static void kinds_grow(struct batches *b)
{
	size_t count = 2 * b->corpus->kind_count;

	b->stamps = memory_resize(b->stamps, count * sizeof *b->stamps);
	b->local = memory_resize(b->local, count * sizeof *b->local);
	memset(b->stamps + b->kinds, 0,
	       (count - b->kinds) * sizeof *b->stamps);
	b->kinds = count;
}

/* A word in capitals is as well known as in lower case. */
static bool made_unknown(struct batches *b, const struct kind *kind)
{
	float count = (float)b->corpus->counts[kind->rows[TABLE_WORD]];
	float chance = b->unknown / (b->unknown + count);

	return b->unknown > 0 &&
	       (float)(random_next(&b->random) >> 40) / 16777216.0f < chance;
}

static uint32_t kind_local(struct batches *b, uint32_t kind)
{
	if (kind >= b->kinds)
		kinds_grow(b);
	if (b->stamps[kind] != b->now) {
		uint16_t *rows = b->batch.rows[b->batch.kind_count];

		b->stamps[kind] = b->now;
		b->local[kind] = b->batch.kind_count++;
		memcpy(rows, b->corpus->kinds[kind].rows,
		       CACHE_KEY * sizeof *rows);
		if (kind == b->border_kind)
			border_rows(rows);
		else if (made_unknown(b, &b->corpus->kinds[kind]))
			rows[TABLE_WORD] = NETWORK_UNKNOWN;
	}
	return b->local[kind];
}

static void batch_grow(struct batches *b)
{
	struct batch *batch = &b->batch;

	b->room = b->room ? 2 * b->room : 4096;
	batch->kinds = memory_resize(batch->kinds,
				     b->room * sizeof *batch->kinds);
	batch->rows = memory_resize(batch->rows,
				    b->room * sizeof *batch->rows);
	batch->border = memory_resize(batch->border,
				      b->room * sizeof *batch->border);
	batch->labels = memory_resize(batch->labels,
				      b->room * sizeof *batch->labels);
	batch->doubts = memory_resize(batch->doubts,
				      b->room * sizeof *batch->doubts);
}

static void position_add(struct batches *b, uint32_t kind,
			 const int16_t *labels, const struct doubt *doubt)
{
	struct batch *batch = &b->batch;

	if (batch->count == b->room)
		batch_grow(b);
	batch->kinds[batch->count] = kind_local(b, kind);
	batch->border[batch->count] = !labels;
	if (labels)
		memcpy(batch->labels[batch->count], labels,
		       sizeof *batch->labels);
	else
		memset(batch->labels[batch->count], 0xFF,
		       sizeof *batch->labels);
	if (doubt)
		batch->doubts[batch->count] = *doubt;
	else
		memset(&batch->doubts[batch->count], 0,
		       sizeof *batch->doubts);
	batch->count++;
}

static void borders_add(struct batches *b)
{
	for (int i = 0; i < BATCH_BORDERS; i++)
		position_add(b, b->border_kind, NULL, NULL);
}

void batch_begin(struct batches *b)
{
	b->batch.count = b->batch.kind_count = 0;
	b->now++;
	borders_add(b);
}

void batch_add(struct batches *b, size_t sentence, int noise)
{
	const size_t *start = &b->corpus->starts[sentence];

	for (size_t i = start[0]; i < start[1]; i++) {
		uint32_t kind = b->corpus->words[i];

		if (noise >= 0)
			kind = corpus_noisy(b->corpus, kind,
					    (enum noise)noise);
		position_add(b, kind, b->corpus->labels[i], b->corpus->doubts
			     ? &b->corpus->doubts[i] : NULL);
	}
	borders_add(b);
}
