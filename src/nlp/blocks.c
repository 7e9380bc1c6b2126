/* blocks.c - a stub, to be written */
#include "nlp/blocks.h"

void blocks_make(struct article *article)
{
	article->block_count = 0;
}
