/* summarize - the sentences an editor would pick; see summarize(1) */
#include "filter/filter.h"
#include "nlp/makers.h"

const struct article_makers article_makers = { { MAKERS_OF_SUMMARIZE } };

int main(int argc, char **argv)
{
	static const struct program_model models[] = {
		MODELS_OF_TAG, MODEL(rarity), MODEL(terms), MODEL(near),
		MODEL(salience), MODELS_END
	};
	static const struct program summarize = {
		.name = "summarize",
		.bit = FOR_SUMMARY,
		.makes = 1u << LAYER_SUMMARY | 1u << LAYER_KEYWORDS,
		.writes = 1u << MEMBER_SUMMARY | 1u << MEMBER_KEYWORDS,
		.models = models,
		.tagging = &tagging,
	};
	return filter_main(&summarize, argc, argv);
}
