/* quote_model.h - the sections of the model file of quotations */
#ifndef QUOTE_MODEL_H
#define QUOTE_MODEL_H

#include "nlp/reading.h"

#define QUOTES_KIND BLOB_KIND('q', 'u', 'o', 't')

/* Sections 0 … HEADS - 1 are the weights of the heads; then the least trust
 * for each percent, and one number, the cut-off. */
#define SECTION_PERCENT HEADS
#define SECTION_CUT (HEADS + 1)

void quote_model_open(struct quote_model *model, const void *embedded);

#endif
