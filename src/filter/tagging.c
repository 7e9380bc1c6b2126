/* tagging.c - the four attributes of a tagged token, from and to JSON */
#include "filter/tagging.h"

#include "filter/put.h"
#include "nlp/caches.h"
#include "nlp/tags.h"

/* The names of the four, their quotation marks, commas and colons. */
#define NAMES_ROOM 64

static void token_read(struct token *token,
		       const struct json_value strings[4], struct arena *arena)
{
	int morph = morph_named(json_text(strings[2], arena));

	token->tag = tag_named(json_text(strings[0], arena));
	token->pos = (uint8_t)pos_named(json_text(strings[1], arena));
	token->morph = morph < 0 ? 0 : (uint16_t)morph;
	token->lemma = json_text(strings[3], arena);
}

static void token_write(const struct token *token, struct buffer *out)
{
	const char *tag = tag_name(token->tag);
	const char *pos = pos_name((enum pos)token->pos);
	const char *morph = morph_name(token->morph);
	char *at = buffer_reserve(out, NAMES_ROOM + strlen(tag) +
					       strlen(pos) + strlen(morph));

	at = PUT(at, ",\"tag\":\"");
	at = put_name(at, tag);
	at = PUT(at, "\",\"pos\":\"");
	at = put_name(at, pos);
	at = PUT(at, "\",\"morph\":\"");
	at = put_name(at, morph);
	at = PUT(at, "\",\"lemma\":");
	out->length = (size_t)(at - out->data);
	json_add_text(out, token->lemma);
}

const struct tagging tagging = { token_read, token_write, caches_new };
