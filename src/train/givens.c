/* givens.c - which given names women have and which men, as the news says
 *
 *     xz -dc news.ndjson.xz | givens >src/nlp/given_table.h
 *
 * Goes in: articles, NDJSON. Comes out: a sorted table of given names with a
 * sex. In each article the pronouns that can mean nobody else vote for a
 * person (nlp/entity_sexes.h); then each full name votes for its given name,
 * once, however often it is in the news. Given names with fewer than LEAST
 * votes, or with less than SURE of 100 for one sex, are left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/article.h"
#include "nlp/entity_sexes.h"
#include "nlp/keys.h"
#include "nlp/names.h"
#include "train/articles.h"

#define LEAST 3
#define SURE 80

/* Longer ones are no names. */
#define NAME_BYTES 40

struct voted {
	char key[NAME_BYTES]; /* of the full name */
	uint32_t votes[3]; /* by enum sex */
};

struct givens {
	struct voted *items; /* a hash table; "" is free */
	size_t mask, used;
};

static size_t hash_of(const char *key)
{
	size_t hash = 5381;

	while (*key)
		hash = hash * 33 ^ (unsigned char)*key++;
	return hash ^ hash >> 15;
}

static struct voted *slot_of(const struct givens *givens, const char *key)
{
	size_t slot = hash_of(key) & givens->mask;

	while (givens->items[slot].key[0] &&
	       strcmp(givens->items[slot].key, key) != 0)
		slot = (slot + 1) & givens->mask;
	return &givens->items[slot];
}

static void givens_init(struct givens *givens, size_t slots)
{
	givens->mask = slots - 1;
	givens->used = 0;
	givens->items = memory_new(slots * sizeof *givens->items);
	memset(givens->items, 0, slots * sizeof *givens->items);
}

static void givens_double(struct givens *givens)
{
	struct givens larger;

	givens_init(&larger, 2 * (givens->mask + 1));
	larger.used = givens->used;
	for (size_t i = 0; i <= givens->mask; i++)
		if (givens->items[i].key[0])
			*slot_of(&larger, givens->items[i].key) =
				givens->items[i];
	free(givens->items);
	*givens = larger;
}

static void vote(struct givens *givens, struct string key, enum sex sex)
{
	char text[NAME_BYTES];
	struct voted *given;

	if (key.length < 2 || key.length >= sizeof text)
		return;
	if (givens->used * 2 > givens->mask)
		givens_double(givens);
	memcpy(text, key.data, key.length);
	text[key.length] = '\0';
	given = slot_of(givens, text);
	givens->used += !given->key[0];
	memcpy(given->key, text, sizeof text);
	given->votes[sex]++;
}

static void persons_vote(struct givens *givens, struct article *article)
{
	struct sex_votes *votes = arena_zero(
		article->arena, (article->entity_count + 1u) * sizeof *votes);

	pronouns_count(article, votes);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		uint32_t female = votes[e].counts[SEX_FEMALE];
		uint32_t male = votes[e].counts[SEX_MALE];
		struct name name;
		if (entity->label != ENT_PERSON)
			continue;
		name_make(&name, article->arena, entity->name, ENT_PERSON);
		if (name.full && (female > 2 * male || male > 2 * female))
			vote(givens, name.key,
			     female > male ? SEX_FEMALE : SEX_MALE);
	}
}

static void text_read(struct givens *givens, struct arena *arena,
		      struct string text)
{
	struct article article;

	article_init(&article, arena, text, (struct string){ NULL, 0 });
	article_need(&article, LAYER_ENTITIES);
	persons_vote(givens, &article);
}

static int order(const void *a, const void *b)
{
	return strcmp(((const struct voted *)a)->key,
		      ((const struct voted *)b)->key);
}

/* Whether b has the given name of a. */
static bool is_namesake(const struct voted *a, const struct voted *b)
{
	size_t n = strcspn(a->key, " ");

	return strncmp(a->key, b->key, n) == 0 && b->key[n] == ' ';
}

static void given_print(const struct voted *first, uint32_t female,
			uint32_t male)
{
	uint32_t most = female > male ? female : male;

	if (female + male >= LEAST && 100 * most >= SURE * (female + male))
		printf("\t{ \"%.*s\", %s },\n",
		       (int)strcspn(first->key, " "), first->key,
		       female > male ? "SEX_FEMALE" : "SEX_MALE");
}

static void table_print(struct givens *givens)
{
	size_t next;

	qsort(givens->items, givens->mask + 1, sizeof *givens->items, order);
	puts("/* given_table.h - made by train/givens.c; not to be edited */\n"
	     "#ifndef GIVEN_TABLE_H\n#define GIVEN_TABLE_H\n\n"
	     "static const struct given givens[] = {");
	for (size_t i = 0; i <= givens->mask; i = next) {
		const struct voted *first = &givens->items[i];
		uint32_t female = 0, male = 0;
		for (next = i; next <= givens->mask &&
		     is_namesake(first, &givens->items[next]); next++) {
			const struct voted *v = &givens->items[next];
			female += v->votes[SEX_FEMALE] > v->votes[SEX_MALE];
			male += v->votes[SEX_MALE] > v->votes[SEX_FEMALE];
		}
		given_print(first, female, male);
		next += next == i; /* a free slot */
	}
	puts("};\n\n#endif");
}

int main(void)
{
	struct givens givens;
	struct articles articles;

	error_program("givens");
	givens_init(&givens, 1024);
	articles_start(&articles);
	while (articles_next(&articles))
		text_read(&givens, &articles.arena, articles.text);
	articles_end(&articles);
	table_print(&givens);
	free(givens.items);
	return 0;
}
