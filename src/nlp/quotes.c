/* quotes.c - a stub, to be written */
#include "nlp/quotes.h"

void quotes_make(struct article *article)
{
	article->quote_count = 0;
}

const char *quote_type_name(enum quote_type type)
{
	static const char *const names[] = { "direct", "indirect", "mixed" };

	return names[type];
}

const char *speaker_kind_name(enum speaker_kind kind)
{
	static const char *const names[] = { "name", "pronoun", "nominal" };

	return names[kind];
}
