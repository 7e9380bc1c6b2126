/* ent_chain.c - the best labels for the words of a sentence
 *
 * Goes in: sums of weights for each word and label, and the weights of each
 * step from label to label. Comes out: the chain with the largest sum in which
 * every name is whole (Viterbi 1967).
 *
 * Most words of a text are plain: "of", "said", "prices" are in no name, or so
 * seldom that the form alone decides. Only the pieces between plain words are
 * looked at closely, each with its neighbours as evidence, and the plain words
 * are outside without further ado.
 *
 * A name of one kind can only go on as itself, so most steps cannot happen:
 * words outside and ends of names (23 of the 45 labels) meet beginnings (23
 * labels), all else has two ways to come about.
 */
#include "nlp/ent_chain.h"

#include <string.h>

#include "nlp/ent_features.h"
#include "nlp/ent_labels.h"

#define ROW SPARSE_LABELS
#define NEVER (-1000000)

/* The labels that may begin are the first ones; a few more make a round
 * number of them for the loops. */
#define BEGINS (1u + 2u * ENT_KINDS)
#define BEGINS_ROUND 24u
#define ENDS_FIRST (1u + ENT_KINDS)
#define ENDS_END (1u + 3u * ENT_KINDS)

/* A form is plain if outside leads every other label by that much; away from
 * words with a capital it is enough that none leads outside. Half of that
 * beside capitals costs the dev sets a tenth of a point of F1. */
#define PLAIN_LEAD (2 * SPARSE_SCALE)
#define PLAIN_LEAD_FAR 0

struct form_sums {
	int lead; /* of outside, with the form's own evidence */
	bool made[ENT_OFFSETS];
	int16_t rows[ENT_OFFSETS][ROW];
};

/* How far behind outside an end may be and still be the better way to some
 * beginning: most ends at most words are farther and need not be tried. */
static void leads_make(struct ent_chain *chain)
{
	const int16_t *steps = chain->model.steps;

	for (unsigned end = ENDS_FIRST; end < ENDS_END; end++) {
		int lead = NEVER;
		for (unsigned l = 0; l < BEGINS; l++) {
			int more = steps[end * ROW + l] - steps[l];
			lead = more > lead ? more : lead;
		}
		chain->leads[end] = lead;
	}
}

void ent_chain_make(struct ent_chain *chain, const void *embedded,
		    const struct ent_text *text, struct arena *arena)
{
	memset(chain, 0, sizeof *chain);
	sparse_open(&chain->model, embedded);
	chain->text = text;
	chain->arena = arena;
	chain->forms = arena_zero(arena, (text->form_count + 1u) *
						 sizeof *chain->forms);
	chain->folds = arena_zero(arena, (text->fold_count + 1u) *
						 sizeof *chain->folds);
	leads_make(chain);
}

static const int16_t *row_make(struct ent_chain *chain,
			       struct form_sums *sums, uint32_t form,
			       int offset)
{
	unsigned row = (unsigned)(offset + ENT_WINDOW);
	uint64_t features[ENT_FEATURES];

	if (!sums->made[row]) {
		size_t count = ent_form_features(&chain->text->forms[form],
						 offset, features);
		memset(sums->rows[row], 0, sizeof sums->rows[row]);
		sparse_add(&chain->model, features, count, sums->rows[row]);
		sums->made[row] = true;
	}
	return sums->rows[row];
}

static int outside_lead(const int16_t *row)
{
	int best = row[1];

	for (unsigned l = 2; l < CHAIN_LABELS; l++)
		best = row[l] > best ? row[l] : best;
	return row[CHAIN_OUTSIDE] - best;
}

static struct form_sums *form_sums(struct ent_chain *chain, uint32_t form)
{
	struct form_sums *sums = chain->forms[form];

	if (!sums) {
		sums = arena_alloc(chain->arena, sizeof *sums);
		memset(sums->made, 0, sizeof sums->made);
		chain->forms[form] = sums;
		sums->lead = outside_lead(row_make(chain, sums, form, 0));
	}
	return sums;
}

struct piece {
	uint32_t first, end; /* words, one at least */
	uint32_t from, to;   /* of the sentence */
};

