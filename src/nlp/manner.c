/* manner.c - how a sentence is put, whatever it is about
 *
 * "But he never paid," she said. is quoted in half, opens with a mark, and is
 * lost without the sentence before it.
 *
 * What it gets wrong: a straight mark with blanks on both sides or none opens
 * nothing and closes; "That" and "this" before a noun may point back or not
 * and are not counted.
 */
#include "nlp/manner.h"

#include "nlp/chars.h"
#include "nlp/keys.h"
#include "nlp/tags.h"

/* Adverbs that join a sentence to the one before it. */
#define JOINERS "however meanwhile also instead still then therefore thus " \
	"moreover furthermore nevertheless nonetheless otherwise besides " \
	"likewise similarly consequently finally so yet too"

/* The words of the reader and the writer. */
#define PERSONS "i me my mine myself we us our ours ourselves you your " \
	"yours yourself"

enum mark { MARK_NONE, MARK_OPENS, MARK_CLOSES };

static enum mark mark_of(const struct article *article,
			 const struct token *token)
{
	const char *at = article->text.data + token->span.start;
	const char *start = article->text.data;

	if (*at != '"' && (unsigned char)*at != 0xE2) /* nor U+2000 and on */
		return MARK_NONE;
	switch (sight_at(at).code) {
	case 0x201C:
		return MARK_OPENS;
	case 0x201D:
		return MARK_CLOSES;
	case '"':
		return at == start || char_is_blank(sight_before(at).code)
			? MARK_OPENS : MARK_CLOSES;
	default:
		return MARK_NONE;
	}
}

static struct span trimmed(const struct article *article,
			   const struct sentence *sentence)
{
	const char *start = article->text.data + sentence->span.start;
	const char *end = article->text.data + sentence->span.end;

	end = blanks_start(end, start);
	start = blanks_end(start, end);
	return (struct span){ (uint32_t)(start - article->text.data),
			      (uint32_t)(end - article->text.data) };
}

static uint32_t words_count(const char *at, const char *end)
{
	uint32_t words = 0;

	while ((at = blanks_end(at, end)) < end) {
		words++;
		while (at < end && !char_is_blank(sight_at(at).code))
			at = letters_end(at + sight_at(at).length, end);
	}
	return words;
}

static bool is_finite(uint8_t tag)
{
	return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP ||
	       tag == TAG_MD;
}

static bool has_digit(struct string word)
{
	for (size_t i = 0; i < word.length; i++)
		if (byte_kind(word.data + i) == BYTE_DIGIT)
			return true;
	return false;
}

bool word_in(struct string word, const char *list)
{
	char small[16];

	if (word.length > sizeof small)
		return false;
	for (size_t i = 0; i < word.length; i++)
		small[i] = (char)(word.data[i] >= 'A' && word.data[i] <= 'Z'
				  ? word.data[i] + 32 : word.data[i]);
	return key_in((struct string){ small, word.length }, list);
}

static void token_count(struct manner *manner, const struct article *article,
			const struct token *token, bool inside)
{
	struct string word = token_string(article, token);

	manner->tokens++;
	manner->quoted += inside;
	manner->finite |= is_finite(token->tag);
	manner->names += token->pos == POS_PROPN;
	manner->numbers += token->pos == POS_NUM || has_digit(word);
	manner->persons += token->pos == POS_PRON && word_in(word, PERSONS);
}

static void opening_note(struct manner *manner, const struct article *article,
			 const struct token *token)
{
	struct string word = token_string(article, token);
	bool pronoun = token->pos == POS_PRON && token->tag != TAG_WP &&
		       token->tag != TAG_EX && !word_in(word, PERSONS);

	manner->lost = pronoun || token->pos == POS_CCONJ ||
		       token->tag == TAG_PRP_POSS ||
		       (token->pos == POS_ADV && word_in(word, JOINERS));
	manner->fragment = sight_at(word.data).class == CHAR_LOWER;
	manner->command = token->tag == TAG_VB || token->tag == TAG_VBP;
}

/* What stands at the end, behind which only marks and brackets may come. */
static void end_note(struct manner *manner, const struct article *article)
{
	const char *start = article->text.data + manner->span.start;
	const char *at = article->text.data + manner->span.end;
	struct sight last = { 0 };

	while (at > start) {
		last = sight_before(at);
		if (!is_closer(last.code))
			break;
		at -= last.length;
	}
	manner->question = last.code == '?';
	manner->leads_in = last.code == ':';
	manner->stopped = last.code == '.' || last.code == '!' ||
			  last.code == '?' || last.code == 0x2026;
}

void manner_make(struct manner *manner, const struct article *article,
		 const struct sentence *sentence, bool *inside)
{
	*manner = (struct manner){ .span = trimmed(article, sentence) };
	manner->words = words_count(article->text.data + manner->span.start,
				    article->text.data + manner->span.end);
	for (uint32_t t = sentence->token; t < sentence->token_end; t++) {
		const struct token *token = &article->tokens[t];
		enum mark mark = mark_of(article, token);
		if (mark != MARK_NONE) {
			manner->marked |= !manner->tokens;
			*inside = mark == MARK_OPENS;
		} else if (!token->space && token->pos != POS_PUNCT) {
			if (!manner->tokens)
				opening_note(manner, article, token);
			token_count(manner, article, token, *inside);
		}
	}
	end_note(manner, article);
}
