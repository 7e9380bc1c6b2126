/* lines.c - the lines of a text and what can be counted in them
 *
 * Goes in: a text. Comes out: its lines that are not empty, with counts of
 * words, capitals, digits. Lines of a text that a terminal wrapped at a fixed
 * width are put together again:
 *
 *     Rates rose for a third day as dealers
 *     waited for figures on the money supply.
 *
 * A text is wrapped if many of its lines stop in the middle of a sentence; a
 * line of it goes on in the next one unless there was room for that one's
 * first word. In other texts a line goes on only if the next begins with a
 * small letter and what ends cannot end a line ("of", a comma).
 */
#include "nlp/lines.h"

#include <string.h>

#include "nlp/chars.h"
#include "nlp/htmltags.h"
#include "nlp/phrases.h"
#include "nlp/windows.h"

/* Terminals wrapped at 60 to 80 columns; longer lines are paragraphs. */
#define WIDEST 100
#define NARROWEST 30

/* Characters are counted in one sum of three fields of 16 bits. */
#define LETTERS 0
#define DIGITS 16
#define MARKS 32

static const uint64_t counts[] = {
	[BYTE_CONTROL] = 0, [BYTE_BLANK] = 0,
	[BYTE_LOWER] = 1u << LETTERS, [BYTE_UPPER] = 1u << LETTERS,
	[BYTE_HIGH] = 1u << LETTERS, [BYTE_DIGIT] = 1u << DIGITS,
	[BYTE_MARK] = (uint64_t)1 << MARKS,
};

/* What was counted so far, and of the word at hand. */
struct tally {
	unsigned words, capitals, shouted, numbers;
	uint64_t sum;
	unsigned seen;        /* kinds of bytes, as bits */
	enum byte_kind first; /* of its bytes that are no marks */
	bool open;            /* a phrase may begin */
	struct moving moving;
};

/* A word ended. */
static inline void tally_word(struct tally *t)
{
	bool upper = t->first == BYTE_UPPER;
	bool lower = t->seen & 1u << BYTE_LOWER;

	if (t->seen) {
		t->words++;
		t->capitals += upper;
		t->shouted += upper && !lower;
		t->numbers += t->seen & 1u << BYTE_DIGIT && !lower;
	}
	t->seen = 0;
	t->first = BYTE_MARK;
	t->open = true;
}

static inline void line_sign(struct line *line, const struct phrases *phrases,
			     const char *at)
{
	uint64_t key = phrase_key(at, line->end);
	uint32_t signs;

	if (!(phrase_may_begin(phrases, key) + short_may_begin(phrases, key)))
		return; /* one test is faster than two */
	signs = phrases_at(phrases, key, at, line->start, line->end);
	line->signs |= signs & 0xFFFF;
	line->points = (uint16_t)(line->points + SIGN_POINTS(signs));
}

/* Kinds of the letters of a word, as bits; mostly the first two tell. */
static inline unsigned letters_seen(const char *at, const char *end)
{
	unsigned seen = 1u << byte_kind(at);

	while (++at < end && !(seen & 1u << BYTE_LOWER))
		seen |= 1u << byte_kind(at);
	return seen;
}

static bool any_lower(const char *at, const char *end)
{
	while (at < end && byte_kind(at) == BYTE_UPPER)
		at++;
	return at < end && byte_kind(at) == BYTE_LOWER;
}

/* The byte at `at`, or all of the letters that begin there. */
static inline const char *tally_byte(struct tally *t, const char *at,
				     const char *end, enum byte_kind kind,
				     bool mark)
{
	const char *stop;

	t->open = mark;
	if (t->first == BYTE_MARK)
		t->first = kind;
	if (kind == BYTE_LOWER || kind == BYTE_UPPER) {
		stop = letters_end(at, end);
		t->sum += (uint64_t)(stop - at) << LETTERS;
		t->seen |= letters_seen(at, stop);
		return stop;
	}
	if (kind != BYTE_MARK || mark)
		t->sum += counts[kind];
	t->seen |= 1u << kind;
	return at + 1;
}

/* Words that windows.h calls plain: the first word that is not. Those whose
 * second letter is large may be all in capitals. */
