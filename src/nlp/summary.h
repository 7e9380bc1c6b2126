/* summary.h - the sentences an editor would pick */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "nlp/article.h"

void summary_make(struct article *article);

#endif
