/* amounts.c - dates, times, money and other numbers, by rules
 *
 * Goes in: the words of a sentence with their parts (nlp/amount_words.h).
 * Comes out: spans. At each word every rule is asked how far it reaches from
 * there, and the first that reaches anywhere wins: "May 4, 2020" as a date
 * before "4" can be a number.
 *
 * What it gets wrong: "1984" the novel, and four digits that are a count of
 * things named by no plain plural.
 */
#include "nlp/amounts.h"

#include "nlp/amount_words.h"
#include "nlp/keys.h"
#include "nlp/tags.h"

/* The words of one sentence. */
struct view {
	const struct ent_text *text;
	uint32_t from, to;
};

static enum amount_word part(const struct view *view, uint32_t w)
{
	if (w < view->from || w >= view->to)
		return WORD_NONE;
	return (enum amount_word)ent_form(view->text, w)->amount;
}

static bool is_part(const struct view *view, uint32_t w, enum amount_word a,
		    enum amount_word b)
{
	return part(view, w) == a || part(view, w) == b;
}

static const struct token *token_of(const struct view *view, uint32_t w)
{
	return &view->text->article->tokens[view->text->words[w].token];
}

/* The word with its letters in lower case is in the list. */
static bool is_among(const struct view *view, uint32_t w, struct key_list list)
{
	if (w < view->from || w >= view->to)
		return false;
	const struct word *word = ent_form(view->text, w)->word;
	return key_among((struct string){ word->normal, word->length }, list);
}

#define is_word(view, w, list) is_among(view, w, KEYS(list))

static bool is_number(const struct view *view, uint32_t w)
{
	switch (part(view, w)) {
	case WORD_DIGITS: case WORD_YEAR: case WORD_SCALED: case WORD_ONE:
	case WORD_NUMBER:
		return true;
	default:
		return false;
	}
}

/* The end of a number in digits or words that begins here, or `w`: "3.5
 * million", "two hundred and five", "twenty-one", "half a million" not. */
static uint32_t number_end(const struct view *view, uint32_t w)
{
	uint32_t end = w;

	if (!is_number(view, w) && part(view, w) != WORD_MANY)
		return w;
	for (end = w + 1; end < view->to; end++) {
		enum amount_word here = part(view, end);
		if (here == WORD_SCALE || here == WORD_NUMBER ||
		    (here == WORD_ONE && part(view, end - 1) != WORD_ONE))
			continue;
		bool joins = here == WORD_DASH || here == WORD_AND;
		bool spelt = part(view, end - 1) == WORD_SCALE ||
			     part(view, end - 1) == WORD_NUMBER;
		if (joins && spelt && (here == WORD_DASH ||
		    part(view, end - 1) == WORD_SCALE) &&
		    (part(view, end + 1) == WORD_NUMBER ||
		     part(view, end + 1) == WORD_ONE ||
		     part(view, end + 1) == WORD_SCALE))
			continue;
		break;
	}
	return end;
}

/* "10 to 15", "10-15", as far as the second number. */
static uint32_t range_end(const struct view *view, uint32_t end)
{
	if (part(view, end) == WORD_DASH && is_number(view, end + 1))
		return number_end(view, end + 1);
	return end;
}

/* "US dollars", "Hong Kong dollars", "of dollars": the end behind the
 * currency, or `w`. */
static uint32_t currency_end(const struct view *view, uint32_t w)
{
	uint32_t at = w;

	if (part(view, at) == WORD_OF)
		at++;
	for (int capitals = 0; capitals < 2; capitals++, at++)
		if (at >= view->to || !ent_form(view->text, at)->capital)
			break;
	if (part(view, at) == WORD_CURRENCY)
		return at + 1;
	if (part(view, w) == WORD_CODE)
		return w + 1;
	return w;
}

static uint32_t money_end(const struct view *view, uint32_t w)
{
	uint32_t end = w, number;

	if (part(view, w) == WORD_MONEY) {
		end = w + 1;
		while (part(view, end) == WORD_SCALE)
			end++;
		return end;
	}
	if (is_part(view, w, WORD_SYMBOL, WORD_CODE)) {
		end = w + 1;
		while (is_part(view, end, WORD_SYMBOL, WORD_CODE))
			end++;
		number = number_end(view, end);
		if (number == end)
			return w;
		if (part(view, number) == WORD_DASH &&
		    part(view, number + 1) == WORD_SYMBOL &&
		    number_end(view, number + 2) > number + 2)
			return number_end(view, number + 2);
		return range_end(view, number);
	}
	number = range_end(view, number_end(view, w));
	if (number == w)
		return w;
	end = currency_end(view, number);
	return end > number ? end : w;
}

