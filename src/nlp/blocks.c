/* blocks.c - the parts of a page: what is prose and what is not
 *
 * Every line is a block; what kind of one is not looked at yet.
 */
#include "nlp/blocks.h"

#include <string.h>

#include "nlp/chars.h"

static const char *const names[BLOCK_KINDS] = {
	[BLOCK_HEADLINE] = "headline", [BLOCK_DATELINE] = "dateline",
	[BLOCK_PARAGRAPH] = "paragraph", [BLOCK_CAPTION] = "caption",
	[BLOCK_BYLINE] = "byline", [BLOCK_CREDIT] = "credit",
	[BLOCK_HEADING] = "heading", [BLOCK_LIST] = "list",
	[BLOCK_RESIDUE] = "residue",
};

const char *block_name(enum block_kind kind)
{
	return names[kind];
}

enum block_kind block_named(struct string name)
{
	int kind = 0;

	while (kind < BLOCK_KINDS && !string_is(name, names[kind]))
		kind++;
	return (enum block_kind)kind;
}

void blocks_make(struct article *article)
{
	const char *text = article->text.data, *at = text;
	const char *end = text + article->text.length;
	size_t room = 0;

	article->blocks = NULL;
	article->block_count = 0;
	while ((at = blanks_end(at, end)) < end) {
		const char *line = memchr(at, '\n', (size_t)(end - at));
		const char *stop = line ? line : end;
		struct block block = { .kind = BLOCK_PARAGRAPH };
		block.span.start = (uint32_t)(at - text);
		block.span.end = (uint32_t)(blanks_start(stop, at) - text);
		article->blocks = arena_grow(article->arena, article->blocks,
					     article->block_count, &room,
					     sizeof block);
		article->blocks[article->block_count++] = block;
		at = stop;
	}
}
