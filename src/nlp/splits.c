/* splits.c - where one sentence ends and the next begins, inside a block
 *
 * Rules over the full stop, the word before it and the word behind it.
 */
#include "nlp/splits.h"

#include <string.h>

#include "nlp/abbreviations.h"
#include "nlp/chars.h"

void splits_start(struct splits *b, struct string text,
		   const struct block *block)
{
	b->text = text.data;
	b->start = b->at = b->sentence = text.data + block->span.start;
	b->end = text.data + block->span.end;
	b->kind = block->kind;
}

static const char *closers_end(const char *at, const char *end)
{
	while (at < end) {
		struct sight s = sight_at(at);
		if (!is_closer(s.code))
			break;
		at += s.length;
	}
	return at;
}

static bool starter(const char *at, const char *end)
{
	static const char *const words[] = {
		"The", "A", "An", "He", "She", "It", "They", "We", "I", "You",
		"This", "That", "These", "Those", "In", "On", "At", "But",
		"And", "If", "When", "While", "After", "Before", "How",
		"What", "Why", "Who", "Where", "There", "His", "Her", "Their",
		"Its", "My", "Our", "For", "As", "So", "Since", "Although",
		"Mr", "Mrs", "Ms", "Dr", "However",
	};
	const char *p = at;
	while (p < end && (byte_kind(p) == BYTE_LOWER ||
			   byte_kind(p) == BYTE_UPPER))
		p++;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == (size_t)(p - at) &&
		    !memcmp(words[i], at, (size_t)(p - at)))
			return true;
	return false;
}

static bool stop_ends(struct splits *b, const char *dot, const char *next)
{
	const char *p = dot;
	while (p > b->sentence && byte_kind(p - 1) != BYTE_BLANK &&
	       !is_opener((unsigned char)p[-1]) && p[-1] != '-')
		p--;
	size_t length = (size_t)(dot - p);
	enum abbreviation kind = abbreviation_find(p, length);
	if (length == 1 && byte_kind(p) == BYTE_UPPER && *p != 'I')
		return starter(next, b->end) && p > b->sentence &&
		       byte_kind(p - 2) != BYTE_UPPER && *next != 'A';
	if (memchr(p, '.', length) && kind == ABBREVIATION_NONE && length < 8)
		return starter(next, b->end);
	switch (kind) {
	case ABBREVIATION_NONE: return true;
	case ABBREVIATION_TITLE: case ABBREVIATION_MIDDLE: return false;
	case ABBREVIATION_NUMBER: return byte_kind(next) != BYTE_DIGIT;
	case ABBREVIATION_DATE: return byte_kind(next) != BYTE_DIGIT &&
				       starter(next, b->end);
	default: return starter(next, b->end);
	}
}

bool splits_next(struct splits *b, uint32_t *found)
{
	for (const char *p = b->at; p < b->end; p++) {
		if (*p != '.' && *p != '!' && *p != '?')
			continue;
		const char *dot = p;
		while (p < b->end && (*p == '.' || *p == '!' || *p == '?'))
			p++;
		p = closers_end(p, b->end);
		const char *next = blanks_end(p, b->end);
		if (next == b->end)
			return false;
		if (next == p) {
			p--;
			continue;
		}
		const char *word = next;
		while (word < b->end && is_opener(sight_at(word).code))
			word += sight_at(word).length;
		if (word == b->end)
			return false;
		struct sight s = sight_at(word);
		if (s.class == CHAR_LOWER || strchr(",;:)", (int)s.code)) {
			p--;
			continue;
		}
		if (*dot == '.' && (dot + 1 >= b->end || dot[1] != '.') &&
		    !stop_ends(b, dot, word)) {
			p--;
			continue;
		}
		b->at = b->sentence = next;
		*found = (uint32_t)(next - b->text);
		return true;
	}
	b->at = b->end;
	return false;
}
