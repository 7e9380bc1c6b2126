/* scene.c - an article as the search for quotations sees it
 *
 * In: sentences, tokens with their tags and lemmas, ents, blocks. Out: words.
 * A pass over the tokens; what is asked often (the form without capitals, the
 * lemma, the tag) becomes a number that can be compared and hashed at once.
 */
#include "nlp/scene.h"

#include <string.h>

#include "nlp/penn.h"
#include "nlp/tags.h"

struct string scene_string(const struct scene *scene, uint32_t word)
{
	const struct scene_word *w = &scene->words[word];

	return article_string(scene->article,
			      (struct span){ w->start, w->end });
}

uint32_t scene_word_at(const struct scene *scene, uint32_t at)
{
	uint32_t low = 0, high = scene->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (scene->words[middle].end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct span scene_span(const struct scene *scene, uint32_t first,
		       uint32_t end)
{
	return (struct span){ scene->words[first].start,
			      scene->words[end - 1].end };
}

static uint32_t tag_pack(uint8_t tag)
{
	const unsigned char *name = (const unsigned char *)tag_name(tag);

	return WORD4(name[0], name[1], name[2], name[3]);
}

/* Days that are no dates to every tagger of names. */
static bool is_day(uint32_t form)
{
	return form == FORM("today") || form == FORM("yesterday") ||
	       form == FORM("tomorrow") || form == FORM("tonight");
}

/* "last week", "this year": no dates either. */
static bool is_near_time(const struct scene_word *word)
{
	const uint32_t before[] = { FORM("last"), FORM("next"), FORM("this") };
	const uint32_t spans[] = {
		FORM("week"), FORM("month"), FORM("year"), FORM("decade"),
		FORM("weekend"), FORM("morning"), FORM("afternoon"),
		FORM("evening"), FORM("night"), FORM("spring"),
		FORM("summer"), FORM("autumn"), FORM("fall"), FORM("winter"),
	};
	bool begins = false, spans_time = false;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		begins |= word[0].form == before[i];
	for (size_t i = 0; begins && i < sizeof spans / sizeof *spans; i++)
		spans_time |= word[1].form == spans[i];
	return spans_time;
}

static void times_mark(struct scene *scene)
{
	for (uint32_t w = 0; w + 1 < scene->count; w++)
		if (is_near_time(&scene->words[w])) {
			scene->words[w].flags |= WORD_TIME;
			scene->words[w + 1].flags |= WORD_TIME;
		}
}

static void word_fill(struct scene *scene, struct scene_word *word, uint32_t t,
		      struct scene_form *form)
{
	const struct token *token = &scene->article->tokens[t];

	word->start = token->span.start;
	word->end = token->span.end;
	word->token = t;
	word->flags = (uint8_t)((form->capital ? WORD_CAPITAL : 0) |
				(form->capitals ? WORD_CAPITALS : 0) |
				(is_day(form->form) ? WORD_TIME : 0));
	word->form = form->form;
	word->lemma = scene_form_lemma(form,
				       token_string(scene->article, token),
				       token->lemma);
	word->tag = tag_pack(token->tag);
	word->pos = token->pos;
	word->cluster = word->pos == POS_VERB || word->pos == POS_NOUN
		? form->cluster : 0;
	word->marked = NOWHERE;
}

static void words_make(struct scene *scene, struct article *article)
{
	const uint32_t *spelling_of = spellings_of(article)->of;
	struct scene_form *forms = scene_forms_make(article);

	scene->words = arena_alloc(scene->arena, (article->token_count + 1) *
						 sizeof *scene->words);
	scene->sentences = arena_alloc(scene->arena,
				       (article->sentence_count + 1) *
				       sizeof *scene->sentences);
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *from = &article->sentences[s];
		struct scene_sentence *to =
			&scene->sentences[scene->sentence_count];

		to->first = scene->count;
		for (uint32_t t = from->token; t < from->token_end; t++) {
			struct scene_word *word = &scene->words[scene->count];
			if (article->tokens[t].space)
				continue;
			word_fill(scene, word, t,
				  &forms[spelling_of[t]]);
			word->sentence = scene->sentence_count;
			scene->count++;
		}
		to->end = scene->count;
		if (to->end == to->first)
			continue;
		scene->words[to->first].flags |= WORD_STARTS;
		scene->sentence_count++;
	}
}

/* Which block each sentence lies in; both are in order. */
static void blocks_link(struct scene *scene)
{
	const struct article *article = scene->article;
	uint32_t b = 0;

	for (uint32_t s = 0; s < scene->sentence_count; s++) {
		struct scene_sentence *sentence = &scene->sentences[s];
		uint32_t start = scene->words[sentence->first].start;

		while (b + 1 < article->block_count &&
		       article->blocks[b + 1].span.start <= start)
			b++;
		sentence->block = b;
		sentence->read = article->block_count &&
				 marks_are_read(article->blocks[b].kind);
		if (sentence->read)
			continue;
		for (uint32_t w = sentence->first; w < sentence->end; w++)
			scene->words[w].flags |= WORD_UNREAD;
	}
}

/* All marks of quotations look alike to what was learned from one kind: “…”,
 * «…», and ‘…’ where it is not inside another pair. A mark that is glued to a
 * word stays a word. */
static void mark_level(struct scene_word *word, struct span mark, bool opens)
{
	word->flags |= opens ? WORD_MARK | WORD_OPENS : WORD_MARK;
	if (word->start != mark.start || word->end != mark.end)
		return;
	word->form = word->lemma = FORM("\"");
	word->tag = opens ? WORD4('`', '`', 0, 0) : WORD4('\'', '\'', 0, 0);
	word->pos = POS_PUNCT;
}

/* Both marks of a pair, as far as they are words or at the end of one. */
static void marks_level(struct scene *scene, const struct scene_marked *marked)
{
	const struct marked *pair = marked->pair;
	struct scene_word *first = &scene->words[marked->first];
	struct scene_word *last = &scene->words[marked->end - 1];

	struct span open = { pair->span.start, pair->inside.start };
	struct span close = { pair->inside.end, pair->span.end };

	/* marks of a nested pair keep their looks: no word has that span */
	if (pair->nested)
		open.end = close.start = 0;
	if (first->start == pair->span.start)
		mark_level(first, open, true);
	if (pair->closed && last->end == pair->span.end)
		mark_level(last, close, false);
}

/* The pair's words; a mark glued to a word takes the word along. */
static void pair_link(struct scene *scene, uint32_t p, uint32_t *from)
{
	const struct marked *pair = &scene->pairs.items[p];
	struct scene_marked *marked = &scene->marked[p];
	uint32_t w = *from;

	while (w < scene->count && scene->words[w].end <= pair->span.start)
		w++;
	*from = w;
	marked->pair = pair;
	marked->first = w;
	while (w < scene->count && scene->words[w].start < pair->span.end)
		w++;
	marked->end = w;
	if (marked->first == w)
		return;
	marks_level(scene, marked);
	if (pair->nested)
		return;
	for (uint32_t i = marked->first; i < w; i++)
		scene->words[i].marked = p;
}

static uint8_t ent_flag(enum ent_label label)
{
	return label <= ENT_LOC ? WORD_NAME
	     : label == ENT_DATE || label == ENT_TIME ? WORD_TIME : 0;
}

/* A capitalised word of a name is a noun, whatever the tagger took it for. */
static void name_level(struct scene_word *word, const struct ent *ent)
{
	bool whole = word->start == ent->span.start &&
		     word->end == ent->span.end;

	if (word->pos == POS_PROPN || !(word->flags & WORD_CAPITAL) ||
	    !(ent->label == ENT_PERSON || (ent->label == ENT_ORG && whole)))
		return;
	word->tag = NNP;
	word->pos = POS_PROPN;
}

/* “It is late,” |notes| Ode: the tagger takes the verb for a plural. */
static void verb_level(struct scene *scene, const struct ent *ent, uint32_t w)
{
	struct scene_word *verb = scene->words + w - 1;

	if (ent->label != ENT_PERSON || w < 3 || verb->tag != NNS ||
	    verb->flags & WORD_CAPITAL || verb->marked != NOWHERE ||
	    !(verb[-1].flags & WORD_MARK) || verb[-1].flags & WORD_OPENS)
		return;
	verb->tag = VBZ;
	verb->pos = POS_VERB;
}

static void ents_link(struct scene *scene)
{
	const struct article *article = scene->article;
	uint32_t w = 0;

	for (uint32_t e = 0; e < article->ent_count; e++) {
		const struct ent *ent = &article->ents[e];
		uint8_t flag = ent_flag(ent->label);
		while (w < scene->count &&
		       scene->words[w].end <= ent->span.start)
			w++;
		verb_level(scene, ent, w);
		while (w < scene->count &&
		       scene->words[w].start < ent->span.end) {
			name_level(&scene->words[w], ent);
			scene->words[w++].flags |= flag;
		}
	}
}

/* Both distances, from the end on. */
static void distances_fill(struct scene *scene)
{
	unsigned to_mark = WORDS_AWAY, to_that = WORDS_AWAY;

	for (uint32_t w = scene->count; w-- > 0;) {
		struct scene_word *word = &scene->words[w];
		to_mark += to_mark < WORDS_AWAY;
		to_that += to_that < WORDS_AWAY;
		if (word->flags & WORD_OPENS)
			to_mark = 0;
		if (word->form == FORM("that"))
			to_that = 0;
		word->to_mark = (uint8_t)to_mark;
		word->to_that = (uint8_t)to_that;
	}
}

void scene_make(struct scene *scene, struct article *article)
{
	uint32_t from = 0;

	memset(scene, 0, sizeof *scene);
	scene->article = article;
	scene->arena = article->arena;
	words_make(scene, article);
	times_mark(scene);
	blocks_link(scene);
	marks_pair(&scene->pairs, article);
	scene->marked = arena_alloc(scene->arena, (scene->pairs.count + 1) *
						  sizeof *scene->marked);
	for (uint32_t p = 0; p < scene->pairs.count; p++)
		pair_link(scene, p, &from);
	ents_link(scene);
	distances_fill(scene);
}
