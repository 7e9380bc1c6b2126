/* ent_chain.c - the best labels for the words of a sentence
 *
 * Goes in: sums of weights for each word and label, and the weights of each
 * step from label to label. Comes out: the chain with the largest sum in which
 * every name is whole (Viterbi 1967).
 *
 * A name of one kind can only go on as itself, so that most steps are not
 * even looked at: words outside and ends of names (24 of the 45 labels) meet
 * beginnings, all else has one or two ways to come about.
 */
#include "nlp/ent_chain.h"

#include <string.h>

#include "nlp/ent_features.h"
#include "nlp/ent_labels.h"

#define ROW (SPARSE_LABELS)
#define NEVER (-1000000)

void ent_chain_make(struct ent_chain *chain, const void *embedded,
		    const struct ent_text *text, struct arena *arena)
{
	sparse_open(&chain->model, embedded);
	chain->text = text;
	chain->arena = arena;
	chain->traces = NULL;
	chain->trace_room = 0;
	chain->form_sums = arena_zero(arena, text->form_count *
						     sizeof *chain->form_sums);
	chain->fold_sums = arena_zero(arena, text->fold_count *
						     sizeof *chain->fold_sums);
}

static const int16_t *form_sums(struct ent_chain *chain, uint32_t form,
				int offset)
{
	int16_t *sums = chain->form_sums[form];
	uint64_t features[ENT_FEATURES];

	if (!sums) {
		sums = arena_zero(chain->arena,
				  ENT_OFFSETS * ROW * sizeof *sums);
		for (int o = -ENT_WINDOW; o <= ENT_WINDOW; o++) {
			size_t count = ent_form_features(
				&chain->text->forms[form], o, features);
			sparse_add(&chain->model, features, count,
				   sums + (o + ENT_WINDOW) * ROW);
		}
		chain->form_sums[form] = sums;
	}
	return sums + (offset + ENT_WINDOW) * ROW;
}

static const int16_t *fold_sums(struct ent_chain *chain, uint32_t fold)
{
	int16_t *sums = chain->fold_sums[fold];
	uint64_t features[ENT_FEATURES];

	if (!sums) {
		size_t count = ent_fold_features(chain->text, fold, features);
		sums = arena_zero(chain->arena, ROW * sizeof *sums);
		sparse_add(&chain->model, features, count, sums);
		chain->fold_sums[fold] = sums;
	}
	return sums;
}

static void row_add(int16_t *to, const int16_t *from)
{
	for (unsigned l = 0; l < ROW; l++)
		to[l] = (int16_t)(to[l] + from[l]);
}

static void word_sums(struct ent_chain *chain, uint32_t w, uint32_t from,
		      uint32_t to, int16_t *sums)
{
	const struct ent_word *words = chain->text->words;
	uint64_t features[ENT_FEATURES];
	size_t count = ent_word_features(chain->text, w, from, to, features);

	memset(sums, 0, ROW * sizeof *sums);
	sparse_add(&chain->model, features, count, sums);
	for (int o = -ENT_WINDOW; o <= ENT_WINDOW; o++) {
		int64_t at = (int64_t)w + o;
		if (at >= from && at < to)
			row_add(sums, form_sums(chain, words[at].form, o));
	}
	row_add(sums, fold_sums(chain, ent_form(chain->text, w)->fold));
}

struct state {
	int32_t sum[ROW];
};

/* For each label the one that the best way to it came from. */
struct trace {
	uint8_t before[ROW];
};

/* The labels after which a name may begin or nothing stand: outside, and the
 * last words of names. */
static bool is_end(unsigned label)
{
	return !chain_is_open(label);
}

struct meeting {
	const struct state *from;
	struct state *to;
	struct trace *trace;
};

static void step_from(const struct meeting *meeting, unsigned next,
		      unsigned label, int weight)
{
	int32_t value = meeting->from->sum[label] + weight;

	if (value > meeting->to->sum[next]) {
		meeting->to->sum[next] = value;
		meeting->trace->before[next] = (uint8_t)label;
	}
}

static void step(const struct sparse *model, const struct state *from,
		 struct state *to, struct trace *trace)
{
	struct meeting meeting = { from, to, trace };


	for (unsigned next = 0; next < CHAIN_LABELS; next++)
		to->sum[next] = NEVER;
	for (unsigned label = 0; label < CHAIN_LABELS; label++) {
		const int16_t *weights = model->steps + label * ROW;
		if (!is_end(label)) {
			unsigned kind = chain_kind(label);
			unsigned in = chain_label(kind, PLACE_INSIDE);
			unsigned last = chain_label(kind, PLACE_LAST);
			step_from(&meeting, in, label, weights[in]);
			step_from(&meeting, last, label,
				  weights[last]);
			continue;
		}
		for (unsigned next = 0; next < CHAIN_LABELS; next++)
			if (!chain_is_within(next))
				step_from(&meeting, next, label,
					  weights[next]);
	}
}

static void start(const struct sparse *model, struct state *to)
{
	const int16_t *weights = model->steps + SPARSE_LABELS * ROW;

	for (unsigned next = 0; next < CHAIN_LABELS; next++) {
		to->sum[next] = chain_is_within(next) ? NEVER : weights[next];
	}
}

static unsigned best_end(const struct state *state)
{
	unsigned best = CHAIN_OUTSIDE;

	for (unsigned label = 1; label < CHAIN_LABELS; label++)
		if (is_end(label) && state->sum[label] > state->sum[best])
			best = label;
	return best;
}

/* Room for the traces of a sentence, kept for the next. */
static struct trace *traces(struct ent_chain *chain, uint32_t words)
{
	if (words > chain->trace_room) {
		chain->trace_room = 2 * words;
		chain->traces = arena_alloc(chain->arena,
					    (size_t)chain->trace_room *
						    sizeof *chain->traces);
	}
	return chain->traces;
}

void ent_chain_label(struct ent_chain *chain, uint32_t from, uint32_t to,
		     uint8_t *labels)
{
	struct trace *trace = traces(chain, to - from);
	struct state states[2];
	int16_t sums[ROW];
	unsigned label;

	for (uint32_t w = from; w < to; w++) {
		struct state *state = &states[(w - from) % 2];
		if (w == from)
			start(&chain->model, state);
		else
			step(&chain->model, &states[(w - from + 1) % 2],
			     state, &trace[w - from]);
		word_sums(chain, w, from, to, sums);
		for (unsigned l = 0; l < CHAIN_LABELS; l++)
			state->sum[l] += sums[l];
	}
	if (from == to)
		return;
	label = best_end(&states[(to - 1 - from) % 2]);
	for (uint32_t w = to; w-- > from;) {
		labels[w - from] = (uint8_t)label;
		label = w > from ? trace[w - from].before[label] : 0;
	}
}
