/* rarity.c - how rare each word is in the news, how often headlines have it,
 * and what it mostly is: counts for nlp/lexemes.c
 *
 *     xz -dc news.ndjson.xz | rarity rarity.bin
 *
 * Goes in: articles with titles, NDJSON. Comes out: a table (nlp/lexemes.h)
 * by the folded form or lemma, for words that at least LEAST articles have;
 * what is not in it is rarer than those. What a word is, the tagger says of
 * each of its uses; the first word of a sentence and those of titles are left
 * out, since a capital says nothing there.
 *
 * Source: Spärck Jones, "A statistical interpretation of term specificity"
 * (1972). The logarithm is of whole numbers, so that every machine counts the
 * same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/wordmap.h"
#include "nlp/article.h"
#include "nlp/lexemes.h"
#include "nlp/terms.h"
#include "train/articles.h"
#include "train/blobs.h"
#include "train/word_uses.h"

/* 36 million words have some 300,000 of these with fewer. */
#define LEAST 12

/* As many articles are added to those that have the word, and one to those
 * whose headline has it: a word that few articles have is no better known than
 * that one headline in forty has it, which is the mean of all words. */
#define UNSEEN 40

struct counted {
	uint64_t hash; /* 0: free */
	uint32_t articles, last; /* number of the last article that had it */
	uint32_t titles, last_title;
	uint32_t uses; /* the first of them */
};

struct counts {
	struct counted *slots;
	size_t mask, used;
	uint32_t articles;
	struct word_uses uses;
};

static struct counted *counts_slot(struct counts *counts, uint64_t hash)
{
	size_t slot = (size_t)hash & counts->mask;

	while (counts->slots[slot].hash && counts->slots[slot].hash != hash)
		slot = (slot + 1) & counts->mask;
	return &counts->slots[slot];
}

static void counts_init(struct counts *counts, size_t slots)
{
	memset(counts, 0, sizeof *counts);
	counts->mask = slots - 1;
	counts->slots = memory_new(slots * sizeof *counts->slots);
	memset(counts->slots, 0, slots * sizeof *counts->slots);
}

static void counts_double(struct counts *counts)
{
	struct counts larger;

	counts_init(&larger, 2 * (counts->mask + 1));
	for (size_t i = 0; i <= counts->mask; i++)
		if (counts->slots[i].hash)
			*counts_slot(&larger, counts->slots[i].hash) =
				counts->slots[i];
	free(counts->slots);
	counts->slots = larger.slots;
	counts->mask = larger.mask;
}

static void counts_add(struct counts *counts, uint64_t hash)
{
	if (counts->used * 2 > counts->mask)
		counts_double(counts);
	struct counted *counted = counts_slot(counts, hash);
	counts->used += !counted->hash;
	counted->hash = hash;
	if (counted->last != counts->articles) {
		counted->last = counts->articles;
		counted->articles++;
	}
}

/* A word of the title counts if the text has it too. */
static void counts_add_title(struct counts *counts, uint64_t hash)
{
	struct counted *counted = counts_slot(counts, hash);

	if (counted->hash && counted->last == counts->articles &&
	    counted->last_title != counts->articles) {
		counted->last_title = counts->articles;
		counted->titles++;
	}
}

/* Every form and lemma of the text. */
static void words_count(struct counts *counts, const struct article *article,
			void (*add)(struct counts *, uint64_t))
{
	for (uint32_t t = 0; t < article->token_count; t++) {
		const struct token *token = &article->tokens[t];
		if (token->space)
			continue;
		add(counts, term_hash(token_string(article, token)));
		add(counts, term_hash(token->lemma));
	}
}

/* Words of the text but the first of each sentence. */
static void uses_count(struct counts *counts, const struct article *article)
{
	for (uint32_t s = 0; s < article->sentence_count; s++) {
		const struct sentence *sentence = &article->sentences[s];
		bool first = true;
		for (uint32_t t = sentence->token; t < sentence->token_end;
		     t++) {
			const struct token *token = &article->tokens[t];
			if (token->space || token->pos == POS_PUNCT)
				continue;
			if (!first)
				word_use_add(&counts->uses, &counts_slot(
					counts, term_hash(token_string(
						article, token)))->uses,
					article, token);
			first = false;
		}
	}
}

static void text_count(struct counts *counts, struct arena *arena,
		       struct string text, bool is_title)
{
	struct article article;

	article_init(&article, arena, text, (struct string){ NULL, 0 });
	article_need(&article, LAYER_TAGS);
	words_count(counts, &article,
		    is_title ? counts_add_title : counts_add);
	if (!is_title)
		uses_count(counts, &article);
}

