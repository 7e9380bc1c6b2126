/* ent_weigh.c - what speaks for each label of a word, as sums of weights */
#include "nlp/ent_weigh.h"

#include <string.h>

#include "nlp/ent_labels.h"

#define ROW SPARSE_LABELS

void ent_weigher_make(struct ent_weigher *weigher, const void *embedded,
		      const struct ent_text *text, struct arena *arena)
{
	memset(weigher, 0, sizeof *weigher);
	sparse_open(&weigher->model, embedded);
	weigher->text = text;
	weigher->arena = arena;
	weigher->sums = arena_zero(arena, (text->form_count + 1u) *
						  sizeof *weigher->sums);
	weigher->folds = arena_zero(arena, (text->fold_count + 1u) *
						   sizeof *weigher->folds);
}

/* Of outside before the labels below `end`. */
static int16_t outside_lead(const int16_t *row, unsigned end)
{
	int16_t best = row[1];

	for (unsigned l = 2; l < end; l++)
		best = row[l] > best ? row[l] : best;
	return (int16_t)(row[CHAIN_OUTSIDE] - best);
}

static struct ent_sums *sums_make(const struct ent_weigher *weigher,
				  const struct ent_form *form)
{
	struct ent_sums *sums = arena_zero(weigher->arena, sizeof *sums);
	uint64_t features[ENT_OFFSETS][ENT_FEATURES];
	size_t counts[ENT_OFFSETS];

	for (unsigned row = 0; row < ENT_OFFSETS; row++) {
		counts[row] = ent_form_features(form, (int)row - ENT_WINDOW,
						features[row]);
		sparse_announce(&weigher->model, features[row], counts[row]);
	}
	for (unsigned row = 0; row < ENT_OFFSETS; row++)
		sparse_near(&weigher->model, features[row], counts[row]);
	for (unsigned row = 0; row < ENT_OFFSETS; row++)
		sparse_add(&weigher->model, features[row], counts[row],
			   sums->rows[row]);
	sums->lead = outside_lead(sums->rows[ENT_WINDOW], CHAIN_LABELS);
	sums->edge = outside_lead(sums->rows[ENT_WINDOW],
				  chain_label(0, PLACE_INSIDE));
	return sums;
}

const struct ent_sums *ent_weigh_form(struct ent_weigher *weigher,
				      uint32_t word)
{
	uint32_t index = weigher->text->words[word].form;
	const struct ent_form *form = &weigher->text->forms[index];
	const struct ent_sums **sums = &weigher->sums[index];

	if (*sums)
		return *sums;
	*sums = form->sums;
	if (!*sums) {
		*sums = sums_make(weigher, form);
		ent_form_keep(weigher->text->article->caches.forms, form,
			      *sums);
	}
	return *sums;
}

int ent_weigh_lead(struct ent_weigher *weigher, uint32_t word)
{
	const struct ent_form *form = ent_form(weigher->text, word);

	return form->sums ? form->lead : ent_weigh_form(weigher, word)->lead;
}

int ent_weigh_edge(struct ent_weigher *weigher, uint32_t word)
{
	const struct ent_form *form = ent_form(weigher->text, word);

	return form->sums ? form->edge : ent_weigh_form(weigher, word)->edge;
}

static const int16_t *fold_sums(struct ent_weigher *weigher, uint32_t fold)
{
	int16_t *sums = weigher->folds[fold];
	uint64_t features[ENT_FEATURES];

	if (!sums) {
		size_t count = ent_fold_features(weigher->text, fold,
						 features);

		sparse_announce(&weigher->model, features, count);
		sparse_near(&weigher->model, features, count);
		sums = arena_zero(weigher->arena, ROW * sizeof *sums);
		sparse_add(&weigher->model, features, count, sums);
		weigher->folds[fold] = sums;
	}
	return sums;
}

void ent_weigher_room(struct ent_weigher *weigher, uint32_t words)
{
	weigher->places = arena_alloc(weigher->arena, (words + 1u) *
					      sizeof *weigher->places);
}

static void queue_add(struct ent_queue *queue)
{
	const struct ent_weigher *weigher = queue->weigher;
	const struct ent_piece *piece = queue->piece;
	struct ent_queued *slot = &queue->slots[queue->queued++ % ENT_QUEUED];

	slot->word = queue->word;
	slot->place = piece->before + (queue->word - piece->first);
	slot->from = piece->from;
	slot->to = piece->to;
	slot->count = weigher->votes
		? ent_votes_features(weigher->votes, slot->word, slot->from,
				     slot->to, slot->features)
		: ent_word_features(weigher->text, slot->word, slot->from,
				    slot->to, slot->features);
	sparse_announce(&weigher->model, slot->features, slot->count);
	queue->left--;
	if (++queue->word == piece->end && queue->left)
		queue->word = (++queue->piece)->first;
}

static struct ent_queued *queue_take(struct ent_queue *queue)
{
	const struct sparse *model = &queue->weigher->model;

	while (queue->left && queue->queued < queue->done + 2 * ENT_NEAR)
		queue_add(queue);
	while (queue->near < queue->queued &&
	       queue->near < queue->done + ENT_NEAR) {
		struct ent_queued *slot =
			&queue->slots[queue->near++ % ENT_QUEUED];
		sparse_near(model, slot->features, slot->count);
	}
	return &queue->slots[queue->done++ % ENT_QUEUED];
}

/* What the forms around a word and its fold say of it. */
static void forms_sum(struct ent_weigher *weigher,
		      const struct ent_queued *slot, int16_t *sums)
{
	const int16_t *rows[ENT_OFFSETS + 1];
	size_t count = 0;

	for (int o = -ENT_WINDOW; o <= ENT_WINDOW; o++) {
		int64_t at = (int64_t)slot->word + o;
		if (at >= slot->from && at < slot->to)
			rows[count++] = ent_weigh_form(weigher, (uint32_t)at)
						->rows[o + ENT_WINDOW];
	}
	rows[count++] = fold_sums(weigher,
				  ent_form(weigher->text, slot->word)->fold);
	sparse_sum(sums, rows, count);
}

void ent_queue_start(struct ent_queue *queue, struct ent_weigher *weigher,
		     const struct ent_piece *pieces, uint32_t words)
{
	queue->weigher = weigher;
	queue->piece = pieces;
	queue->word = words ? pieces->first : 0;
	queue->left = words;
	queue->queued = queue->near = queue->done = 0;
}

const int16_t *ent_queue_next(struct ent_queue *queue)
{
	struct ent_weigher *weigher = queue->weigher;
	const struct ent_queued *slot = queue_take(queue);
	int16_t *sums = weigher->places[slot->place];

	if (!weigher->votes)
		forms_sum(weigher, slot, sums);
	sparse_add(&weigher->model, slot->features, slot->count, sums);
	return sums;
}
