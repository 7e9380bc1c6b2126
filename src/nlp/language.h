/* language.h - is this English? */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include <stdbool.h>

#include "base/text.h"

/* False only for a text of 50 words or more that is clearly in another
 * language. Capitals, lists and tables of English news are English. */
bool language_is_english(struct string text);

#endif
