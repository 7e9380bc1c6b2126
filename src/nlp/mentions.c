/* mentions.c - who could speak: the noun phrases of an article
 *
 * In: words with tags, entities. Out: pronouns, names and nominals, such as
 * the three of
 *
 *     [Department of Defense deputy spokesperson Sabrina Singh] told
 *     [reporters] that [a spokesman |for the ministry] …
 *
 * A phrase is what a pattern of tags takes from left to right: article,
 * adjectives, nouns; "of" between two capitalised nouns is inside, elsewhere
 * a preposition begins the part that only a nominal takes along. Possessors
 * are phrases of their own too.
 *
 * Gets wrong: what the tagger gets wrong, and coordination ("Lee and Ode" are
 * two phrases).
 */
#include "nlp/mentions.h"

#include <string.h>

#include "nlp/keys.h"
#include "nlp/nounphrase.h"
#include "nlp/penn.h"
#include "nlp/persons.h"

struct scan {
	struct clause clause; /* the sentence that is read */
	struct mention_list *list;
};

static struct mention *mention_add(struct scan *scan, uint32_t first,
				   uint32_t end, uint32_t head)
{
	struct mention_list *list = scan->list;
	struct mention *mention;

	list->items = arena_grow(scan->clause.scene->arena, list->items,
				 list->count, &list->room, sizeof *mention);
	mention = &list->items[list->count++];
	memset(mention, 0, sizeof *mention);
	mention->first = first;
	mention->end = mention->full_end = mention->reach = end;
	mention->head = head;
	mention->entity = NOWHERE;
	return mention;
}

static bool is_plural(const struct scene_word *head)
{
	return head->tag == NNS || head->tag == NNPS;
}

/* "Smith" of "Smith's claim", "the ministry" of "the ministry's spokesman". */
static void owners_add(struct scan *scan, uint32_t first, uint32_t end)
{
	const struct scene_word *words = scan->clause.scene->words;

	for (uint32_t w = first + 1; w <= end && w < scan->clause.end; w++) {
		struct mention *owner;
		if (words[w].tag != POSS)
			continue;
		owner = mention_add(scan, first, w, w - 1);
		owner->kind = tag_is_proper(words[w - 1].tag) ? SPEAKER_NAME :
							    SPEAKER_NOMINAL;
		owner->flags = MENTION_OWNER | MENTION_DEFINITE;
		if (is_plural(&words[w - 1]))
			owner->flags |= MENTION_PLURAL;
	}
}

static uint8_t phrase_flags(const struct scan *scan, uint32_t first,
			    uint32_t head)
{
	const struct scene_word *words = scan->clause.scene->words;
	uint8_t flags = 0;

	if (is_plural(&words[head]))
		flags |= MENTION_PLURAL;
	if (words[head].flags & WORD_TIME)
		flags |= MENTION_TIME;
	if (tag_is_proper(words[head].tag) || words[first].tag == PRPS ||
	    words[first].form == FORM("the") ||
	    words[first].form == FORM("this") ||
	    words[first].form == FORM("that"))
		flags |= MENTION_DEFINITE;
	return flags;
}

/* "Ana Lee |from the Harbor Board|" is she, not the board. */
static bool names_place(const struct scan *scan, uint32_t first, uint32_t end)
{
	const struct scene_word *words = scan->clause.scene->words;

	return end >= first + 2 && end < scan->clause.end &&
	       (words[end].form == FORM("from") ||
		words[end].form == FORM("of") ||
		words[end].form == FORM("at"));
}

static uint32_t phrase_add(struct scan *scan, uint32_t first)
{
	struct phrase phrase;
	struct mention *mention;

	phrase_read(&scan->clause, &phrase, first);
	if (phrase.head == NOWHERE)
		return first;
	owners_add(scan, first, phrase.end);
	mention = mention_add(scan, first, phrase.end, phrase.head);
	uint32_t tag = scan->clause.scene->words[phrase.head].tag;
	mention->kind = tag_is_proper(tag) ? SPEAKER_NAME : SPEAKER_NOMINAL;
	mention->flags = phrase_flags(scan, first, phrase.head);
	mention->reach = phrase_tail(&scan->clause, phrase, first);
	if (mention->kind == SPEAKER_NOMINAL)
		mention->full_end = mention->reach;
	else if (!names_place(scan, first, phrase.end))
		mention->reach = phrase.end;
	return phrase.end;
}

