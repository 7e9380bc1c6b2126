/* nounphrase.h - the words of a noun phrase, by their tags */
#ifndef NOUNPHRASE_H
#define NOUNPHRASE_H

#include "nlp/penn.h"
#include "nlp/scene.h"

/* Where phrases are read: no farther than `end`, a word. */
struct clause {
	const struct scene *scene;
	uint32_t end;
};

/* A noun phrase without its tail, as far as one was seen. */
struct phrase {
	uint32_t end;   /* behind its last word */
	uint32_t head;  /* its last noun, NOWHERE before there is one */
};

static inline bool tag_is_noun(uint32_t tag)
{
	return tag == NN || tag == NNS || tag == NNP || tag == NNPS;
}

static inline bool tag_is_proper(uint32_t tag)
{
	return tag == NNP || tag == NNPS;
}

static inline bool tag_is_modifier(uint32_t tag)
{
	return tag == JJ || tag == JJR || tag == JJS || tag == CD ||
	       tag == VBN || tag == VBG || tag == HYPH;
}

static inline bool tag_is_opener(uint32_t tag)
{
	return tag == DT || tag == PRPS || tag == PDT || tag == WPS;
}

/* The phrase that begins with that word; its head is NOWHERE if none does. */
void phrase_read(const struct clause *clause, struct phrase *phrase,
		 uint32_t first);

/* Behind what belongs to a nominal: "a spokesman |for the ministry", "a person
 * |familiar with the matter"; the phrase's own end if nothing does. */
uint32_t phrase_tail(const struct clause *clause, struct phrase phrase,
		     uint32_t first);

#endif
