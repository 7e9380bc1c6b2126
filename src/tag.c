/* tag - parts of speech, lemmas and names of news articles; see tag(1) */
#include "filter/filter.h"
#include "nlp/makers.h"

const struct article_makers article_makers = { { MAKERS_OF_TAG } };

int main(int argc, char **argv)
{
	static const struct program_model models[] = {
		MODELS_OF_TAG, MODELS_END
	};
	static const struct program tag = {
		.name = "tag",
		.bit = FOR_TAG,
		.makes = 1u << LAYER_TAGS | 1u << LAYER_ENTS |
			 1u << LAYER_ENTITIES,
		.writes = 1u << MEMBER_TOKENS | 1u << MEMBER_ENTS |
			  1u << MEMBER_ENTITIES,
		.writes_if_missing = 1u << MEMBER_SENTS,
		.models = models,
		.tagging = &tagging,
	};
	return filter_main(&tag, argc, argv);
}
