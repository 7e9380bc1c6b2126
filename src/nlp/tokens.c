/* tokens.c - a stub, to be written */
#include "nlp/tokens.h"

void tokens_make(struct article *article)
{
	article->token_count = 0;
}
