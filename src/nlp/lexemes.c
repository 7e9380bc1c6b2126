/* lexemes.c - what a word mostly is, whatever stands beside it
 *
 * Goes in: "studies". Comes out: a noun, of the lemma "study". One look-up in
 * a table that was counted over tagged news (train/rarity.c): what the word is
 * in small letters, what with a capital inside a sentence ("bush", "Bush"),
 * and by which edit its lemma is made. A word that is not there has a kind by
 * its writing, and its final s goes.
 *
 * Most of the time would go on waiting for the table, so a few words are
 * announced before the first of them is looked up.
 *
 * What it gets wrong: whatever depends on the words beside it.
 */
#include "nlp/lexemes.h"

#include <string.h>

#include "model/blob.h"
#include "model/models.h"
#include "model/wordmap.h"
#include "nlp/chars.h"

enum { SLOTS, EDITS };

/* Longer ones are addresses, and their own lemma. */
#define FORM_MOST 64

void lexicon_open(struct lexicon *lexicon)
{
	const void *blob = blob_native(model_rarity);
	uint32_t items;

	lexicon->slots = blob_section(blob, SLOTS, 2, &items);
	lexicon->mask = items / LEXEME_SLOT - 1;
	lexicon->edits = blob_section(blob, EDITS, 1, &items);
}

/* The slot of that hash; NULL if there is none. */
static inline const uint16_t *slot_find(const struct lexicon *lexicon,
					uint64_t hash)
{
	uint16_t print = word_print(hash);
	uint32_t at = (uint32_t)hash & lexicon->mask;

	if (!lexicon->slots)
		return NULL;
	for (;; at = (at + 1) & lexicon->mask) {
		const uint16_t *slot =
			lexicon->slots + (size_t)at * LEXEME_SLOT;
		if (slot[SLOT_PRINT] == print)
			return slot;
		if (!slot[SLOT_PRINT])
			return NULL;
	}
}

static struct word_facts facts_of(const uint16_t *slot)
{
	if (!slot)
		return (struct word_facts){ RARITY_UNKNOWN, MISSES_UNKNOWN };
	return (struct word_facts){ slot[SLOT_FACTS] & 255u,
				    slot[SLOT_FACTS] >> 8 };
}

struct word_facts word_facts(uint64_t hash)
{
	struct lexicon lexicon;

	lexicon_open(&lexicon);
	return facts_of(slot_find(&lexicon, hash));
}

/* Little-endian; compilers make one load of it. */
static inline uint32_t four_at(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;

	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
	       (uint32_t)b[3] << 24;
}

static inline uint64_t eight_at(const char *at)
{
	return four_at(at) | (uint64_t)four_at(at + 4) << 32;
}

/* With small letters; bytes that are not ASCII leave their high bits. */
static inline uint64_t eight_add(uint64_t hash, uint64_t eight, uint64_t *high)
{
	*high |= eight;
	return word_hash_end(hash ^ (eight | letters_of(eight) >> 2));
}

/* The first `length` of eight bytes, which may be too many. */
static inline uint64_t few_of(uint64_t eight, size_t length)
{
	static const uint64_t masks[9] = {
		0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF,
		0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, UINT64_MAX
	};

	return eight & masks[length < 8 ? length : 8];
}

/* Sixteen bytes at once; most words have fewer than eight. The bytes up to the
 * next multiple of FORM_STEP may be read. */
#define FORM_STEP 16
static inline uint64_t bytes_hash(const char *at, size_t length,
				  uint64_t *high)
{
	uint64_t hash = WORD_HASH_START;

	for (;;) {
		hash = eight_add(hash, few_of(eight_at(at), length), high);
		if (length <= 8)
			return word_hash_end(hash);
		hash = eight_add(hash, few_of(eight_at(at + 8), length - 8),
				 high);
		if (length <= FORM_STEP)
			return hash;
		at += FORM_STEP;
		length -= FORM_STEP;
	}
}

