/* ent_shops.h - shops and restaurants that are called like somebody */
#ifndef ENT_SHOPS_H
#define ENT_SHOPS_H

#include "nlp/ent_text.h"

/* Makes one organisation of "Ray's Pizza", where the chain has "Ray". */
void ent_shops_mark(const struct ent_text *text, uint8_t *labels);

#endif
