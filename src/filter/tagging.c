/* tagging.c - the four attributes of a tagged token, from and to JSON */
#include "filter/tagging.h"

#include "filter/put.h"
#include "nlp/caches.h"
#include "nlp/tags.h"

/* All but the morph and the lemma. */
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

static char *put_tag_name(char *at, const struct tag_name *name)
{
	memcpy(at, name, sizeof *name);
	return at + name->length;
}

static void token_write(const struct morph_names *names,
			const struct token *token, struct buffer *out)
{
	struct string morph = morph_string(names, token->morph);
	char *at = buffer_reserve(out, NAMES_ROOM + morph.length);

	at = PUT(at, ",\"tag\":\"");
	at = put_tag_name(at, tag_name_of(token->tag));
	at = PUT(at, "\",\"pos\":\"");
	at = put_tag_name(at, pos_name_of((enum pos)token->pos));
	at = PUT(at, "\",\"morph\":\"");
	at = put_bytes(at, morph.data, morph.length);
	at = PUT(at, "\",\"lemma\":");
	out->length = (size_t)(at - out->data);
	json_add_text(out, token->lemma);
}

const struct tagging tagging = { token_read, token_write, morph_names_open,
				 caches_new };
