/* tags.h - part of speech, features and lemma of each token */
#ifndef TAGS_H
#define TAGS_H

#include "nlp/article.h"

/* Fills tag, pos, morph and lemma. */
void tags_make(struct article *article);

/* Penn tags as a byte: name of a tag, tag of a name. An unknown name gives
 * TAG_UNKNOWN, whose name is "XX". */
#define TAG_UNKNOWN 0
const char *tag_name(uint8_t tag);
uint8_t tag_named(struct string name);

const char *pos_name(enum pos pos);
enum pos pos_named(struct string name); /* POS_X if unknown */

/* UD feature strings, sorted in ASCII order, "" first; index of a string, or
 * -1 if no model knows it. */
const char *morph_name(uint16_t morph);
int morph_named(struct string name);

#endif
