/* tagnames.c - names of tags and parts of speech */
#include "nlp/tagnames.h"

/* In the order of enum penn. */
static const char tag_names[TAG_COUNT][6] = {
	"XX", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC",
	"CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS",
	"MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$",
	"RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG",
	"VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``", "_SP",
};

static const char pos_names[POS_COUNT][6] = {
	"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
	"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "SPACE",
};

const char *tag_name(uint8_t tag)
{
	return tag_names[tag < TAG_COUNT ? tag : TAG_UNKNOWN];
}

uint8_t tag_named(struct string name)
{
	for (uint8_t tag = 0; tag < TAG_COUNT; tag++)
		if (string_is(name, tag_names[tag]))
			return tag;
	return TAG_UNKNOWN;
}

const char *pos_name(enum pos pos)
{
	return pos_names[pos < POS_COUNT ? pos : POS_X];
}

enum pos pos_named(struct string name)
{
	for (unsigned pos = 0; pos < POS_COUNT; pos++)
		if (string_is(name, pos_names[pos]))
			return (enum pos)pos;
	return POS_X;
}
