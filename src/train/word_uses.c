/* word_uses.c - what each word is in tagged text, for train/rarity.c
 *
 * "Left" was a verb of the lemma "leave" 900 times, 700 of them finite, and an
 * adjective 100 times: so it is a verb, seven eighths of the time finite. Uses
 * with a capital are counted apart.
 *
 * An edit from form to lemma is one number: how many bytes go in its low byte,
 * and the ending that comes above it.
 */
#include "train/word_uses.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nlp/chars.h"
#include "nlp/tagnames.h"

static enum lexeme_kind kind_of(const struct token *token)
{
	switch (token->pos) {
	case POS_NOUN:
		return LEXEME_NOUN;
	case POS_PROPN:
		return LEXEME_NAME;
	case POS_VERB:
		return LEXEME_VERB;
	case POS_ADJ:
		return LEXEME_ADJECTIVE;
	case POS_NUM:
		return LEXEME_NUMBER;
	default:
		return LEXEME_OTHER;
	}
}

static bool is_finite(uint8_t tag)
{
	return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP ||
	       tag == TAG_MD;
}

static unsigned char small(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool is_ascii(struct string word)
{
	for (size_t i = 0; i < word.length; i++)
		if ((unsigned char)word.data[i] >= 0x80)
			return false;
	return true;
}

/* 0, as if they were the same, if it is none that a slot can name. */
static uint64_t edit_between(struct string form, struct string lemma)
{
	size_t same = 0;
	uint64_t edit = 0;

	if (!is_ascii(form) || !is_ascii(lemma))
		return 0;
	while (same < form.length && same < lemma.length &&
	       small(form.data[same]) == small(lemma.data[same]))
		same++;
	if (form.length - same > 255 || lemma.length - same > EDIT_BYTES)
		return 0;
	for (size_t i = lemma.length; i-- > same;)
		edit = edit << 8 | small(lemma.data[i]);
	return edit << 8 | (form.length - same);
}

static bool is_same(const struct word_use *a, const struct word_use *b)
{
	return a->edit == b->edit && a->lemma == b->lemma &&
	       a->kind == b->kind && a->capital == b->capital &&
	       a->finite == b->finite;
}

static void use_push(struct word_uses *uses, uint32_t *first,
		     struct word_use use)
{
	if (uses->count == uses->room) {
		uses->room = 2 * uses->room + 1024;
		uses->items = memory_resize(uses->items, uses->room *
							 sizeof use);
		uses->count += !uses->count;
	}
	use.next = *first;
	use.count = 1;
	*first = uses->count;
	uses->items[uses->count++] = use;
}

void word_use_add(struct word_uses *uses, uint32_t *first,
		  const struct article *article, const struct token *token)
{
	struct string form = token_string(article, token);
	struct word_use use = { .edit = 0 };
	uint32_t at = *first;

	use.kind = (uint8_t)kind_of(token);
	use.capital = sight_at(form.data).class == CHAR_UPPER;
	use.finite = is_finite(token->tag);
	if (lexeme_is_content(use.kind)) {
		use.edit = edit_between(form, token->lemma);
		use.lemma = term_hash(token->lemma);
	}
	while (at && !is_same(&uses->items[at], &use))
		at = uses->items[at].next;
	if (at)
		uses->items[at].count++;
	else
		use_push(uses, first, use);
}

/* What the uses with or without a capital say. */
struct side {
	uint64_t kinds[LEXEME_KINDS], finite, all;
	enum lexeme_kind kind;
	const struct word_use *best; /* of that kind */
};

static void side_make(struct side *side, const struct word_uses *uses,
		      uint32_t first, bool capital)
{
	memset(side, 0, sizeof *side);
	side->kind = LEXEME_NOUN;
	for (uint32_t at = first; at; at = uses->items[at].next) {
		const struct word_use *use = &uses->items[at];
		if (use->capital != capital)
			continue;
		side->kinds[use->kind] += use->count;
		side->finite += use->finite ? use->count : 0;
		side->all += use->count;
	}
	for (unsigned kind = 0; kind < LEXEME_KINDS; kind++)
		if (side->kinds[kind] > side->kinds[side->kind])
			side->kind = (enum lexeme_kind)kind;
	for (uint32_t at = first; at; at = uses->items[at].next) {
		const struct word_use *use = &uses->items[at];
		if (use->capital == capital && use->kind == side->kind &&
		    (!side->best || use->count > side->best->count))
			side->best = use;
	}
}

/* A capital makes a name of a content word. */
static void sides_fill(struct side *small, struct side *capital)
{
	if (!small->best)
		*small = *capital;
	if (capital->best)
		return;
	*capital = *small;
	capital->all = 0;
	if (lexeme_is_content((uint8_t)small->kind))
		capital->kind = LEXEME_NAME;
}

void word_choose(struct word_choice *choice, const struct word_uses *uses,
		 uint32_t first)
{
	struct side small, capital;
	bool mostly;

	side_make(&small, uses, first, false);
	side_make(&capital, uses, first, true);
	mostly = capital.all > small.all;
	sides_fill(&small, &capital);
	choice->kinds = (uint16_t)(
		(unsigned)small.kind | (unsigned)capital.kind << 4 |
		(unsigned)(small.all ? 8 * small.finite / small.all : 0) << 8 |
		(unsigned)mostly << 12);
	choice->small = small.best ? small.best->edit : 0;
	choice->capital = capital.best ? capital.best->edit : 0;
	choice->lemma = mostly ? (capital.best ? capital.best->lemma : 0)
			       : (small.best ? small.best->lemma : 0);
}

/* For qsort. */
static int number_order(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

struct edit_count {
	uint64_t edit;
	size_t count;
};

/* For qsort: the more frequent first, of equal ones the smaller. */
static int count_order(const void *a, const void *b)
{
	const struct edit_count *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->edit < y->edit ? -1 : x->edit > y->edit;
}

void edits_make(struct edit_list *list, uint64_t *edits, size_t count)
{
	struct edit_count *counts = memory_new((count + 1) * sizeof *counts);
	size_t n = 0;

	memset(list, 0, sizeof *list);
	qsort(edits, count, sizeof *edits, number_order);
	for (size_t i = 0; i < count; i++) {
		if (!edits[i])
			continue;
		if (!n || counts[n - 1].edit != edits[i])
			counts[n++] = (struct edit_count){ edits[i], 0 };
		counts[n - 1].count++;
	}
	qsort(counts, n, sizeof *counts, count_order);
	for (size_t i = 1; i < EDITS_MOST && i <= n; i++) {
		uint64_t edit = counts[i - 1].edit;
		list->edits[i] = edit;
		list->packed[i].strip = (uint8_t)edit;
		for (unsigned b = 0; b < EDIT_BYTES; b++)
			list->packed[i].ending[b] =
				(char)(edit >> (8 * (b + 1)));
	}
	free(counts);
}

unsigned edits_find(const struct edit_list *list, uint64_t edit)
{
	for (unsigned i = 1; edit && i < EDITS_MOST; i++)
		if (list->edits[i] == edit)
			return i;
	return 0;
}
