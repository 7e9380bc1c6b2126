/* tagnames.h - names of tags and parts of speech */
#ifndef TAGNAMES_H
#define TAGNAMES_H

#include "base/text.h"
#include "nlp/article.h"

/* Penn tags as UD English has them, and spaCy's _SP for blanks. */
enum penn {
	TAG_UNKNOWN, TAG_DOLLAR, TAG_CLOSE_QUOTE, TAG_COMMA, TAG_LRB, TAG_RRB,
	TAG_STOP, TAG_COLON, TAG_ADD, TAG_AFX, TAG_CC, TAG_CD, TAG_DT, TAG_EX,
	TAG_FW, TAG_GW, TAG_HYPH, TAG_IN, TAG_JJ, TAG_JJR, TAG_JJS, TAG_LS,
	TAG_MD, TAG_NFP, TAG_NN, TAG_NNP, TAG_NNPS, TAG_NNS, TAG_PDT, TAG_POS,
	TAG_PRP, TAG_PRP_POSS, TAG_RB, TAG_RBR, TAG_RBS, TAG_RP, TAG_SYM,
	TAG_TO, TAG_UH, TAG_VB, TAG_VBD, TAG_VBG, TAG_VBN, TAG_VBP, TAG_VBZ,
	TAG_WDT, TAG_WP, TAG_WP_POSS, TAG_WRB, TAG_OPEN_QUOTE, TAG_BLANK,
	TAG_COUNT
};

/* A name and its length: all eight bytes may be copied at once. */
struct tag_name {
	char text[7];
	uint8_t length;
};

const struct tag_name *tag_name_of(uint8_t tag);
const struct tag_name *pos_name_of(enum pos pos);

/* Name of a tag, tag of a name. An unknown name gives TAG_UNKNOWN, whose name
 * is "XX". */
const char *tag_name(uint8_t tag);
uint8_t tag_named(struct string name);

const char *pos_name(enum pos pos);
enum pos pos_named(struct string name); /* POS_X if unknown */

#endif
