/* blocks.c - the parts of a page: what is prose and what is not
 *
 * Goes in: a text, perhaps with its title. Comes out: disjoint blocks that
 * cover all that is not blank. A block is a line, or lines that were wrapped
 * (lines.c), of the kind that kinds.c holds it for; a dateline at the start of
 * a paragraph and an agency's credit at the end of the last ones are blocks of
 * their own (datelines.c).
 */
#include "nlp/blocks.h"

#include <string.h>

#include "nlp/chars.h"
#include "nlp/datelines.h"
#include "nlp/kinds.h"
#include "nlp/lines.h"

/* An agency signs at the end, at most with a note or two behind it. */
#define CREDIT_LINES 5

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

struct maker {
	struct article *article;
	size_t room;
};

static void block_add(struct maker *m, const char *start, const char *end,
		      enum block_kind kind)
{
	struct article *a = m->article;
	struct block block = { .kind = kind };

	start = blanks_end(start, end);
	end = blanks_start(end, start);
	if (start == end)
		return;
	block.span.start = (uint32_t)(start - a->text.data);
	block.span.end = (uint32_t)(end - a->text.data);
	a->blocks = arena_grow(a->arena, a->blocks, a->block_count, &m->room,
			       sizeof block);
	a->blocks[a->block_count++] = block;
}

/* A paragraph with what may stand before and behind it in its line. */
static void paragraph_add(struct maker *m, const struct line *line,
			  enum block_kind kind, bool near_end)
{
	const char *start = line->start, *end = line->end;
	const char *body = start, *credit = end;

	if (kind == BLOCK_PARAGRAPH)
		body = dateline_end(start, end);
	if (near_end || kind == BLOCK_CAPTION)
		credit = credit_start(body, end);
	if (body > start)
		block_add(m, start, body, BLOCK_DATELINE);
	block_add(m, body, credit, kind);
	if (credit < end)
		block_add(m, credit, end, BLOCK_CREDIT);
}

void blocks_make(struct article *article)
{
	struct maker m = { .article = article };
	struct lines lines;

	article->blocks = NULL;
	article->block_count = 0;
	lines_make(&lines, article, article->text);
	unsigned char *kinds = arena_alloc(article->arena, lines.count + 1u);
	for (uint32_t i = 0; i < lines.count; i++) {
		enum block_kind kind = line_kind(&lines, i, article->title,
						 kinds);
		kinds[i] = (unsigned char)kind;
		if (kind == BLOCK_PARAGRAPH || kind == BLOCK_CAPTION)
			paragraph_add(&m, &lines.items[i], kind,
				      i + CREDIT_LINES >= lines.count);
		else
			block_add(&m, lines.items[i].start, lines.items[i].end,
				  kind);
	}
}