static void pronoun_add(struct scan *scan, uint32_t w)
{
	const struct scene_word *word = &scan->clause.scene->words[w];
	struct mention *mention = mention_add(scan, w, w + 1, w);

	mention->kind = SPEAKER_PRONOUN;
	mention->flags = MENTION_DEFINITE;
	if (word->tag == PRPS || word->tag == WPS)
		mention->flags |= MENTION_OWNER;
	if (word->tag == WP || word->tag == WDT || word->tag == WPS)
		mention->flags |= MENTION_RELATIVE;
	if (word->form == FORM("they") || word->form == FORM("we") ||
	    word->form == FORM("them") || word->form == FORM("their"))
		mention->flags |= MENTION_PLURAL;
}

/* "some", "many", "the 72-year-old", "those": a phrase without a noun. */
static uint32_t bare_add(struct scan *scan, uint32_t first)
{
	const struct scene_word *words = scan->clause.scene->words;
	uint32_t w = first + 1;
	struct mention *mention;

	while (w < scan->clause.end && tag_is_opener(words[first].tag) &&
	       tag_is_modifier(words[w].tag))
		w++;
	if (w + 1 < scan->clause.end && words[w - 1].tag == CD &&
	    words[w].form == FORM("in") && words[w + 1].tag == CD)
		w += 2; /* "two in ten" */
	mention = mention_add(scan, first, w, w - 1);
	mention->kind = SPEAKER_NOMINAL;
	if (words[first].form == FORM("the"))
		mention->flags = MENTION_DEFINITE;
	if (words[w - 1].flags & WORD_TIME)
		mention->flags |= MENTION_TIME;
	if (words[w].form == FORM("of") && w < scan->clause.end) {
		struct phrase phrase = { w, w - 1 };
		mention->full_end = mention->reach =
			phrase_tail(&scan->clause, phrase, first);
	}
	return w;
}

static bool is_pronoun(uint32_t tag)
{
	return tag == PRP || tag == WP || tag == WDT;
}

static uint32_t mention_read(struct scan *scan, uint32_t w)
{
	uint32_t tag = scan->clause.scene->words[w].tag, next = w;

	if (is_pronoun(tag)) {
		pronoun_add(scan, w);
		return w + 1;
	}
	if (tag == PRPS || tag == WPS)
		pronoun_add(scan, w);
	if (tag_is_noun(tag) || tag_is_modifier(tag) || tag_is_opener(tag))
		next = phrase_add(scan, w);
	if (next == w && (tag == DT || tag == JJ || tag == CD))
		next = bare_add(scan, w);
	return next == w ? w + 1 : next;
}

static void parts_mark(struct mention_list *list, uint32_t from)
{
	uint32_t covered = 0;

	for (uint32_t m = from; m < list->count; m++) {
		struct mention *mention = &list->items[m];
		if (mention->first < covered &&
		    mention->first >= list->items[from].end)
			mention->flags |= MENTION_PART;
		else if (mention->reach > mention->end)
			from = m, covered = mention->reach;
	}
}

/* "special agent |in charge Ana Lee|". */
static bool is_in_charge(const struct mention *mention,
			 const struct scene *scene)
{
	const struct scene_word *words = &scene->words[mention->end];

	return mention->end + 2 < mention->full_end &&
	       words[0].form == FORM("in") && words[1].form == FORM("charge");
}

/* "the ambassador to the UN Ana Lee": a name behind that of the employer
 * belongs to whoever is employed. */
static uint32_t name_behind(const struct mention *mention,
			    const struct scene *scene, const uint32_t *of)
{
	const struct entity *entities = scene->article->entities;
	uint32_t w = mention->full_end - 1, person = of[w];

	if (mention->full_end == mention->end || person == NOWHERE ||
	    entities[person].label != ENT_PERSON)
		return NOWHERE;
	while (w > mention->end && of[w] == person)
		w--;
	if (is_in_charge(mention, scene) && w == mention->end + 1)
		return person;
	return of[w] != NOWHERE && (entities[of[w]].label == ENT_ORG ||
				    entities[of[w]].label == ENT_GPE)
		? person : NOWHERE;
}

/* The entity of its head; but "Karen Ashby of Clear Strait" is the person. */
static uint32_t mention_entity(const struct mention *mention,
			       const struct scene *scene, const uint32_t *of)
{
	const struct entity *entities = scene->article->entities;

	for (uint32_t w = mention->first; w < mention->head; w++)
		if (of[w] != NOWHERE &&
		    entities[of[w]].label == ENT_PERSON &&
		    scene->words[w + 1].form == FORM("of"))
			return of[w];
	if (of[mention->head] == NOWHERE)
		return name_behind(mention, scene, of);
	return of[mention->head];
}

