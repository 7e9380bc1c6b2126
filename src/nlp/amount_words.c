/* amount_words.c - words that dates and amounts are made of
 *
 * Words are found by bisection in one sorted list; tokens with digits are read
 * from left to right. Weekdays, months and codes count only with a capital.
 */
#include "nlp/amount_words.h"

#include <string.h>

/* Sorted by bytes; a word with a capital is compared as it stands first, then
 * in lower case. */
static const struct entry {
	const char *word;
	enum amount_word class;
} words[] = {
	{ "%", WORD_PERCENT }, { ",", WORD_COMMA }, { "-", WORD_DASH },
	{ ".", WORD_POINT }, { "AED", WORD_CODE }, { "AUD", WORD_CODE },
	{ "Apr", WORD_MONTH_SHORT }, { "Apr.", WORD_MONTH_SHORT },
	{ "April", WORD_MONTH }, { "Aug", WORD_MONTH_SHORT },
	{ "Aug.", WORD_MONTH_SHORT }, { "August", WORD_MONTH },
	{ "BRL", WORD_CODE }, { "Birr", WORD_CODE }, { "CAD", WORD_CODE },
	{ "CFA", WORD_CODE }, { "CHF", WORD_CODE }, { "CNY", WORD_CODE },
	{ "CUC", WORD_CODE }, { "CUP", WORD_CODE },
	{ "Dec", WORD_MONTH_SHORT }, { "Dec.", WORD_MONTH_SHORT },
	{ "December", WORD_MONTH }, { "Dh", WORD_CODE }, { "Dhs", WORD_CODE },
	{ "EGP", WORD_CODE }, { "EUR", WORD_CODE },
	{ "Feb", WORD_MONTH_SHORT }, { "Feb.", WORD_MONTH_SHORT },
	{ "February", WORD_MONTH }, { "Fri", WORD_WEEKDAY_SHORT },
	{ "Fri.", WORD_WEEKDAY_SHORT }, { "Friday", WORD_WEEKDAY },
	{ "GBP", WORD_CODE }, { "GHS", WORD_CODE }, { "HKD", WORD_CODE },
	{ "IDR", WORD_CODE }, { "INR", WORD_CODE }, { "JPY", WORD_CODE },
	{ "Jan", WORD_MONTH_SHORT }, { "Jan.", WORD_MONTH_SHORT },
	{ "January", WORD_MONTH }, { "Jul", WORD_MONTH_SHORT },
	{ "Jul.", WORD_MONTH_SHORT }, { "July", WORD_MONTH },
	{ "Jun", WORD_MONTH_SHORT }, { "Jun.", WORD_MONTH_SHORT },
	{ "June", WORD_MONTH }, { "KD", WORD_CODE }, { "KES", WORD_CODE },
	{ "KRW", WORD_CODE }, { "KSh", WORD_CODE }, { "Ksh", WORD_CODE },
	{ "MXN", WORD_CODE }, { "MYR", WORD_CODE },
	{ "Mar", WORD_MONTH_SHORT }, { "Mar.", WORD_MONTH_SHORT },
	{ "March", WORD_MONTH_MAYBE }, { "May", WORD_MONTH_MAYBE },
	{ "Mon", WORD_WEEKDAY_SHORT }, { "Mon.", WORD_WEEKDAY_SHORT },
	{ "Monday", WORD_WEEKDAY }, { "NGN", WORD_CODE }, { "NIS", WORD_CODE },
	{ "NZD", WORD_CODE }, { "Nov", WORD_MONTH_SHORT },
	{ "Nov.", WORD_MONTH_SHORT }, { "November", WORD_MONTH },
	{ "OMR", WORD_CODE }, { "Oct", WORD_MONTH_SHORT },
	{ "Oct.", WORD_MONTH_SHORT }, { "October", WORD_MONTH },
	{ "PHP", WORD_CODE }, { "PKR", WORD_CODE }, { "Php", WORD_CODE },
	{ "QAR", WORD_CODE }, { "QR", WORD_CODE }, { "RM", WORD_CODE },
	{ "RMB", WORD_CODE }, { "RUB", WORD_CODE }, { "Rp", WORD_CODE },
	{ "Rp.", WORD_CODE }, { "Rs", WORD_CODE }, { "Rs.", WORD_CODE },
	{ "SAR", WORD_CODE }, { "SGD", WORD_CODE }, { "SR", WORD_CODE },
	{ "Sat", WORD_WEEKDAY_SHORT }, { "Sat.", WORD_WEEKDAY_SHORT },
	{ "Saturday", WORD_WEEKDAY }, { "Sep", WORD_MONTH_SHORT },
	{ "Sep.", WORD_MONTH_SHORT }, { "Sept", WORD_MONTH_SHORT },
	{ "Sept.", WORD_MONTH_SHORT }, { "September", WORD_MONTH },
	{ "Sh", WORD_CODE }, { "Shs", WORD_CODE },
	{ "Sun", WORD_WEEKDAY_SHORT }, { "Sun.", WORD_WEEKDAY_SHORT },
	{ "Sunday", WORD_WEEKDAY }, { "THB", WORD_CODE }, { "TRY", WORD_CODE },
	{ "TWD", WORD_CODE }, { "TZS", WORD_CODE },
	{ "Thu", WORD_WEEKDAY_SHORT }, { "Thu.", WORD_WEEKDAY_SHORT },
	{ "Thurs.", WORD_WEEKDAY_SHORT }, { "Thursday", WORD_WEEKDAY },
	{ "Tk", WORD_CODE }, { "Tue", WORD_WEEKDAY_SHORT },
	{ "Tue.", WORD_WEEKDAY_SHORT }, { "Tues.", WORD_WEEKDAY_SHORT },
	{ "Tuesday", WORD_WEEKDAY }, { "UGX", WORD_CODE },
	{ "USD", WORD_CODE }, { "Ush", WORD_CODE }, { "VND", WORD_CODE },
	{ "Wed", WORD_WEEKDAY_SHORT }, { "Wed.", WORD_WEEKDAY_SHORT },
	{ "Wednesday", WORD_WEEKDAY }, { "ZAR", WORD_CODE },
	{ "ZMW", WORD_CODE }, { "a.m", WORD_HALF_DAY },
	{ "a.m.", WORD_HALF_DAY }, { "acres", WORD_UNIT },
	{ "am", WORD_HALF_DAY }, { "and", WORD_AND },
	{ "baht", WORD_CURRENCY }, { "barrels", WORD_UNIT },
	{ "billion", WORD_SCALE }, { "billions", WORD_MANY },
	{ "birr", WORD_CURRENCY }, { "bn", WORD_SCALE },
	{ "bolivars", WORD_CURRENCY }, { "bolivianos", WORD_CURRENCY },
	{ "cedi", WORD_CURRENCY }, { "cedis", WORD_CURRENCY },
	{ "cent", WORD_CENT }, { "centimeters", WORD_UNIT },
	{ "centimetres", WORD_UNIT }, { "cents", WORD_CURRENCY },
	{ "cm", WORD_UNIT }, { "colones", WORD_CURRENCY },
	{ "crore", WORD_SCALE }, { "crores", WORD_SCALE },
	{ "degrees", WORD_UNIT }, { "dinars", WORD_CURRENCY },
	{ "dirhams", WORD_CURRENCY }, { "dollar", WORD_CURRENCY },
	{ "dollars", WORD_CURRENCY }, { "dong", WORD_CURRENCY },
	{ "dozen", WORD_SCALE }, { "dozens", WORD_MANY },
	{ "eight", WORD_NUMBER }, { "eighteen", WORD_NUMBER },
	{ "eighth", WORD_ORDINAL }, { "eighty", WORD_NUMBER },
	{ "eleven", WORD_NUMBER }, { "euro", WORD_CURRENCY },
	{ "euros", WORD_CURRENCY }, { "feet", WORD_UNIT },
	{ "fifteen", WORD_NUMBER }, { "fifth", WORD_ORDINAL },
	{ "fifty", WORD_NUMBER }, { "first", WORD_ORDINAL },
	{ "five", WORD_NUMBER }, { "foot", WORD_UNIT },
	{ "forints", WORD_CURRENCY }, { "forty", WORD_NUMBER },
	{ "four", WORD_NUMBER }, { "fourteen", WORD_NUMBER },
	{ "fourth", WORD_ORDINAL }, { "francs", WORD_CURRENCY },
	{ "gallons", WORD_UNIT }, { "gigawatts", WORD_UNIT },
	{ "grams", WORD_UNIT }, { "guilders", WORD_CURRENCY },
	{ "ha", WORD_UNIT }, { "hectares", WORD_UNIT },
	{ "hour", WORD_TIME_UNIT }, { "hours", WORD_TIME_UNIT },
	{ "hryvnia", WORD_CURRENCY }, { "hryvnias", WORD_CURRENCY },
	{ "hundred", WORD_SCALE }, { "hundreds", WORD_MANY },
	{ "inches", WORD_UNIT }, { "kg", WORD_UNIT },
	{ "kilograms", WORD_UNIT }, { "kilometer", WORD_UNIT },
	{ "kilometers", WORD_UNIT }, { "kilometre", WORD_UNIT },
	{ "kilometres", WORD_UNIT }, { "kilos", WORD_UNIT },
	{ "km", WORD_UNIT }, { "krona", WORD_CURRENCY },
	{ "kroner", WORD_CURRENCY }, { "kronor", WORD_CURRENCY },
	{ "kwacha", WORD_CURRENCY }, { "lakh", WORD_SCALE },
	{ "lakhs", WORD_SCALE }, { "last", WORD_THIS },
	{ "liras", WORD_CURRENCY }, { "liters", WORD_UNIT },
	{ "litres", WORD_UNIT }, { "m", WORD_SCALE }, { "mW", WORD_UNIT },
	{ "megawatts", WORD_UNIT }, { "meter", WORD_UNIT },
	{ "meters", WORD_UNIT }, { "metre", WORD_UNIT },
	{ "metres", WORD_UNIT }, { "midnight", WORD_NOON },
	{ "mile", WORD_UNIT }, { "miles", WORD_UNIT },
	{ "million", WORD_SCALE }, { "millions", WORD_MANY },
	{ "minute", WORD_TIME_UNIT }, { "minutes", WORD_TIME_UNIT },
	{ "mm", WORD_UNIT }, { "mph", WORD_UNIT }, { "naira", WORD_CURRENCY },
	{ "nine", WORD_NUMBER }, { "nineteen", WORD_NUMBER },
	{ "ninety", WORD_NUMBER }, { "ninth", WORD_ORDINAL },
	{ "noon", WORD_NOON }, { "of", WORD_OF }, { "one", WORD_ONE },
	{ "ounces", WORD_UNIT }, { "p.m", WORD_HALF_DAY },
	{ "p.m.", WORD_HALF_DAY }, { "paise", WORD_CURRENCY },
	{ "pct", WORD_PERCENT }, { "per", WORD_PER },
	{ "percent", WORD_PERCENT }, { "peso", WORD_CURRENCY },
	{ "pesos", WORD_CURRENCY }, { "pm", WORD_HALF_DAY },
	{ "pounds", WORD_CURRENCY }, { "pula", WORD_CURRENCY },
	{ "rand", WORD_CURRENCY }, { "rands", WORD_CURRENCY },
	{ "reais", WORD_CURRENCY }, { "riels", WORD_CURRENCY },
	{ "ringgit", WORD_CURRENCY }, { "riyals", WORD_CURRENCY },
	{ "roubles", WORD_CURRENCY }, { "rubles", WORD_CURRENCY },
	{ "rupee", WORD_CURRENCY }, { "rupees", WORD_CURRENCY },
	{ "rupiah", WORD_CURRENCY }, { "second", WORD_ORDINAL },
	{ "seconds", WORD_TIME_UNIT }, { "seven", WORD_NUMBER },
	{ "seventeen", WORD_NUMBER }, { "seventh", WORD_ORDINAL },
	{ "seventy", WORD_NUMBER }, { "shekels", WORD_CURRENCY },
	{ "shillings", WORD_CURRENCY }, { "six", WORD_NUMBER },
	{ "sixteen", WORD_NUMBER }, { "sixth", WORD_ORDINAL },
	{ "sixty", WORD_NUMBER }, { "soles", WORD_CURRENCY },
	{ "ten", WORD_NUMBER }, { "tenth", WORD_ORDINAL },
	{ "third", WORD_ORDINAL }, { "thirteen", WORD_NUMBER },
	{ "thirty", WORD_NUMBER }, { "this", WORD_THIS },
	{ "thousand", WORD_SCALE }, { "thousands", WORD_MANY },
	{ "three", WORD_NUMBER }, { "tn", WORD_SCALE },
	{ "tonight", WORD_NOON }, { "tonnes", WORD_UNIT },
	{ "tons", WORD_UNIT }, { "trillion", WORD_SCALE },
	{ "trillions", WORD_MANY }, { "twelfth", WORD_ORDINAL },
	{ "twelve", WORD_NUMBER }, { "twentieth", WORD_ORDINAL },
	{ "twenty", WORD_NUMBER }, { "two", WORD_NUMBER },
	{ "won", WORD_CURRENCY }, { "yards", WORD_UNIT },
	{ "yen", WORD_CURRENCY }, { "yuan", WORD_CURRENCY },
	{ "zero", WORD_NUMBER }, { "zloty", WORD_CURRENCY },
	{ "–", WORD_DASH }, { "—", WORD_DASH },
};