static const char *tally_words(struct tally *t, struct line *line,
			       const struct phrases *phrases, const char *at,
			       const char *end)
{
	for (;;) {
		struct window w = window_move(&t->moving, at, end);
		struct plain_words words = plain_words(&w);
		if (!words.ends)
			return at;
		uint64_t done = bits_below(highest_bit(words.ends));
		uint64_t starts = words.starts & done;
		uint64_t upper = starts & ~w.lowers;
		t->words += bit_count(starts);
		t->capitals += bit_count(upper);
		t->sum += (uint64_t)bit_count(w.letters & done) << LETTERS;
		for (upper &= ~(w.lowers >> 1); upper; upper &= upper - 1)
			t->shouted += !any_lower(at + lowest_bit(upper), end);
		for (; starts; starts &= starts - 1)
			line_sign(line, phrases, at + lowest_bit(starts));
		at += lowest_bit(words.starts & ~done);
	}
}

/* All counts in one pass. Phrases are looked for where a word begins and at
 * marks other than those of sentences. */
static void line_count(struct line *line, const struct phrases *phrases)
{
	const char *end = line->end, *at = line->start;
	struct tally t = { .first = BYTE_MARK, .open = true };

	if (end - at > LINE_HEAD)
		end = at + LINE_HEAD;
	while (at < end) {
		if (!t.seen) {
			at = tally_words(&t, line, phrases, at, end);
			if (at == end)
				break;
		}
		enum byte_kind kind = byte_kind(at);
		if (kind == BYTE_BLANK) {
			tally_word(&t);
			at++;
			continue;
		}
		bool mark = kind == BYTE_MARK && *at != '.' && *at != ',' &&
			    *at != '\'';
		if (t.open || mark)
			line_sign(line, phrases, at);
		at = tally_byte(&t, at, end, kind, mark);
	}
	tally_word(&t);
	line->words = (uint16_t)t.words;
	line->capitals = (uint16_t)t.capitals;
	line->shouted = (uint16_t)t.shouted;
	line->numbers = (uint16_t)t.numbers;
	line->letters = (uint16_t)(t.sum >> LETTERS);
	line->digits = (uint16_t)(t.sum >> DIGITS);
	line->marks = (uint16_t)(t.sum >> MARKS);
}

static bool ends_sentence(const struct line *line)
{
	const char *at = line->end;

	while (at > line->start) {
		struct sight s = sight_before(at);
		if (s.code == '.' || s.code == '!' || s.code == '?' ||
		    s.code == 0x2026 || s.code == 0x3002)
			return true;
		if (!is_closer(s.code) && s.code != '*')
			return false;
		at -= s.length;
	}
	return false;
}

static void line_measure(struct line *line, const struct phrases *phrases)
{
	struct sight s = sight_at(line->start);

	line_count(line, phrases);
	line->terminal = ends_sentence(line);
	line->lower = s.class == CHAR_LOWER;
}

/* The next of each kind of break, so that none is looked for twice. */
struct breaks {
	const char *next[3], *end;
};

static const char *break_find(struct breaks *breaks, const char *at)
{
	static const char bytes[3] = { '\n', '\r', '\f' };
	const char *first = breaks->end;

	for (int i = 0; i < 3; i++) {
		const char **next = &breaks->next[i];
		if (*next && *next < at) {
			*next = memchr(at, bytes[i],
				       (size_t)(breaks->end - at));
		}
		if (*next && *next < first)
			first = *next;
	}
	return first;
}

/* In HTML: a tag, or what stands beside one. */
static void line_tag(struct lines *lines, struct line *line)
{
	struct line *last = lines->count ? &lines->items[lines->count - 1]
					 : NULL;

	line->tag = tag_end(line->start, line->end) == line->end;
	line->gap |= line->tag;
	line->inlined = line->tag ? tag_is_inline(line->start, line->end)
				  : last && last->tag && last->inlined;
	if (line->tag && line->inlined && last)
		last->inlined = true;
}

