/* entity_roles.c - what a person is, as the words around the name say
 *
 * Goes in: tags around a name. Comes out: a span. Directly before a name any
 * run of nouns and adjectives that ends in an office or in a noun such as
 * "programmer" is a role ("Defense Department deputy spokesperson"); across a
 * comma only one that ends in an office, or has one before its "of" or "at".
 *
 * What it gets wrong: roles that a verb gives ("was elected mayor").
 */
#include "nlp/entity_roles.h"

#include <string.h>

#include "nlp/amount_words.h"
#include "nlp/keys.h"
#include "nlp/persons.h"
#include "nlp/role_words.h"
#include "nlp/tags.h"

/* Longer ones are seldom roles: on 100 articles read, none was. */
#define ROLE_TOKENS 14
#define OF_TOKENS 5 /* from "of" to the name */

static const struct span none = { 0, 0 };

struct around {
	const struct article *article;
	uint32_t from, to; /* tokens of the sentence */
	uint32_t floor;
};

static const struct token *token(const struct around *around, uint32_t t)
{
	return &around->article->tokens[t];
}

static struct string text_of(const struct around *around, uint32_t t)
{
	return token_string(around->article, token(around, t));
}

static bool inside(const struct around *around, uint32_t t)
{
	return t >= around->from && t < around->to;
}

static bool is_among(const struct around *around, uint32_t t,
		     struct key_list list)
{
	char room[WORD_ROOM];

	return inside(around, t) &&
	       key_among(word_small(text_of(around, t), room), list);
}

#define is_any(around, t, list) is_among(around, t, KEYS(list))

static uint32_t before(const struct around *around, uint32_t t)
{
	do {
		if (t <= around->from)
			return UINT32_MAX;
		t--;
	} while (token(around, t)->space);
	return token(around, t)->span.start >= around->floor ? t : UINT32_MAX;
}

static uint32_t after(const struct around *around, uint32_t t)
{
	do
		t++;
	while (t < around->to && token(around, t)->space);
	return t;
}

static bool is_office(const struct around *around, uint32_t t)
{
	char room[WORD_ROOM];
	struct string word = word_small(text_of(around, t), room);

	for (size_t i = 0; i + 1 < word.length; i++)
		if (word.data[i] == '-') { /* "vice-chairman" */
			word.data += i + 1;
			word.length -= i + 1;
			i = 0;
		}
	return person_is_office(word) ||
	       (key_in(word, "tempore tem") &&
		is_any(around, before(around, t), "pro")) ||
	       (key_in(word, "lady") &&
		is_any(around, before(around, t), "first")) ||
	       (person_is_title(word) &&
		!key_in(word, "mr mrs ms miss mx dr sir st madam lady don "
			      "dona father brother sister"));
}

static bool is_noun(const struct around *around, uint32_t t)
{
	switch (token(around, t)->pos) {
	case POS_NOUN: case POS_PROPN: case POS_ADJ:
		return true;
	default:
		return is_any(around, t, "vice then-president");
	}
}

static bool is_capital(const struct around *around, uint32_t t)
{
	char c = *text_of(around, t).data;

	return (c >= 'A' && c <= 'Z') || token(around, t)->pos == POS_PROPN;
}

static bool is_day_word(const struct around *around, uint32_t t)
{
	switch (amount_word(text_of(around, t))) {
	case WORD_WEEKDAY: case WORD_MONTH: case WORD_MONTH_MAYBE:
		return true;
	default:
		return false;
	}
}

/* "of", "and", "-", "'s" inside a role, between two nouns. */
static bool is_joint(const struct around *around, uint32_t t)
{
	if (is_any(around, t, "–")) /* no dash between words */
		return t > around->from &&
		       token(around, t - 1)->span.end ==
		       token(around, t)->span.start;
	if (token(around, t)->tag == TAG_POS || is_any(around, t, "- of &"))
		return true;
	return is_any(around, t, "and for") && inside(around, t + 1) &&
	       is_capital(around, after(around, t));
}

