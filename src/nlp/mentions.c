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

#include "nlp/penn.h"

/* Longer phrases are lists or tables; the record allows 15 words. */
#define LONGEST 15

/* A nominal takes one prepositional phrase along, and a second one only
 * behind "of": "the head of the department of health". */
#define TAILS 2

struct scan {
	const struct scene *scene;
	struct mention_list *list;
	uint32_t end; /* of the sentence */
};

static bool is_noun(uint32_t tag)
{
	return tag == NN || tag == NNS || tag == NNP || tag == NNPS;
}

static bool is_proper(uint32_t tag)
{
	return tag == NNP || tag == NNPS;
}

static bool is_modifier(uint32_t tag)
{
	return tag == JJ || tag == JJR || tag == JJS || tag == CD ||
	       tag == VBN || tag == VBG || tag == HYPH;
}

static bool is_opener(uint32_t tag)
{
	return tag == DT || tag == PRPS || tag == PDT || tag == WPS;
}

static struct mention *mention_add(struct scan *scan, uint32_t first,
				   uint32_t end, uint32_t head)
{
	struct mention_list *list = scan->list;
	struct mention *mention;

	list->items = arena_grow(scan->scene->arena, list->items, list->count,
				 &list->room, sizeof *mention);
	mention = &list->items[list->count++];
	memset(mention, 0, sizeof *mention);
	mention->first = first;
	mention->end = mention->full_end = end;
	mention->head = head;
	mention->entity = NOWHERE;
	return mention;
}

/* A noun phrase without its tail, as far as one was seen. */
struct phrase {
	uint32_t end;   /* behind its last word */
	uint32_t head;  /* its last noun, NOWHERE before there is one */
};

/* "of", "&", "-" between capitalised nouns: "Department of Defense". */
static bool joins_names(const struct scan *scan, uint32_t w)
{
	const struct scene_word *words = scan->scene->words;
	uint32_t next = w + 1;

	if (!w || w + 1 >= scan->end || !is_proper(words[w - 1].tag))
		return false;
	if (words[w].form == FORM("of") && words[next].form == FORM("the") &&
	    next + 1 < scan->end)
		next++;
	else if (words[w].form != FORM("of") && words[w].form != FORM("&") &&
		 words[w].tag != HYPH)
		return false;
	return is_proper(words[next].tag);
}

/* "and" inside one name: "the Millers and Bakers Union". */
static bool joins_in_name(const struct scan *scan, uint32_t w)
{
	const struct scene_word *words = scan->scene->words;

	return words[w].tag == CC && words[w].flags & WORD_NAME &&
	       w + 1 < scan->end && is_proper(words[w + 1].tag);
}

/* The 's of "the ministry's spokesman"; the noun before it owns the rest. */
static bool owns_more(const struct scan *scan, uint32_t w)
{
	const struct scene_word *words = scan->scene->words;

	return words[w].tag == POSS && w + 1 < scan->end &&
	       (is_noun(words[w + 1].tag) || is_modifier(words[w + 1].tag));
}

/* Whether the phrase that began at `first` goes on with word `w`. */
static bool takes(const struct scan *scan, struct phrase *phrase,
		  uint32_t first, uint32_t w)
{
	const struct scene_word *word = &scan->scene->words[w];

	if (w - first >= LONGEST || word->flags & WORD_MARK)
		return false;
	if (w > first && word->flags & WORD_TIME &&
	    !(scan->scene->words[w - 1].flags & WORD_TIME))
		return false;
	if (is_noun(word->tag)) {
		phrase->head = w;
		return true;
	}
	if (phrase->head == NOWHERE)
		return is_modifier(word->tag) ||
		       (is_opener(word->tag) && w - first < 2) ||
		       (word->pos == POS_ADV && w > first &&
			is_opener(scan->scene->words[w - 1].tag));
	if (joins_names(scan, w) || joins_in_name(scan, w) ||
	    owns_more(scan, w))
		return true;
	if (w > first && scan->scene->words[w - 1].tag == POSS)
		return true;
	/* "the 3 people", "the Senate minority", "Boris-era deputy" */
	return (word->tag == JJ || word->tag == HYPH || word->tag == CD) &&
	       w + 1 < scan->end && is_noun(word[1].tag) &&
	       !(word[-1].tag == NNS);
}

