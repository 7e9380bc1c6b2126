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

static bool is_possessive(struct string text)
{
	return text.length == 2 && text.data[1] == 's' &&
	       text.data[0] == '\'';
}

bool phrase_word(struct string *text, struct string *word)
{
	size_t n = 0;

	while (text->length && *text->data == ' ') {
		text->data++;
		text->length--;
	}
	while (n < text->length && text->data[n] != ' ' &&
	       text->data[n] != '-')
		n++;
	if (n == 0 && text->length)
		n = 1; /* a hyphen */
	if (n > 2 && is_possessive((struct string){ text->data + n - 2, 2 }))
		n -= 2;
	*word = (struct string){ text->data, n };
	text->data += n;
	text->length -= n;
	return n > 0;
}

uint16_t gazetteer_phrase(const struct gazetteer *gazetteer,
			  struct string phrase)
{
	struct string word;
	uint64_t hash = 0;
	unsigned count = 0;

	for (; phrase_word(&phrase, &word); count++)
		hash = count ? phrase_hash(hash, word_hash_folded(word))
			     : word_hash_folded(word);
	return count ? wordmap_find(&gazetteer->lists, hash) : 0;
}