/* The office before the last "of" of a name, or NOWHERE. */
static uint32_t office_head(const struct mention *mention,
			    const struct scene *scene)
{
	for (uint32_t w = mention->head; w-- > mention->first;)
		if (scene->words[w + 1].form == FORM("of") &&
		    tag_is_proper(scene->words[w].tag))
			return person_is_office(key_make(
				       scene->arena, scene_string(scene, w)))
				       ? w : NOWHERE;
	return NOWHERE;
}

/* "the Director of National Intelligence" is a nominal, whatever its capitals,
 * about a director; unless somebody's name follows, or all is one. */
static void office_read(struct mention *mention, const struct scene *scene,
			const uint32_t *of)
{
	uint32_t head = mention->kind == SPEAKER_NAME &&
			!(mention->flags & MENTION_OWNER)
		? office_head(mention, scene) : NOWHERE;
	uint32_t last = of[mention->head];

	if (head == NOWHERE || of[head] != NOWHERE ||
	    (last != NOWHERE &&
	     scene->article->entities[last].label == ENT_PERSON))
		return;
	mention->head = head;
	mention->kind = SPEAKER_NOMINAL;
}

static void entities_link(struct mention_list *list, const struct scene *scene)
{
	const struct article *article = scene->article;
	uint32_t *of = arena_alloc(scene->arena, (scene->count + 1) *
						 sizeof *of);

	memset(of, 0xFF, (scene->count + 1) * sizeof *of);
	for (uint32_t e = 0; e < article->entity_count; e++) {
		const struct entity *entity = &article->entities[e];
		for (uint32_t m = 0; m < entity->mention_count; m++) {
			struct span span = entity->mentions[m];
			uint32_t w = scene_word_at(scene, span.start);
			while (w < scene->count &&
			       scene->words[w].end <= span.end)
				of[w++] = e;
		}
	}
	for (uint32_t m = 0; m < list->count; m++) {
		office_read(&list->items[m], scene, of);
		list->items[m].entity =
			mention_entity(&list->items[m], scene, of);
	}
}

static void words_link(struct mention_list *list, const struct scene *scene)
{
	size_t size = (scene->count + 1) * sizeof *list->of_word;

	list->of_word = memset(arena_alloc(scene->arena, size), 0xFF, size);
	for (uint32_t m = 0; m < list->count; m++) {
		const struct mention *mention = &list->items[m];
		if (mention->flags & MENTION_OWNER)
			continue;
		for (uint32_t w = mention->first; w < mention->end; w++)
			list->of_word[w] = m;
	}
}

void mentions_make(struct mention_list *list, const struct scene *scene)
{
	struct scan scan = { { scene, 0 }, list };

	memset(list, 0, sizeof *list);
	list->of_sentence = arena_alloc(scene->arena,
					(scene->sentence_count + 1) *
					sizeof *list->of_sentence);
	for (uint32_t s = 0; s < scene->sentence_count; s++) {
		uint32_t w = scene->sentences[s].first;
		list->of_sentence[s] = list->count;
		scan.clause.end = scene->sentences[s].end;
		while (w < scan.clause.end)
			w = mention_read(&scan, w);
		parts_mark(list, list->of_sentence[s]);
	}
	list->of_sentence[scene->sentence_count] = list->count;
	words_link(list, scene);
	entities_link(list, scene);
}

uint32_t mention_behind(const struct mention_list *list, uint32_t sentence,
			uint32_t word)
{
	uint32_t low = list->of_sentence[sentence];
	uint32_t high = list->of_sentence[sentence + 1];

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (list->items[middle].first < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t mention_of_words(struct mention_list *list, const struct scene *scene,
			  uint32_t first, uint32_t end)
{
	uint32_t m = list->of_word[end - 1];
	struct mention mention = { first, end, end, end, end - 1, NOWHERE,
				   SPEAKER_NAME, MENTION_DEFINITE };

	if (m != NOWHERE && list->items[m].first == first &&
	    list->items[m].end == end)
		return m;
	if (m != NOWHERE)
		mention.entity = list->items[m].entity;
	list->items = arena_grow(scene->arena, list->items, list->count,
				 &list->room, sizeof mention);
	list->items[list->count] = mention;
	return list->count++;
}
