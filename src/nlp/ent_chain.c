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
 * words with a capital ("gun", "percent") another label may even lead it a
 * little: of all those where one did, two in a thousand were in a name. Three
 * quarters of PLAIN_LEAD cost Worldwide's dev set a tenth of a point of F1,
 * and half of it nearly a whole one: then "and" is plain. */
#define PLAIN_LEAD (2 * SPARSE_SCALE)
#define PLAIN_LEAD_FAR (-2 * SPARSE_SCALE / 3)

/* The same for words that would have to begin or to end a name: a third less
 * of the words is looked at, and no figure falls by more than 0.03 points;
 * below zero some do. */
#define EDGE_LEAD (SPARSE_SCALE / 2)

/* How far behind outside an end may be and still be the better way to some
 * beginning: most ends at most words are farther and need not be tried. */
static void leads_make(struct ent_chain *chain)
{
	const int16_t *steps = chain->weigher.model.steps;

	for (unsigned end = ENDS_FIRST; end < ENDS_END; end++) {
		int lead = NEVER;
		for (unsigned l = 0; l < BEGINS; l++) {
			int more = steps[end * ROW + l] - steps[l];
			lead = more > lead ? more : lead;
		}
		chain->leads[end] = lead;
	}
}

static bool is_hyphen(const struct ent_text *text, uint32_t w)
{
	return *ent_form(text, w)->text.data == '-';
}

/* A neighbour begins with a capital, or is a hyphen: "Ji-won". */
static bool is_beside_name(const struct ent_chain *chain,
			   const struct ent_piece *sentence, uint32_t w)
{
	for (int64_t at = (int64_t)w - 1; at <= (int64_t)w + 1; at += 2) {
		if (at < sentence->from || at >= sentence->to)
			continue;
		const struct ent_form *form =
			ent_form(chain->text, (uint32_t)at);
		if (form->capital || is_hyphen(chain->text, (uint32_t)at))
			return true;
	}
	return false;
}

/* A capital away from a sentence's beginning is never plain, nor is any word
 * where capitals tell nothing. */
static bool is_plain(struct ent_chain *chain, const struct ent_piece *sentence,
		     uint32_t w)
{
	const struct ent_word *word = &chain->text->words[w];
	bool far;

	if (word->casing != CASING_MIXED ||
	    (chain->text->forms[word->form].capital && !word->first))
		return false;
	far = !word->first && !is_beside_name(chain, sentence, w);
	return ent_weigh_lead(&chain->weigher, w) >=
	       (far ? PLAIN_LEAD_FAR : PLAIN_LEAD);
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
			int32_t *before)
{
	const int16_t *steps = chain->weigher.model.steps;
	int32_t outside = from->sum[CHAIN_OUTSIDE];

	for (unsigned l = 0; l < BEGINS_ROUND; l++) {
		to->sum[l] = outside + steps[l];
		before[l] = CHAIN_OUTSIDE;
	}
	for (unsigned end = ENDS_FIRST; end < ENDS_END; end++)
		if (from->sum[end] + chain->leads[end] > outside)
			begin_from(to->sum, before, from->sum[end],
				   steps + end * ROW, (int32_t)end);
}

/* The last and the inner words of a name follow its beginning or an inner
 * word, with these weights. */
static void goings_make(struct ent_chain *chain)
{
	const int16_t *steps = chain->weigher.model.steps;

	for (unsigned kind = 0; kind < ENT_KINDS; kind++) {
		const int16_t *begin = steps +
			chain_label(kind, PLACE_BEGIN) * ROW;
		const int16_t *inside = steps +
			chain_label(kind, PLACE_INSIDE) * ROW;

		for (unsigned i = 0; i < 2; i++) {
			unsigned to = chain_label(kind, PLACE_LAST + i);
			chain->from_begin[i][kind] = begin[to];
			chain->from_inside[i][kind] = inside[to];
		}
	}
}

