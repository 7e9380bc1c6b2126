/* names.h - names cut into their parts, and which of them may be one person
 *
 * Goes in: a mention's text. Comes out: its key without titles, and the words
 * of that: "Mr. Jan-Willem van der Berg Jr." has the key "jan willem van der
 * berg jr", five words without the suffix, the title's sex.
 */
#ifndef NAMES_H
#define NAMES_H

#include "nlp/article.h"

#define NAME_WORDS 8 /* more are left aside */

struct name {
	struct string text;  /* without titles, article and possessive */
	struct string key;
	struct string words[NAME_WORDS]; /* of the key, without suffix */
	unsigned count;
	struct string suffix;  /* "jr"; empty for none */
	struct string title;   /* the last in the text; empty for none */
	enum sex sex;          /* as these show */
	bool full;             /* of a person: given name and surname */
};

void name_make(struct name *name, struct arena *arena, struct string text,
	       enum ent_label label);

/* Two full names of one person: "Joseph R. Biden" and "Joe Biden", "J. Smith"
 * and "John Smith", "Pedro Gómez Ruiz" and "Pedro Gómez". */
bool names_agree(const struct name *a, const struct name *b);

/* How well a short name fits a full one: 3 for its end ("van der Berg"), 2 for
 * its beginning, 1 for a part or a nickname of the given name, 0 not. */
int name_fits(const struct name *part, const struct name *full);

#endif