/* The same for bytes behind which no others may be read. */
static uint64_t end_hash(struct string word, uint64_t *high)
{
	char bytes[FORM_MOST + FORM_STEP];
	uint64_t hash = 0;

	do {
		size_t n = word.length < FORM_MOST ? word.length : FORM_MOST;
		memcpy(bytes, word.data, n);
		memset(bytes + n, 0, FORM_STEP);
		hash = bytes_hash(bytes, n, high) ^ hash * 3;
		word.data += n;
		word.length -= n;
	} while (word.length);
	return hash;
}

/* In small letters without marks, and of that the hash. */
static uint64_t far_hash(struct string word)
{
	const char *at = word.data, *end = word.data + word.length;
	char bytes[FORM_MOST], *to = bytes;
	uint64_t high = 0;

	while (at < end && to < bytes + FORM_MOST - 4)
		to = utf8_write(to, char_base(char_lower(utf8_next(&at))));
	return end_hash((struct string){ bytes, (size_t)(to - bytes) }, &high);
}

uint64_t term_hash(struct string word)
{
	uint64_t high = 0, hash = end_hash(word, &high);

	return high & BYTES(0x80) ? far_hash(word) : hash;
}

/* Sets *ascii to whether that is all there is in the word, which ends at or
 * before `end`. */
static inline uint64_t form_hash(struct string word, const char *end,
				 bool *ascii)
{
	uint64_t high = 0, hash;

	if (word.length <= FORM_STEP &&
	    (size_t)(end - word.data) >= FORM_STEP)
		hash = bytes_hash(word.data, word.length, &high);
	else
		hash = end_hash(word, &high);
	*ascii = !(high & BYTES(0x80));
	return *ascii ? hash : far_hash(word);
}

/* The hash of the lemma of an ASCII form. */
static uint64_t edited_hash(struct string form, const struct lexeme_edit *edit)
{
	char bytes[FORM_MOST + EDIT_BYTES + FORM_STEP];
	size_t length = form.length - edit->strip;
	uint64_t high;

	if (form.length > FORM_MOST || edit->strip > form.length)
		return term_hash(form);
	memcpy(bytes, form.data, length);
	memcpy(bytes + length, edit->ending, EDIT_BYTES);
	for (size_t i = 0; i < EDIT_BYTES && edit->ending[i]; i++)
		length++;
	memset(bytes + length, 0, FORM_STEP);
	return length <= FORM_MOST ? bytes_hash(bytes, length, &high)
				   : term_hash(form);
}

/* A dash, a bullet, a quotation mark and the like. */
static bool is_far_mark(struct string form)
{
	switch (sight_at(form.data).class) {
	case CHAR_PUNCT: case CHAR_SYMBOL: case CHAR_OTHER: case CHAR_BLANK:
		return true;
	default:
		return false;
	}
}

/* The lemma of a form that is not in the table: "dealerships". */
static void guess_lemma(struct lexeme *lexeme, const struct lexicon *lexicon,
			struct string form)
{
	static const struct lexeme_edit plural = { 1, "" };
	const char *end = form.data + form.length;

	if (lexeme->kind != LEXEME_NOUN || form.length < 5 || end[-1] != 's' ||
	    end[-2] == 's')
		return;
	lexeme->hash = edited_hash(form, &plural);
	lexeme->facts = facts_of(slot_find(lexicon, lexeme->hash));
}

static inline void look_up(struct lexeme *lexeme,
			   const struct lexicon *lexicon,
			   const uint16_t *slot, struct string form,
			   bool first, bool ascii)
{
	uint16_t kinds = slot[SLOT_KINDS], edit = slot[SLOT_EDITS];
	bool capital = byte_kind(form.data) == BYTE_UPPER &&
		       (!first || KINDS_MOSTLY(kinds));

	lexeme->kind = (uint8_t)(capital ? KINDS_CAPITAL(kinds)
					 : KINDS_SMALL(kinds));
	lexeme->finite = (uint8_t)(capital ? 0 : KINDS_FINITE(kinds));
	edit = capital ? edit >> 8 : edit & 255;
	if (edit && ascii && lexicon->edits)
		lexeme->hash = edited_hash(form, &lexicon->edits[edit]);
}