static void go_on(int32_t *restrict best, int32_t *restrict before,
		  const int32_t *restrict begin,
		  const int32_t *restrict inside,
		  const int16_t *restrict from_begin,
		  const int16_t *restrict from_inside)
{
	for (int32_t kind = 0; kind < CHAIN_GOINGS; kind++) {
		int32_t a = begin[kind] + from_begin[kind];
		int32_t b = inside[kind] + from_inside[kind];
		best[kind] = a >= b ? a : b;
		before[kind] = kind + (int32_t)(a >= b
			? chain_label(0, PLACE_BEGIN)
			: chain_label(0, PLACE_INSIDE));
	}
}

/* Behind begins, whose round number reaches into these. */
static void step_within(const struct ent_chain *chain,
			const struct state *from, struct state *to,
			int32_t *before)
{
	const int32_t *begin = from->sum + chain_label(0, PLACE_BEGIN);
	const int32_t *inside = from->sum + chain_label(0, PLACE_INSIDE);

	for (unsigned i = 0; i < 2; i++) {
		unsigned first = chain_label(0, PLACE_LAST + i);
		go_on(to->sum + first, before + first, begin, inside,
		      chain->from_begin[i], chain->from_inside[i]);
	}
}

static void step(const struct ent_chain *chain, const struct state *from,
		 struct state *to, struct trace *trace)
{
	/* As wide as sums, so that compilers choose between both for several
	 * labels at once. */
	int32_t before[ROW];

	step_begins(chain, from, to, before);
	step_within(chain, from, to, before);
	for (unsigned l = 0; l < CHAIN_LABELS; l++)
		trace->before[l] = (uint8_t)before[l];
}

/* Behind the start of a sentence, or behind a plain word: nothing goes on. */
static void starts_make(struct ent_chain *chain)
{
	static const unsigned rows[] = { SPARSE_LABELS, CHAIN_OUTSIDE };

	for (unsigned start = 0; start < 2; start++)
		for (unsigned l = 0; l < CHAIN_LABELS; l++)
			chain->starts[start][l] = chain_is_within(l) ? NEVER
				: chain->weigher.model.steps[
					rows[start] * ROW + l];
}

void ent_chain_make(struct ent_chain *chain, const void *embedded,
		    const struct ent_text *text, struct arena *arena)
{
	memset(chain, 0, sizeof *chain);
	ent_weigher_make(&chain->weigher, embedded, text, arena);
	chain->text = text;
	chain->arena = arena;
	leads_make(chain);
	goings_make(chain);
	starts_make(chain);
}

static unsigned best_end(const struct sparse *model, const struct state *state,
			 bool plain_follows)
{
	const int16_t *steps = model->steps + CHAIN_OUTSIDE;
	int32_t factor = plain_follows ? 1 : 0;
	unsigned best = CHAIN_OUTSIDE;
	int32_t best_sum = state->sum[best] + factor * steps[best * ROW];

	for (unsigned end = ENDS_FIRST; end < ENDS_END; end++) {
		int32_t sum = state->sum[end] + factor * steps[end * ROW];

		if (sum > best_sum) {
			best = end;
			best_sum = sum;
		}
	}
	return best;
}

/* Room for the traces of a piece, kept for the next. */
static struct trace *traces(struct ent_chain *chain, uint32_t words)
{
	if (words > chain->trace_room) {
		chain->trace_room = words + words / 2;
		chain->traces = arena_alloc(chain->arena,
					    (size_t)chain->trace_room *
						    sizeof *chain->traces);
	}
	return chain->traces;
}

/* `labels` is that of the first word. */
static void piece_label(struct ent_chain *chain, struct ent_queue *queue,
			const struct ent_piece *piece, uint8_t *labels)
{
	uint32_t count = piece->end - piece->first;
	struct trace *trace = traces(chain, count);
	struct state states[2];
	unsigned start = piece->first == piece->from ? 0 : 1;

	for (uint32_t i = 0; i < count; i++) {
		struct state *state = &states[i % 2];
		if (i == 0) {
			memcpy(state->sum, chain->starts[start],
			       sizeof state->sum);
		} else {
			step(chain, &states[(i + 1) % 2], state, &trace[i]);
		}
		const int16_t *sums = ent_queue_next(queue);
		for (unsigned l = 0; l < ROW; l++)
			state->sum[l] += sums[l];
	}
	unsigned label = best_end(&chain->weigher.model,
				  &states[(count - 1) % 2],
				  piece->end < piece->to);
	for (uint32_t i = count; i-- > 0;) {
		labels[i] = (uint8_t)label;
		label = i > 0 ? trace[i].before[label] : CHAIN_OUTSIDE;
	}
}

