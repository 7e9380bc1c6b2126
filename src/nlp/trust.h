/* trust.h - how likely it is that a quotation and its speaker are right */
#ifndef TRUST_H
#define TRUST_H

#include "nlp/reading.h"

void trust_features(const struct reading *reading, const struct event *event,
		    struct feature_list *list);

/* Log odds to percent, by a table that was fitted on held-out articles. */
int trust_percent(const struct quote_model *model, int32_t score);

#endif
