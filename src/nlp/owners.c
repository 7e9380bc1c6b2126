/* owners.c - whose an organisation is, where that stands right before it
 *
 * A place or a people with a capital that is no mention by itself belongs to
 * the organisation behind it: "Toronto Stock Exchange", "Indonesian National
 * Police", with the name before it: "South China Morning Post". What a general
 * table knows without an owner ("World Bank") needs none.
 *
 * What it gets wrong: two names that stand side by side.
 */
#include "nlp/owners.h"

#include "nlp/aliases.h"
#include "nlp/keys.h"

#define LONGEST 3 /* words: "South China" */

void owners_start(struct owners *owners, const struct article *article,
		  const struct gazetteer *gazetteer)
{
	*owners = (struct owners){ article, gazetteer, 0, 0 };
}

/* The word stands right before byte `start`, is in no mention and begins with
 * a capital. */
static bool is_beside(const struct owners *owners, const struct token *token,
		      uint32_t start)
{
	const char *text = owners->article->text.data;
	char first = text[token->span.start];

	return token->span.start >= owners->clear &&
	       token->span.end + 1 == start && text[token->span.end] == ' ' &&
	       first >= 'A' && first <= 'Z' &&
	       (token->pos == POS_PROPN || token->pos == POS_ADJ);
}

static bool is_owner(const struct owners *owners, const struct token *token)
{
	return gazetteer_word(owners->gazetteer,
			      token_string(owners->article, token)) &
	       (LIST_PLACES | LIST_DEMONYM);
}

static bool is_known(const struct owners *owners, struct span span)
{
	const struct article *article = owners->article;
	unsigned count;

	alias_find(key_make(article->arena, article_string(article, span)),
		   &count);
	return count > 0;
}

/* Where the owner begins, or the mention before token `t`. */
static uint32_t owner_start(const struct owners *owners, uint32_t t)
{
	const struct token *tokens = owners->article->tokens;
	uint32_t mention = tokens[t].span.start, start = mention;
	uint32_t owner = mention;

	for (int n = 0; n < LONGEST && t--; n++) {
		if (!is_beside(owners, &tokens[t], start))
			break;
		start = tokens[t].span.start;
		if (is_owner(owners, &tokens[t]) ||
		    (owner < mention && tokens[t].pos == POS_PROPN))
			owner = start;
		else if (tokens[t].pos != POS_PROPN)
			break;
	}
	return owner;
}

struct span owner_span(struct owners *owners, const struct ent *ent)
{
	const struct article *article = owners->article;
	struct span span = ent->span;

	while (owners->token < article->token_count &&
	       article->tokens[owners->token].span.start < span.start)
		owners->token++;
	if (ent->label == ENT_ORG && owners->token < article->token_count) {
		span.start = owner_start(owners, owners->token);
		if (span.start < ent->span.start &&
		    is_known(owners, ent->span))
			span.start = ent->span.start;
	}
	owners->clear = ent->span.end;
	return span;
}
