/* makers.h - the stages that each program is made of
 *
 *     const struct article_makers article_makers = { { MAKERS_OF_TAG } };
 *
 * in a program's own file; makers.c has them all.
 */
#ifndef MAKERS_H
#define MAKERS_H

#include "nlp/article.h"
#include "nlp/blocks.h"
#include "nlp/entities.h"
#include "nlp/ents.h"
#include "nlp/keywords.h"
#include "nlp/quotes.h"
#include "nlp/sentences.h"
#include "nlp/summary.h"
#include "nlp/tags.h"
#include "nlp/tokens.h"

#define MAKERS_OF_TOKENIZE [LAYER_BLOCKS] = blocks_make, \
	[LAYER_SENTENCES] = sentences_make, [LAYER_TOKENS] = tokens_make
#define MAKERS_OF_TAG MAKERS_OF_TOKENIZE, [LAYER_TAGS] = tags_make, \
	[LAYER_ENTS] = ents_make, [LAYER_ENTITIES] = entities_make
#define MAKERS_OF_QUOTE_EXTRACT MAKERS_OF_TAG, [LAYER_QUOTES] = quotes_make
#define MAKERS_OF_SUMMARIZE MAKERS_OF_TAG, [LAYER_SUMMARY] = summary_make, \
	[LAYER_KEYWORDS] = keywords_make

#endif