static void piece_add(struct ent_chain *chain, const struct ent_piece *piece)
{
	chain->pieces = arena_grow(chain->arena, chain->pieces,
				   chain->piece_count, &chain->piece_room,
				   sizeof *chain->pieces);
	chain->pieces[chain->piece_count++] = *piece;
	chain->piece_words += piece->end - piece->first;
}

/* "of" is often inside of names, and hardly ever at their ends; `beside` is
 * the word next to it in the piece: "Ji-won" is one. */
static bool is_no_end(struct ent_chain *chain, uint32_t w, uint32_t beside)
{
	const struct ent_word *word = &chain->text->words[w];

	return word->casing == CASING_MIXED &&
	       !chain->text->forms[word->form].capital &&
	       ent_weigh_edge(&chain->weigher, w) >= EDGE_LEAD &&
	       !is_hyphen(chain->text, beside);
}

/* Takes words off a piece that would have to begin or to end a name there. */
static void piece_strip(struct ent_chain *chain, struct ent_piece *piece,
			uint8_t *labels)
{
	uint32_t first = piece->first, end = piece->end;

	while (first + 1 < end && is_no_end(chain, first, first + 1))
		labels[first++] = CHAIN_OUTSIDE;
	while (first + 1 < end && is_no_end(chain, end - 1, end - 2))
		labels[--end] = CHAIN_OUTSIDE;
	if (first + 1 == end && is_no_end(chain, first, first))
		labels[first++] = CHAIN_OUTSIDE;
	piece->first = first;
	piece->end = end;
}

/* The pieces of a sentence. What is plain is outside. */
static void pieces_find(struct ent_chain *chain, uint32_t from, uint32_t to,
			uint8_t *labels)
{
	struct ent_piece piece = { from, from, from, to, 0 };

	for (uint32_t w = from, end; w < to; w = end + 1) {
		piece.first = end = w;
		piece.before = chain->piece_words;
		while (end < to && !is_plain(chain, &piece, end))
			end++;
		piece.end = end;
		if (end < to)
			labels[end] = CHAIN_OUTSIDE;
		piece_strip(chain, &piece, labels);
		if (piece.end > piece.first)
			piece_add(chain, &piece);
	}
}

/* Leaves the pieces where words differ from what they are elsewhere. */
static void pieces_sieve(struct ent_chain *chain,
			 const struct ent_votes *votes)
{
	uint32_t count = 0;

	chain->piece_words = 0;
	for (uint32_t p = 0; p < chain->piece_count; p++) {
		const struct ent_piece *piece = &chain->pieces[p];
		if (!ent_votes_differ(votes, piece->first, piece->end))
			continue;
		chain->piece_words += piece->end - piece->first;
		chain->pieces[count++] = *piece;
	}
	chain->piece_count = count;
}

static void pieces_label(struct ent_chain *chain, uint8_t *labels)
{
	struct ent_queue queue;

	ent_queue_start(&queue, &chain->weigher, chain->pieces,
			chain->piece_words);
	for (uint32_t p = 0; p < chain->piece_count; p++)
		piece_label(chain, &queue, &chain->pieces[p],
			    labels + chain->pieces[p].first);
}

void ent_chain_label(struct ent_chain *chain, uint8_t *labels)
{
	const struct ent_text *text = chain->text;
	struct ent_votes votes;
	uint8_t *first;

	for (uint32_t s = 0; s < text->sentence_count; s++)
		pieces_find(chain, text->sentences[s],
			    text->sentences[s + 1], labels);
	ent_weigher_room(&chain->weigher, chain->piece_words);
	pieces_label(chain, labels);
	first = arena_alloc(chain->arena, text->word_count + 1u);
	memcpy(first, labels, text->word_count);
	ent_votes_make(&votes, text, first, chain->arena);
	pieces_sieve(chain, &votes);
	chain->weigher.votes = &votes;
	pieces_label(chain, labels);
	chain->weigher.votes = NULL;
}
