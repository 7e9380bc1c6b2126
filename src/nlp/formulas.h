/* formulas.h - set phrases that report speech: "it was reported that" */
#ifndef FORMULAS_H
#define FORMULAS_H

#include "nlp/reading.h"

/* Sets the contents of "…, as X put it.", which stand in front, and the
 * speaker of "The Post quoted X as saying"; drops what happened meanwhile. */
void formula_settle(const struct reading *reading, struct event *event);

/* What the phrase alone says for the event: a confidence in percent, 0 if it
 * is no set phrase. */
int formula_percent(const struct reading *reading, const struct event *event);

/* "His claim that the shop was safe | angered her": where the clause behind a
 * noun of speech ends, if it is the subject of the verb that follows; NOWHERE
 * if that is not plain. */
uint32_t formula_clause_end(const struct reading *reading,
			    const struct event *event);

#endif
