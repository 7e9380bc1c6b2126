/* tagnames.c - names of tags and parts of speech */
#include "nlp/tagnames.h"

#define NAME(text) { text, sizeof(text) - 1 }

/* In the order of enum penn. */
static const struct tag_name tag_names[TAG_COUNT] = {
	NAME("XX"), NAME("$"), NAME("''"), NAME(","), NAME("-LRB-"),
	NAME("-RRB-"), NAME("."), NAME(":"), NAME("ADD"), NAME("AFX"),
	NAME("CC"), NAME("CD"), NAME("DT"), NAME("EX"), NAME("FW"), NAME("GW"),
	NAME("HYPH"), NAME("IN"), NAME("JJ"), NAME("JJR"), NAME("JJS"),
	NAME("LS"), NAME("MD"), NAME("NFP"), NAME("NN"), NAME("NNP"),
	NAME("NNPS"), NAME("NNS"), NAME("PDT"), NAME("POS"), NAME("PRP"),
	NAME("PRP$"), NAME("RB"), NAME("RBR"), NAME("RBS"), NAME("RP"),
	NAME("SYM"), NAME("TO"), NAME("UH"), NAME("VB"), NAME("VBD"),
	NAME("VBG"), NAME("VBN"), NAME("VBP"), NAME("VBZ"), NAME("WDT"),
	NAME("WP"), NAME("WP$"), NAME("WRB"), NAME("``"), NAME("_SP"),
};

static const struct tag_name pos_names[POS_COUNT] = {
	NAME("ADJ"), NAME("ADP"), NAME("ADV"), NAME("AUX"), NAME("CCONJ"),
	NAME("DET"), NAME("INTJ"), NAME("NOUN"), NAME("NUM"), NAME("PART"),
	NAME("PRON"), NAME("PROPN"), NAME("PUNCT"), NAME("SCONJ"), NAME("SYM"),
	NAME("VERB"), NAME("X"), NAME("SPACE"),
};

const struct tag_name *tag_name_of(uint8_t tag)
{
	return &tag_names[tag < TAG_COUNT ? tag : TAG_UNKNOWN];
}

const char *tag_name(uint8_t tag)
{
	return tag_name_of(tag)->text;
}

uint8_t tag_named(struct string name)
{
	for (uint8_t tag = 0; tag < TAG_COUNT; tag++)
		if (string_is(name, tag_names[tag].text))
			return tag;
	return TAG_UNKNOWN;
}

const struct tag_name *pos_name_of(enum pos pos)
{
	return &pos_names[pos < POS_COUNT ? pos : POS_X];
}

const char *pos_name(enum pos pos)
{
	return pos_name_of(pos)->text;
}

enum pos pos_named(struct string name)
{
	for (unsigned pos = 0; pos < POS_COUNT; pos++)
		if (string_is(name, pos_names[pos].text))
			return (enum pos)pos;
	return POS_X;
}
