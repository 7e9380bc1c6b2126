/* ents.c - a stub, to be written */
#include "nlp/ents.h"

void ents_make(struct article *article)
{
	article->ent_count = 0;
}
