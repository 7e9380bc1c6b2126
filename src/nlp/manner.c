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

/* Pronouns, and what joins a sentence to the one before it; by the first
 * letter. */
static const char *const pointers[26] = {
	['a' - 'a'] = "and also",
	['b' - 'a'] = "but besides",
	['c' - 'a'] = "consequently",
	['f' - 'a'] = "furthermore finally",
	['h' - 'a'] = "he him his himself her hers herself however",
	['i' - 'a'] = "it its itself instead",
	['l' - 'a'] = "likewise",
	['m' - 'a'] = "meanwhile moreover",
	['n' - 'a'] = "nor nevertheless nonetheless",
	['o' - 'a'] = "or otherwise",
	['s' - 'a'] = "she so still similarly",
	['t' - 'a'] = "they them their theirs themselves then therefore thus "
		      "too",
	['y' - 'a'] = "yet",
};

/* They point back when no noun comes behind them. */
#define DEMONSTRATIVES "this that these those"

/* A word of which this part, in eighths, are finite verbs may be one. */
#define FINITE_LEAST 2

/* If the token is a quotation mark, what is behind it is quoted or not. */
static void mark_read(const struct article *article, const struct token *token,
		      bool *quoted)
{
	const char *at = article->text.data + token->span.start;
	uint32_t code;

	if (*at != '"' && (unsigned char)*at != 0xE2) /* nor U+2000 and on */
		return;
	code = sight_at(at).code;
	if (code == 0x201C)
		*quoted = true;
	else if (code == 0x201D)
		*quoted = false;
	else if (code == '"')
		*quoted = at == article->text.data ||
			  char_is_blank(sight_before(at).code);
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

bool word_in(struct string word, const char *list)
{
	char small[16];

	if (word.length > sizeof small)
		return false;
	for (size_t i = 0; i < word.length; i++)
		small[i] = (char)(word.data[i] >= 'A' && word.data[i] <= 'Z'
				  ? word.data[i] + 32 : word.data[i]);
	return key_listed((struct string){ small, word.length }, list);
}

/* "This is" and "those who", but not "this week". */
static bool stands_alone(const struct terms *terms, uint32_t t)
{
	return t + 1 < terms->article->token_count &&
	       (terms->finite[t + 1] >= FINITE_LEAST ||
		!lexeme_is_content(terms->kinds[t + 1]));
}

static void opening_note(struct manner *manner, const struct terms *terms,
			 uint32_t t)
{
	struct string word = token_string(terms->article,
					  &terms->article->tokens[t]);

	int letter = (*word.data | 0x20) - 'a';

	manner->lost = letter >= 0 && letter < 26 && pointers[letter] &&
		       word_in(word, pointers[letter]);
	if (letter == 't' - 'a' && word_in(word, DEMONSTRATIVES))
		manner->lost = stands_alone(terms, t);
	manner->fragment = sight_at(word.data).class == CHAR_LOWER;
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

/* What stands in front and which kinds are how many. */
static void tokens_count(struct manner *manner, const struct terms *terms,
			 const struct sentence *sentence, bool *inside)
{
	uint32_t counts[LEXEME_KINDS] = { 0 };
	uint8_t finite = 0;
	bool quoted = *inside, opened = false;

	for (uint32_t t = sentence->token; t < sentence->token_end; t++) {
		uint8_t kind = terms->kinds[t];
		counts[kind]++;
		if (kind == LEXEME_MARK) {
			mark_read(terms->article, &terms->article->tokens[t],
				  &quoted);
			continue;
		}
		if (!opened)
			opening_note(manner, terms, t);
		opened = true;
		manner->quoted += quoted;
		finite = terms->finite[t] > finite ? terms->finite[t] : finite;
	}
	*inside = quoted;
	manner->finite = finite >= FINITE_LEAST;
	manner->numbers = counts[LEXEME_NUMBER];
	for (unsigned kind = LEXEME_MARK + 1; kind < LEXEME_KINDS; kind++)
		manner->tokens += counts[kind];
}

void manner_make(struct manner *manner, const struct terms *terms,
		 const struct sentence *sentence, bool *inside)
{
	const struct article *article = terms->article;

	*manner = (struct manner){ .span = trimmed(article, sentence) };
	tokens_count(manner, terms, sentence, inside);
	end_note(manner, article);
}
