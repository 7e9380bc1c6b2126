/* articles.c - articles of standard input, one after another */
#include "train/articles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stream/record.h"

void articles_start(struct articles *articles)
{
	memset(articles, 0, sizeof *articles);
	arena_init(&articles->arena);
}

bool articles_next(struct articles *articles)
{
	static const struct record_options options = { .prefix = "" };
	struct record record;
	struct json_error error;
	ssize_t n;

	while ((n = getline(&articles->line, &articles->room, stdin)) > 0) {
		n -= articles->line[n - 1] == '\n';
		arena_reset(&articles->arena);
		articles->number++;
		if (!record_read(&record, &options, &articles->arena,
				 articles->line, (size_t)n, &error) ||
		    !record.has_text)
			continue;
		articles->text = json_text(record.text, &articles->arena);
		articles->title = (struct string){ NULL, 0 };
		if (record.has_title)
			articles->title = json_text(record.title,
						    &articles->arena);
		return true;
	}
	return false;
}

void articles_end(struct articles *articles)
{
	arena_free(&articles->arena);
	free(articles->line);
}