static void lines_cut(struct lines *lines, struct arena *arena,
		      const struct phrases *phrases, struct string text)
{
	const char *at = text.data, *end = at + text.length;
	bool html = text_is_html(text);
	struct breaks breaks = { { at - 1, at - 1, at - 1 }, end };
	size_t room = 0;
	int gaps = 0;

	while (at < end) {
		struct line line = { .gap = gaps > 1 };
		const char *stop = break_find(&breaks, at);
		line.start = blanks_end(at, stop);
		if (html && line.start < stop)
			stop = tag_or_text_end(line.start, stop);
		if (line.start < stop) {
			line.end = blanks_start(stop, line.start);
			line_measure(&line, phrases);
			if (html)
				line_tag(lines, &line);
			lines->items = arena_grow(arena, lines->items,
						  lines->count, &room,
						  sizeof line);
			lines->items[lines->count++] = line;
			gaps = line.tag ? 2 : 0;
		}
		at = stop;
		if (at < end && byte_kind(at) == BYTE_BLANK) {
			gaps++;
			at += end - at > 1 && !memcmp(at, "\r\n", 2) ? 2 : 1;
		}
	}
}

static size_t first_word(const struct line *line)
{
	const char *at = line->start;

	while (at < line->end && byte_kind(at) != BYTE_BLANK)
		at++;
	return (size_t)(at - line->start);
}

/* The longest line of a wrapped text, 0 if it is not wrapped: at least three
 * pairs of lines, and a third of all, are cut inside a sentence. */
static size_t wrap_width(const struct lines *lines)
{
	size_t pairs = 0, cut = 0, width = 0;

	for (uint32_t i = 0; i + 1 < lines->count; i++) {
		const struct line *line = &lines->items[i];
		size_t length = line_length(line);
		if (line[1].gap || length < NARROWEST)
			continue;
		pairs++;
		if (length > WIDEST)
			continue;
		if (length > width)
			width = length;
		cut += !line->terminal && line[1].lower;
	}
	return cut >= 3 && cut * 3 >= pairs ? width : 0;
}

/* Words that cannot end a line of their own. */
static bool is_open(const struct line *line)
{
	static const char *const words[] = {
		"the", "a", "an", "of", "in", "to", "and", "or", "with",
		"for", "from", "by", "at", "on", "that", "said", "his",
		"her", "their", "its", "as",
	};

	if (line->end[-1] == ',')
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (line_ends(line, words[i]))
			return true;
	return false;
}

static bool goes_on(const struct line *line, const struct line *next,
		    size_t width)
{
	if (next->gap)
		return false;
	if (!width)
		return next->lower && !line->terminal && line->words >= 3 &&
		       is_open(line);
	return line_length(line) <= WIDEST &&
	       (line_length(line) + 1 + first_word(next) > width ||
		(!line->terminal && next->lower &&
		 line_length(line) >= NARROWEST));
}

static void lines_join(struct lines *lines, const struct phrases *phrases)
{
	size_t width = wrap_width(lines);
	struct line *out = lines->items, last;

	if (!lines->count)
		return;
	last = *out;
	for (uint32_t i = 1; i < lines->count; i++) {
		struct line *next = &lines->items[i];
		struct line now = *next;
		if (goes_on(&last, next, width)) {
			struct line whole = { .start = out->start,
					      .end = next->end,
					      .gap = out->gap };
			line_measure(&whole, phrases);
			*out = whole;
			lines->joined = true;
		} else {
			*++out = now;
		}
		last = now;
	}
	lines->count = (uint32_t)(out - lines->items) + 1;
}

void lines_make(struct lines *lines, struct article *article,
		struct string text)
{
	const struct phrases *phrases = phrases_of(article);

	memset(lines, 0, sizeof *lines);
	lines_cut(lines, article->arena, phrases, text);
	lines_join(lines, phrases);
}

static bool is_word_byte(const char *at)
{
	enum byte_kind kind = byte_kind(at);

	return kind == BYTE_LOWER || kind == BYTE_UPPER || kind == BYTE_DIGIT;
}

bool line_begins(const struct line *line, const char *word)
{
	size_t length = strlen(word);

	return line_length(line) >= length &&
	       same_word(line->start, word, length) &&
	       (line_length(line) == length ||
		!is_word_byte(line->start + length) ||
		!is_word_byte(line->start + length - 1));
}

bool line_ends(const struct line *line, const char *word)
{
	size_t length = strlen(word);

	return line_length(line) >= length &&
	       same_word(line->end - length, word, length) &&
	       (line_length(line) == length ||
		!is_word_byte(line->end - length - 1) ||
		!is_word_byte(line->end - length));
}