/* A neighbour begins with a capital, or is a hyphen: "Ji-won". */
static bool is_beside_name(const struct ent_chain *chain,
			   const struct piece *sentence, uint32_t w)
{
	for (int64_t at = (int64_t)w - 1; at <= (int64_t)w + 1; at += 2) {
		if (at < sentence->from || at >= sentence->to)
			continue;
		const struct ent_form *form =
			ent_form(chain->text, (uint32_t)at);
		if (form->capital || *form->text.data == '-')
			return true;
	}
	return false;
}

/* A capital away from a sentence's beginning is never plain, nor is any word
 * where capitals tell nothing. */
static bool is_plain(struct ent_chain *chain, const struct piece *sentence,
		     uint32_t w)
{
	const struct ent_word *word = &chain->text->words[w];
	bool far;

	if (word->casing != CASING_MIXED ||
	    (chain->text->forms[word->form].capital && !word->first))
		return false;
	far = !word->first && !is_beside_name(chain, sentence, w);
	return form_sums(chain, word->form)->lead >=
	       (far ? PLAIN_LEAD_FAR : PLAIN_LEAD);
}

static const int16_t *fold_sums(struct ent_chain *chain, uint32_t fold)
{
	int16_t *sums = chain->folds[fold];
	uint64_t features[ENT_FEATURES];

	if (!sums) {
		size_t count = ent_fold_features(chain->text, fold, features);
		sums = arena_zero(chain->arena, ROW * sizeof *sums);
		sparse_add(&chain->model, features, count, sums);
		chain->folds[fold] = sums;
	}
	return sums;
}

static void row_add(int16_t *restrict to, const int16_t *restrict from)
{
	for (unsigned l = 0; l < ROW; l++)
		to[l] = (int16_t)(to[l] + from[l]);
}

