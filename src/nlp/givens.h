/* givens.h - the sex that a given name shows */
#ifndef GIVENS_H
#define GIVENS_H

#include "base/text.h"
#include "nlp/article.h"
#include "nlp/gazetteer.h"

struct given {
	const char *key;
	enum sex sex;
};

/* Of a word as keys.h folds it; none if it is no given name, or one of both
 * sexes. */
enum sex given_sex(const struct gazetteer *gazetteer, struct string key);

#endif
