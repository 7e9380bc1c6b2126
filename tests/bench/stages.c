/* stages.c - how fast texts are tagged, without reading and writing of records
 *
 * usage: stages FILE
 *
 * Goes in: a file of texts, a NUL behind each. Comes out: the tokens, and the
 * seconds that each stage took over all texts in one pass: up to tokens, tags
 * with lemmas, names, entities. Caches begin empty, as a program's do.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "nlp/caches.h"

#define CACHED ((size_t)32 * 1024) /* as in filter/filter.c */

static const enum layer layers[] = { LAYER_TOKENS, LAYER_TAGS, LAYER_ENTS,
				     LAYER_ENTITIES };

#define STAGES (sizeof layers / sizeof *layers)

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void text_work(struct article *article, double took[STAGES])
{
	double before = seconds();

	for (size_t s = 0; s < STAGES; s++) {
		article_need(article, layers[s]);
		double now = seconds();
		took[s] += now - before;
		before = now;
	}
}

/* Returns the number of tokens. */
static size_t texts_work(FILE *file, double took[STAGES])
{
	const struct string title = { NULL, 0 };
	struct caches caches = caches_new(CACHED);
	struct article article;
	struct arena arena;
	size_t room = 0, tokens = 0;
	ssize_t length;
	char *text = NULL;

	arena_init(&arena);
	while ((length = getdelim(&text, &room, '\0', file)) > 0) {
		length -= text[length - 1] == '\0';
		arena_reset(&arena);
		article_init(&article, &arena,
			     (struct string){ text, (size_t)length }, title);
		article.caches = caches;
		text_work(&article, took);
		tokens += article.token_count;
	}
	arena_free(&arena);
	caches_free(&caches);
	free(text);
	return tokens;
}

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	double took[STAGES] = { 0 };

	if (!file)
		return 2;
	printf("%zu", texts_work(file, took));
	for (size_t s = 0; s < STAGES; s++)
		printf(" %.6f", took[s]);
	putchar('\n');
	fclose(file);
	return 0;
}
