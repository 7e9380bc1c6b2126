/* quotes.c - who said what
 *
 * Goes in: blocks, sentences, tokens with tags, ents, entities. Comes out:
 * quotations with contents, cue, speaker, name, role and confidence.
 *
 * The work is done in steps, a file each: scene sees the article as words and
 * pairs of marks, mentions lists who could speak, events puts cue, speaker and
 * contents together by learned decisions and says how likely each is. Here
 * the likely ones become quotations: words become spans, of two that claim the
 * same words the likelier has them, and naming says who the speaker is.
 *
 *     “It rained,” Ode said Monday, adding that the road was closed.
 *
 * is two events: said (Ode, “It rained,”) and adding (Ode, the road was
 * closed).
 *
 * Source: the order of decisions is that of BBC's Citron and of O'Keefe et
 * al. 2012, "A Sequence Labelling Approach to Quote Attribution". Trained on
 * PolNeAR by train/quotes.c.
 */
#include "nlp/quotes.h"

#include <stdlib.h>
#include <string.h>

#include "model/models.h"
#include "nlp/borders.h"
#include "nlp/events.h"
#include "nlp/naming.h"
#include "nlp/quote_model.h"
#include "nlp/trust.h"

/* Words that a speaker may have: longer ones are clauses (records.md). */
#define SPEAKER_WORDS 15

/* Of an earlier quotation's neighbours this many are looked at for the same
 * words: more do not overlap at one place. */
#define NEIGHBOURS 6

/* An event that may become a quotation. */
struct claim {
	struct quote quote;
	int *looks;       /* of each content, see piece_looks */
	struct span hull; /* in bytes */
	const struct event *event;
	bool dropped;
};

/* Whether words stand between marks: 2 all, 1 some, 0 none. Marks around the
 * cue, too, are those of an outer quotation and do not count. */
static int piece_looks(const struct reading *reading, struct span piece,
		       const struct event *event)
{
	uint32_t outer = event->stray || word_at(reading, event->cue)->form ==
						 FORM(":") ? NOWHERE :
			 word_at(reading, event->cue)->marked;

	if (word_opens(reading, piece.start) &&
	    word_closes(reading, piece.end - 1))
		return 2;
	if (word_opens(reading, piece.start) &&
	    !marked_of(reading, piece.start)->pair->closed)
		return 2; /* its end is missing, or in the next paragraph */
	if (word_at(reading, piece.start)->marked != outer &&
	    word_at(reading, piece.start)->marked ==
		    word_at(reading, piece.end - 1)->marked)
		return 2;
	for (uint32_t w = piece.start; w < piece.end; w++)
		if (word_at(reading, w)->marked != outer)
			return 1;
	return 0;
}

static enum quote_type type_of(const int *looks, uint32_t count)
{
	uint32_t inside = 0, outside = 0;

	for (uint32_t i = 0; i < count; i++) {
		inside += looks[i] == 2;
		outside += looks[i] == 0;
	}
	return inside == count ? QUOTE_DIRECT
	     : outside == count ? QUOTE_INDIRECT : QUOTE_MIXED;
}

/* What follows from the contents. */
static void contents_settle(struct claim *claim, const struct article *article)
{
	struct quote *quote = &claim->quote;

	claim->hull = (struct span){
		quote->contents[0].start,
		quote->contents[quote->content_count - 1].end
	};
	quote->type = type_of(claim->looks, quote->content_count);
	quote->sentence = article_sentence_at(article, claim->hull.start);
	quote->paragraph = article_block_at(article, claim->hull.start);
}

static void contents_set(struct claim *claim, const struct reading *reading,
			 const struct event_list *list, uint32_t e)
{
	const struct event *event = &list->items[e];
	uint32_t most = event_pieces(event);
	struct span *pieces = arena_alloc(reading->scene.arena,
					  most * sizeof *pieces);
	uint32_t count = event_contents(reading, list, e, pieces);

	claim->looks = arena_alloc(reading->scene.arena,
				   most * sizeof *claim->looks);
	for (uint32_t i = 0; i < count; i++) {
		claim->looks[i] = piece_looks(reading, pieces[i], event);
		pieces[i] = scene_span(&reading->scene, pieces[i].start,
				       pieces[i].end);
	}
	claim->quote.contents = pieces;
	claim->quote.content_count = count;
	contents_settle(claim, reading->scene.article);
}

/* A stray has none, but a place. */
static void cue_set(struct quote *quote, const struct reading *reading,
		    const struct event *event)
{
	const struct scene_word *word = &reading->scene.words[event->cue];

	quote->cue = (struct span){ word->start, word->end };
	if (event->stray) {
		quote->cue.end = word->start;
		return;
	}
	quote->has_cue = true;
	quote->cue_lemma =
		reading->scene.article->tokens[word->token].lemma;
}

static bool has_line_break(struct string text)
{
	return memchr(text.data, '\n', text.length) != NULL;
}

static bool is_capital_at(const struct scene *scene, uint32_t word)
{
	unsigned flags = word < scene->count ? scene->words[word].flags : 0;

	return flags & WORD_CAPITAL && !(flags & WORD_STARTS);
}

static bool is_noun_at(const struct scene *scene, uint32_t word)
{
	return word < scene->count && scene->words[word].pos == POS_NOUN;
}

