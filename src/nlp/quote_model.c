/* quote_model.c - the view of an embedded model; costs next to nothing */
#include "nlp/quote_model.h"

#include "model/blob.h"

void quote_model_open(struct quote_model *model, const void *embedded)
{
	const void *blob = blob_native(embedded);
	const int32_t *cut;
	uint32_t items;

	for (unsigned head = 0; head < HEADS; head++)
		linear_open(&model->heads[head], embedded, head);
	model->percent = blob_section(blob, SECTION_PERCENT, 4, &items);
	cut = blob_section(blob, SECTION_CUT, 4, &items);
	model->best_percent = *cut;
}
