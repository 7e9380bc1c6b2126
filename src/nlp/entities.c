/* entities.c - a stub, to be written */
#include "nlp/entities.h"

void entities_make(struct article *article)
{
	article->entity_count = 0;
}
