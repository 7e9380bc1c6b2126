/* openings.h - words that may be in names of kinds that a set leaves out
 *
 * Goes in: the words of marked names, from sets that mark all kinds. Comes
 * out: the kinds that a word was in. UNER marks no peoples, events and laws;
 * "Sunni" may be one where it marks nothing, since Worldwide has it as one,
 * but "Zipdash" may not: left open everywhere, all that UNER's annotators
 * forgot would be learned as a law.
 */
#ifndef OPENINGS_H
#define OPENINGS_H

#include <stdint.h>

struct openings;

struct openings *openings_new(void);
void openings_free(struct openings *openings);

/* A word, by the hash of its fold, is in a name of one of these kinds. */
void openings_add(struct openings *openings, uint64_t hash, uint32_t kinds);

uint32_t openings_find(const struct openings *openings, uint64_t hash);

#endif
