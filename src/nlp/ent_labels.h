/* ent_labels.h - names as one label a word
 *
 * Outside a name; or of some kind: the beginning, the inside or the last word
 * of a longer name, or a whole name of one word (BILOU, Ratinov and Roth
 * 2009). Kinds are those of enum ent_label up to ENT_LANGUAGE; amounts are
 * found by rules.
 */
#ifndef ENT_LABELS_H
#define ENT_LABELS_H

#include <stdbool.h>

#include "nlp/article.h"

#define ENT_KINDS (ENT_LANGUAGE + 1)

/* In this order, with outside before them, labels that may begin something
 * new are the first ones and those that may end it follow one another, so that
 * loops over either are plain (nlp/ent_chain.c). */
enum ent_place { PLACE_BEGIN, PLACE_WHOLE, PLACE_LAST, PLACE_INSIDE };

#define CHAIN_OUTSIDE 0u
#define CHAIN_LABELS (1u + 4u * ENT_KINDS)

static inline unsigned chain_label(unsigned kind, enum ent_place place)
{
	return 1 + (unsigned)place * ENT_KINDS + kind;
}

static inline unsigned chain_kind(unsigned label)
{
	return (label - 1) % ENT_KINDS;
}

static inline enum ent_place chain_place(unsigned label)
{
	return (enum ent_place)((label - 1) / ENT_KINDS);
}

/* Inside a name that goes on: the next word must belong to it. */
static inline bool chain_is_open(unsigned label)
{
	return label != CHAIN_OUTSIDE && (chain_place(label) == PLACE_BEGIN ||
					  chain_place(label) == PLACE_INSIDE);
}

/* Goes on with a name: the word before must belong to it. */
static inline bool chain_is_within(unsigned label)
{
	return label != CHAIN_OUTSIDE && chain_place(label) >= PLACE_LAST;
}

/* Whether `next` may follow `label`. */
static inline bool chain_allows(unsigned label, unsigned next)
{
	if (chain_is_open(label) != chain_is_within(next))
		return false;
	return !chain_is_open(label) || chain_kind(label) == chain_kind(next);
}

#endif
