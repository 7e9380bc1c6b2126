/* summary.c - the sentences an editor would pick
 *
 * Goes in: what salience.c says of each sentence, the query, the caps on
 * sentences and words. Comes out: sentences in text order, each with a score.
 *
 * The best sentence is taken, then the best of the rest less what it repeats,
 * and so on (maximal marginal relevance, Carbonell and Goldstein 1998), while
 * the caps allow. A sentence that points back ("But he never paid.") is
 * charged for it unless the one before it is taken as well.
 *
 * The time is linear but for a logarithm, however many are taken: a pick
 * changes only sentences that share a term with it which nobody had said yet,
 * found by an index from terms to sentences, and the best one is found by a
 * heap whose entries may be too high and are then put right (Minoux 1978).
 *
 * What it gets wrong: it cannot see that two sentences say the same in other
 * words.
 */
#include "nlp/summary.h"

#include <limits.h>
#include <string.h>

#include "nlp/asides.h"
#include "nlp/chars.h"
#include "nlp/odds.h"
#include "nlp/query.h"
#include "nlp/salience.h"

/* What a sentence loses whose terms were all said already: its odds are halved
 * eight times, so that it is the last to be chosen. One that is said in half
 * loses a sixteenth of that: summaries keep naming what they are about. */
#define REPEATED (8 * ODDS_ONE)

/* What it costs to point back to a sentence that is not there, and to ask or
 * announce what a summary should tell, or to be torn from something else.
 * Readers mind, ROUGE hardly does, so these were not learned. */
#define LOST ODDS_ONE
#define OPEN (2 * ODDS_ONE)

struct choice {
	uint32_t repeated; /* terms of it that others said */
	uint32_t words;    /* if their number is capped, else 0 */
	bool taken;
};

struct entry {
	int32_t score;
	uint32_t candidate;
};

struct selection {
	struct salience salience;
	struct choice *choices; /* one a candidate */
	bool *said;             /* one a term */
	uint32_t *sharers;      /* for each term, candidates that have it */
	uint32_t *starts;       /* term: its first; one more at the end */
	struct entry *heap;     /* the best first */
	uint32_t heap_count;
	long sentences, words;  /* that may still be taken */
	bool asides;            /* may be taken */
};

/* REPEATED times the fourth power of the share of its terms that were said. */
static int32_t repeat_charge(const struct selection *selection, uint32_t i)
{
	uint64_t share = selection->choices[i].repeated * UINT64_C(256);

	if (!share)
		return 0;
	share /= selection->salience.items[i].term_count;
	share = share * share >> 8;
	return (int32_t)(REPEATED * (share * share >> 8) >> 8);
}

/* Behind the first a line without a full stop is mostly the title of another
 * story, and what opens with a small letter the rest of a sentence. */
static bool is_torn(const struct candidate *c)
{
	return c->place && (!c->manner.stopped || c->manner.fragment);
}

static int32_t score_now(const struct selection *selection, uint32_t i)
{
	const struct candidate *c = &selection->salience.items[i];
	const struct choice *choice = &selection->choices[i];
	int32_t score = c->score - repeat_charge(selection, i);

	if (c->manner.question || c->manner.leads_in || is_torn(c))
		score -= OPEN;
	if (c->manner.lost &&
	    !(i && c[-1].sentence + 1 == c->sentence && choice[-1].taken))
		score -= LOST;
	return score;
}

/* Of two with one score the earlier. */
static bool entry_before(struct entry a, struct entry b)
{
	return a.score != b.score ? a.score > b.score
				  : a.candidate < b.candidate;
}