static uint32_t percent_end(const struct view *view, uint32_t w)
{
	uint32_t end = range_end(view, number_end(view, w));

	if (end == w)
		return w;
	if (part(view, end) == WORD_PERCENT)
		return end + 1;
	if (part(view, end) == WORD_PER && part(view, end + 1) == WORD_CENT)
		return end + 2;
	if (is_word(view, end, "percentage") &&
	    is_word(view, end + 1, "point points"))
		return end + 2;
	return w;
}

static uint32_t time_end(const struct view *view, uint32_t w)
{
	if (part(view, w) == WORD_NOON)
		return w + 1;
	if (part(view, w) == WORD_CLOCK ||
	    (part(view, w) == WORD_DIGITS &&
	     part(view, w + 1) == WORD_HALF_DAY)) {
		uint32_t end = w + 1;
		if (part(view, end) == WORD_HALF_DAY)
			end++;
		if (is_word(view, end, "gmt utc est edt cet bst ist cat eat"))
			end++;
		return end;
	}
	if (part(view, w) == WORD_THIS &&
	    is_word(view, w + 1, "morning afternoon evening night"))
		return w + 2;
	uint32_t end = number_end(view, w);
	return end > w && part(view, end) == WORD_TIME_UNIT ? end + 1 : w;
}

/* May and March are months where a number or preposition says so and they
 * begin with a capital; shortened names beside a number. */
static bool is_month(const struct view *view, uint32_t w)
{
	uint32_t before = w > view->from ? w - 1 : UINT32_MAX;

	switch (part(view, w)) {
	case WORD_MONTH:
		return ent_form(view->text, w)->capital;
	case WORD_MONTH_MAYBE:
		if (is_word(view, before,
			    "in since until till by from of last this next "
			    "early late mid before after through during to "
			    "between every"))
			return true; /* or a number, as here: */
		/* fall through */
	case WORD_MONTH_SHORT:
		return is_part(view, w + 1, WORD_DIGITS, WORD_YEAR) ||
		       is_part(view, before, WORD_DIGITS,
			       WORD_ORDINAL_DIGITS) ||
		       part(view, w + 1) == WORD_ORDINAL_DIGITS;
	default:
		return false;
	}
}

static bool is_day(const struct view *view, uint32_t w)
{
	return is_part(view, w, WORD_DIGITS, WORD_ORDINAL_DIGITS) &&
	       ent_form(view->text, w)->text.length <=
		       (part(view, w) == WORD_DIGITS ? 2u : 4u);
}

/* ", 2020" or "2020" or "of 2020" behind a month or day. */
static uint32_t year_end(const struct view *view, uint32_t w)
{
	uint32_t at = w;

	if (part(view, at) == WORD_COMMA || part(view, at) == WORD_OF)
		at++;
	return part(view, at) == WORD_YEAR ? at + 1 : w;
}

/* "4", "4th", "4-6" behind a month: the end, or `w`. */
static uint32_t days_end(const struct view *view, uint32_t w)
{
	if (!is_day(view, w))
		return w;
	w++;
	if (is_word(view, w, "st nd rd th"))
		w++;
	if (part(view, w) == WORD_DASH && is_day(view, w + 1))
		w += 2;
	return w;
}

/* A date that begins with a month, or a day before a month. */
static uint32_t month_end(const struct view *view, uint32_t w)
{
	uint32_t at = days_end(view, w);

	if (at > w) {
		if (part(view, at) == WORD_OF)
			at++;
		return is_month(view, at) ? year_end(view, at + 1) : w;
	}
	if (!is_month(view, w))
		return w;
	at = days_end(view, w + 1);
	return year_end(view, at);
}

/* Four digits are a year unless things are counted: "2000 people". */
static bool is_year(const struct view *view, uint32_t w)
{
	if (part(view, w) != WORD_YEAR)
		return false;
	if (w > view->from &&
	    (is_part(view, w - 1, WORD_SYMBOL, WORD_CODE) ||
	     is_word(view, w - 1, "number no. about some nearly over than")))
		return false;
	if (w + 1 >= view->to)
		return true;
	switch (part(view, w + 1)) {
	case WORD_UNIT: case WORD_CURRENCY: case WORD_SCALE:
	case WORD_PERCENT:
		return false;
	default:
		return token_of(view, w + 1)->tag != TAG_NNS;
	}
}

