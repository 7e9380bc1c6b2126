/* summary.c - a stub, to be written */
#include "nlp/summary.h"

void summary_make(struct article *article)
{
	article->summary_count = 0;
}

void keywords_make(struct article *article)
{
	article->keyword_count = 0;
}