static void heap_push(struct selection *selection, uint32_t candidate)
{
	struct entry entry = { score_now(selection, candidate), candidate };
	uint32_t at = selection->heap_count++;

	while (at && entry_before(entry, selection->heap[(at - 1) / 2])) {
		selection->heap[at] = selection->heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	selection->heap[at] = entry;
}

static struct entry heap_pop(struct selection *selection)
{
	struct entry *heap = selection->heap, first = heap[0];
	struct entry last = heap[--selection->heap_count];
	uint32_t count = selection->heap_count, at = 0, child;

	while ((child = 2 * at + 1) < count) {
		if (child + 1 < count &&
		    entry_before(heap[child + 1], heap[child]))
			child++;
		if (!entry_before(heap[child], last))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = last;
	return first;
}

/* From terms to candidates, by counting. */
static void sharers_make(struct selection *selection)
{
	const struct salience *salience = &selection->salience;
	struct arena *arena = salience->article->arena;
	uint32_t terms = salience->terms->count;
	const struct candidate *c = salience->items;
	const struct candidate *end = c + salience->count;
	uint32_t all = 0;

	selection->starts = arena_zero(arena, (terms + 2) * sizeof(uint32_t));
	for (; c < end; c++)
		for (uint32_t t = 0; t < c->term_count; t++, all++)
			selection->starts[c->terms[t] + 2]++;
	selection->sharers = arena_alloc(arena, (all + 1) * sizeof(uint32_t));
	for (uint32_t t = 0; t < terms; t++)
		selection->starts[t + 1] += selection->starts[t];
	for (c = salience->items; c < end; c++)
		for (uint32_t t = 0; t < c->term_count; t++)
			selection->sharers[selection->starts
				[c->terms[t] + 1]++] =
				(uint32_t)(c - salience->items);
}

static void say(struct selection *selection, uint32_t term)
{
	uint32_t end = selection->starts[term + 1];

	if (selection->said[term])
		return;
	selection->said[term] = true;
	for (uint32_t s = selection->starts[term]; s < end; s++)
		selection->choices[selection->sharers[s]].repeated++;
}

static void take(struct selection *selection, uint32_t i)
{
	const struct salience *salience = &selection->salience;
	const struct candidate *c = &salience->items[i];

	selection->choices[i].taken = true;
	selection->sentences--;
	selection->words -= (long)selection->choices[i].words;
	for (uint32_t t = 0; t < c->term_count; t++)
		say(selection, c->terms[t]);
	if (i + 1 < salience->count && !selection->choices[i + 1].taken &&
	    c[1].manner.lost)
		heap_push(selection, i + 1); /* it may have risen */
}

static bool may_take(const struct selection *selection, uint32_t i)
{
	const struct manner *manner = &selection->salience.items[i].manner;

	return selection->asides ||
	       !sentence_is_aside(selection->salience.article, manner);
}

/* The next one to take; false if none is left that fits. */
static bool best_find(struct selection *selection, uint32_t *best)
{
	while (selection->heap_count) {
		struct entry entry = heap_pop(selection);
		*best = entry.candidate;
		if (selection->choices[*best].taken ||
		    (long)selection->choices[*best].words > selection->words)
			continue; /* and it will never fit again */
		if (score_now(selection, *best) != entry.score)
			heap_push(selection, *best);
		else if (may_take(selection, *best))
			return true;
	}
	return false;
}

/* As blanks part them, as wc(1) counts. */
static uint32_t words_count(struct string text)
{
	const char *at = text.data, *end = at + text.length;
	uint32_t words = 0;

	while ((at = blanks_end(at, end)) < end) {
		words++;
		while (at < end && !char_is_blank(sight_at(at).code))
			at = letters_end(at + sight_at(at).length, end);
	}
	return words;
}

static long text_words(const struct article *article)
{
	uint32_t words = 0;

	for (uint32_t i = 0; i < article->sentence_count; i++)
		words += words_count(article_string(
			article, article->sentences[i].span));
	return (long)words;
}

static void caps_make(struct selection *selection)
{
	const struct salience *salience = &selection->salience;
	const struct article *article = salience->article;
	const struct article_options *options = &article->options;

	selection->sentences = options->summary_sentences
		? options->summary_sentences : LONG_MAX;
	selection->words = options->summary_words ? options->summary_words
						  : LONG_MAX;
	if (options->summary_ratio) {
		long share = (long)((int64_t)text_words(article) *
				    options->summary_ratio / 100);
		if (share < selection->words)
			selection->words = share;
	}
	for (uint32_t i = 0; selection->words != LONG_MAX &&
			     i < salience->count; i++)
		selection->choices[i].words = words_count(article_string(
			article, salience->items[i].manner.span));
}

static void selection_make(struct selection *selection,
			   struct article *article)
{
	struct arena *arena = article->arena;
	struct salience *salience = &selection->salience;
	struct salience_model model;

	memset(selection, 0, sizeof *selection);
	salience_model_open(&model);
	salience_make(salience, article, &model);
	query_apply(salience, article->options.query);
	selection->choices = arena_zero(
		arena, (salience->count + 1) * sizeof *selection->choices);
	selection->said = arena_zero(
		arena, (salience->terms->count + 1) * sizeof *selection->said);
	/* Twice as many: each may be pushed once more when it rises. */
	selection->heap = arena_alloc(
		arena, (2 * salience->count + 1) * sizeof *selection->heap);
	sharers_make(selection);
	caps_make(selection);
}

/* True if any is taken. */
static bool sentences_take(struct selection *selection)
{
	uint32_t count = selection->salience.count, best;
	bool any = false;

	for (uint32_t i = 0; i < count; i++)
		heap_push(selection, i);
	while (selection->sentences && best_find(selection, &best)) {
		take(selection, best);
		any = true;
	}
	return any;
}

static int percent(int32_t score)
{
	return (int)(odds_chance(score) * 100 / CHANCE_ONE);
}

void summary_make(struct article *article)
{
	struct selection selection;
	const struct salience *salience = &selection.salience;

	article->summary_count = 0;
	selection_make(&selection, article);
	if (!sentences_take(&selection)) {
		selection.asides = true; /* there is nothing else */
		selection.heap_count = 0;
		sentences_take(&selection);
	}
	article->summary = arena_alloc(
		article->arena,
		(salience->count + 1) * sizeof *article->summary);
	for (uint32_t i = 0; i < salience->count; i++)
		if (selection.choices[i].taken)
			article->summary[article->summary_count++] =
				(struct summary_sentence){
					salience->items[i].manner.span,
					percent(salience->items[i].score)
				};
}
