/* test_ents.c - what does not change the names that are found */
#include "nlp/caches.h"

#include <string.h>

#include "tap.h"

static const char text[] =
	"PORT MARDEN (CNA) - Maria Okafor, who chairs the Harbour Council of "
	"Lornia, told reporters on Monday that Halden Shipping Ltd. would "
	"leave.\n\n\"We asked Halden in May 2019,\" Okafor said. The "
	"Lornian-born lawyer met Prime Minister Jan de la Cruz in Port "
	"Marden.\n\nOKAFOR: NO COMMENT FROM HALDEN\n\nokafor left at 7 a.m. "
	"for the World Trade Organization (WTO).";

static void ents_build(struct article *article, struct arena *arena,
		       struct caches caches)
{
	article_init(article, arena, string_of(text), string_of("Halden"));
	article->caches = caches;
	article_need(article, LAYER_ENTS);
}

static bool ents_same(const struct article *a, const struct article *b)
{
	if (a->ent_count != b->ent_count)
		return false;
	for (uint32_t e = 0; e < a->ent_count; e++)
		if (a->ents[e].span.start != b->ents[e].span.start ||
		    a->ents[e].span.end != b->ents[e].span.end ||
		    a->ents[e].label != b->ents[e].label)
			return false;
	return true;
}

int main(void)
{
	static const size_t sizes[] = { 0, 1, 4, 4096 };
	struct article plain, kept;
	struct arena arena;

	arena_init(&arena);
	ents_build(&plain, &arena, (struct caches){ 0 });
	ok(plain.ent_count > 8, "%u names and amounts", plain.ent_count);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct caches caches = caches_new(sizes[i]);
		bool same = true;

		for (int again = 0; again < 3; again++) {
			ents_build(&kept, &arena, caches);
			same &= ents_same(&plain, &kept);
		}
		ok(same, "%zu forms kept change nothing", sizes[i]);
		caches_free(&caches);
	}
	arena_free(&arena);
	return done();
}
