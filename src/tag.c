/* tag - parts of speech, lemmas and names of news articles; see tag(1) */
#include "filter/filter.h"
#include "model/models.h"

int main(int argc, char **argv)
{
	static const struct program_model models[] = {
		{ "sentences", model_sentences },
		{ "tags", model_tags },
		{ "lemmas", model_lemmas },
		{ "names", model_names },
		{ "clusters", model_clusters },
		{ "ents", model_ents },
		{ NULL, NULL },
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
	};
	return filter_main(&tag, argc, argv);
}
