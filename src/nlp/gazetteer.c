/* gazetteer.c - what lists of names say about a word or phrase */
#include "nlp/gazetteer.h"

#include "model/models.h"

void gazetteer_open(struct gazetteer *gazetteer)
{
	wordmap_open(&gazetteer->lists, model_names);
	wordmap_open(&gazetteer->clusters, model_clusters);
}

uint16_t gazetteer_word(const struct gazetteer *gazetteer, struct string word)
{
	return wordmap_find(&gazetteer->lists, word_hash_folded(word));
}
