/* amount_words.h - words that dates and amounts are made of
 *
 * Goes in: a token. Comes out: its part in an amount: "Tuesday" is a weekday,
 * "1.5bn" a number with its scale, "Rs" a currency that stands before.
 */
#ifndef AMOUNT_WORDS_H
#define AMOUNT_WORDS_H

#include "base/text.h"

enum amount_word {
	WORD_NONE,
	WORD_DIGITS,        /* 12, 1,200, 3.5 */
	WORD_YEAR,          /* 1500 to 2099, in digits */
	WORD_YEARS,         /* 2019-20, 2019/2020 */
	WORD_DECADE,        /* 1990s, 80s */
	WORD_DAY,           /* 2020-12-31, 31/12/2020 */
	WORD_CLOCK,         /* 10:30, 8pm */
	WORD_ORDINAL_DIGITS, /* 1st, 22nd */
	WORD_SCALED,        /* 420m, 1.5bn */
	WORD_MONEY,         /* $5, RM7,856 in one token */
	WORD_ONE,           /* one */
	WORD_NUMBER,        /* two … ninety */
	WORD_SCALE,         /* hundred, million, crore */
	WORD_MANY,          /* hundreds, dozens */
	WORD_ORDINAL,       /* first, second */
	WORD_SYMBOL,        /* $, US$, € */
	WORD_CODE,          /* USD, Rs: before or after a number */
	WORD_CURRENCY,      /* dollars, yuan */
	WORD_PERCENT,       /* %, percent */
	WORD_PER, WORD_CENT,
	WORD_WEEKDAY, WORD_WEEKDAY_SHORT,
	WORD_MONTH, WORD_MONTH_SHORT,
	WORD_MONTH_MAYBE,   /* May, March */
	WORD_UNIT,          /* km, tonnes */
	WORD_TIME_UNIT,     /* hours, minutes */
	WORD_HALF_DAY,      /* a.m., pm */
	WORD_NOON,          /* noon, midnight, tonight */
	WORD_THIS,          /* this, last: "this morning" */
	WORD_DASH,          /* -, – */
	WORD_COMMA, WORD_AND, WORD_OF, WORD_POINT
};

enum amount_word amount_word(struct string token);

#endif
