/* tokenize - blocks, sentences and tokens of news articles; see tokenize(1) */
#include "filter/filter.h"
#include "nlp/makers.h"

const struct article_makers article_makers = { { MAKERS_OF_TOKENIZE } };

int main(int argc, char **argv)
{
	static const struct program_model models[] = {
		MODELS_OF_TOKENIZE, MODELS_END
	};
	static const struct program tokenize = {
		.name = "tokenize",
		.bit = FOR_TOKENIZE,
		.makes = 1u << LAYER_BLOCKS | 1u << LAYER_SENTENCES |
			 1u << LAYER_TOKENS,
		.writes = 1u << MEMBER_BLOCKS | 1u << MEMBER_SENTS |
			  1u << MEMBER_TOKENS,
		.models = models,
	};
	return filter_main(&tokenize, argc, argv);
}