/* Where "a Harbor Post/CBN News poll" ends, of which the mention is what
 * stands before the slash. "Ana Lee/CBN News" is a picture's. */
static uint32_t slashed_end(const struct scene *scene, uint32_t end)
{
	const struct scene_word *words = scene->words;
	uint32_t at = end, noun;

	while (at < scene->count && words[at].form == FORM("/") &&
	       is_capital_at(scene, at + 1)) {
		at += 2;
		while (is_capital_at(scene, at))
			at++;
	}
	noun = at;
	while (at > end && is_noun_at(scene, at))
		at++;
	return at > noun ? at : end;
}

static void speaker_set(struct quote *quote, const struct reading *reading,
			const struct mention *mention)
{
	uint32_t end = slashed_end(&reading->scene, mention->full_end);

	if (end - mention->first > SPEAKER_WORDS)
		end = mention->end;
	quote->speaker = scene_span(&reading->scene, mention->first, end);
	if (has_line_break(article_string(reading->scene.article,
					  quote->speaker)))
		return;
	quote->has_speaker = true;
	quote->speaker_kind = (enum speaker_kind)mention->kind;
}

static void claim_make(struct claim *claim, const struct reading *reading,
		       const struct event_list *list, uint32_t e)
{
	const struct event *event = &list->items[e];
	struct quote *quote = &claim->quote;

	memset(claim, 0, sizeof *claim);
	claim->event = event;
	contents_set(claim, reading, list, e);
	cue_set(quote, reading, event);
	if (event->speaker != NOWHERE)
		speaker_set(quote, reading, speaker_of(reading, event));
	quote->confidence = trust_percent(reading->model, event->trust);
}

/* By start, outer before inner, then by the place of the cue. */
static int claim_order(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->hull.start != y->hull.start)
		return x->hull.start < y->hull.start ? -1 : 1;
	if (x->hull.end != y->hull.end)
		return x->hull.end > y->hull.end ? -1 : 1;
	return x->event->cue < y->event->cue ? -1 : 1;
}

static bool holds(struct span hull, struct span cue)
{
	return hull.start <= cue.start && cue.end <= hull.end;
}

static bool overlap(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

/* Takes from the loser what the winner has, unless one reports the other,
 * which words without a cue do not. */
static void contents_yield(struct claim *loser, const struct claim *winner,
			   const struct article *article)
{
	struct quote *quote = &loser->quote;
	uint32_t kept = 0;

	if (!loser->event->stray && !winner->event->stray &&
	    (holds(loser->hull, winner->quote.cue) ||
	     holds(winner->hull, loser->quote.cue)))
		return;
	for (uint32_t i = 0; i < quote->content_count; i++) {
		bool lost = false;
		for (uint32_t k = 0; k < winner->quote.content_count; k++)
			lost |= overlap(quote->contents[i],
					winner->quote.contents[k]);
		if (lost)
			continue;
		loser->looks[kept] = loser->looks[i];
		quote->contents[kept++] = quote->contents[i];
	}
	quote->content_count = kept;
	if (kept)
		contents_settle(loser, article);
	else
		loser->dropped = true;
}

static void competitors_settle(struct claim *claims, uint32_t count,
			       const struct article *article)
{
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t j = i + 1; j < count && j <= i + NEIGHBOURS;
		     j++) {
			struct claim *a = &claims[i], *b = &claims[j];
			bool first = a->event->trust >= b->event->trust;
			if (!a->dropped && !b->dropped &&
			    overlap(a->hull, b->hull))
				contents_yield(first ? b : a, first ? a : b,
					       article);
		}
}

static bool is_wanted(const struct claim *claim,
		      const struct article_options *options)
{
	return !claim->dropped &&
	       options->quote_types & 1u << claim->quote.type;
}

/* Names follow the text, so all that is said counts, also what the user did
 * not ask for. */
static void quotes_name(struct article *article, const struct reading *reading,
			struct claim *claims, uint32_t count)
{
	struct naming naming;

	if (!count)
		return;
	naming_start(&naming, reading);
	for (uint32_t i = 0; i < count; i++) {
		struct quote *quote = &claims[i].quote;
		if (claims[i].dropped)
			continue;
		if (quote->has_speaker)
			naming_find(&naming,
				    speaker_of(reading, claims[i].event),
				    quote);
		if (is_wanted(&claims[i], &article->options))
			article->quotes[article->quote_count++] = *quote;
	}
}

void quotes_make(struct article *article)
{
	struct quote_model model;
	struct reading reading;
	struct event_list list;
	uint32_t count = 0;

	quote_model_open(&model, model_quotes);
	reading_make(&reading, article, &model);
	events_find(&list, &reading);
	int least = article->options.min_confidence < 0
		? model.best_percent : article->options.min_confidence;
	struct claim *claims = arena_alloc(article->arena,
					   list.count * sizeof *claims);
	for (uint32_t e = 0; e < list.count; e++) {
		claim_make(&claims[count], &reading, &list, e);
		count += claims[count].quote.confidence >= least;
	}
	qsort(claims, count, sizeof *claims, claim_order);
	competitors_settle(claims, count, article);
	qsort(claims, count, sizeof *claims, claim_order);
	article->quotes = arena_alloc(article->arena,
				      count * sizeof *article->quotes);
	article->quote_count = 0;
	quotes_name(article, &reading, claims, count);
}
