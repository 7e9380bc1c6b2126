/* members.c - the table of our members */
#include "filter/members.h"

#include <string.h>

#include "filter/spans.h"
#include "filter/trees.h"

static bool is_text(struct json_value value)
{
	return value.type == TYPE_STRING;
}

static void text_field_write(const struct passage *passage, struct buffer *out)
{
	json_add_text(out, passage->text_name);
}

static bool blocks_ours(struct json_value value)
{
	return spans_ours(value, "kind");
}

static bool ents_ours(struct json_value value)
{
	return spans_ours(value, "label");
}

static bool bare_spans_ours(struct json_value value)
{
	return spans_ours(value, NULL);
}

static bool summary_ours(struct json_value value)
{
	return spans_ours(value, NULL) && keywords_ours(value);
}

static const struct member {
	const char *name;
	enum layer layer; /* the one that it shows and fills */
	bool (*read)(struct passage *passage, struct json_value value);
	void (*write)(const struct passage *passage, struct buffer *out);
	bool (*ours)(struct json_value value);
} members[MEMBER_COUNT] = {
	[MEMBER_TEXT_FIELD] = { "text_field", LAYER_COUNT, NULL,
				text_field_write, is_text },
	[MEMBER_BLOCKS] = { "blocks", LAYER_BLOCKS, blocks_read, blocks_write,
			    blocks_ours },
	[MEMBER_SENTS] = { "sents", LAYER_SENTENCES, sentences_read,
			   sentences_write, bare_spans_ours },
	[MEMBER_TOKENS] = { "tokens", LAYER_TOKENS, tokens_read, tokens_write,
			    bare_spans_ours },
	[MEMBER_ENTS] = { "ents", LAYER_ENTS, ents_read, ents_write,
			  ents_ours },
	[MEMBER_ENTITIES] = { "entities", LAYER_ENTITIES, entities_read,
			      entities_write, entities_ours },
	[MEMBER_QUOTES] = { "quotes", LAYER_QUOTES, NULL, quotes_write,
			    quotes_ours },
	[MEMBER_SUMMARY] = { "summary", LAYER_SUMMARY, NULL, summary_write,
			     summary_ours },
	[MEMBER_KEYWORDS] = { "keywords", LAYER_KEYWORDS, NULL, keywords_write,
			      keywords_ours },
};

const char *member_name(enum member_id id)
{
	return members[id].name;
}

enum member_id member_named(const char *name)
{
	unsigned id = 0;

	while (id < MEMBER_COUNT && strcmp(members[id].name, name) != 0)
		id++;
	return (enum member_id)id;
}

enum layer member_layer(enum member_id id)
{
	return members[id].layer;
}

bool member_read(enum member_id id, struct passage *passage,
		 struct json_value value)
{
	if (!members[id].read || !members[id].read(passage, value))
		return false;
	article_have(&passage->article, members[id].layer);
	return true;
}

void member_write(enum member_id id, const struct passage *passage,
		  struct buffer *out)
{
	members[id].write(passage, out);
}

bool (*member_ours(enum member_id id))(struct json_value value)
{
	return members[id].ours;
}
