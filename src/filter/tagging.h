/* tagging.h - what a program that knows tags has, and another has not
 *
 * The strings of features and the caches come from the tagger's model, which
 * a program that needs neither does not hold.
 */
#ifndef TAGGING_H
#define TAGGING_H

#include "base/buffer.h"
#include "nlp/article.h"
#include "nlp/tagmodel.h"
#include "stream/json.h"

struct tagging {
	/* Sets tag, pos, morph and lemma, in this order. */
	void (*read)(struct token *token, const struct json_value strings[4],
		     struct arena *arena);
	/* Appends ,"tag":"NN","pos":"NOUN","morph":"","lemma":"word"; the
	 * names were opened before. */
	void (*write)(const struct morph_names *names,
		      const struct token *token, struct buffer *out);
	void (*names_open)(struct morph_names *names);
	struct caches (*caches_new)(size_t entries); /* see nlp/caches.h */
};

extern const struct tagging tagging;

#endif