static void phrase_read(const struct scan *scan, struct phrase *phrase,
			uint32_t first)
{
	uint32_t w = first;

	phrase->head = NOWHERE;
	while (w < scan->end && takes(scan, phrase, first, w)) {
		if (joins_names(scan, w) && phrase->head != NOWHERE &&
		    scan->scene->words[w + 1].form == FORM("the"))
			w++;
		w++;
	}
	/* modifiers that no noun followed */
	phrase->end = phrase->head == NOWHERE ? first : phrase->head + 1;
}

static bool is_tail_word(const struct scene_word *word)
{
	static const char *const tails[] = { "of", "for", "from", "at", "in",
					     "with", "on", "to", "near" };

	if (word->pos != POS_ADP && word->tag != IN && word->tag != TO)
		return false;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (word->form == form_hash(tails[i], strlen(tails[i])))
			return true;
	return false;
}

/* Words for the occasion of speech: what happens there is no part of who
 * speaks ("a spokesman said in a statement"). */
static bool is_occasion(uint32_t lemma)
{
	static const char *const occasions[] = {
		"statement", "interview", "email", "e-mail", "tweet", "post",
		"news", "conference", "briefing", "release", "letter",
		"speech", "call", "message", "telephone", "phone", "note",
	};

	for (size_t i = 0; i < sizeof occasions / sizeof *occasions; i++)
		if (lemma == form_hash(occasions[i], strlen(occasions[i])))
			return true;
	return false;
}

/* "a spokesman |for the ministry", "a person |familiar with the matter". */
static uint32_t tail_end(const struct scan *scan, struct phrase phrase,
			 uint32_t first)
{
	const struct scene_word *words = scan->scene->words;
	uint32_t w = phrase.end, end = w;

	for (int n = 0; n < TAILS && w + 1 < scan->end; n++) {
		struct phrase tail;
		bool of = words[w].form == FORM("of");
		if (n == 0 && words[w].tag == JJ &&
		    is_tail_word(&words[w + 1]))
			w++;
		if (!is_tail_word(&words[w]) || (n > 0 && !of))
			break;
		phrase_read(scan, &tail, w + 1);
		if (tail.head == NOWHERE || words[w + 1].flags & WORD_TIME ||
		    is_occasion(words[tail.head].lemma) ||
		    tail.end - first > LONGEST)
			break;
		end = w = tail.end;
	}
	return end;
}

static bool is_plural(const struct scene_word *head)
{
	return head->tag == NNS || head->tag == NNPS;
}

/* "Smith" of "Smith's claim", "the ministry" of "the ministry's spokesman". */
static void owners_add(struct scan *scan, uint32_t first, uint32_t end)
{
	const struct scene_word *words = scan->scene->words;

	for (uint32_t w = first + 1; w <= end && w < scan->end; w++) {
		struct mention *owner;
		if (words[w].tag != POSS)
			continue;
		owner = mention_add(scan, first, w, w - 1);
		owner->kind = is_proper(words[w - 1].tag) ? SPEAKER_NAME :
							    SPEAKER_NOMINAL;
		owner->flags = MENTION_OWNER | MENTION_DEFINITE;
		if (is_plural(&words[w - 1]))
			owner->flags |= MENTION_PLURAL;
	}
}

