/* members.h - layers of an article as members of a record, and back
 *
 * The table in members.c has a row for each member: its name, the layer it
 * shows, how it is read, how it is written, and how an older version of it is
 * told from somebody else's member of that name. copydesk(5) describes them.
 */
#ifndef MEMBERS_H
#define MEMBERS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "nlp/article.h"
#include "stream/json.h"
#include "stream/record.h"

/* In the order in which they are written. */
enum member_id {
	MEMBER_TEXT_FIELD, MEMBER_BLOCKS, MEMBER_SENTS, MEMBER_TOKENS,
	MEMBER_ENTS, MEMBER_ENTITIES, MEMBER_QUOTES, MEMBER_SUMMARY,
	MEMBER_KEYWORDS, MEMBER_COUNT
};

/* An article on its way from and to a record. */
struct passage {
	struct article article;
	struct text_index index;  /* of the article's text */
	struct arena *arena;
	struct string text_name;  /* for text_field */
	/* How tags are read and written; NULL in a program that does not know
	 * them. */
	const struct tagging *tagging;
	bool tagged;              /* write the tokens with their tags */
	/* The tokens as the record had them, for their other attributes; NULL
	 * where there are none to keep. One a token of the article. */
	const struct json_value *token_objects;
};

const char *member_name(enum member_id id);

/* MEMBER_COUNT if there is none of that name. */
enum member_id member_named(const char *name);

/* The layer that it shows; LAYER_COUNT for none. */
enum layer member_layer(enum member_id id);

/* Fills a layer of the article from the value; false, and nothing filled, if
 * the value is not of our shape or does not fit the text. */
bool member_read(enum member_id id, struct passage *passage,
		 struct json_value value);

/* Appends the JSON of a layer that the article has. */
void member_write(enum member_id id, const struct passage *passage,
		  struct buffer *out);

/* For struct record_member. */
bool (*member_ours(enum member_id id))(struct json_value value);

#endif