/* "-2019", "-20", "/20" behind a year. */
static uint32_t years_end(const struct view *view, uint32_t w)
{
	bool two = part(view, w + 1) == WORD_DIGITS &&
		   ent_form(view->text, w + 1)->text.length == 2;

	if ((part(view, w) == WORD_DASH || is_word(view, w, "/")) &&
	    (two || part(view, w + 1) == WORD_YEAR))
		return w + 2;
	return w;
}

static uint32_t date_end(const struct view *view, uint32_t w)
{
	uint32_t end;

	switch (part(view, w)) {
	case WORD_DAY: case WORD_YEARS: case WORD_DECADE:
		return w + 1;
	case WORD_WEEKDAY:
		if (!ent_form(view->text, w)->capital)
			return w;
		/* fall through */
	case WORD_WEEKDAY_SHORT:
		end = w + 1 + (part(view, w + 1) == WORD_COMMA);
		if (month_end(view, end) > end)
			return month_end(view, end);
		return part(view, w) == WORD_WEEKDAY ? w + 1 : w;
	default:
		break;
	}
	end = month_end(view, w);
	if (end > w)
		return end;
	if (!is_year(view, w))
		return w;
	return years_end(view, w + 1);
}

static uint32_t quantity_end(const struct view *view, uint32_t w)
{
	uint32_t end = range_end(view, number_end(view, w));

	if (end == w)
		return w;
	if (part(view, end) == WORD_DASH && part(view, end + 1) == WORD_UNIT)
		return end + 2;
	if (is_word(view, end, "square cubic") &&
	    part(view, end + 1) == WORD_UNIT)
		return end + 2;
	return part(view, end) == WORD_UNIT ? end + 1 : w;
}

static uint32_t ordinal_end(const struct view *view, uint32_t w)
{
	if (part(view, w) == WORD_ORDINAL_DIGITS)
		return w + 1;
	return part(view, w) == WORD_ORDINAL ? w + 1 : w;
}

/* "one" counts only before what is counted, not as a pronoun. */
static uint32_t cardinal_end(const struct view *view, uint32_t w)
{
	uint32_t end = number_end(view, w);

	if (end == w + 1 && part(view, w) == WORD_ONE &&
	    token_of(view, w)->pos != POS_NUM)
		return w;
	return end;
}

static const struct {
	uint32_t (*end)(const struct view *view, uint32_t w);
	enum ent_label label;
} rules[] = {
	{ money_end, ENT_MONEY }, { percent_end, ENT_PERCENT },
	{ time_end, ENT_TIME }, { date_end, ENT_DATE },
	{ quantity_end, ENT_QUANTITY }, { ordinal_end, ENT_ORDINAL },
	{ cardinal_end, ENT_CARDINAL },
};

/* Only a word with a part of its own begins an amount. */
static bool may_begin(const struct view *view, uint32_t w)
{
	enum amount_word here = part(view, w);

	return here != WORD_NONE && here < WORD_DASH;
}

static struct amount amount_at(const struct view *view, uint32_t w)
{
	for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
		uint32_t end = rules[r].end(view, w);
		if (end > w)
			return (struct amount){ w, end, rules[r].label };
	}
	return (struct amount){ w, w, ENT_LABELS };
}

void amounts_find(struct ent_text *text, struct amounts *amounts)
{
	size_t room = 0;

	*amounts = (struct amounts){ NULL, 0 };
	for (uint32_t s = 0; s < text->sentence_count; s++) {
		struct view view = { text, text->sentences[s],
				     text->sentences[s + 1] };
		for (uint32_t w = view.from; w < view.to; w++) {
			if (!may_begin(&view, w))
				continue;
			struct amount amount = amount_at(&view, w);
			if (amount.end == w)
				continue;
			amounts->list = arena_grow(
				text->article->arena, amounts->list,
				amounts->count, &room, sizeof *amounts->list);
			amounts->list[amounts->count++] = amount;
			for (; w < amount.end; w++)
				text->words[w].amount =
					(uint8_t)(amount.label + 1);
			w--;
		}
	}
}