static uint8_t phrase_flags(const struct scan *scan, uint32_t first,
			    uint32_t head)
{
	const struct scene_word *words = scan->scene->words;
	uint8_t flags = 0;

	if (is_plural(&words[head]))
		flags |= MENTION_PLURAL;
	if (words[head].flags & WORD_TIME)
		flags |= MENTION_TIME;
	if (is_proper(words[head].tag) || words[first].tag == PRPS ||
	    words[first].form == FORM("the") ||
	    words[first].form == FORM("this") ||
	    words[first].form == FORM("that"))
		flags |= MENTION_DEFINITE;
	return flags;
}

static uint32_t phrase_add(struct scan *scan, uint32_t first)
{
	struct phrase phrase;
	struct mention *mention;

	phrase_read(scan, &phrase, first);
	if (phrase.head == NOWHERE)
		return first;
	owners_add(scan, first, phrase.end);
	mention = mention_add(scan, first, phrase.end, phrase.head);
	mention->kind = is_proper(scan->scene->words[phrase.head].tag) ?
				SPEAKER_NAME : SPEAKER_NOMINAL;
	mention->flags = phrase_flags(scan, first, phrase.head);
	if (mention->kind == SPEAKER_NOMINAL)
		mention->full_end = tail_end(scan, phrase, first);
	return phrase.end;
}

static void pronoun_add(struct scan *scan, uint32_t w)
{
	const struct scene_word *word = &scan->scene->words[w];
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
	const struct scene_word *words = scan->scene->words;
	uint32_t w = first + 1;
	struct mention *mention;

	while (w < scan->end && is_opener(words[first].tag) &&
	       is_modifier(words[w].tag))
		w++;
	mention = mention_add(scan, first, w, w - 1);
	mention->kind = SPEAKER_NOMINAL;
	if (words[first].form == FORM("the"))
		mention->flags = MENTION_DEFINITE;
	if (words[w].form == FORM("of") && w < scan->end) {
		struct phrase phrase = { w, w - 1 };
		mention->full_end = tail_end(scan, phrase, first);
	}
	return w;
}

static bool is_pronoun(uint32_t tag)
{
	return tag == PRP || tag == WP || tag == WDT;
}

static uint32_t mention_read(struct scan *scan, uint32_t w)
{
	uint32_t tag = scan->scene->words[w].tag, next = w;

	if (is_pronoun(tag)) {
		pronoun_add(scan, w);
		return w + 1;
	}
	if (tag == PRPS || tag == WPS)
		pronoun_add(scan, w);
	if (is_noun(tag) || is_modifier(tag) || is_opener(tag))
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
		else if (mention->full_end > mention->end)
			from = m, covered = mention->full_end;
	}
}

/* The entity of its head; but "Karen Ashby of Clear Strait" is the person. */
static uint32_t mention_entity(const struct mention *mention,
			       const struct scene *scene, const uint32_t *of)
{
	const struct entity *entities = scene->article->entities;

	if (mention->kind == SPEAKER_NAME)
		for (uint32_t w = mention->first; w < mention->head; w++)
			if (of[w] != NOWHERE &&
			    entities[of[w]].label == ENT_PERSON &&
			    scene->words[w + 1].form == FORM("of"))
				return of[w];
	return of[mention->head];
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
	for (uint32_t m = 0; m < list->count; m++)
		list->items[m].entity =
			mention_entity(&list->items[m], scene, of);
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
	struct scan scan = { scene, list, 0 };

	memset(list, 0, sizeof *list);
	list->of_sentence = arena_alloc(scene->arena,
					(scene->sentence_count + 1) *
					sizeof *list->of_sentence);
	for (uint32_t s = 0; s < scene->sentence_count; s++) {
		uint32_t w = scene->sentences[s].first;
		list->of_sentence[s] = list->count;
		scan.end = scene->sentences[s].end;
		while (w < scan.end)
			w = mention_read(&scan, w);
		parts_mark(list, list->of_sentence[s]);
	}
	list->of_sentence[scene->sentence_count] = list->count;
	words_link(list, scene);
	entities_link(list, scene);
}
