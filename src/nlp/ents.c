/* ents.c - mentions of named entities, dates and amounts */
#include "nlp/ents.h"

static const char *const names[ENT_LABELS] = {
	[ENT_PERSON] = "PERSON", [ENT_NORP] = "NORP", [ENT_FAC] = "FAC",
	[ENT_ORG] = "ORG", [ENT_GPE] = "GPE", [ENT_LOC] = "LOC",
	[ENT_PRODUCT] = "PRODUCT", [ENT_EVENT] = "EVENT",
	[ENT_WORK_OF_ART] = "WORK_OF_ART", [ENT_LAW] = "LAW",
	[ENT_LANGUAGE] = "LANGUAGE", [ENT_DATE] = "DATE", [ENT_TIME] = "TIME",
	[ENT_PERCENT] = "PERCENT", [ENT_MONEY] = "MONEY",
	[ENT_QUANTITY] = "QUANTITY", [ENT_ORDINAL] = "ORDINAL",
	[ENT_CARDINAL] = "CARDINAL",
};

void ents_make(struct article *article)
{
	article->ent_count = 0;
}

const char *ent_label_name(enum ent_label label)
{
	return names[label];
}

enum ent_label ent_label_named(struct string name)
{
	int label = 0;

	while (label < ENT_LABELS && !string_is(name, names[label]))
		label++;
	return (enum ent_label)label;
}
