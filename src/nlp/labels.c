/* labels.c - what the values of a layer are called in a record */
#include "nlp/labels.h"

/* OntoNotes 5 (LDC2013T19). */
static const char *const ent_labels[ENT_LABELS] = {
	[ENT_PERSON] = "PERSON", [ENT_NORP] = "NORP", [ENT_FAC] = "FAC",
	[ENT_ORG] = "ORG", [ENT_GPE] = "GPE", [ENT_LOC] = "LOC",
	[ENT_PRODUCT] = "PRODUCT", [ENT_EVENT] = "EVENT",
	[ENT_WORK_OF_ART] = "WORK_OF_ART", [ENT_LAW] = "LAW",
	[ENT_LANGUAGE] = "LANGUAGE", [ENT_DATE] = "DATE", [ENT_TIME] = "TIME",
	[ENT_PERCENT] = "PERCENT", [ENT_MONEY] = "MONEY",
	[ENT_QUANTITY] = "QUANTITY", [ENT_ORDINAL] = "ORDINAL",
	[ENT_CARDINAL] = "CARDINAL",
};

static const char *const quote_types[] = {
	[QUOTE_DIRECT] = "direct", [QUOTE_INDIRECT] = "indirect",
	[QUOTE_MIXED] = "mixed",
};

static const char *const speaker_kinds[] = {
	[SPEAKER_NAME] = "name", [SPEAKER_PRONOUN] = "pronoun",
	[SPEAKER_NOMINAL] = "nominal",
};

const char *ent_label_name(enum ent_label label)
{
	return ent_labels[label];
}

enum ent_label ent_label_named(struct string name)
{
	int label = 0;

	while (label < ENT_LABELS && !string_is(name, ent_labels[label]))
		label++;
	return (enum ent_label)label;
}

const char *quote_type_name(enum quote_type type)
{
	return quote_types[type];
}

const char *speaker_kind_name(enum speaker_kind kind)
{
	return speaker_kinds[kind];
}
