/* names.c - names cut into their parts, and which of them may be one person
 *
 * What it gets wrong: two people of one given name and surname are one; a
 * nickname that shares nothing with the given name is another person.
 */
#include "nlp/names.h"

#include <string.h>

#include "nlp/aliases.h"
#include "nlp/keys.h"
#include "nlp/persons.h"

/* Blanks before the next word go, too. */
static struct string text_without(struct string text, size_t bytes)
{
	text.data += bytes;
	text.length -= bytes;
	while (text.length && (*text.data == ' ' || *text.data == '\n')) {
		text.data++;
		text.length--;
	}
	return text;
}

static size_t first_word(struct string text)
{
	size_t n = 0;

	while (n < text.length && text.data[n] != ' ' && text.data[n] != '\n')
		n++;
	return n;
}

static struct string without_possessive(struct string text)
{
	static const char *const ends[] = { "'s", "’s", "'", "’" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);
		if (text.length > n &&
		    !memcmp(text.data + text.length - n, ends[i], n)) {
			text.length -= n;
			break;
		}
	}
	return text;
}

/* "Sultan bin Rashid": a given name, whatever else it means. */
static bool is_given_before_bin(struct string text, size_t n,
				struct arena *arena)
{
	struct string rest = text_without(text, n);

	rest.length = first_word(rest);
	return key_in(key_make(arena, rest), "bin ibn bint ben");
}

/* Leading titles of a person and a leading article of anything, as long as
 * something is left. */
static struct string without_titles(struct name *name, struct string text,
				    struct arena *arena, enum ent_label label)
{
	for (size_t n; (n = first_word(text)) < text.length;
	     text = text_without(text, n)) {
		struct string word = key_make(
			arena, (struct string){ text.data, n });
		if (label == ENT_PERSON && person_is_title(word) &&
		    !is_given_before_bin(text, n, arena)) {
			if (person_sex(word) != SEX_NONE)
				name->sex = person_sex(word);
			name->title = word;
		} else if (!key_in(word, "the a an") ||
			   text.data[n - 1] == '.') {
			break; /* "A." is an initial */
		}
	}
	return text;
}

static bool is_single(struct string text)
{
	return first_word(text) == text.length;
}

/* The key of a person: initials are words of their own, "J.F." as "J. F.". */
static struct string person_key(struct arena *arena, struct string text)
{
	char *copy = arena_copy(arena, text.data, text.length);

	for (size_t i = 0; i < text.length; i++)
		if (copy[i] == '.')
			copy[i] = ' ';
	return key_make(arena, (struct string){ copy, text.length });
}

void name_make(struct name *name, struct arena *arena, struct string text,
	       enum ent_label label)
{
	struct string rest, word;

	memset(name, 0, sizeof *name);
	name->text = without_titles(name, without_possessive(text), arena,
				    label);
	name->key = label == ENT_PERSON ? person_key(arena, name->text)
					: key_make(arena, name->text);
	rest = name->key;
	while (name->count < NAME_WORDS && key_word(&rest, &word))
		name->words[name->count++] = word;
	if (label != ENT_PERSON)
		return;
	if (name->count > 1 &&
	    person_is_suffix(name->words[name->count - 1]))
		name->suffix = name->words[--name->count];
	name->full = name->count > 1 && !is_single(name->text) &&
		     !person_is_particle(name->words[0]);
}

static bool is_initial_of(struct string initial, struct string word)
{
	return initial.length == 1 && word.length &&
	       *initial.data == *word.data;
}

static bool given_agree(struct string a, struct string b)
{
	return string_equal(a, b) || is_initial_of(a, b) ||
	       is_initial_of(b, a) || alias_same(a, b, ALIAS_GIVEN);
}

static bool words_equal(const struct string *a, const struct string *b,
			unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (!string_equal(a[i], b[i]))
			return false;
	return true;
}

static bool is_part(const struct name *part, const struct name *whole,
		    unsigned at)
{
	return words_equal(part->words, whole->words + at, part->count);
}

/* The middle names of two names with one surname and agreeing given names:
 * where both have one, they must agree, too. */
static bool middle_agree(const struct name *a, const struct name *b)
{
	for (unsigned i = 1; i + 1 < a->count && i + 1 < b->count; i++)
		if (!given_agree(a->words[i], b->words[i]))
			return false;
	return true;
}

bool names_agree(const struct name *a, const struct name *b)
{
	if (a->count > b->count) {
		const struct name *other = a;
		a = b;
		b = other;
	}
	if (a->suffix.length && b->suffix.length &&
	    !string_equal(a->suffix, b->suffix))
		return false;
	if (is_part(a, b, 0) || is_part(a, b, b->count - a->count))
		return true;
	return string_equal(a->words[a->count - 1], b->words[b->count - 1]) &&
	       given_agree(a->words[0], b->words[0]) && middle_agree(a, b);
}

int name_fits(const struct name *part, const struct name *full)
{
	if (part->count > full->count)
		return 0;
	if (is_part(part, full, full->count - part->count))
		return 3;
	if (is_part(part, full, 0))
		return 2;
	for (unsigned at = 1; at + part->count < full->count; at++)
		if (is_part(part, full, at))
			return 1;
	/* "al Sisi" of "Abdel Fattah el Sisi" */
	if (part->count > 1 && person_is_particle(part->words[0])) {
		struct name rest = *part;
		rest.count--;
		memmove(rest.words, rest.words + 1,
			rest.count * sizeof *rest.words);
		return name_fits(&rest, full);
	}
	return part->count == 1 && alias_same(part->words[0], full->words[0],
					      ALIAS_GIVEN);
}
