/* split.c - how fast text is split, without reading and writing of records
 *
 * usage: split FILE [LAYER]
 *
 * Goes in: a file of texts, a NUL behind each. Comes out: the bytes, and the
 * seconds of the quickest of several rounds, for sentences (with blocks) and
 * for sentences and tokens. With LAYER, "sentences" or "tokens", there is one
 * round up to this and nothing comes out: for a tool that counts instructions.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "nlp/article.h"

#define ROUNDS 7

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void texts_split(const char *at, const char *end, enum layer layer,
			struct arena *arena)
{
	const struct string title = { NULL, 0 };
	struct article article;

	for (size_t length; at < end; at += length + 1) {
		length = strlen(at);
		arena_reset(arena);
		article_init(&article, arena, (struct string){ at, length },
			     title);
		article_need(&article, layer);
	}
}

static double quickest(const char *at, const char *end, enum layer layer)
{
	struct arena arena;
	double best = 1e9;

	arena_init(&arena);
	for (int i = 0; i < ROUNDS; i++) {
		double start = seconds();
		texts_split(at, end, layer, &arena);
		double took = seconds() - start;
		best = took < best ? took : best;
	}
	arena_free(&arena);
	return best;
}

/* The texts of a file, a NUL behind the last too; NULL if there is none. */
static char *texts_read(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	size_t room = (size_t)1 << 28;
	char *text = malloc(room + 1);

	if (!file || !text)
		return NULL;
	*length = fread(text, 1, room, file);
	text[*length] = '\0';
	fclose(file);
	return text;
}

int main(int argc, char **argv)
{
	size_t length;
	char *text = argc > 1 ? texts_read(argv[1], &length) : NULL;

	if (!text)
		return 2;
	if (argc > 2) {
		struct arena arena;
		bool tokens = !strcmp(argv[2], "tokens");
		arena_init(&arena);
		texts_split(text, text + length,
			    tokens ? LAYER_TOKENS : LAYER_SENTENCES, &arena);
		arena_free(&arena);
	} else {
		printf("%zu %.6f %.6f\n", length,
		       quickest(text, text + length, LAYER_SENTENCES),
		       quickest(text, text + length, LAYER_TOKENS));
	}
	free(text);
	return 0;
}
