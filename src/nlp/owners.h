/* owners.h - whose an organisation is, where that stands right before it
 *
 * Goes in: the mentions, one after another. Comes out: the span of what the
 * organisation is called: "Toronto Stock Exchange", of which "Stock Exchange"
 * alone is the mention.
 */
#ifndef OWNERS_H
#define OWNERS_H

#include "nlp/article.h"
#include "nlp/gazetteer.h"

struct owners {
	const struct article *article;
	const struct gazetteer *gazetteer;
	uint32_t token; /* the first at or behind the last mention's start */
	uint32_t clear; /* where the last mention ends */
};

void owners_start(struct owners *owners, const struct article *article,
		  const struct gazetteer *gazetteer);

/* Of each mention in the order of the text; its own span where no owner stands
 * before it. */
struct span owner_span(struct owners *owners, const struct ent *ent);

#endif