/* "Apple and Chief Executive Ana Ruiz" are two. */
static bool is_name(const struct around *around, uint32_t t)
{
	const struct article *article = around->article;
	uint32_t at = token(around, t)->span.start, low = 0;
	uint32_t high = article->ent_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (article->ents[middle].span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < article->ent_count && article->ents[low].span.start <= at;
}

static bool is_hyphen(const struct around *around, uint32_t t)
{
	return is_any(around, t, "-");
}

/* The first token of the nouns that end with token `last`. */
static uint32_t nouns_start(const struct around *around, uint32_t last)
{
	uint32_t start = last, t = last;

	for (int n = 0; n < ROLE_TOKENS; n++) {
		uint32_t previous = before(around, t);
		if (!inside(around, previous) ||
		    is_day_word(around, previous) ||
		    is_any(around, previous, "caption"))
			break; /* "Media caption Attorney General Ana Ruiz" */
		t = previous;
		if (is_any(around, t, "own real same other such so-called"))
			break;
		if (is_noun(around, t)) {
			start = t;
			continue;
		}
		if (is_any(around, t, "in") && is_hyphen(around,
						before(around, t)))
			continue; /* Editor-in-Chief */
		if (!is_joint(around, t))
			break;
		previous = before(around, t);
		if (is_hyphen(around, t) && is_any(around, previous, "in"))
			continue;
		if (!inside(around, previous) ||
		    !is_noun(around, previous) ||
		    (is_any(around, t, "of and for") &&
		     !is_capital(around, previous)) ||
		    (is_any(around, t, "and") && is_name(around, previous)))
			break;
	}
	return start;
}

/* "year-old" of "20-year-old gunman" is an age: the nouns behind it. */
static uint32_t age_skip(const struct around *around, uint32_t start,
			 uint32_t last)
{
	uint32_t hyphen = before(around, start), t = start;

	if (!inside(around, hyphen) || !is_hyphen(around, hyphen) ||
	    !is_any(around, start, "year month week day time"))
		return start;
	do
		t = after(around, t);
	while (t < last && is_any(around, t, "- old"));
	return t > last ? start : t;
}

static struct span span_of(const struct around *around, uint32_t first,
			   uint32_t last)
{
	return (struct span){ token(around, first)->span.start,
			      token(around, last)->span.end };
}

static bool is_kin(const struct around *around, uint32_t t)
{
	return is_any(around, t,
		      "wife husband son daughter father mother brother sister "
		      "uncle aunt nephew niece cousin friend grandson "
		      "granddaughter grandfather grandmother year day month "
		      "week time today quarter state city fellow late");
}

/* "Secretary of State Ana Ruiz", "chief of staff Ana Ruiz": an office, and
 * whose. */
static struct span role_of_before(const struct around *around, uint32_t last)
{
	uint32_t t = last;

	for (int n = 0; n < OF_TOKENS; n++) {
		if (!is_noun(around, t))
			return none;
		t = before(around, t);
		if (is_any(around, t, "the"))
			t = before(around, t);
		if (!inside(around, t))
			return none;
		if (!is_any(around, t, "of"))
			continue;
		t = before(around, t);
		return inside(around, t) && is_office(around, t)
			? span_of(around, nouns_start(around, t), last) : none;
	}
	return none;
}

/* Doctors and ladies are what else they are: "chief physician Dr. Ruiz". */
static uint32_t skip_courtesy(const struct around *around, uint32_t last)
{
	uint32_t t = last;

	while (is_any(around, t, "mr mrs ms miss dr prof datuk dato tan tun "
				 "sri seri sir dame"))
		t = before(around, t);
	return inside(around, t) && token(around, t)->pos != POS_PUNCT ? t
								       : last;
}

/* "truck driver Ana Ruiz", "President Ruiz"; `last` is the token before the
 * name. */
static struct span role_before(const struct around *around, uint32_t last)
{
	const struct token *noun;
	struct span role;

	last = skip_courtesy(around, last);
	noun = token(around, last);
	role = role_of_before(around, last);
	if (role.end > role.start)
		return role;

	if (!is_office(around, last) &&
	    (noun->pos != POS_NOUN || noun->tag != TAG_NN ||
	     !word_is_agent(text_of(around, last)) || is_kin(around, last)))
		return none;
	return span_of(around,
		       age_skip(around, nouns_start(around, last), last),
		       last);
}

/* "The French president, Ana Ruiz, said"; `last` is the token before the
 * comma. */
static struct span role_before_comma(const struct around *around,
				     uint32_t last, uint32_t behind)
{
	uint32_t start, article;
	struct span role;

	if (!inside(around, last) || !inside(around, behind) ||
	    (token(around, behind)->pos != POS_PUNCT &&
	     token(around, behind)->pos != POS_VERB))
		return none;
	role = role_of_before(around, last);
	if (role.end > role.start || !is_office(around, last))
		return role;
	start = nouns_start(around, last);
	article = before(around, start);
	if (start == last && !is_any(around, article, "the its their our"))
		return none;
	return span_of(around, start, last);
}

static bool ends_role(const struct around *around, uint32_t t)
{
	if (is_any(around, t, "on") && inside(around, after(around, t)) &&
	    is_day_word(around, after(around, t)))
		return true;
	return is_any(around, t, ", . ; : ) ( — – who whom whose which "
				 "that and") ||
	       token(around, t)->pos == POS_PUNCT;
}

/* The head of a noun phrase is its last noun before a preposition: an office,
 * or behind an article or before "of" what somebody is by its ending. */
static bool is_head(const struct around *around, uint32_t t, bool article)
{
	uint32_t next = after(around, t);
	bool agent = token(around, t)->tag == TAG_NN &&
		     word_is_agent(text_of(around, t)) && !is_kin(around, t) &&
		     (article || is_any(around, next, "of"));

	return (is_office(around, t) || agent) &&
	       (!inside(around, next) || ends_role(around, next) ||
		token(around, next)->pos == POS_ADP ||
		is_any(around, next, "emeritus general elect"));
}

/* "Ana Ruiz, 45, a teacher from Lund, said"; `first` is the token behind the
 * comma. */
static struct span role_behind(const struct around *around, uint32_t first)
{
	uint32_t last = first, n = 0;
	bool head = false, article = false;

	if (inside(around, first) && token(around, first)->pos == POS_NUM) {
		first = after(around, first);
		if (!is_any(around, first, ","))
			return none;
		first = after(around, first);
	}
	if (is_any(around, first, "then now currently"))
		first = after(around, first);
	if (is_any(around, first, "the a an")) {
		first = after(around, first);
		article = true;
	}
	if (is_any(around, first, "according known called named and or but") ||
	    (inside(around, first) && token(around, first)->pos == POS_ADP))
		return none;
	for (uint32_t t = first; inside(around, t) && n < ROLE_TOKENS; n++) {
		if (ends_role(around, t) &&
		    token(around, t)->tag != TAG_HYPH &&
		    !(is_any(around, t, "and") &&
		      inside(around, after(around, t)) &&
		      token(around, after(around, t))->pos != POS_VERB))
			break;
		if (token(around, t)->pos == POS_VERB &&
		    token(around, t)->tag != TAG_VBN &&
		    token(around, t)->tag != TAG_VBG)
			return none;
		if (token(around, t)->pos == POS_AUX ||
		    token(around, t)->pos == POS_PRON)
			return none;
		head = head || is_head(around, t, article);
		last = t;
		t = after(around, t);
	}
	return head && n < ROLE_TOKENS ? span_of(around, first, last) : none;
}

struct span role_find(const struct article *article, struct span name,
		      uint32_t floor)
{
	uint32_t first = article_token_at(article, name.start);
	uint32_t behind = article_token_at(article, name.end);
	uint32_t s = article_sentence_at(article, name.start);
	struct around around = { article, article->sentences[s].token,
				 article->sentences[s].token_end, floor };
	uint32_t previous = before(&around, first);
	struct span role = none;

	if (behind < around.to && token(&around, behind)->space)
		behind = after(&around, behind);
	if (inside(&around, previous)) {
		if (is_any(&around, previous, ","))
			role = role_before_comma(&around,
						 before(&around, previous),
						 behind);
		else
			role = role_before(&around, previous);
	}
	if (role.end == role.start && is_any(&around, behind, ","))
		role = role_behind(&around, after(&around, behind));
	return role;
}