static void article_count(struct counts *counts, struct articles *articles)
{
	counts->articles++;
	text_count(counts, &articles->arena, articles->text, false);
	if (articles->title.data)
		text_count(counts, &articles->arena, articles->title, true);
}

static uint32_t capped(uint32_t number)
{
	return number < FACTS_MOST ? number : FACTS_MOST;
}

/* Those of the lemma, if enough articles have it. */
static uint16_t facts_of(struct counts *counts, const struct counted *counted,
			 uint64_t lemma)
{
	const struct counted *of = lemma ? counts_slot(counts, lemma) : NULL;

	if (!of || of->articles < LEAST)
		of = counted;
	return (uint16_t)SLOT_FACTS_OF(
		capped(eighths(counts->articles, of->articles)),
		capped(eighths(of->articles + UNSEEN, of->titles + 1)));
}

/* The words that are kept, the most frequent first: these then stand where
 * they are looked for, and only rare ones further on. */
struct kept {
	const struct counted *counted;
	struct word_choice choice;
};

/* For qsort; no two have one hash. */
static int kept_order(const void *a, const void *b)
{
	const struct counted *x = ((const struct kept *)a)->counted;
	const struct counted *y = ((const struct kept *)b)->counted;

	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static struct kept *kept_make(const struct counts *counts, size_t *count)
{
	struct kept *kept = NULL;
	size_t room = 0;

	*count = 0;
	for (size_t i = 0; i <= counts->mask; i++) {
		if (counts->slots[i].articles < LEAST)
			continue;
		if (*count == room) {
			room = 2 * room + 1024;
			kept = memory_resize(kept, room * sizeof *kept);
		}
		kept[*count].counted = &counts->slots[i];
		word_choose(&kept[(*count)++].choice, &counts->uses,
			    counts->slots[i].uses);
	}
	qsort(kept, *count, sizeof *kept, kept_order);
	return kept;
}

static void edits_choose(struct edit_list *list, const struct kept *kept,
			 size_t count)
{
	uint64_t *edits = memory_new((2 * count + 1) * sizeof *edits);

	for (size_t i = 0; i < count; i++) {
		edits[2 * i] = kept[i].choice.small;
		edits[2 * i + 1] = kept[i].choice.capital;
	}
	edits_make(list, edits, 2 * count);
	free(edits);
}

static void slot_fill(uint16_t *slots, size_t mask, struct counts *counts,
		      const struct kept *kept, const struct edit_list *list)
{
	uint64_t hash = kept->counted->hash;
	size_t at = (size_t)hash & mask;

	while (slots[LEXEME_SLOT * at])
		at = (at + 1) & mask;
	slots += LEXEME_SLOT * at;
	slots[SLOT_PRINT] = word_print(hash);
	slots[SLOT_FACTS] = facts_of(counts, kept->counted,
				     kept->choice.lemma);
	slots[SLOT_KINDS] = kept->choice.kinds;
	slots[SLOT_EDITS] = (uint16_t)(edits_find(list, kept->choice.small) |
				       edits_find(list, kept->choice.capital)
					       << 8);
}

static void table_write(struct counts *counts, const char *file)
{
	size_t count, slots = 64;
	struct kept *kept = kept_make(counts, &count);
	struct blobs blobs = { .kind = LEXEMES_KIND };
	struct edit_list list;

	edits_choose(&list, kept, count);
	while (slots < count + count / 4)
		slots *= 2;
	uint16_t *table = memory_new(slots * LEXEME_SLOT * sizeof *table);
	memset(table, 0, slots * LEXEME_SLOT * sizeof *table);
	for (size_t i = 0; i < count; i++)
		slot_fill(table, slots - 1, counts, &kept[i], &list);
	blobs_add(&blobs, table, slots * LEXEME_SLOT, sizeof *table);
	blobs_add(&blobs, list.packed, sizeof list.packed, 1);
	blobs_write(&blobs, file);
	fprintf(stderr, "%u articles, %zu words\n", counts->articles, count);
	free(table);
	free(kept);
}

int main(int argc, char **argv)
{
	struct counts counts;
	struct articles articles;

	error_program("rarity");
	if (argc != 2) {
		fputs("usage: rarity model < articles\n", stderr);
		return 2;
	}
	counts_init(&counts, (size_t)1 << 16);
	articles_start(&articles);
	while (articles_next(&articles))
		article_count(&counts, &articles);
	articles_end(&articles);
	table_write(&counts, argv[1]);
	free(counts.slots);
	free(counts.uses.items);
	return 0;
}