#define LONGEST 16

static enum amount_word word_class(const char *word)
{
	size_t low = 0, high = sizeof words / sizeof *words;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strcmp(words[middle].word, word);
		if (order == 0)
			return words[middle].class;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return WORD_NONE;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What the signs of a token with digits are; digits stand as '0', and runs of
 * them as one, with the length of the first kept. */
static size_t pattern_make(struct string token, char *pattern, size_t room,
			   unsigned *first, unsigned *last)
{
	size_t n = 0, i = 0;

	*first = *last = 0;
	while (i < token.length && n + 1 < room) {
		if (!is_digit(token.data[i])) {
			pattern[n++] = token.data[i++];
			continue;
		}
		unsigned length = 0;
		for (; i < token.length && is_digit(token.data[i]); i++)
			length++;
		if (!*first)
			*first = length;
		*last = length;
		pattern[n++] = '0';
	}
	pattern[n] = '\0';
	return i == token.length ? n : 0;
}

static bool is_year(struct string token)
{
	return token.length == 4 &&
	       ((token.data[0] == '1' && token.data[1] >= '5') ||
		(token.data[0] == '2' && token.data[1] == '0'));
}

static bool is_any(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (!strcmp(text, *list))
			return true;
	return false;
}

/* "0.0" as the number with its separators reduced: 1,200.50 is plain. */
static bool is_plain(const char *pattern)
{
	for (const char *at = pattern; *at; at++)
		if (*at != '0' && *at != ',' && *at != '.')
			return false;
	return *pattern == '0';
}

static bool is_money(const char *pattern)
{
	static const char *const signs[] = {
		"$", "€", "£", "¥", "₹", "₦", "₱", "₩", "₪", "₫", "₡", "₵",
		"₽", "₺", "฿", "R", "RM", "Rs", "Rs.", "Tk", "Dh", "Dhs", "SR",
		"QR", "KSh", "Ksh", "Sh", "Rp", "N", "K", "P", "¢", "USD",
		"EUR", "GBP", "AED", "US$", "A$", "C$", "HK$", "NT$", "N$",
		"R$", "S$", "NZ$", "Z$", "GH¢", "GH₵", "MX$", "CA$", "AU$",
		NULL
	};
	char sign[LONGEST];
	size_t n = strcspn(pattern, "0");

	if (n == 0 || n >= sizeof sign || !pattern[n])
		return false;
	memcpy(sign, pattern, n);
	sign[n] = '\0';
	pattern += n;
	n = strcspn(pattern, "bmktBMKT");
	return is_any(sign, signs) && (is_plain(pattern) || n > 0);
}

static enum amount_word digits_class(struct string token)
{
	static const char *const scales[] = { "0m", "0bn", "0k", "0tn", "0mn",
		"0.0m", "0.0bn", "0.0tn", "0.0mn", "0b", "0.0b", "0M", "0.0M",
		"0B", "0.0B", NULL };
	static const char *const ordinals[] = { "0st", "0nd", "0rd", "0th",
						NULL };
	static const char *const clocks[] = { "0:0", "0am", "0pm", "0:0am",
		"0:0pm", "0.0am", "0.0pm", "0a.m.", "0p.m.", NULL };
	static const char *const days[] = { "0-0-0", "0/0/0", "0.0.0", NULL };
	static const char *const years[] = { "0-0", "0/0", "0–0", NULL };
	char pattern[2 * LONGEST];
	unsigned first, last;

