/* query.h - sentences about what a user asks for
 *
 * Goes in: the candidates of a summary and a query, a few words. Comes out:
 * the candidates with scores raised for what they have of it.
 */
#ifndef QUERY_H
#define QUERY_H

#include "nlp/salience.h"

/* A query that the article has nothing of changes nothing. */
void query_apply(struct salience *salience, struct string query);

#endif
