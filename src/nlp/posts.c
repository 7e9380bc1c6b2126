/* posts.c - offices, and whose they are
 *
 * In: "a Pentagon spokesperson", and "Department of Defense deputy
 * spokesperson" as the role of a person. Out: they may be one. Compared are
 * keys (keys.h), without words that every office may have ("deputy").
 */
#include "nlp/posts.h"

#include <string.h>

#include "nlp/aliases.h"
#include "nlp/keys.h"
#include "nlp/persons.h"

/* "spokeswoman", "spokesman" and "press secretary" are one office, "prime
 * minister" and "minister" are two. `before` is the word before it. */
static struct string office(struct string word, struct string before)
{
	if (word.length > 6 && memcmp(word.data, "spokes", 6) == 0)
		return STRING("spokes");
	if (before.length && key_in(before, "press") &&
	    key_in(word, "secretary chief officer aide"))
		return STRING("spokes");
	if (before.length && key_in(before, "prime") &&
	    key_in(word, "minister"))
		return STRING("premier");
	if (before.length && key_in(before, "vice"))
		return STRING("vice");
	return word;
}

static enum sex office_sex(struct string word)
{
	if (word.length > 5 &&
	    memcmp(word.data + word.length - 5, "woman", 5) == 0)
		return SEX_FEMALE;
	if (word.length > 3 &&
	    memcmp(word.data + word.length - 3, "man", 3) == 0)
		return SEX_MALE;
	return SEX_NONE;
}

static bool says_nothing(struct string word)
{
	return key_in(word, "press prime vice a an the of for in at to and "
			    "its his her their deputy senior chief former top "
			    "lead official acting then longtime veteran");
}

/* "lornia's" and "lornia 's" are Lornia. */
static struct string owner(struct string word)
{
	if (word.length >= 2 &&
	    memcmp(word.data + word.length - 2, "'s", 2) == 0)
		word.length -= 2;
	else if (word.length && word.data[word.length - 1] == '\'')
		word.length--;
	return word;
}

static void post_add(struct post *post, struct string key)
{
	struct string word;

	while (key_word(&key, &word)) {
		word = owner(word);
		if (!word.length)
			continue;
		post->former |= key_in(word, "former ex onetime");
		if (!says_nothing(word) && post->count < ROLE_WORDS)
			post->words[post->count++] = word;
	}
}

/* The last office before whose it is: of "Department of Defense deputy
 * spokesperson" the last word, of "mayor of Port Halden" the first. */
static struct string role_office(struct string key)
{
	struct string word, last = { NULL, 0 }, found = { NULL, 0 };

	while (key_word(&key, &word)) {
		if (last.data && key_in(word, "for at"))
			break;
		if (found.data && key_in(word, "of to in with"))
			break;
		if (person_is_office(word) ||
		    !string_equal(office(word, last), word))
			found = office(word, last);
		last = word;
	}
	return found.data ? found : last;
}

void post_of_role(struct post *post, struct string role, struct arena *arena)
{
	struct string key = key_make(arena, role);

	memset(post, 0, sizeof *post);
	post->office = role_office(key);
	post_add(post, key);
}

void post_of_mention(struct post *post, const struct reading *reading,
		     const struct mention *mention)
{
	struct arena *arena = reading->scene.arena;

	memset(post, 0, sizeof *post);
	struct string head = key_make(
		arena, scene_string(&reading->scene, mention->head));
	struct string before = { NULL, 0 };
	if (mention->head > mention->first)
		before = key_make(arena, scene_string(&reading->scene,
						      mention->head - 1));
	post->office = office(head, before);
	post->sex = office_sex(head);
	for (uint32_t w = mention->first; w < mention->full_end; w++)
		if (w != mention->head)
			post_add(post,
				 key_make(arena,
					  scene_string(&reading->scene, w)));
}

static bool post_has(const struct post *post, struct string word)
{
	for (uint32_t i = 0; i < post->count; i++)
		if (string_equal(post->words[i], word))
			return true;
	return false;
}

/* Room for the longest name of an employer in the alias table. */
#define KEY_ROOM 128

/* The words joined in their order, as an alias table would list them, with
 * "of" behind the first one if asked for; empty if that is too long. */
static struct string post_key(char key[KEY_ROOM], const struct post *post,
			      uint32_t from, uint32_t to, bool of)
{
	size_t length = 0;

	for (uint32_t i = from; i < to; i++) {
		struct string word = post->words[i];
		if (length + word.length + 5 > KEY_ROOM)
			return (struct string){ key, 0 };
		if (length)
			key[length++] = ' ';
		memcpy(key + length, word.data, word.length);
		length += word.length;
		if (of && i == from) {
			memcpy(key + length, " of", 3);
			length += 3;
		}
	}
	return (struct string){ key, length };
}

/* Whether a run of one post's words is an alias of all of the other's. */
static bool employer_alias(const struct post *a, const struct post *b)
{
	char key[KEY_ROOM], run[KEY_ROOM];
	unsigned known;

	for (int of = 0; of < 2; of++) {
		struct string whole = post_key(key, a, 0, a->count, of);
		alias_find(whole, &known);
		for (uint32_t from = 0; known && from < b->count; from++)
			for (uint32_t to = from + 1; to <= b->count; to++)
				if (alias_same(whole,
					       post_key(run, b, from, to, 0),
					       ALIAS_ORG) ||
				    alias_same(whole,
					       post_key(run, b, from, to, 1),
					       ALIAS_ORG))
					return true;
	}
	return false;
}

bool posts_fit(const struct post *nominal, const struct post *role)
{
	struct post rest = { .count = 0 }; /* what the role does not say */

	if (!string_equal(nominal->office, role->office) ||
	    nominal->former != role->former)
		return false;
	for (uint32_t i = 0; i < nominal->count; i++)
		if (!post_has(role, nominal->words[i]))
			rest.words[rest.count++] = nominal->words[i];
	return !rest.count || employer_alias(nominal, role) ||
	       (rest.count < nominal->count && employer_alias(&rest, role));
}
