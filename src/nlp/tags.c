/* tags.c - a stub, to be written */
#include "nlp/tags.h"

void tags_make(struct article *article)
{
	(void)article;
}
