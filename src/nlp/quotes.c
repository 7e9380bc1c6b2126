/* quotes.c - a stub, to be written */
#include "nlp/quotes.h"

void quotes_make(struct article *article)
{
	article->quote_count = 0;
}
