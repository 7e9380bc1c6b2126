/* makers.c - all stages, for what does not choose: trainers and tests */
#include "nlp/makers.h"

const struct article_makers article_makers = { {
	MAKERS_OF_QUOTE_EXTRACT,
	[LAYER_SUMMARY] = summary_make,
	[LAYER_KEYWORDS] = keywords_make,
} };