/* What a form is that does not begin with a letter of ASCII: OTHER if it has
 * one further on, or begins with another. */
static uint8_t odd_kind(struct string form)
{
	bool digits = false;

	for (size_t i = 0; i < form.length; i++) {
		enum byte_kind kind = byte_kind(form.data + i);
		if (kind == BYTE_LOWER || kind == BYTE_UPPER)
			return LEXEME_OTHER;
		digits |= kind == BYTE_DIGIT;
	}
	if (digits)
		return LEXEME_NUMBER;
	return byte_kind(form.data) != BYTE_HIGH || is_far_mark(form)
		? LEXEME_MARK : LEXEME_OTHER;
}

static bool begins_with_letter(struct string form)
{
	return (unsigned char)((*form.data | 0x20) - 'a') < 26;
}

static void slot_near(const struct lexicon *lexicon, uint64_t hash)
{
#ifdef __GNUC__
	__builtin_prefetch(lexicon->slots + ((size_t)hash & lexicon->mask) *
						    LEXEME_SLOT);
#else
	(void)lexicon;
	(void)hash;
#endif
}

/* A word that was announced. */
struct ask {
	struct string form;
	uint64_t hash;
	uint8_t kind; /* by how it is written: mark, number or other */
	bool ascii;
};

/* `end` is that of the text that has the form. */
static inline void announce(struct ask *ask, const struct lexicon *lexicon,
			    struct string form, const char *end)
{
	ask->form = form;
	ask->kind = begins_with_letter(form) ? (uint8_t)LEXEME_OTHER
					     : odd_kind(form);
	ask->hash = 0;
	if (ask->kind == LEXEME_MARK)
		return;
	ask->hash = form_hash(form, end, &ask->ascii);
	slot_near(lexicon, ask->hash);
}

static inline void find(struct lexeme *lexeme, const struct lexicon *lexicon,
			const struct ask *ask, bool first)
{
	const uint16_t *slot;

	lexeme->hash = ask->hash;
	lexeme->kind = ask->kind;
	lexeme->finite = 0;
	if (ask->kind == LEXEME_MARK)
		return;
	slot = slot_find(lexicon, ask->hash);
	lexeme->facts = facts_of(slot);
	if (ask->kind == LEXEME_NUMBER)
		return;
	if (slot) {
		look_up(lexeme, lexicon, slot, ask->form, first, ask->ascii);
		return;
	}
	lexeme->kind = sight_at(ask->form.data).class == CHAR_UPPER
		? LEXEME_NAME : LEXEME_NOUN;
	if (ask->ascii)
		guess_lemma(lexeme, lexicon, ask->form);
}

void lexeme_find(struct lexeme *lexeme, const struct lexicon *lexicon,
		 struct string form, bool first)
{
	struct ask ask;

	announce(&ask, lexicon, form, form.data + form.length);
	find(lexeme, lexicon, &ask, first);
}

void lexemes_find(struct lexeme *lexemes, const struct lexicon *lexicon,
		  const struct article *article, uint32_t a, uint32_t b,
		  bool *first)
{
	const char *text = article->text.data;
	const char *end = text + article->text.length;
	struct ask asks[LEXEMES_MOST];

	for (uint32_t t = a; t < b; t++) {
		const struct token *token = &article->tokens[t];
		struct string form = { text + token->span.start,
				       token->span.end - token->span.start };
		asks[t - a].kind = LEXEME_MARK;
		if (!token->space)
			announce(&asks[t - a], lexicon, form, end);
	}
	for (uint32_t i = 0; i < b - a; i++) {
		find(&lexemes[i], lexicon, &asks[i], *first);
		*first &= lexemes[i].kind == LEXEME_MARK;
	}
}
