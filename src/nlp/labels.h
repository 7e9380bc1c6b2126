/* labels.h - what the values of a layer are called in a record
 *
 * Apart from the stages that give them, so that a program which only reads or
 * prints a layer does not hold the models that make it.
 */
#ifndef LABELS_H
#define LABELS_H

#include "nlp/article.h"

const char *ent_label_name(enum ent_label label);
enum ent_label ent_label_named(struct string name); /* ENT_LABELS if unknown */

const char *quote_type_name(enum quote_type type);
const char *speaker_kind_name(enum speaker_kind kind);

#endif