	if (!pattern_make(token, pattern, sizeof pattern, &first, &last))
		return WORD_NONE;
	if (!strcmp(pattern, "0"))
		return is_year(token) ? WORD_YEAR : WORD_DIGITS;
	if (is_plain(pattern))
		return !strcmp(pattern, "0.0.0") && (first == 4 || last == 4)
			       ? WORD_DAY : WORD_DIGITS;
	if (is_any(pattern, scales))
		return WORD_SCALED;
	if (is_any(pattern, ordinals))
		return WORD_ORDINAL_DIGITS;
	if (is_any(pattern, clocks))
		return WORD_CLOCK;
	if (is_any(pattern, days))
		return first == 4 || last == 4 ? WORD_DAY : WORD_NONE;
	if (is_any(pattern, years))
		return first == 4 && (last == 2 || last == 4) ? WORD_YEARS
							      : WORD_DIGITS;
	if (!strcmp(pattern, "0s") || !strcmp(pattern, "0's"))
		return first == 4 || first == 2 ? WORD_DECADE : WORD_NONE;
	return is_money(pattern) ? WORD_MONEY : WORD_NONE;
}

static bool is_symbol(const char *word)
{
	static const char *const symbols[] = {
		"$", "€", "£", "¥", "₹", "₦", "₱", "₩", "₪", "₫", "₡", "₵",
		"₽", "₺", "฿", "US$", "A$", "C$", "HK$", "NT$", "N$", "R$",
		"S$", "NZ$", "Z$", "GH¢", "GH₵", "MX$", "CA$", "AU$", "J$",
		NULL
	};

	return is_any(word, symbols);
}

enum amount_word amount_word(struct string token)
{
	char word[LONGEST];
	enum amount_word class;

	for (size_t i = 0; i < token.length; i++)
		if (is_digit(token.data[i]))
			return digits_class(token);
	if (token.length == 0 || token.length >= sizeof word)
		return WORD_NONE;
	memcpy(word, token.data, token.length);
	word[token.length] = '\0';
	if (is_symbol(word))
		return WORD_SYMBOL;
	class = word_class(word);
	if (class != WORD_NONE || *word < 'A' || *word > 'Z')
		return class;
	for (char *at = word; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	class = word_class(word);
	if (class == WORD_SCALE && word[1] == '\0')
		return WORD_NONE; /* M as an initial */
	return class;
}