/* `from` and `to` are the words of the sentence. */
static void word_sums(struct ent_chain *chain, uint32_t w, uint32_t from,
		      uint32_t to, int16_t *sums)
{
	const struct ent_word *words = chain->text->words;
	uint64_t features[ENT_FEATURES];
	size_t count = ent_word_features(chain->text, w, from, to, features);

	if (chain->votes)
		count += ent_votes_features(chain->votes, w, from, to,
					    features + count);
	memset(sums, 0, ROW * sizeof *sums);
	sparse_add(&chain->model, features, count, sums);
	for (int o = -ENT_WINDOW; o <= ENT_WINDOW; o++) {
		int64_t at = (int64_t)w + o;
		if (at >= from && at < to)
			row_add(sums, row_make(chain,
					       form_sums(chain,
							 words[at].form),
					       words[at].form, o));
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

/* One label that may end, and all that may begin after it. */
static void begin_from(int32_t *restrict best, int32_t *restrict before,
		       int32_t sum, const int16_t *restrict weights,
		       int32_t label)
{
	for (unsigned l = 0; l < BEGINS_ROUND; l++) {
		int32_t value = sum + weights[l];
		before[l] = value > best[l] ? label : before[l];
		best[l] = value > best[l] ? value : best[l];
	}
}

static void step_begins(const struct ent_chain *chain,
			const struct state *from, struct state *to,
			struct trace *trace)
{
	const int16_t *steps = chain->model.steps;
	int32_t outside = from->sum[CHAIN_OUTSIDE];
	int32_t best[BEGINS_ROUND], before[BEGINS_ROUND];

	for (unsigned l = 0; l < BEGINS_ROUND; l++) {
		best[l] = outside + steps[l];
		before[l] = CHAIN_OUTSIDE;
	}
	for (unsigned end = ENDS_FIRST; end < ENDS_END; end++)
		if (from->sum[end] + chain->leads[end] > outside)
			begin_from(best, before, from->sum[end],
				   steps + end * ROW, (int32_t)end);
	for (unsigned l = 0; l < BEGINS; l++) {
		to->sum[l] = best[l];
		trace->before[l] = (uint8_t)before[l];
	}
}

/* The inside and the last word of a name follow its beginning or inside. */
static void step_within(const struct sparse *model, const struct state *from,
			struct state *to, struct trace *trace)
{
	for (unsigned next = ENDS_FIRST + ENT_KINDS; next < CHAIN_LABELS;
	     next++) {
		unsigned kind = chain_kind(next);
		unsigned begin = chain_label(kind, PLACE_BEGIN);
		unsigned inside = chain_label(kind, PLACE_INSIDE);
		int32_t a = from->sum[begin] +
			    model->steps[begin * ROW + next];
		int32_t b = from->sum[inside] +
			    model->steps[inside * ROW + next];
		to->sum[next] = a >= b ? a : b;
		trace->before[next] = (uint8_t)(a >= b ? begin : inside);
	}
}

/* Behind the start of a sentence, or behind a plain word. */
static void start(const int16_t *weights, struct state *to)
{
	for (unsigned next = 0; next < CHAIN_LABELS; next++)
		to->sum[next] = chain_is_within(next) ? NEVER : weights[next];
}

static unsigned best_end(const struct sparse *model, const struct state *state,
			 bool plain_follows)
{
	unsigned best = CHAIN_OUTSIDE;
	int32_t best_sum = NEVER;

	for (unsigned label = 0; label < CHAIN_LABELS; label++) {
		int32_t sum = state->sum[label];
		if (chain_is_open(label))
			continue;
		if (plain_follows)
			sum += model->steps[label * ROW + CHAIN_OUTSIDE];
		if (sum > best_sum) {
			best = label;
			best_sum = sum;
		}
	}
	return best;
}

/* Room for the traces of a piece, kept for the next. */
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

/* `labels` is that of the first word. */
static void piece_label(struct ent_chain *chain, const struct piece *piece,
			uint8_t *labels)
{
	const struct sparse *model = &chain->model;
	uint32_t count = piece->end - piece->first;
	struct trace *trace = traces(chain, count);
	struct state states[2];
	int16_t sums[ROW];
	unsigned row = piece->first == piece->from ? SPARSE_LABELS
						   : CHAIN_OUTSIDE;

	for (uint32_t i = 0; i < count; i++) {
		struct state *state = &states[i % 2];
		if (i == 0) {
			start(model->steps + row * ROW, state);
		} else {
			step_begins(chain, &states[(i + 1) % 2], state,
				    &trace[i]);
			step_within(model, &states[(i + 1) % 2], state,
				    &trace[i]);
		}
		word_sums(chain, piece->first + i, piece->from, piece->to,
			  sums);
		for (unsigned l = 0; l < CHAIN_LABELS; l++)
			state->sum[l] += sums[l];
	}
	unsigned label = best_end(model, &states[(count - 1) % 2],
				  piece->end < piece->to);
	for (uint32_t i = count; i-- > 0;) {
		labels[i] = (uint8_t)label;
		label = i > 0 ? trace[i].before[label] : CHAIN_OUTSIDE;
	}
}

/* The pieces of a sentence; in the second pass those where words differ from
 * what they are elsewhere. */
static void sentence_label(struct ent_chain *chain, uint32_t from, uint32_t to,
			   uint8_t *labels)
{
	struct piece piece = { from, from, from, to };

	for (uint32_t w = from; w < to; w = piece.end + 1) {
		piece.first = piece.end = w;
		while (piece.end < to && !is_plain(chain, &piece, piece.end))
			piece.end++;
		if (piece.end > w &&
		    (!chain->votes ||
		     ent_votes_differ(chain->votes, w, piece.end)))
			piece_label(chain, &piece, labels + w);
		if (piece.end < to)
			labels[piece.end] = CHAIN_OUTSIDE;
	}
}

static void text_label(struct ent_chain *chain, uint8_t *labels)
{
	const struct ent_text *text = chain->text;

	for (uint32_t s = 0; s < text->sentence_count; s++)
		sentence_label(chain, text->sentences[s],
			       text->sentences[s + 1], labels);
}

void ent_chain_label(struct ent_chain *chain, uint8_t *labels)
{
	uint32_t count = chain->text->word_count;
	struct ent_votes votes;
	uint8_t *first;

	text_label(chain, labels);
	first = arena_alloc(chain->arena, count + 1u);
	memcpy(first, labels, count);
	ent_votes_make(&votes, chain->text, first, chain->arena);
	chain->votes = &votes;
	text_label(chain, labels);
	chain->votes = NULL;
}
