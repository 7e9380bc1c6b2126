/* quote-extract - who said what in news articles; see quote-extract(1) */
#include "filter/filter.h"
#include "nlp/makers.h"

const struct article_makers article_makers = { { MAKERS_OF_QUOTE_EXTRACT } };

int main(int argc, char **argv)
{
	static const struct program_model models[] = {
		MODELS_OF_TAG, MODEL(quotes), MODELS_END
	};
	static const struct program quote_extract = {
		.name = "quote-extract",
		.bit = FOR_QUOTES,
		.makes = 1u << LAYER_QUOTES,
		.writes = 1u << MEMBER_QUOTES,
		.models = models,
		.tagging = &tagging,
	};
	return filter_main(&quote_extract, argc, argv);
}
