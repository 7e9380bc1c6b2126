/* sentences.c - a stub, to be written */
#include "nlp/sentences.h"

void sentences_make(struct article *article)
{
	article->sentence_count = 0;
}
